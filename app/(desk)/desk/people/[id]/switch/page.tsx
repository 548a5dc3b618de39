import type { Metadata } from "next";
import type { Search } from "#app/_edge/page-context.ts";
import { personHref, SWITCH_FORM } from "#app/_people/person-form.ts";
import { personPage, titleOf } from "#app/_people/person-page.ts";
import { KeptNote } from "#app/_shell/kept-note.tsx";
import { Shell } from "#app/_shell/shell.tsx";
import { BackLink } from "#app/_ui/back-link.tsx";
import { Button, LinkButton } from "#app/_ui/button.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { TextField } from "#app/_ui/fields.tsx";
import { Form } from "#app/_ui/form.tsx";
import "#app/_review/queue.css";
import "#app/_people/people.css";

type Props = { readonly params: Promise<{ readonly id: string }>; readonly searchParams: Search };

const asked = (props: Props) => ({ ...props, below: "/switch", formName: SWITCH_FORM });

export async function generateMetadata(props: Props): Promise<Metadata> {
  const page = await personPage(asked(props));
  const { person, context } = page;
  const to = person.off ? "on" : "off";
  return { title: titleOf(page, context.t(`people.switch.${to}-title`, { name: person.name })) };
}

/** What it means that an account goes off or on, why it does, and the one button that does it. */
export default async function SwitchPage(props: Props) {
  const { context, reply, form, person, here } = await personPage(asked(props));
  const { t } = context;
  const to = person.off ? "on" : "off";
  return (
    <Shell context={context} current="people">
      <BackLink href={personHref(person.id)}>{person.name}</BackLink>
      <ErrorSummary title={t("common.problem")} items={form.summary} />
      <KeptNote reply={reply} t={t} />
      <div className="desk-head">
        <h1>{t(`people.switch.${to}-title`, { name: person.name })}</h1>
        <p>{t(`people.switch.${to}-lede`)}</p>
      </div>
      <Form action={`${here}/submit`} className="people-form">
        <input type="hidden" name="to" value={to} />
        <TextField
          name="reason"
          label={t("people.switch.reason")}
          hint={t("people.switch.reason-hint")}
          value={form.value("reason")}
          error={form.error("reason")}
          autoComplete="off"
        />
        <div className="actions">
          <Button kind={to === "off" ? "danger" : "main"}>{t(`people.switch.${to}`)}</Button>
          <LinkButton href={personHref(person.id)}>{t("people.switch.keep")}</LinkButton>
        </div>
      </Form>
    </Shell>
  );
}

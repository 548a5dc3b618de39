import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { customerHref } from "#app/_customers/list-query.ts";
import { readNameKept } from "#app/_customers/merge-fields.ts";
import { type MergeProps, mergePage } from "#app/_customers/merge-page.ts";
import { searchValue } from "#app/_edge/page-context.ts";
import { titleOf } from "#app/_people/person-page.ts";
import { KeptNote } from "#app/_shell/kept-note.tsx";
import { Shell } from "#app/_shell/shell.tsx";
import { BackLink } from "#app/_ui/back-link.tsx";
import { Button, LinkButton } from "#app/_ui/button.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { TextField } from "#app/_ui/fields.tsx";
import { Form } from "#app/_ui/form.tsx";
import { Note } from "#app/_ui/note.tsx";
import "#app/_review/queue.css";
import "#app/_customers/customers.css";

export async function generateMetadata(props: MergeProps): Promise<Metadata> {
  const page = await mergePage(props, "/merge/confirm");
  return { title: titleOf(page, page.context.t("customers.merge.title-short")) };
}

/** The last page before two customers are one: it cannot be undone, so the name of the one that goes is typed by hand. */
export default async function ConfirmMergePage(props: MergeProps) {
  const { context, reply, form, customer, pair } = await mergePage(props, "/merge/confirm");
  const { t } = context;
  if (!pair) redirect(customerHref(customer.id, "/merge"));
  const name = readNameKept(await searchValue(props.searchParams, "name"));
  const { stays, goes } = pair;
  const back = customerHref(stays.id, `/merge?other=${encodeURIComponent(goes.id)}`);
  return (
    <Shell context={context} current="installations">
      <BackLink href={back}>{t("customers.merge.back")}</BackLink>
      <ErrorSummary title={t("common.problem")} items={form.summary} />
      <KeptNote reply={reply} t={t} />
      <div className="desk-head">
        <h1>{t("customers.merge.confirm-title", { goes: goes.name, stays: stays.name })}</h1>
        <p>{t("customers.merge.confirm-lede", { name: pair[name].name })}</p>
      </div>
      <Note icon="alert">
        {t.rich("customers.merge.warning", { goes: goes.name, strong: (chunks) => <strong>{chunks}</strong> })}
      </Note>
      <Form action={customerHref(stays.id, "/merge/confirm/submit")} className="people-form">
        <input type="hidden" name="other" value={goes.id} />
        <input type="hidden" name="name" value={name} />
        <TextField
          name="typed"
          label={t("customers.merge.typed", { name: goes.name })}
          value={form.value("typed")}
          error={form.error("typed")}
          autoComplete="off"
          spellCheck={false}
        />
        <TextField
          name="reason"
          label={t("customers.merge.reason")}
          hint={t("customers.merge.reason-hint")}
          value={form.value("reason")}
          error={form.error("reason")}
          autoComplete="off"
        />
        <div className="actions">
          <Button kind="danger">{t("customers.merge.button")}</Button>
          <LinkButton href={customerHref(stays.id)}>{t("customers.merge.keep")}</LinkButton>
        </div>
      </Form>
    </Shell>
  );
}

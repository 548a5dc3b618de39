import type { Metadata } from "next";
import { GuestFields } from "#app/_customers/guest-fields.tsx";
import { NEW_CUSTOMER_FORM } from "#app/_customers/invite-fields.ts";
import type { Search } from "#app/_edge/page-context.ts";
import { settingsPage, settingsTitle } from "#app/_review/settings-page.ts";
import { KeptNote } from "#app/_shell/kept-note.tsx";
import { Shell } from "#app/_shell/shell.tsx";
import { BackLink } from "#app/_ui/back-link.tsx";
import { Button, LinkButton } from "#app/_ui/button.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { TextField } from "#app/_ui/fields.tsx";
import { Form } from "#app/_ui/form.tsx";
import { newFormKey } from "#lib/forms/service.ts";
import "#app/_review/queue.css";
import "#app/_customers/customers.css";

type Props = { readonly searchParams: Search };

const asked = ({ searchParams }: Props) => ({ here: "/desk/customers/new", formName: NEW_CUSTOMER_FORM, searchParams });

export async function generateMetadata(props: Props): Promise<Metadata> {
  return { title: await settingsTitle("customers.invite.new-title", asked(props)) };
}

/** A customer that is not here yet, and its first person. */
export default async function NewCustomerPage(props: Props) {
  const { context, reply, form } = await settingsPage(asked(props));
  const { t } = context;
  return (
    <Shell context={context} current="installations">
      <BackLink href="/desk/customers">{t("customers.title")}</BackLink>
      <ErrorSummary title={t("common.problem")} items={form.summary} />
      <KeptNote reply={reply} t={t} />
      <div className="desk-head">
        <h1>{t("customers.invite.new-title")}</h1>
        <p>{t("customers.invite.new-lede")}</p>
      </div>
      <Form action="/desk/customers/new/submit" onceKey={newFormKey()} className="people-form invite-form">
        <TextField
          name="name"
          label={t("customers.invite.name")}
          value={form.value("name")}
          error={form.error("name")}
          autoComplete="off"
        />
        <GuestFields t={t} form={form} />
        <div className="actions">
          <Button kind="main">{t("customers.invite.new-button")}</Button>
          <LinkButton href="/desk/customers">{t("common.cancel")}</LinkButton>
        </div>
      </Form>
    </Shell>
  );
}

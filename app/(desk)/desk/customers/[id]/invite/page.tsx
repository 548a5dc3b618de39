import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { GuestFields } from "#app/_customers/guest-fields.tsx";
import { INVITE_FORM } from "#app/_customers/invite-fields.ts";
import { customerHref } from "#app/_customers/list-query.ts";
import type { Search } from "#app/_edge/page-context.ts";
import { settingsPage, settingsTitle } from "#app/_review/settings-page.ts";
import { KeptNote } from "#app/_shell/kept-note.tsx";
import { Shell } from "#app/_shell/shell.tsx";
import { BackLink } from "#app/_ui/back-link.tsx";
import { Button, LinkButton } from "#app/_ui/button.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { Form } from "#app/_ui/form.tsx";
import { findCustomer } from "#lib/customers/service.ts";
import "#app/_review/queue.css";
import "#app/_customers/customers.css";

type Props = { readonly params: Promise<{ readonly id: string }>; readonly searchParams: Search };

const asked = async ({ params, searchParams }: Props) => ({
  here: customerHref((await params).id, "/invite"),
  formName: INVITE_FORM,
  searchParams,
});

export async function generateMetadata(props: Props): Promise<Metadata> {
  return { title: await settingsTitle("customers.invite.title-short", await asked(props)) };
}

/** One more person for a customer. */
export default async function InvitePage(props: Props) {
  const { id } = await props.params;
  const { context, reply, form } = await settingsPage(await asked(props));
  const { t, actor } = context;
  const found = await findCustomer(actor, id);
  if (!found.ok || !("customer" in found.value)) notFound();
  const { customer } = found.value;
  return (
    <Shell context={context} current="installations">
      <BackLink href={customerHref(id)}>{customer.name}</BackLink>
      <ErrorSummary title={t("common.problem")} items={form.summary} />
      <KeptNote reply={reply} t={t} />
      <div className="desk-head">
        <h1>{t("customers.invite.title", { name: customer.name })}</h1>
        <p>{t("customers.invite.lede")}</p>
      </div>
      <Form action={customerHref(id, "/invite/submit")} className="people-form invite-form">
        <GuestFields t={t} form={form} />
        <div className="actions">
          <Button kind="main">{t("customers.invite.button")}</Button>
          <LinkButton href={customerHref(id)}>{t("common.cancel")}</LinkButton>
        </div>
      </Form>
    </Shell>
  );
}

import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { customerHref } from "#app/_customers/list-query.ts";
import { SYSTEM_FORM } from "#app/_customers/system-fields.ts";
import type { FormState } from "#app/_edge/form-state.ts";
import type { Search } from "#app/_edge/page-context.ts";
import { zoneOptions } from "#app/_installations/zone-options.ts";
import { settingsPage, settingsTitle } from "#app/_review/settings-page.ts";
import { KeptNote } from "#app/_shell/kept-note.tsx";
import { Shell } from "#app/_shell/shell.tsx";
import { BackLink } from "#app/_ui/back-link.tsx";
import { Button, LinkButton } from "#app/_ui/button.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { RadioGroup, SelectField, TextArea, TextField } from "#app/_ui/fields.tsx";
import { Form } from "#app/_ui/form.tsx";
import { findCustomer } from "#lib/customers/service.ts";
import { newFormKey } from "#lib/forms/service.ts";
import type { Translate } from "#lib/messages/translator.ts";
import { MAX_HOSTS } from "#lib/planning/plan-fault.ts";
import type { Instant } from "#lib/time/instant.ts";
import "#app/_review/queue.css";
import "#app/_customers/customers.css";

type Props = { readonly params: Promise<{ readonly id: string }>; readonly searchParams: Search };

const asked = async ({ params, searchParams }: Props) => ({
  here: customerHref((await params).id, "/add"),
  formName: SYSTEM_FORM,
  searchParams,
});

export async function generateMetadata(props: Props): Promise<Metadata> {
  return { title: await settingsTitle("customers.add.title-short", await asked(props)) };
}

type FieldsProps = { readonly t: Translate; readonly form: FormState; readonly now: Instant };

const Fields = ({ t, form, now }: FieldsProps) => {
  const zone = form.value("zone");
  return (
    <>
      <TextField
        name="name"
        label={t("customers.add.name")}
        hint={t("customers.add.name-hint")}
        value={form.value("name")}
        error={form.error("name")}
        autoComplete="off"
      />
      <SelectField
        name="zone"
        label={t("customers.add.zone")}
        value={zone}
        error={form.error("zone")}
        options={zoneOptions({ t, now, chosen: zone })}
      />
      <TextArea
        name="list"
        label={t("customers.add.hosts")}
        hint={t("take.inventory.hint", { most: MAX_HOSTS })}
        value={form.value("list")}
        error={form.error("list")}
        rows={8}
        spellCheck={false}
        autoComplete="off"
      />
      <RadioGroup
        name="layout"
        legend={t("planner.layout.legend")}
        value={form.value("layout")}
        error={form.error("layout")}
        inline
        options={[
          { value: "", label: t("take.inventory.guess") },
          ...["mirror", "cluster"].map((layout) => ({ value: layout, label: t(`planner.layout.${layout}`) })),
        ]}
      />
    </>
  );
};

/** An installation that the desk sets up for a customer, who can change all of it afterwards. */
export default async function AddSystemPage(props: Props) {
  const { id } = await props.params;
  const { context, reply, form, reader } = await settingsPage(await asked(props));
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
        <h1>{t("customers.add.title", { name: customer.name })}</h1>
        <p>{t("customers.add.lede")}</p>
      </div>
      <Form action={customerHref(id, "/add/submit")} onceKey={newFormKey()} className="people-form invite-form">
        <Fields t={t} form={form} now={reader.now} />
        <div className="actions">
          <Button kind="main">{t("customers.add.button")}</Button>
          <LinkButton href={customerHref(id)}>{t("common.cancel")}</LinkButton>
        </div>
      </Form>
    </Shell>
  );
}

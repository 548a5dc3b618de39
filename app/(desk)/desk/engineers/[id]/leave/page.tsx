import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { type Search, searchValue } from "#app/_edge/page-context.ts";
import { DoneLine } from "#app/_review/done-line.tsx";
import { LEAVE_FORM } from "#app/_review/leave-fields.ts";
import { LeaveList } from "#app/_review/leave-list.tsx";
import { settingsPage, settingsTitle } from "#app/_review/settings-page.ts";
import { WHOLE_DAYS } from "#app/_review/span-fields.ts";
import { SpanInputs } from "#app/_review/span-inputs.tsx";
import { Shell } from "#app/_shell/shell.tsx";
import { BackLink } from "#app/_ui/back-link.tsx";
import { Button } from "#app/_ui/button.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { TextField } from "#app/_ui/fields.tsx";
import { Form } from "#app/_ui/form.tsx";
import { Section } from "#app/_ui/section.tsx";
import { newFormKey } from "#lib/forms/service.ts";
import { listLeave } from "#lib/scheduling/leave/service.ts";
import { findEngineer } from "#lib/scheduling/lookup/service.ts";
import { cityOf } from "#lib/time/format.ts";
import "#app/_review/queue.css";
import "#app/_review/settings.css";

type Props = { readonly params: Promise<{ readonly id: string }>; readonly searchParams: Search };

const asked = (id: string, searchParams: Search) => ({
  here: `/desk/engineers/${encodeURIComponent(id)}/leave`,
  formName: LEAVE_FORM,
  searchParams,
});

const SAVED: readonly (string | undefined)[] = ["added", "removed"];

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  return { title: await settingsTitle("desk.leave.short", asked((await params).id, searchParams)) };
}

/** When an engineer is away. */
export default async function LeavePage({ params, searchParams }: Props) {
  const { id } = await params;
  const { here, ...rest } = asked(id, searchParams);
  const { context, reader, form } = await settingsPage({ here, ...rest });
  const { t, actor } = context;
  const engineer = await findEngineer(actor, id);
  const leave = await listLeave(actor, id);
  if (!engineer.ok || !leave.ok) notFound();
  const saved = await searchValue(searchParams, "saved");
  const { name } = engineer.value;
  return (
    <Shell context={context} current="engineers">
      <BackLink href="/desk/engineers">{t("desk.engineers.title")}</BackLink>
      <DoneLine text={SAVED.includes(saved) ? t(`desk.leave.saved.${saved}`, { name }) : null} />
      <ErrorSummary title={t("common.problem")} items={form.summary} />
      <div className="desk-head">
        <h1>{t("desk.leave.title", { name })}</h1>
        <p>{t("desk.leave.lede")}</p>
      </div>
      {leave.value.length === 0 ? (
        <p className="settings-empty">{t("desk.leave.empty", { name })}</p>
      ) : (
        <LeaveList items={leave.value} action={`${here}/remove/submit`} t={t} reader={reader} />
      )}
      <Section id="add" title={t("desk.leave.add")}>
        <Form action={`${here}/submit`} className="settings-form" onceKey={newFormKey()}>
          <SpanInputs t={t} shown={WHOLE_DAYS} form={form} city={cityOf(reader.zone)} />
          <TextField
            name="note"
            label={t("desk.leave.note")}
            hint={t("desk.leave.note-hint")}
            value={form.value("note")}
            error={form.error("note")}
            autoComplete="off"
          />
          <div className="actions">
            <Button kind="main">{t("desk.leave.add-button")}</Button>
          </div>
        </Form>
      </Section>
    </Shell>
  );
}

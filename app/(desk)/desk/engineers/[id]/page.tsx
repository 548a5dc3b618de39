import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { Search } from "#app/_edge/page-context.ts";
import { ENGINEER_FORM, engineerValues } from "#app/_review/engineer-fields.ts";
import { EngineerForm } from "#app/_review/engineer-form.tsx";
import { settingsPage, settingsTitle } from "#app/_review/settings-page.ts";
import { KeptNote } from "#app/_shell/kept-note.tsx";
import { Shell } from "#app/_shell/shell.tsx";
import { BackLink } from "#app/_ui/back-link.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { findEngineer, staffAccounts } from "#lib/scheduling/lookup/service.ts";
import { cityOf } from "#lib/time/format.ts";
import "#app/_review/queue.css";
import "#app/_review/settings.css";

type Props = { readonly params: Promise<{ readonly id: string }>; readonly searchParams: Search };

const asked = (id: string, searchParams: Search) => ({
  here: `/desk/engineers/${encodeURIComponent(id)}`,
  formName: ENGINEER_FORM,
  searchParams,
});

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  return { title: await settingsTitle("desk.engineers.change", asked((await params).id, searchParams)) };
}

export default async function EngineerPage({ params, searchParams }: Props) {
  const { id } = await params;
  const { context, reader, reply, form } = await settingsPage(asked(id, searchParams));
  const { t, actor } = context;
  const found = await findEngineer(actor, id);
  const accounts = await staffAccounts(actor);
  if (!found.ok || !accounts.ok) notFound();
  return (
    <Shell context={context} current="engineers">
      <BackLink href="/desk/engineers">{t("desk.engineers.title")}</BackLink>
      <ErrorSummary title={t("common.problem")} items={form.summary} />
      <KeptNote reply={reply} t={t} />
      <div className="desk-head">
        <h1>{t("desk.engineers.change")}</h1>
      </div>
      <EngineerForm
        t={t}
        action={`/desk/engineers/${id}/submit`}
        shown={engineerValues(found.value, t)}
        form={form}
        accounts={accounts.value}
        city={cityOf(reader.zone)}
        button={t("desk.engineers.change-button")}
      />
    </Shell>
  );
}

import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { type Search, searchValue } from "#app/_edge/page-context.ts";
import { DoneLine } from "#app/_review/done-line.tsx";
import { ENGINEER_FORM } from "#app/_review/engineer-fields.ts";
import { EngineerForm } from "#app/_review/engineer-form.tsx";
import { EngineerList } from "#app/_review/engineer-list.tsx";
import { settingsPage, settingsTitle } from "#app/_review/settings-page.ts";
import { KeptNote } from "#app/_shell/kept-note.tsx";
import { Shell } from "#app/_shell/shell.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { Section } from "#app/_ui/section.tsx";
import { newFormKey } from "#lib/forms/service.ts";
import { listEngineers } from "#lib/scheduling/desk/service.ts";
import { staffAccounts } from "#lib/scheduling/lookup/service.ts";
import { cityOf } from "#lib/time/format.ts";
import "#app/_review/queue.css";
import "#app/_review/settings.css";

type Props = { readonly searchParams: Search };

const PAGE = 50;
const SAVED: readonly (string | undefined)[] = ["added", "changed", "removed"];

const asked = (searchParams: Search) => ({ here: "/desk/engineers", formName: ENGINEER_FORM, searchParams });

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return { title: await settingsTitle("desk.engineers.title", asked(searchParams)) };
}

/** Who carries upgrades out, and when they are on shift. */
export default async function EngineersPage({ searchParams }: Props) {
  const { context, reader, reply, form } = await settingsPage(asked(searchParams));
  const { t, actor } = context;
  const cursor = await searchValue(searchParams, "cursor");
  const page = await listEngineers(actor, { limit: PAGE, cursor });
  const accounts = await staffAccounts(actor);
  if (!page.ok || !accounts.ok) notFound();
  const { items, nextCursor } = page.value;
  const city = cityOf(reader.zone);
  const saved = await searchValue(searchParams, "saved");
  return (
    <Shell context={context} current="engineers">
      <DoneLine text={SAVED.includes(saved) ? t(`desk.engineers.saved.${saved}`) : null} />
      <ErrorSummary title={t("common.problem")} items={form.summary} />
      <KeptNote reply={reply} t={t} />
      <div className="desk-head">
        <h1>{t("desk.engineers.title")}</h1>
        <p>{t("desk.engineers.lede", { city })}</p>
      </div>
      {items.length === 0 ? (
        <p className="settings-empty">{t("desk.engineers.empty")}</p>
      ) : (
        <EngineerList items={items} accounts={accounts.value} t={t} />
      )}
      <nav className="pages" aria-label={t("desk.pages.label")}>
        {cursor ? <a href="/desk/engineers">{t("desk.pages.start")}</a> : null}
        {nextCursor ? <a href={`/desk/engineers?cursor=${nextCursor}`}>{t("desk.pages.after")}</a> : null}
      </nav>
      <Section id="add" title={t("desk.engineers.add")}>
        <EngineerForm
          t={t}
          action="/desk/engineers/add/submit"
          onceKey={newFormKey()}
          shown={{}}
          form={form}
          accounts={accounts.value}
          city={city}
          button={t("desk.engineers.add-button")}
        />
      </Section>
    </Shell>
  );
}

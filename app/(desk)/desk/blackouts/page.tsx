import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { type Search, searchValue } from "#app/_edge/page-context.ts";
import { BLACKOUT_FORM } from "#app/_review/blackout-fields.ts";
import { BlackoutForm } from "#app/_review/blackout-form.tsx";
import { BlackoutList } from "#app/_review/blackout-list.tsx";
import { DoneLine } from "#app/_review/done-line.tsx";
import { settingsPage, settingsTitle } from "#app/_review/settings-page.ts";
import { WHOLE_DAYS } from "#app/_review/span-fields.ts";
import { KeptNote } from "#app/_shell/kept-note.tsx";
import { Shell } from "#app/_shell/shell.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { Section } from "#app/_ui/section.tsx";
import { newFormKey } from "#lib/forms/service.ts";
import { listBlackouts } from "#lib/scheduling/desk/service.ts";
import { cityOf } from "#lib/time/format.ts";
import "#app/_review/queue.css";
import "#app/_review/settings.css";

type Props = { readonly searchParams: Search };

const PAGE = 25;
const SAVED: readonly (string | undefined)[] = ["added", "changed", "removed", "imported"];

const asked = (searchParams: Search) => ({ here: "/desk/blackouts", formName: BLACKOUT_FORM, searchParams });

/** How many days were closed at once a moment ago. */
async function closedNow(search: Search): Promise<number> {
  const days = (await searchValue(search, "days")) ?? "";
  return /^\d{1,3}$/.test(days) ? Number(days) : 0;
}

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return { title: await settingsTitle("desk.blackouts.title", asked(searchParams)) };
}

/** When the team takes no upgrades. */
export default async function BlackoutsPage({ searchParams }: Props) {
  const { context, reader, reply, form } = await settingsPage(asked(searchParams));
  const { t, actor } = context;
  const cursor = await searchValue(searchParams, "cursor");
  const page = await listBlackouts(actor, { limit: PAGE, cursor });
  if (!page.ok) notFound();
  const { items, nextCursor } = page.value;
  const saved = await searchValue(searchParams, "saved");
  return (
    <Shell context={context} current="blackouts">
      <DoneLine
        text={SAVED.includes(saved) ? t(`desk.blackouts.saved.${saved}`, { days: await closedNow(searchParams) }) : null}
      />
      <ErrorSummary title={t("common.problem")} items={form.summary} />
      <KeptNote reply={reply} t={t} />
      <div className="desk-head">
        <h1>{t("desk.blackouts.title")}</h1>
        <p>{t("desk.blackouts.lede")}</p>
        <p>
          <a href="/desk/blackouts/import">{t("desk.blackouts.import")}</a>
        </p>
      </div>
      {items.length === 0 ? (
        <p className="settings-empty">{t("desk.blackouts.empty")}</p>
      ) : (
        <BlackoutList items={items} t={t} reader={reader} />
      )}
      <nav className="pages" aria-label={t("desk.pages.label")}>
        {cursor ? <a href="/desk/blackouts">{t("desk.blackouts.first")}</a> : null}
        {nextCursor ? <a href={`/desk/blackouts?cursor=${nextCursor}`}>{t("desk.blackouts.earlier")}</a> : null}
      </nav>
      <Section id="add" title={t("desk.blackouts.add")}>
        <BlackoutForm
          t={t}
          action="/desk/blackouts/add/submit"
          onceKey={newFormKey()}
          shown={WHOLE_DAYS}
          reply={reply}
          form={form}
          city={cityOf(reader.zone)}
          button={t("desk.blackouts.add-button")}
        />
      </Section>
    </Shell>
  );
}

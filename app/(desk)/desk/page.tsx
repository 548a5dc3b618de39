import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { deskPage, pageContext } from "#app/_edge/page-context.ts";
import { QueueTable } from "#app/_review/queue-table.tsx";
import { queueRow } from "#app/_review/queue-words.ts";
import { dueSoon, todayParts } from "#app/_review/today-parts.ts";
import { Shell } from "#app/_shell/shell.tsx";
import { Section } from "#app/_ui/section.tsx";
import type { QueueEntry, QueueView } from "#lib/bookings/queue/queue-entry.ts";
import { EVERYTHING_WAITING } from "#lib/bookings/queue/queue-filter.ts";
import { queuePage } from "#lib/bookings/queue/service.ts";
import type { Translate } from "#lib/messages/translator.ts";
import { currentPolicy } from "#lib/scheduling/service.ts";
import { cityOf, day } from "#lib/time/format.ts";
import type { Instant } from "#lib/time/instant.ts";
import type { ZoneName } from "#lib/time/zone.ts";
import "#app/_review/queue.css";

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await pageContext();
  return { title: t("desk.today.title") };
}

/** Requests that are shown here; the queue has all of them. */
const WAITING_SHOWN = 5;

/** More confirmed upgrades than any desk has within a week. */
const CONFIRMED_READ = 100;

/** Answers that are due next; those of a few days are among them. */
const DUE_READ = 20;

type Telling = { readonly t: Translate; readonly now: Instant; readonly zone: ZoneName };

const Part = ({
  name,
  view,
  entries,
  aside,
  telling,
  children,
}: {
  readonly name: "due" | "mine" | "waiting" | "now" | "unready" | "week";
  readonly view: QueueView;
  readonly entries: readonly QueueEntry[];
  readonly aside?: string;
  readonly telling: Telling;
  readonly children?: ReactNode;
}) => {
  const { t, zone } = telling;
  const title = t(`desk.today.${name}`);
  return (
    <Section id={name} title={title} aside={aside}>
      {entries.length === 0 ? (
        <p className="today-empty">{t(`desk.today.${name}-empty`)}</p>
      ) : (
        <QueueTable
          rows={entries.map((entry) => queueRow(entry, telling))}
          view={view}
          city={cityOf(zone)}
          caption={title}
          t={t}
          {...(name === "unready" ? { ask: t("desk.today.ask") } : {})}
        />
      )}
      {children}
    </Section>
  );
};

/** What waits for the desk, what happens today and tonight, and what starts within the week. */
export default async function TodayPage() {
  const context = await deskPage("/desk");
  const { t, actor, locale } = context;
  const asked = { ...EVERYTHING_WAITING, view: "waiting" as const };
  const mine = await queuePage(actor, { filter: { ...asked, engineer: "mine" }, limit: WAITING_SHOWN, from: 0 });
  const waiting = await queuePage(actor, { filter: asked, limit: WAITING_SHOWN, from: 0 });
  const confirmed = await queuePage(actor, { filter: { ...asked, view: "confirmed" }, limit: CONFIRMED_READ, from: 0 });
  const answers = await queuePage(actor, { filter: { ...asked, view: "open", sort: "due" }, limit: DUE_READ, from: 0 });
  if (!mine.ok || !waiting.ok || !confirmed.ok || !answers.ok) notFound();
  const { zone } = await currentPolicy();
  const { now, entries, total } = waiting.value;
  const { today, unready, week } = todayParts(confirmed.value.entries, now, zone);
  const due = dueSoon(answers.value.entries, now);
  const telling = { t, now, zone };
  return (
    <Shell context={context} current="today">
      <div className="desk-head">
        <h1>{t("desk.today.title")}</h1>
        <p>
          {t("desk.today.lede", { day: day(now, { zone, locale, now }), city: cityOf(zone) })} {t("desk.today.times")}
        </p>
      </div>
      <Part name="now" view="confirmed" entries={today} telling={telling} />
      {mine.value.entries.length === 0 ? null : (
        <Part name="mine" view="waiting" entries={mine.value.entries} telling={telling} />
      )}
      {due.length === 0 ? null : <Part name="due" view="customer" entries={due} telling={telling} />}
      <Part
        name="waiting"
        view="waiting"
        entries={entries}
        telling={telling}
        {...(total > 0 ? { aside: t("desk.today.waiting-aside", { count: total }) } : {})}
      >
        {total > entries.length ? (
          <p className="pages">
            <a href="/desk/queue?view=waiting">{t("desk.today.waiting-all")}</a>
          </p>
        ) : null}
      </Part>
      <Part
        name="unready"
        view="confirmed"
        entries={unready}
        telling={telling}
        {...(unready.length > 0 ? { aside: t("desk.today.unready-aside") } : {})}
      />
      <Part name="week" view="confirmed" entries={week} telling={telling} />
    </Shell>
  );
}

import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { deskPage, type PageContext, pageContext, type Search, searchValue } from "#app/_edge/page-context.ts";
import { doneAfter } from "#app/_review/done-after.ts";
import { DoneLine } from "#app/_review/done-line.tsx";
import { pagesOf, QUEUE_PAGE, type QueueAsked, queueHref, readQueueQuery } from "#app/_review/queue-query.ts";
import { QueueTable } from "#app/_review/queue-table.tsx";
import { queueRow } from "#app/_review/queue-words.ts";
import { Shell } from "#app/_shell/shell.tsx";
import { QUEUE_VIEWS, type QueueView } from "#lib/bookings/queue/queue-entry.ts";
import { queuePage } from "#lib/bookings/queue/service.ts";
import type { Translate } from "#lib/messages/translator.ts";
import { currentPolicy } from "#lib/scheduling/service.ts";
import { cityOf, dayAndTime } from "#lib/time/format.ts";
import type { ZoneName } from "#lib/time/zone.ts";
import "#app/_review/queue.css";

type Props = { readonly searchParams: Search };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { t } = await pageContext();
  const { view } = readQueueQuery(await searchParams);
  return { title: t(`desk.queue.title.${view}`) };
}

const Views = ({ asked, t }: { readonly asked: QueueAsked; readonly t: Translate }) => (
  <nav className="filters" aria-label={t("desk.queue.views")}>
    <ul>
      {QUEUE_VIEWS.map((view) => (
        <li key={view}>
          <a href={queueHref({ view, page: 1 })} aria-current={view === asked.view ? "page" : undefined}>
            {t(`desk.queue.view.${view}`)}
          </a>
        </li>
      ))}
    </ul>
  </nav>
);

const Pages = ({ asked, total, t }: { readonly asked: QueueAsked; readonly total: number; readonly t: Translate }) => {
  const pages = pagesOf(total);
  if (pages === 1) return null;
  return (
    <nav className="pages" aria-label={t("desk.pages.label")}>
      {asked.page > 1 ? <a href={queueHref({ ...asked, page: asked.page - 1 })}>{t("desk.pages.before")}</a> : null}
      <span>{t("desk.pages.of", { page: asked.page, pages })}</span>
      {asked.page < pages ? <a href={queueHref({ ...asked, page: asked.page + 1 })}>{t("desk.pages.after")}</a> : null}
    </nav>
  );
};

/** Nothing waits: what the queue is for, and what happens next. */
async function emptyWords({ actor, t, locale }: PageContext, view: QueueView, zone: ZoneName): Promise<string> {
  const words = t(`desk.queue.empty.${view}`);
  if (view !== "waiting") return words;
  const ahead = await queuePage(actor, { view: "confirmed", limit: 1, from: 0 });
  const next = ahead.ok ? ahead.value.entries[0] : undefined;
  if (!next || !ahead.ok) return words;
  const when = dayAndTime(next.window.start, { zone, locale, now: ahead.value.now });
  const named = { customer: next.organization.name, installation: next.installation.name };
  return `${words} ${t("desk.queue.empty.waiting-next", { when, city: cityOf(zone), ...named })}`;
}

/** What waits for the desk, soonest slot first. */
export default async function QueuePage({ searchParams }: Props) {
  const asked = readQueueQuery(await searchParams);
  const context = await deskPage(queueHref(asked));
  const { t, actor } = context;
  const found = await queuePage(actor, { view: asked.view, limit: QUEUE_PAGE, from: (asked.page - 1) * QUEUE_PAGE });
  if (!found.ok) notFound();
  const { entries, total, now } = found.value;
  const { zone } = await currentPolicy();
  const rows = entries.map((entry) => queueRow(entry, { t, now, zone }));
  const city = cityOf(zone);
  return (
    <Shell context={context} current="queue">
      <DoneLine text={await doneAfter(context, await searchValue(searchParams, "after"))} />
      <div className="queue-head">
        <h1>{t(`desk.queue.title.${asked.view}`)}</h1>
        <p>{t(`desk.queue.count.${asked.view}`, { count: total })}</p>
      </div>
      <Views asked={asked} t={t} />
      {rows.length === 0 ? (
        <p className="lede">{total > 0 ? t("desk.queue.page-empty") : await emptyWords(context, asked.view, zone)}</p>
      ) : (
        <>
          <p className="small quiet">{t("desk.queue.times", { city })}</p>
          <QueueTable rows={rows} view={asked.view} city={city} caption={t("desk.queue.caption")} t={t} />
        </>
      )}
      <Pages asked={asked} total={total} t={t} />
    </Shell>
  );
}

import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { type FormState, formState } from "#app/_edge/form-state.ts";
import { deskPage, type PageContext, pageContext, type Search, searchValue } from "#app/_edge/page-context.ts";
import { KeysChoice } from "#app/_review/keys-choice.tsx";
import { QueueDone } from "#app/_review/queue-done.tsx";
import { QueueFind } from "#app/_review/queue-find.tsx";
import {
  pagesOf,
  QUEUE_PAGE,
  type QueueAsked,
  queryOf,
  queryOfFilter,
  queueHref,
  readQueueQuery,
  viewHref,
} from "#app/_review/queue-query.ts";
import { QueueTable } from "#app/_review/queue-table.tsx";
import { queueRow } from "#app/_review/queue-words.ts";
import { rowEngineers } from "#app/_review/row-engineer.tsx";
import { ROW_ENGINEER_FORM } from "#app/_review/row-engineer-fields.ts";
import { SavedViews } from "#app/_review/saved-views.tsx";
import { SAVE_VIEW_FORM } from "#app/_review/view-fields.ts";
import { KeptNote } from "#app/_shell/kept-note.tsx";
import { Shell } from "#app/_shell/shell.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { QUEUE_VIEWS, type QueueView } from "#lib/bookings/queue/queue-entry.ts";
import { EVERYTHING_WAITING, narrows } from "#lib/bookings/queue/queue-filter.ts";
import { type QueuePage, queuePage } from "#lib/bookings/queue/service.ts";
import { savedViews } from "#lib/bookings/saved-views/service.ts";
import { readReply } from "#lib/forms/service.ts";
import type { Translate } from "#lib/messages/translator.ts";
import { listEngineers } from "#lib/scheduling/desk/service.ts";
import type { Engineer } from "#lib/scheduling/rota.ts";
import { currentPolicy } from "#lib/scheduling/service.ts";
import { unreadFor } from "#lib/thread/service.ts";
import { cityOf, dayAndTime } from "#lib/time/format.ts";
import type { ZoneName } from "#lib/time/zone.ts";
import "#app/_review/queue.css";

type Props = { readonly searchParams: Search };

type StaffContext = Awaited<ReturnType<typeof deskPage>>;

/** More than any desk has. */
const ENGINEERS_SHOWN = 100;

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { t } = await pageContext();
  const { filter } = readQueueQuery(await searchParams);
  return { title: t(`desk.queue.title.${filter.view}`) };
}

const Views = ({ asked: { filter }, counts, t }: { asked: QueueAsked; counts: QueuePage["counts"]; t: Translate }) => (
  <nav className="filters" aria-label={t("desk.queue.views")}>
    <ul>
      {QUEUE_VIEWS.map((view) => (
        <li key={view}>
          <a href={viewHref(filter, view)} aria-current={view === filter.view ? "page" : undefined}>
            {t("desk.queue.view-count", { view: t(`desk.queue.view.${view}`), count: counts[view] })}
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
  const ahead = await queuePage(actor, { filter: { ...EVERYTHING_WAITING, view: "confirmed" }, limit: 1, from: 0 });
  const next = ahead.ok ? ahead.value.entries[0] : undefined;
  if (!next || !ahead.ok) return words;
  const when = dayAndTime(next.window.start, { zone, locale, now: ahead.value.now });
  const named = { customer: next.organization.name, installation: next.installation.name };
  return `${words} ${t("desk.queue.empty.waiting-next", { when, city: cityOf(zone), ...named })}`;
}

type RowsProps = {
  readonly context: StaffContext;
  readonly asked: QueueAsked;
  readonly found: QueuePage;
  readonly engineers: readonly Engineer[];
  /** The form of one row, as it was refused. */
  readonly form: FormState;
};

const Rows = async ({ context, asked, found, engineers, form }: RowsProps) => {
  const { entries, total, now } = found;
  const { filter } = asked;
  const { t, actor } = context;
  const { zone } = await currentPolicy();
  const city = cityOf(zone);
  if (entries.length === 0) {
    const none = narrows(filter) ? t("desk.queue.none-found") : await emptyWords(context, filter.view, zone);
    return <p className="lede">{total > 0 ? t("desk.queue.page-empty") : none}</p>;
  }
  const ids = entries.map(({ id }) => id);
  const unread = await unreadFor(actor, ids);
  return (
    <>
      <p className="small quiet">{t("desk.queue.times", { city })}</p>
      <QueueTable
        rows={entries.map((entry) => queueRow(entry, { t, now, zone, unread }))}
        view={filter.view}
        city={city}
        caption={t("desk.queue.caption")}
        t={t}
        filter={filter}
        who={rowEngineers(entries, { t, engineers, readerId: actor.userId, query: queryOf(asked), form })}
        from={queryOf(asked)}
      />
    </>
  );
};

/** The bare address opens what its reader chose to see first, where they chose anything. */
async function openFirst({ actor }: PageContext, values: Awaited<Search>): Promise<void> {
  if (Object.keys(values).some((name) => name !== "after")) return;
  const first = (await savedViews(actor)).find(({ opensFirst }) => opensFirst);
  const after = typeof values.after === "string" ? `&after=${encodeURIComponent(values.after)}` : "";
  if (first) redirect(`/desk/queue?${first.query}${after}`);
}

/** What waits for the desk, narrowed and sorted as the address says. */
export default async function QueuePageView({ searchParams }: Props) {
  const values = await searchParams;
  const asked = readQueueQuery(values);
  const context = await deskPage(queueHref(asked));
  await openFirst(context, values);
  const { t, actor } = context;
  const { filter, page } = asked;
  const found = await queuePage(actor, { filter, limit: QUEUE_PAGE, from: (page - 1) * QUEUE_PAGE });
  if (!found.ok) notFound();
  const listed = await listEngineers(actor, { limit: ENGINEERS_SHOWN, cursor: undefined });
  const engineers = listed.ok ? listed.value.items : [];
  const sent = await searchValue(searchParams, "reply");
  const [reply, given] = [await readReply(actor, SAVE_VIEW_FORM, sent), await readReply(actor, ROW_ENGINEER_FORM, sent)];
  const [form, rowForm] = [formState(reply, t), formState(given, t)];
  return (
    <Shell context={context} current="queue">
      <ErrorSummary title={t("common.problem")} items={[...form.summary, ...rowForm.summary]} />
      <QueueDone
        context={context}
        asked={asked}
        engineers={engineers}
        after={await searchValue(searchParams, "after")}
        was={await searchValue(searchParams, "was")}
      />
      <div className="queue-head">
        <h1>{t(`desk.queue.title.${filter.view}`)}</h1>
        <p>{t(`desk.queue.count.${filter.view}`, { count: found.value.total })}</p>
      </div>
      <Views asked={asked} counts={found.value.counts} t={t} />
      <KeptNote reply={reply} t={t} />
      <KeptNote reply={given} t={t} />
      <SavedViews t={t} views={await savedViews(actor)} query={queryOfFilter(filter)} form={form} />
      <QueueFind t={t} filter={filter} engineers={engineers} />
      <Rows context={context} asked={asked} found={found.value} engineers={engineers} form={rowForm} />
      <Pages asked={asked} total={found.value.total} t={t} />
      <KeysChoice t={t} />
    </Shell>
  );
}

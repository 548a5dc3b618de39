import type { Metadata } from "next";
import { stateWords } from "#app/_bookings/state-words.ts";
import { deskPage, pageContext, type Search } from "#app/_edge/page-context.ts";
import { BOOKINGS_PAGE, type BookingsAsked, bookingsHref, readBookingsQuery } from "#app/_review/bookings-query.ts";
import { clocksOf, customerStart } from "#app/_review/clocks.ts";
import { pathWords } from "#app/_review/path-words.ts";
import { Shell } from "#app/_shell/shell.tsx";
import { State } from "#app/_ui/state.tsx";
import { type Row, Ruled } from "#app/_ui/table.tsx";
import { BOOKING_STATUSES, type BookingSummary } from "#lib/bookings/booking.ts";
import { countByStatus } from "#lib/bookings/queue/service.ts";
import { listSummaries } from "#lib/bookings/service.ts";
import type { Translate } from "#lib/messages/translator.ts";
import { currentPolicy } from "#lib/scheduling/service.ts";
import { cityOf, dayAndTime } from "#lib/time/format.ts";
import type { Instant } from "#lib/time/instant.ts";
import { systemClock } from "#lib/time/system-clock.ts";
import type { ZoneName } from "#lib/time/zone.ts";
import "#app/_review/queue.css";

type Props = { readonly searchParams: Search };
type Telling = { readonly t: Translate; readonly now: Instant; readonly zone: ZoneName };

const titleOf = ({ status }: BookingsAsked, t: Translate): string =>
  status ? t("desk.bookings.title-state", { state: t(`desk.bookings.state.${status}`) }) : t("desk.bookings.title");

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { t } = await pageContext();
  return { title: titleOf(readBookingsQuery(await searchParams), t) };
}

/** States that no booking is in are left out, unless one of them was asked for. */
const Filters = ({
  asked,
  counts,
  t,
}: {
  readonly asked: BookingsAsked;
  readonly counts: ReadonlyMap<string, number>;
  readonly t: Translate;
}) => (
  <nav className="filters" aria-label={t("desk.bookings.filter")}>
    <ul>
      <li>
        <a href="/desk/bookings" aria-current={asked.status ? undefined : "page"}>
          {t("desk.bookings.all")}
        </a>
      </li>
      {BOOKING_STATUSES.filter((status) => counts.has(status) || status === asked.status).map((status) => (
        <li key={status}>
          <a href={bookingsHref({ status, cursor: undefined })} aria-current={status === asked.status ? "page" : undefined}>
            {t("desk.bookings.filter-count", { state: t(`desk.bookings.state.${status}`), count: counts.get(status) ?? 0 })}
          </a>
        </li>
      ))}
    </ul>
  </nav>
);

function rowOf({ booking, organization, installation, engineer }: BookingSummary, { t, now, zone }: Telling): Row {
  const clocks = clocksOf(t, now, { desk: zone, customer: booking.zone });
  const state = stateWords(booking.status, "staff", t);
  const { plan, input } = booking.kept;
  const there = customerStart(booking.window.start, clocks);
  return {
    key: booking.id,
    cells: [
      <span key="what">
        <a href={`/desk/bookings/${booking.reference}`}>
          {organization.name}, {installation.name}
        </a>
        <small>{booking.reference}</small>
      </span>,
      <State key="state" mark={state.mark} tone={state.tone}>
        {state.word}
      </State>,
      <span key="slot">
        {dayAndTime(booking.window.start, clocks.desk)}
        {there ? <small>{there}</small> : null}
      </span>,
      pathWords(
        plan.path,
        input.hosts.map(({ version }) => version),
        t,
      ),
      engineer?.name ?? t("common.none"),
      dayAndTime(booking.createdAt, clocks.desk),
    ],
  };
}

const COLUMNS = ["what", "state", "slot", "path", "engineer", "sent"] as const;

/** Every booking there ever was, the newest first. */
export default async function BookingsPage({ searchParams }: Props) {
  const asked = readBookingsQuery(await searchParams);
  const context = await deskPage(bookingsHref(asked));
  const { t, actor } = context;
  const page = await listSummaries(actor, { ...asked, statuses: asked.status ? [asked.status] : [], limit: BOOKINGS_PAGE });
  const counts = await countByStatus(actor);
  const { zone } = await currentPolicy();
  const city = cityOf(zone);
  const telling = { t, now: systemClock(), zone };
  const { items, nextCursor } = page;
  return (
    <Shell context={context} current="bookings">
      <div className="desk-head">
        <h1>{titleOf(asked, t)}</h1>
        <p>{t("desk.bookings.lede", { city })}</p>
      </div>
      <Filters asked={asked} counts={counts} t={t} />
      {items.length === 0 ? (
        <p className="lede">{t(asked.status ? "desk.bookings.empty-state" : "desk.bookings.empty")}</p>
      ) : (
        <Ruled
          className="queue bookings"
          caption={t("desk.bookings.caption")}
          columns={COLUMNS.map((name) => ({ label: t(`desk.bookings.column.${name}`, { city }) }))}
          rows={items.map((item) => rowOf(item, telling))}
        />
      )}
      <nav className="pages" aria-label={t("desk.pages.label")}>
        {asked.cursor ? <a href={bookingsHref({ ...asked, cursor: undefined })}>{t("desk.pages.first")}</a> : null}
        {nextCursor ? <a href={bookingsHref({ ...asked, cursor: nextCursor })}>{t("desk.pages.older")}</a> : null}
      </nav>
    </Shell>
  );
}

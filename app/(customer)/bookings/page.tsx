import type { Metadata } from "next";
import { BookingState } from "#app/_bookings/booking-state.tsx";
import { customerPage, pageContext, type Search, searchValue } from "#app/_edge/page-context.ts";
import { Shell } from "#app/_shell/shell.tsx";
import { LinkButton } from "#app/_ui/button.tsx";
import { Ruled } from "#app/_ui/table.tsx";
import type { BookingSummary } from "#lib/bookings/booking.ts";
import { listSummaries } from "#lib/bookings/service.ts";
import { pageQuerySchema } from "#lib/http/list.ts";
import type { Translate } from "#lib/messages/translator.ts";
import { cityOf, dayAndTime } from "#lib/time/format.ts";
import type { Instant } from "#lib/time/instant.ts";
import { systemClock } from "#lib/time/system-clock.ts";
import "#app/_bookings/bookings.css";

/** Bookings on one page. */
const LIMIT = 25;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await pageContext()).t("picker.list.title") };
}

const cells = ({ booking, installation }: BookingSummary, { t, now }: { t: Translate; now: Instant }) => {
  const { reference, window, zone, status, createdAt } = booking;
  return [
    <a key="reference" href={`/bookings/${reference}`}>
      {reference}
    </a>,
    installation.name,
    <>
      {dayAndTime(window.start, { zone, locale: t.locale, now })}
      <small>{t("picker.list.in", { city: cityOf(zone) })}</small>
    </>,
    dayAndTime(createdAt, { zone, locale: t.locale, now }),
    <BookingState key="state" status={status} reader="customer" t={t} />,
  ];
};

const Table = ({ items, t }: { readonly items: readonly BookingSummary[]; readonly t: Translate }) => {
  const now = systemClock();
  const columns = ["reference", "installation", "when", "sent", "state"].map((name) => ({ label: t(`picker.list.${name}`) }));
  const rows = items.map((item) => ({ key: item.booking.id, cells: cells(item, { t, now }) }));
  return <Ruled caption={t("picker.list.title")} columns={columns} rows={rows} />;
};

const Empty = ({ t }: { readonly t: Translate }) => (
  <div className="prose">
    <p className="lede">{t("picker.list.empty")}</p>
    <p>
      <LinkButton kind="main" href="/installations">
        {t("picker.list.empty-action")}
      </LinkButton>
    </p>
  </div>
);

/** All bookings of the organisation, newest first. */
export default async function BookingsPage({ searchParams }: { readonly searchParams: Search }) {
  const context = await customerPage("/bookings");
  const { t, actor } = context;
  const asked = pageQuerySchema.shape.cursor.safeParse(await searchValue(searchParams, "cursor"));
  const cursor = asked.success ? asked.data : undefined;
  const { items, nextCursor } = await listSummaries(actor, { limit: LIMIT, cursor });
  return (
    <Shell context={context} current="bookings">
      <h1>{t("picker.list.title")}</h1>
      {items.length === 0 && cursor === undefined ? (
        <Empty t={t} />
      ) : (
        <>
          <Table items={items} t={t} />
          <nav className="bookings-pages" aria-label={t("picker.list.pages")}>
            {cursor === undefined ? null : <a href="/bookings">{t("picker.list.newest")}</a>}
            {nextCursor === null ? null : <a href={`/bookings?cursor=${nextCursor}`}>{t("picker.list.older")}</a>}
          </nav>
        </>
      )}
    </Shell>
  );
}

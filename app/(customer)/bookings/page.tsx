import type { Metadata } from "next";
import { BookingState } from "#app/_bookings/booking-state.tsx";
import { LIST_STATES, LIST_TIMES, type ListQuery, listHref, readListQuery, STATUSES_IN } from "#app/_bookings/list-query.ts";
import { customerPage, pageContext, type Search, searchValue } from "#app/_edge/page-context.ts";
import { Shell } from "#app/_shell/shell.tsx";
import { Button, LinkButton } from "#app/_ui/button.tsx";
import { SelectField, type SelectOption } from "#app/_ui/fields.tsx";
import { Form } from "#app/_ui/form.tsx";
import { Ruled } from "#app/_ui/table.tsx";
import type { BookingSummary } from "#lib/bookings/booking.ts";
import { countBookings, type FoundBookings, findBookings } from "#lib/bookings/service.ts";
import { listInstallations } from "#lib/installations/service.ts";
import type { Translate } from "#lib/messages/translator.ts";
import { unreadFor } from "#lib/thread/service.ts";
import { cityOf, dayAndTime } from "#lib/time/format.ts";
import type { Instant } from "#lib/time/instant.ts";
import { systemClock } from "#lib/time/system-clock.ts";
import "#app/_bookings/bookings.css";

/** Bookings on one page. */
const LIMIT = 25;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await pageContext()).t("picker.list.title") };
}

type Telling = { readonly t: Translate; readonly now: Instant; readonly unread: ReadonlyMap<string, number> };

const cells = ({ booking, installation }: BookingSummary, { t, now, unread }: Telling) => {
  const { id, reference, window, zone, status, createdAt } = booking;
  const messages = unread.get(id) ?? 0;
  return [
    <span key="reference">
      <a href={`/bookings/${reference}`}>{reference}</a>
      {messages > 0 ? <small>{t("picker.list.unread", { count: messages })}</small> : null}
    </span>,
    installation.name,
    <>
      {dayAndTime(window.start, { zone, locale: t.locale, now })}
      <small>{t("picker.list.in", { city: cityOf(zone) })}</small>
    </>,
    dayAndTime(createdAt, { zone, locale: t.locale, now }),
    <BookingState key="state" status={status} reader="customer" t={t} />,
  ];
};

const Table = ({ items, t, unread }: Pick<Telling, "t" | "unread"> & { readonly items: readonly BookingSummary[] }) => {
  const now = systemClock();
  const columns = ["reference", "installation", "when", "sent", "state"].map((name) => ({ label: t(`picker.list.${name}`) }));
  const rows = items.map((item) => ({ key: item.booking.id, cells: cells(item, { t, now, unread }) }));
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

type FilterProps = {
  readonly query: ListQuery;
  readonly installations: readonly SelectOption[];
  /** How many there are in all, and in each state. */
  readonly counts: readonly number[];
  readonly t: Translate;
};

/** What the list is narrowed to; a plain form, so that the address says it. */
const Filter = ({ query, installations, counts, t }: FilterProps) => (
  <Form action="/bookings" method="get" className="bookings-filter">
    <SelectField
      name="state"
      label={t("picker.list.filter-state")}
      value={query.state ?? ""}
      options={["", ...LIST_STATES].map((state, n) => ({
        value: state,
        label: t("picker.list.counted", {
          what: t(state === "" ? "picker.list.any-state" : `picker.list.state-${state}`),
          count: counts[n] ?? 0,
        }),
      }))}
    />
    {installations.length > 1 ? (
      <SelectField
        name="installation"
        label={t("picker.list.filter-installation")}
        value={query.installation ?? ""}
        options={[{ value: "", label: t("picker.list.any-installation") }, ...installations]}
      />
    ) : null}
    <SelectField
      name="when"
      label={t("picker.list.filter-when")}
      value={query.when ?? ""}
      options={[
        { value: "", label: t("picker.list.any-time") },
        ...LIST_TIMES.map((when) => ({ value: when, label: t(`picker.list.when-${when}`) })),
      ]}
    />
    <p className="actions">
      <Button>{t("picker.list.show")}</Button>
    </p>
  </Form>
);

const NoneLike = ({ t }: { readonly t: Translate }) => (
  <p className="prose">
    {t("picker.list.none")} <a href="/bookings">{t("picker.list.all")}</a>
  </p>
);

type Shown = { readonly found: FoundBookings; readonly query: ListQuery; readonly t: Translate };

const Pages = ({ found: { page, pages }, query, t }: Shown) =>
  pages === 1 ? null : (
    <nav className="bookings-pages" aria-label={t("picker.list.pages")}>
      {page > 1 ? <a href={listHref({ ...query, page: page - 1 })}>{t("picker.list.before")}</a> : null}
      <span>{t("picker.list.page", { page, pages })}</span>
      {page < pages ? <a href={listHref({ ...query, page: page + 1 })}>{t("picker.list.after")}</a> : null}
    </nav>
  );

async function readQuery(search: Search): Promise<ListQuery> {
  const names = ["state", "installation", "when", "page"] as const;
  const read = await Promise.all(names.map(async (name) => [name, await searchValue(search, name)] as const));
  return readListQuery(Object.fromEntries(read));
}

/** All bookings of the organisation, newest first, or those that are looked for; what comes, soonest first. */
export default async function BookingsPage({ searchParams }: { readonly searchParams: Search }) {
  const query = await readQuery(searchParams);
  const context = await customerPage(listHref(query));
  const { t, actor } = context;
  const { state, when } = query;
  const wished = { installationId: query.installation ?? undefined, when };
  const found = await findBookings(actor, {
    ...wished,
    statuses: state ? STATUSES_IN[state] : [],
    page: query.page,
    limit: LIMIT,
  });
  const counts = await countBookings(actor, [[], ...LIST_STATES.map((one) => STATUSES_IN[one])], wished);
  const unread = await unreadFor(
    actor,
    found.items.map(({ booking }) => booking.id),
  );
  const none = found.total === 0 && state === null && query.installation === null && when === null;
  const { items: homes } = await listInstallations(actor, { limit: 100, cursor: undefined });
  const installations = homes.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Shell context={context} current="bookings">
      <h1>{t("picker.list.title")}</h1>
      {none ? (
        <Empty t={t} />
      ) : (
        <>
          <Filter query={query} installations={installations} counts={counts} t={t} />
          {found.items.length === 0 ? <NoneLike t={t} /> : <Table items={found.items} t={t} unread={unread} />}
          <Pages found={found} query={query} t={t} />
        </>
      )}
    </Shell>
  );
}

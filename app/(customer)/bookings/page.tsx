import type { Metadata } from "next";
import { BookingState } from "#app/_bookings/booking-state.tsx";
import { LIST_STATES, type ListQuery, listHref, readListQuery, STATUSES_IN } from "#app/_bookings/list-query.ts";
import { customerPage, pageContext, type Search, searchValue } from "#app/_edge/page-context.ts";
import { Shell } from "#app/_shell/shell.tsx";
import { Button, LinkButton } from "#app/_ui/button.tsx";
import { SelectField, type SelectOption } from "#app/_ui/fields.tsx";
import { Form } from "#app/_ui/form.tsx";
import { Ruled } from "#app/_ui/table.tsx";
import type { BookingSummary } from "#lib/bookings/booking.ts";
import { listSummaries } from "#lib/bookings/service.ts";
import { pageQuerySchema } from "#lib/http/list.ts";
import { listInstallations } from "#lib/installations/service.ts";
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

type FilterProps = { readonly query: ListQuery; readonly installations: readonly SelectOption[]; readonly t: Translate };

/** What the list is narrowed to; a plain form, so that the address says it. */
const Filter = ({ query, installations, t }: FilterProps) => (
  <Form action="/bookings" method="get" className="bookings-filter">
    <SelectField
      name="state"
      label={t("picker.list.filter-state")}
      value={query.state ?? ""}
      options={[
        { value: "", label: t("picker.list.any-state") },
        ...LIST_STATES.map((state) => ({ value: state, label: t(`picker.list.state-${state}`) })),
      ]}
    />
    {installations.length > 1 ? (
      <SelectField
        name="installation"
        label={t("picker.list.filter-installation")}
        value={query.installation ?? ""}
        options={[{ value: "", label: t("picker.list.any-installation") }, ...installations]}
      />
    ) : null}
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

/** All bookings of the organisation, newest first, or those that are looked for. */
export default async function BookingsPage({ searchParams }: { readonly searchParams: Search }) {
  const context = await customerPage("/bookings");
  const { t, actor } = context;
  const [state, installation] = [await searchValue(searchParams, "state"), await searchValue(searchParams, "installation")];
  const query = readListQuery({ state, installation });
  const asked = pageQuerySchema.shape.cursor.safeParse(await searchValue(searchParams, "cursor"));
  const cursor = asked.success ? asked.data : undefined;
  const { items, nextCursor } = await listSummaries(actor, {
    limit: LIMIT,
    cursor,
    statuses: query.state ? STATUSES_IN[query.state] : [],
    installationId: query.installation ?? undefined,
  });
  const all = cursor === undefined && query.state === null && query.installation === null;
  const { items: homes } = await listInstallations(actor, { limit: 100, cursor: undefined });
  const installations = homes.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Shell context={context} current="bookings">
      <h1>{t("picker.list.title")}</h1>
      {items.length === 0 && all ? (
        <Empty t={t} />
      ) : (
        <>
          <Filter query={query} installations={installations} t={t} />
          {items.length === 0 ? <NoneLike t={t} /> : <Table items={items} t={t} />}
          <nav className="bookings-pages" aria-label={t("picker.list.pages")}>
            {cursor === undefined ? null : <a href={listHref(query)}>{t("picker.list.newest")}</a>}
            {nextCursor === null ? null : <a href={listHref(query, nextCursor)}>{t("picker.list.older")}</a>}
          </nav>
        </>
      )}
    </Shell>
  );
}

import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ListPages, SearchForm, ShownFilter } from "#app/_customers/list-parts.tsx";
import { customerHref, customersHref, readCustomersQuery } from "#app/_customers/list-query.ts";
import { cityWords, seenWords, type Telling, tellingOf, Upcoming } from "#app/_customers/words.tsx";
import { deskPage, pageContext, type Search } from "#app/_edge/page-context.ts";
import { Shell } from "#app/_shell/shell.tsx";
import { SelectField } from "#app/_ui/fields.tsx";
import { type Row, Ruled } from "#app/_ui/table.tsx";
import type { CustomerRow } from "#lib/customers/customer.ts";
import { CUSTOMERS_SORTS, type CustomersQuery } from "#lib/customers/query.ts";
import { listCustomers } from "#lib/customers/service.ts";
import type { Translate } from "#lib/messages/translator.ts";
import { currentPolicy } from "#lib/scheduling/service.ts";
import { systemClock } from "#lib/time/system-clock.ts";
import "#app/_review/queue.css";
import "#app/_customers/customers.css";

type Props = { readonly searchParams: Search };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await pageContext()).t("customers.title") };
}

const COLUMNS = ["customer", "people", "installations", "open", "next", "seen"] as const;

const rowOf = (row: CustomerRow, telling: Telling): Row => ({
  key: row.id,
  cells: [
    <a key="name" href={customerHref(row.id)}>
      {row.name}
    </a>,
    row.people,
    row.installations,
    row.open,
    <Upcoming key="next" next={row.next} {...telling} />,
    seenWords(row.lastSignIn, telling),
  ],
});

const Find = ({ query, t }: { readonly query: CustomersQuery; readonly t: Translate }) => (
  <SearchForm
    t={t}
    action="/desk/customers"
    search={query.search}
    show={query.show}
    hint={t("customers.search.customers-hint")}
    clear={query.search === "" && query.sort === CUSTOMERS_SORTS[0] ? null : "/desk/customers"}
  >
    <SelectField
      name="sort"
      label={t("customers.sort.label")}
      value={query.sort}
      options={CUSTOMERS_SORTS.map((sort) => ({ value: sort, label: t(`customers.sort.${sort}`) }))}
    />
  </SearchForm>
);

/** Every customer, for the desk: whom it works for, what they have and when it is their turn. */
export default async function CustomersPage({ searchParams }: Props) {
  const query = readCustomersQuery(await searchParams);
  const context = await deskPage(customersHref(query));
  const { t, actor } = context;
  const listed = await listCustomers(actor, query);
  if (!listed.ok) notFound();
  const { items, page, pages, counts } = listed.value;
  const { zone } = await currentPolicy();
  const telling = tellingOf(t, systemClock(), zone);
  const city = cityWords(telling);
  return (
    <Shell context={context} current="installations">
      <div className="desk-head">
        <h1>{t("customers.title")}</h1>
        <p>
          {t("customers.lede")} <a href="/desk/installations">{t("customers.to-installations")}</a>{" "}
          <a href="/desk/customers/new">{t("customers.invite.new-link")}</a>
        </p>
      </div>
      <Find query={query} t={t} />
      <ShownFilter t={t} show={query.show} counts={counts} hrefOf={(show) => customersHref({ ...query, show, page: 1 })} />
      {items.length === 0 ? (
        <p className="people-found">{t(query.search === "" ? "customers.empty" : "customers.none", { search: query.search })}</p>
      ) : (
        <Ruled
          className="customers"
          caption={t("customers.caption")}
          columns={COLUMNS.map((name) => ({ label: t(`customers.column.${name}`, { city }) }))}
          rows={items.map((row) => rowOf(row, telling))}
        />
      )}
      <ListPages {...{ t, page, pages }} hrefOf={(other) => customersHref({ ...query, page: other })} />
    </Shell>
  );
}

import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ListPages, SearchForm, ShownFilter } from "#app/_customers/list-parts.tsx";
import { customerHref, LINES, readSystemsQuery, systemHref, systemsHref } from "#app/_customers/list-query.ts";
import { cityWords, layoutWords, type Telling, tellingOf, Upcoming, versionsWords } from "#app/_customers/words.tsx";
import { deskPage, pageContext, type Search } from "#app/_edge/page-context.ts";
import { Shell } from "#app/_shell/shell.tsx";
import { SelectField } from "#app/_ui/fields.tsx";
import { type Row, Ruled } from "#app/_ui/table.tsx";
import type { SystemRow } from "#lib/customers/customer.ts";
import { SYSTEMS_SORTS, type SystemsQuery } from "#lib/customers/query.ts";
import { listSystems } from "#lib/customers/systems/service.ts";
import type { Translate } from "#lib/messages/translator.ts";
import { currentPolicy } from "#lib/scheduling/service.ts";
import { systemClock } from "#lib/time/system-clock.ts";
import "#app/_review/queue.css";
import "#app/_customers/customers.css";

type Props = { readonly searchParams: Search };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await pageContext()).t("customers.systems.title") };
}

const COLUMNS = ["installation", "layout", "versions", "open", "next"] as const;

const rowOf = (row: SystemRow, telling: Telling): Row => ({
  key: row.id,
  cells: [
    <span key="name">
      <a href={systemHref(row.id)}>{row.name}</a>
      <small>
        <a href={customerHref(row.customer.id)}>{row.customer.name}</a>
      </small>
    </span>,
    layoutWords(row, telling.t),
    versionsWords(row, telling.t),
    row.open,
    <Upcoming key="next" next={row.next} {...telling} />,
  ],
});

type Asked = { readonly query: SystemsQuery; readonly t: Translate };

const Narrow = ({ query, t }: Asked) => (
  <>
    <SelectField
      name="line"
      label={t("customers.systems.line")}
      value={query.line}
      options={["", ...LINES].map((line) => ({
        value: line,
        label: line === "" ? t("customers.any") : t(`customers.line.${line.replaceAll(".", "-")}`),
      }))}
    />
    <SelectField
      name="topology"
      label={t("customers.systems.layout")}
      value={query.topology}
      options={["", "mirror", "cluster"].map((layout) => ({
        value: layout,
        label: layout === "" ? t("customers.any") : t(`planner.layout.${layout}`),
      }))}
    />
    <SelectField
      name="sort"
      label={t("customers.sort.label")}
      value={query.sort}
      options={SYSTEMS_SORTS.map((sort) => ({ value: sort, label: t(`customers.sort.${sort}`) }))}
    />
  </>
);

const isPlain = ({ search, line, topology, sort }: SystemsQuery): boolean =>
  search === "" && line === "" && topology === "" && sort === SYSTEMS_SORTS[0];

const Empty = ({ query, t }: Asked) => (
  <p className="people-found">
    {t(isPlain(query) && query.show === "all" ? "customers.systems.empty" : "customers.systems.none", { search: query.search })}
  </p>
);

/** Every installation of every customer, for the desk. */
export default async function SystemsPage({ searchParams }: Props) {
  const query = readSystemsQuery(await searchParams);
  const context = await deskPage(systemsHref(query));
  const { t, actor } = context;
  const listed = await listSystems(actor, query);
  if (!listed.ok) notFound();
  const { items, page, pages, counts } = listed.value;
  const { zone } = await currentPolicy();
  const telling = tellingOf(t, systemClock(), zone);
  const city = cityWords(telling);
  return (
    <Shell context={context} current="installations">
      <div className="desk-head">
        <h1>{t("customers.systems.title")}</h1>
        <p>
          {t("customers.systems.lede")} <a href="/desk/customers">{t("customers.to-customers")}</a>
        </p>
      </div>
      <SearchForm
        t={t}
        action="/desk/installations"
        search={query.search}
        show={query.show}
        hint={t("customers.search.systems-hint")}
        clear={isPlain(query) ? null : "/desk/installations"}
      >
        <Narrow query={query} t={t} />
      </SearchForm>
      <ShownFilter t={t} show={query.show} counts={counts} hrefOf={(show) => systemsHref({ ...query, show, page: 1 })} />
      {items.length === 0 ? (
        <Empty query={query} t={t} />
      ) : (
        <Ruled
          className="customers systems"
          caption={t("customers.systems.caption")}
          columns={COLUMNS.map((name) => ({ label: t(`customers.column.${name}`, { city }) }))}
          rows={items.map((row) => rowOf(row, telling))}
        />
      )}
      <ListPages {...{ t, page, pages }} hrefOf={(other) => systemsHref({ ...query, page: other })} />
    </Shell>
  );
}

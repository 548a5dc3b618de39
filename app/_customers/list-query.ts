import { readable } from "#app/_people/people-query.ts";
import { CUSTOMERS_SHOWN, CUSTOMERS_SORTS, type CustomersQuery, SYSTEMS_SORTS, type SystemsQuery } from "#lib/customers/query.ts";
import { rulebook } from "#lib/planning/rulebook.ts";

type Values = Readonly<Record<string, string | readonly string[] | undefined>>;

const first = (value: string | readonly string[] | undefined): string => (typeof value === "string" ? value : value?.[0]) ?? "";

/** Release lines that a list can be narrowed to, by their ids. */
export const LINES: readonly string[] = rulebook.lines.map(({ id }) => id);

/** One of `known`, else the first of them. */
const oneOf = <T extends string>(known: readonly [T, ...T[]], value: string): T => known.find((one) => one === value) ?? known[0];

const pageOf = (value: string): number => Number(/^[1-9]\d{0,5}$/.exec(value)?.[0] ?? 1);

/** Reads an address that anybody may have typed: what makes no sense is as if it were not there. */
export const readCustomersQuery = (values: Values): CustomersQuery => ({
  search: readable(first(values.search)),
  show: oneOf(CUSTOMERS_SHOWN, first(values.show)),
  sort: oneOf(CUSTOMERS_SORTS, first(values.sort)),
  page: pageOf(first(values.page)),
});

export const readSystemsQuery = (values: Values): SystemsQuery => ({
  search: readable(first(values.search)),
  show: oneOf(CUSTOMERS_SHOWN, first(values.show)),
  line: oneOf(["", ...LINES], first(values.line)),
  topology: oneOf(["", "mirror", "cluster"], first(values.topology)),
  sort: oneOf(SYSTEMS_SORTS, first(values.sort)),
  page: pageOf(first(values.page)),
});

/** Only what differs from a list that nobody asked anything of stands in the address. */
function withPairs(path: string, pairs: Readonly<Record<string, string | number>>, usual: readonly (string | number)[]): string {
  const said = Object.entries(pairs).filter(([, value]) => !usual.includes(value));
  const query = said.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("&");
  return query === "" ? path : `${path}?${query}`;
}

export const customersHref = (query: CustomersQuery): string =>
  withPairs("/desk/customers", query, ["", 1, CUSTOMERS_SHOWN[0], CUSTOMERS_SORTS[0]]);

export const systemsHref = (query: SystemsQuery): string =>
  withPairs("/desk/installations", query, ["", 1, CUSTOMERS_SHOWN[0], SYSTEMS_SORTS[0]]);

export const customerHref = (id: string, path = ""): string => `/desk/customers/${encodeURIComponent(id)}${path}`;

export const systemHref = (id: string, path = ""): string => `/desk/installations/${encodeURIComponent(id)}${path}`;

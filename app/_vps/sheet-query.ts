import { momentSchema } from "#lib/http/moment.ts";
import { type Instant, toUtc } from "#lib/time/instant.ts";
import { SORTS, type Wanted } from "#lib/vps/find.ts";

/** What is shown of a list. `nobody`: only VPSs without an owner. */
export const ONLY = ["critical", "gone", "nobody"] as const;

/** What an address or a form asks for. Texts are as typed; "" is all. */
export type SheetQuery = {
  readonly q: string;
  readonly owner: string;
  readonly host: string;
  readonly only: (typeof ONLY)[number] | "";
  readonly sort: Wanted["sort"];
  readonly backwards: boolean;
  /** From 1. */
  readonly page: number;
  /** A start that somebody tries out; `null`: that of the booking, if there is one. */
  readonly start: Instant | null;
};

export const WHOLE_SHEET: SheetQuery = {
  q: "",
  owner: "",
  host: "",
  only: "",
  sort: "name",
  backwards: false,
  page: 1,
  start: null,
};

type Values = Readonly<Record<string, string | readonly string[] | undefined>>;

const LONGEST = 200;

/** NUL and half characters, which no address can hold, are left out. */
const first = (values: Values, name: string): string =>
  ([values[name] ?? ""].flat()[0] ?? "").replaceAll("\0", "").slice(0, LONGEST).toWellFormed().trim();

const startOf = (text: string): Instant | null => {
  const read = momentSchema.safeParse(text);
  return read.success ? read.data : null;
};

/** Reads an address that anybody may have typed: what makes no sense is as if it were not there. */
export function readSheetQuery(values: Values): SheetQuery {
  const sort = first(values, "sort");
  return {
    q: first(values, "q"),
    owner: first(values, "owner"),
    host: first(values, "host"),
    only: ONLY.find((one) => one === first(values, "only")) ?? "",
    sort: SORTS.find((one) => one === sort.replace(/^-/, "")) ?? "name",
    backwards: sort.startsWith("-"),
    page: Math.max(1, Number(/^\d{1,5}$/.exec(first(values, "page"))?.[0] ?? 1)),
    start: startOf(first(values, "start")),
  };
}

/** The query as an address has it, without the question mark; what is as ever is not said. */
export function sheetPairs({ q, owner, host, only, sort, backwards, page, start }: SheetQuery): URLSearchParams {
  const pairs = new URLSearchParams();
  const say = (name: string, value: string): void => {
    if (value !== "") pairs.set(name, value);
  };
  say("q", q);
  say("owner", owner);
  say("host", host);
  say("only", only);
  say("sort", sort === "name" && !backwards ? "" : `${backwards ? "-" : ""}${sort}`);
  say("page", page > 1 ? String(page) : "");
  say("start", start === null ? "" : toUtc(start));
  return pairs;
}

export const withPairs = (path: string, pairs: URLSearchParams): string => (pairs.size > 0 ? `${path}?${pairs}` : path);

/** What to look for. */
export const wantedOf = ({ q, owner, host, only, sort, backwards }: SheetQuery): Wanted => ({
  q,
  owner: only === "nobody" ? "" : owner === "" ? null : owner,
  host: host === "" ? null : host,
  only: only === "critical" || only === "gone" ? only : null,
  sort,
  backwards,
});

export const isSearch = ({ q, owner, host, only }: SheetQuery): boolean => [q, owner, host, only].some((text) => text !== "");

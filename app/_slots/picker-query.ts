import { momentSchema } from "#lib/http/moment.ts";
import { parseDate } from "#lib/time/calendar-date.ts";
import { type Instant, toUtc } from "#lib/time/instant.ts";
import { type MonthName, monthOf, parseMonth } from "./month.ts";

/** A start and up to two more that suit as well. */
export const MOST_STARTS = 3;

/** What the address of the slot picker says. `starts` are the times chosen so far, the preferred one first. */
export type PickerQuery = {
  readonly month: MonthName | null;
  /** The day that was asked for; its times are listed, or the reason why it has none. */
  readonly day: string | null;
  readonly starts: readonly Instant[];
  /** Which of the starts is being chosen: 0 the preferred one, `starts.length` one more. */
  readonly place: number;
  readonly failback: boolean;
  /** The preferred start is asked for as an exception: where its reason was kept, or `yes` where nobody knows any more. */
  readonly exception: string | null;
};

export const NEW_QUERY: PickerQuery = { month: null, day: null, starts: [], place: 0, failback: false, exception: null };

export type Values = Readonly<Record<string, string | readonly string[] | undefined>>;

const all = (values: Values, name: string): readonly string[] => [values[name] ?? []].flat();

/** A start as an address or a form has it; `null` for what is none, or lies where no upgrade is ever booked. */
export function readStart(text: string): Instant | null {
  const read = momentSchema.safeParse(text);
  return read.success ? read.data : null;
}

/** Distinct moments in the order given; what is no moment is left out. */
export function readStarts(texts: readonly string[]): readonly Instant[] {
  const moments = texts.map(readStart).filter((moment) => moment !== null);
  return [...new Set(moments)].slice(0, MOST_STARTS);
}

/** Which kept reason an exception has; anything else that is said of one is as good as yes. */
function readException(text: string | undefined): string | null {
  if (text === undefined || text === "") return null;
  return /^[\w-]{22}$/.test(text) ? text : "yes";
}

/** Reads an address that anybody may have typed: what makes no sense is as if it were not there. */
export function readPickerQuery(values: Values): PickerQuery {
  const asked = parseDate(all(values, "day")[0] ?? "");
  const day = asked && parseMonth(monthOf(asked)) ? asked : null;
  const starts = readStarts(all(values, "start"));
  const place = Number(/^[0-2]$/.exec(all(values, "place")[0] ?? "")?.[0] ?? 0);
  const month = parseMonth(all(values, "month")[0] ?? "") ?? (day && parseMonth(monthOf(day)));
  const failback = all(values, "failback")[0] === "yes";
  const exception = readException(all(values, "exception")[0]);
  return { month, day, starts, place: Math.min(place, starts.length), failback, exception };
}

/** The chosen starts with all that belongs to them. */
export type Picked = Pick<PickerQuery, "starts" | "failback"> & { readonly exception?: string | null };

const pairsOf = ({ starts, failback, exception = null }: Picked): readonly string[] => [
  ...starts.map((start) => `start=${toUtc(start)}`),
  ...(failback ? ["failback=yes"] : []),
  ...(exception === null ? [] : [`exception=${exception}`]),
];

const withPairs = (path: string, pairs: readonly string[]): string => (pairs.length > 0 ? `${path}?${pairs.join("&")}` : path);

/** The picker's own address, short: what is not said is as in a new query. */
export function slotHref(installationId: string, query: Partial<PickerQuery>): string {
  const { month, day, starts, place, failback, exception } = { ...NEW_QUERY, ...query };
  return withPairs(`/installations/${encodeURIComponent(installationId)}/book/slot`, [
    ...(month ? [`month=${month}`] : []),
    ...(day ? [`day=${day}`] : []),
    ...pairsOf({ starts, failback, exception }),
    ...(place > 0 ? [`place=${place}`] : []),
  ]);
}

/** The address of the answers to check, for these starts. */
export const checkHref = (installationId: string, query: Picked): string =>
  withPairs(`/installations/${encodeURIComponent(installationId)}/book/check`, pairsOf(query));

/** The starts with one more at its place, or another in its place; a moment is never named twice. */
export function withStart({ starts, place }: Pick<PickerQuery, "starts" | "place">, chosen: Instant): readonly Instant[] {
  const others = starts.filter((_, n) => n !== place);
  const next = [...starts.slice(0, place), chosen, ...starts.slice(place + 1)];
  return others.includes(chosen) ? others : next.slice(0, MOST_STARTS);
}

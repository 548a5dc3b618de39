import { type PickerQuery, readPickerQuery, type Values } from "#app/_slots/picker-query.ts";
import { type Instant, toUtc } from "#lib/time/instant.ts";

/** What the address says of an upgrade over several evenings: in how many, 0 where it does not say, and a start for each so far. */
export type SeriesQuery = Pick<PickerQuery, "month" | "day" | "starts" | "place" | "failback"> & { readonly count: number };

/** Reads an address that anybody may have typed: what makes no sense is as if it were not there. */
export function readSeriesQuery(values: Values): SeriesQuery {
  const { month, day, starts, place, failback } = readPickerQuery(values);
  const count = Number(/^[2-9]$/.exec([values.evenings ?? ""].flat()[0] ?? "")?.[0] ?? 0);
  return { month, day, starts, place, failback, count };
}

/** Pairs of an address, in the order of the query. */
export const seriesPairs = ({
  count,
  month,
  day,
  starts,
  place,
  failback,
}: SeriesQuery): readonly (readonly [string, string])[] => [
  ...(count > 0 ? [["evenings", String(count)] as const] : []),
  ...(month ? [["month", month] as const] : []),
  ...(day ? [["day", day] as const] : []),
  ...starts.map((start) => ["start", toUtc(start)] as const),
  ...(place > 0 ? [["place", String(place)] as const] : []),
  ...(failback ? [["failback", "yes"] as const] : []),
];

const NEW: SeriesQuery = { month: null, day: null, starts: [], place: 0, failback: false, count: 0 };

/** An address with the query behind it; what is not said is as in a new one. */
export function withSeries(path: string, query: Partial<SeriesQuery>): string {
  const pairs = seriesPairs({ ...NEW, ...query });
  return pairs.length === 0 ? path : `${path}?${pairs.map(([name, value]) => `${name}=${value}`).join("&")}`;
}

export const seriesPath = (installationId: string): string => `/installations/${encodeURIComponent(installationId)}/book/series`;

/** The starts with this one at its place; those after it stay while they still follow it, as `fits` says, else they are chosen anew. */
export function withEvening(
  { starts, place }: Pick<SeriesQuery, "starts" | "place">,
  chosen: Instant,
  fits: (starts: readonly Instant[], place: number) => boolean,
): readonly Instant[] {
  const next = [...starts.slice(0, place), chosen];
  for (const later of starts.slice(place + 1)) {
    if (!fits([...next, later], next.length)) break;
    next.push(later);
  }
  return next;
}

import { IANAZone } from "luxon";
import { DAY_MS, type Instant, instant, MINUTE_MS } from "./instant.ts";
import type { Interval } from "./interval.ts";

/** A clock change: `at` is the first moment with the offset `afterMinutes`. */
export type OffsetChange = { readonly at: Instant; readonly beforeMinutes: number; readonly afterMinutes: number };

/** Tables are kept per stretch of a zone, since finding the changes of a year takes some milliseconds. */
const STRETCH_MS = 366 * DAY_MS;
const KEPT_STRETCHES = 2000;
/** In the whole database no zone has two changes less than three days apart, so probes this far apart miss none. */
const PROBE_MS = 2 * DAY_MS;

/** `before`: the offset in milliseconds that holds until the first of the changes. */
type Stretch = { readonly before: number; readonly changes: readonly OffsetChange[] };

const tables = new Map<string, Map<number, Stretch>>();
let kept = 0;

/** What the runtime's own table says; asking it takes microseconds, which a thousand questions feel. */
const askedOffsetMs = (moment: number, zone: string): number => Math.round(IANAZone.create(zone).offset(moment) * MINUTE_MS);

/** How far the zone's clock is ahead of UTC at a moment, both in milliseconds; `zone` is a name that the runtime knows. */
export function offsetMs(moment: number, zone: string): number {
  const { before, changes } = stretch(zone, Math.floor(moment / STRETCH_MS));
  let offset = before;
  for (const { at, afterMinutes } of changes) {
    if (moment < at) break;
    offset = Math.round(afterMinutes * MINUTE_MS);
  }
  return offset;
}

/** Every clock change of the zone in the interval (its start included, its end not), in order. */
export function changesIn(zone: string, interval: Interval): readonly OffsetChange[] {
  const found: OffsetChange[] = [];
  for (let n = Math.floor(interval.start / STRETCH_MS); n * STRETCH_MS < interval.end; n++) {
    for (const change of stretch(zone, n).changes)
      if (interval.start <= change.at && change.at < interval.end) found.push(change);
  }
  return found;
}

function stretch(zone: string, n: number): Stretch {
  const known = tables.get(zone)?.get(n);
  if (known) return known;
  if (kept >= KEPT_STRETCHES) {
    tables.clear();
    kept = 0;
  }
  const found = findChanges(zone, n * STRETCH_MS);
  const table = tables.get(zone) ?? new Map<number, Stretch>();
  tables.set(zone, table.set(n, found));
  kept++;
  return found;
}

function findChanges(zone: string, start: number): Stretch {
  const changes: OffsetChange[] = [];
  const end = start + STRETCH_MS - 1;
  let low = start - 1;
  const first = askedOffsetMs(low, zone);
  let before = first;
  while (low < end) {
    const high = Math.min(low + PROBE_MS, end);
    const after = askedOffsetMs(high, zone);
    while (before !== after) {
      low = firstOther(zone, low, high);
      const next = askedOffsetMs(low, zone);
      changes.push({ at: instant(low), beforeMinutes: before / MINUTE_MS, afterMinutes: next / MINUTE_MS });
      before = next;
    }
    low = high;
  }
  return { before: first, changes };
}

/** The first millisecond after `low` whose offset is not that of `low`; `high` has another one. */
function firstOther(zone: string, low: number, high: number): number {
  const before = askedOffsetMs(low, zone);
  let [same, other] = [low, high];
  while (other - same > 1) {
    const middle = Math.floor((same + other) / 2);
    if (askedOffsetMs(middle, zone) === before) same = middle;
    else other = middle;
  }
  return other;
}

import type { RefusalCode } from "#lib/scheduling/evaluate-slot.ts";
import type { Instant } from "#lib/time/instant.ts";
import { localTime, type ZoneName } from "#lib/time/zone.ts";
import { reasonOf } from "./month-days.ts";
import { isFree, type Start } from "./starts.ts";

/** A row of the time list. `twice`: the clock shows this time again, or has shown it already, so its offset must be named. */
export type TimeRow =
  | { readonly kind: "free"; readonly start: Instant; readonly minute: number; readonly twice: boolean }
  | {
      readonly kind: "shut";
      readonly start: Instant;
      readonly minute: number;
      readonly twice: boolean;
      readonly code: RefusalCode;
    }
  | {
      readonly kind: "run";
      readonly start: Instant;
      readonly last: Instant;
      readonly minute: number;
      readonly code: RefusalCode;
    };

/** A part of the day with its rows; one part named `all` where the list is short enough to be read in one go. */
export type TimePart = {
  readonly name: "all" | "night" | "morning" | "afternoon" | "evening";
  readonly rows: readonly TimeRow[];
};

/** So many closed starts in a row, for one reason, are one line. */
const RUN = 4;
/** A list of up to this many rows is shown whole. */
const WHOLE = 16;
const PARTS = ["night", "morning", "afternoon", "evening"] as const;
const PART_MINUTES = 360;

type Single = Exclude<TimeRow, { kind: "run" }>;

function singles(starts: readonly Start[], zone: ZoneName): readonly Single[] {
  const minutes = starts.map(({ start }) => localTime(start, zone).minuteOfDay);
  return starts.map((found, n) => {
    const minute = minutes[n] ?? 0;
    const base = { start: found.start, minute, twice: minutes.filter((other) => other === minute).length > 1 };
    const code = reasonOf(found);
    return isFree(found) || code === null ? { ...base, kind: "free" } : { ...base, kind: "shut", code };
  });
}

const sameReason = (a: Single, b: Single | undefined): boolean => a.kind === "shut" && b?.kind === "shut" && a.code === b.code;

function foldRuns(rows: readonly Single[]): readonly TimeRow[] {
  const folded: TimeRow[] = [];
  for (let n = 0; n < rows.length; ) {
    const first = rows[n];
    if (!first) break;
    let end = n + 1;
    while (sameReason(first, rows[end])) end++;
    const run = rows.slice(n, end);
    const last = run.at(-1);
    if (first.kind === "shut" && last && run.length >= RUN) {
      folded.push({ kind: "run", start: first.start, last: last.start, minute: first.minute, code: first.code });
    } else folded.push(...run);
    n = end;
  }
  return folded;
}

const partOf = ({ minute }: Single) => PARTS[Math.min(3, Math.floor(minute / PART_MINUTES))] ?? "evening";

/** The starts of one day as they are listed: free ones to choose, taken ones with their reason, long runs of one reason as one line. */
export function timeParts(starts: readonly Start[], zone: ZoneName): readonly TimePart[] {
  const rows = singles(starts, zone);
  const folded = foldRuns(rows);
  if (folded.length <= WHOLE) return [{ name: "all", rows: folded }];
  const parts = PARTS.map((name) => ({ name, rows: foldRuns(rows.filter((row) => partOf(row) === name)) }));
  return parts.filter((part) => part.rows.length > 0);
}

/** The part to show open: that of the chosen start, else the last that has a free one, since people ask for evenings. */
export function openPart(parts: readonly TimePart[], chosen: Instant | null): TimePart["name"] | null {
  const holding = parts.find(({ rows }) => rows.some((row) => row.kind === "free" && row.start === chosen));
  const last = parts.findLast(({ rows }) => rows.some((row) => row.kind === "free"));
  return (holding ?? last)?.name ?? null;
}

/** Starts of a day that cannot be had, by reason, in the order of the clock. */
export function shutByReason(starts: readonly Start[]): ReadonlyMap<RefusalCode, readonly Instant[]> {
  const found = new Map<RefusalCode, Instant[]>();
  for (const start of starts) {
    const code = isFree(start) ? null : reasonOf(start);
    if (code) found.set(code, [...(found.get(code) ?? []), start.start]);
  }
  return found;
}

import { DateTime, IANAZone } from "luxon";
import type { Brand } from "#lib/kernel/brand.ts";
import { dateOfDay, dayNumber, daysBetween, type Weekday, weekdayOfDay } from "./calendar-date.ts";
import { DAY_MS, type Instant, instant, MINUTE_MS, wallText } from "./instant.ts";
import type { Interval } from "./interval.ts";
import { changesIn, type OffsetChange, offsetMs } from "./offset-table.ts";

/** A name of the IANA time zone database that this runtime knows, `UTC` included. Kept as chosen: aliases stay aliases. */
export type ZoneName = Brand<string, "ZoneName">;

/** What a clock on the wall shows. `offsetMinutes` is east of UTC, and a fraction only for local mean time of long ago. */
export type LocalTime = {
  readonly date: string;
  readonly weekday: Weekday;
  readonly minuteOfDay: number;
  readonly second: number;
  readonly offsetMinutes: number;
};

/** A wall-clock time is a moment, none (the clock jumps over it; `after` is the first moment behind the jump), or two. */
export type LocalResolution =
  | { readonly kind: "once"; readonly instant: Instant }
  | { readonly kind: "gap"; readonly after: Instant }
  | { readonly kind: "twice"; readonly earlier: Instant; readonly later: Instant };

/** Abbreviations that are names of the database; the runtime also takes others (`BST` as Dhaka's), which nobody means. */
const SHORT_NAMES = /^(UTC|GMT|UCT|CET|EET|MET|WET|EST|MST|HST|PRC|ROC|ROK)$/;

/** `null` for unknown names, for offsets such as `+01:00`, and for abbreviations that stand for several zones. */
export function zoneName(text: string): ZoneName | null {
  if (!/^[A-Za-z][A-Za-z0-9_+/-]{1,63}$/.test(text) || text.startsWith("SystemV/") || !IANAZone.isValidZone(text)) return null;
  const known = new Intl.DateTimeFormat("en", { timeZone: text }).resolvedOptions().timeZone;
  const name = known.toLowerCase() === text.toLowerCase() ? known : text;
  return /^[A-Za-z]{3}$/.test(name) && !SHORT_NAMES.test(name) ? null : (name as ZoneName);
}

export function localTime(moment: Instant, zone: ZoneName): LocalTime {
  const offset = offsetMs(moment, zone);
  const day = Math.floor((moment + offset) / DAY_MS);
  const rest = moment + offset - day * DAY_MS;
  return {
    date: dateOfDay(day),
    weekday: weekdayOfDay(day),
    minuteOfDay: Math.floor(rest / MINUTE_MS),
    second: Math.floor(rest / 1000) % 60,
    offsetMinutes: offset / MINUTE_MS,
  };
}

/** `2026-12-01T18:00:00+01:00`: the same moment, written with the offset of the zone (in whole minutes, as RFC 3339 has it). */
export function isoLocal(moment: Instant, zone: ZoneName): string {
  const offset = Math.round(offsetMs(moment, zone) / MINUTE_MS);
  const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60];
  const written = [hours, minutes].map((part) => String(part).padStart(2, "0")).join(":");
  return `${wallText(moment + offset * MINUTE_MS)}${offset < 0 ? "-" : "+"}${written}`;
}

/** `2026-12-01T18:00`: what a clock on a wall in the zone shows, to the minute, without saying which offset it has. */
export const wallClock = (moment: Instant, zone: ZoneName): string => isoLocal(moment, zone).slice(0, 16);

/**
 * The door from a wall clock to a moment. `minuteOfDay` may be 1440 (the next midnight) or more.
 * luxon resolves a repeated time by the offset of the day on which it runs, so its answer is never taken unchecked:
 * what does not come back the same is in a gap, and `getPossibleOffsets` names both moments of a time that happens twice.
 */
export const resolveLocal = (date: string, minuteOfDay: number, zone: ZoneName): LocalResolution =>
  resolveWall(dayNumber(date) * DAY_MS + minuteOfDay * MINUTE_MS, zone);

/** `wallMs`: what the clock shows, in milliseconds as if it stood in UTC. Far from clock changes there is one answer. */
function resolveWall(wallMs: number, zone: ZoneName): LocalResolution {
  const changes = offsetChanges(zone, { start: instant(wallMs - 2 * DAY_MS), end: instant(wallMs + 2 * DAY_MS) });
  if (changes.length === 0) return { kind: "once", instant: instant(wallMs - offsetMs(wallMs, zone)) };
  const asked = DateTime.fromMillis(wallMs, { zone: "utc" }).setZone(IANAZone.create(zone), { keepLocalTime: true });
  const shown = asked
    .getPossibleOffsets()
    .map((choice) => choice.toMillis())
    .filter((ms) => ms + offsetMs(ms, zone) === wallMs)
    .sort((a, b) => a - b);
  const [earlier, later] = shown;
  if (earlier === undefined) return { kind: "gap", after: endOfGap(wallMs, changes) };
  if (later === undefined || later === earlier) return { kind: "once", instant: instant(earlier) };
  return { kind: "twice", earlier: instant(earlier), later: instant(later) };
}

function endOfGap(wallMs: number, changes: readonly OffsetChange[]): Instant {
  const jump = changes.find(
    ({ at, beforeMinutes, afterMinutes }) => at + beforeMinutes * MINUTE_MS <= wallMs && wallMs < at + afterMinutes * MINUTE_MS,
  );
  if (!jump) throw new Error(`No clock change explains why ${wallText(wallMs)} does not exist`);
  return jump.at;
}

/** In a gap: the first moment after it. Twice: the earlier. */
function firstOf(resolution: LocalResolution): Instant {
  if (resolution.kind === "once") return resolution.instant;
  return resolution.kind === "gap" ? resolution.after : resolution.earlier;
}

/**
 * The moment `days` calendar days later (negative: earlier) at which the clock shows the same time, so 7 days may be 167 or
 * 169 hours. In a gap: the first moment after it. If it happens twice: the earlier.
 */
export function sameWallClock(moment: Instant, days: number, zone: ZoneName): Instant {
  const wallMs = moment + offsetMs(moment, zone) + days * DAY_MS;
  return firstOf(resolveWall(wallMs, zone));
}

/** The first moment of a local date; where the zone left the whole date out, the first moment after it. */
export const startOfDay = (date: string, zone: ZoneName): Instant => firstOf(resolveLocal(date, 0, zone));

/** Whole days from one moment to another, as the calendar on a wall in the zone counts them. */
export const daysApart = (from: Instant, to: Instant, zone: ZoneName): number =>
  daysBetween(localTime(from, zone).date, localTime(to, zone).date);

/** Calendar arithmetic on `YYYY-MM-DD`; no zone and no clock is involved. */
export const plusDays = (date: string, days: number): string => dateOfDay(dayNumber(date) + days);

export const weekdayOf = (date: string): Weekday => weekdayOfDay(dayNumber(date));

/** Every clock change of the zone in the interval (its start included, its end not), in order. */
export const offsetChanges = (zone: ZoneName, interval: Interval): readonly OffsetChange[] => changesIn(zone, interval);

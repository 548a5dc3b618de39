import type { Brand } from "#lib/kernel/brand.ts";
import { weekdayOfDay } from "#lib/time/calendar-date.ts";
import { DAY_MS, type Instant, MINUTE_MS } from "#lib/time/instant.ts";
import { covers, type Interval } from "#lib/time/interval.ts";
import { MINUTES_A_DAY, minuteOf } from "#lib/time/time-of-day.ts";
import { firstShowing, type Timeline, timelineOf } from "#lib/time/timeline.ts";
import type { ZoneName } from "#lib/time/zone.ts";

export type EngineerId = Brand<string, "EngineerId">;

/**
 * Weekly hours in the desk's zone, following the wall clock through its changes. `weekday` (ISO, Monday 1) is the day the
 * shift begins; `to` not after `from` means the next day, and `to` may be `24:00`.
 */
export type Shift = { readonly weekday: number; readonly from: string; readonly to: string };

/** Somebody who can be held by one window at a time. No hours: always on duty. */
export type Engineer = {
  readonly id: EngineerId;
  readonly name: string;
  readonly userId: string | null;
  readonly hours: readonly Shift[];
};

const WEEK = 7 * MINUTES_A_DAY;

/** A shift in minutes from the midnight at which its day begins. */
function shiftMinutes({ from, to }: Shift): { readonly from: number; readonly to: number } {
  const [begin, end] = [minuteOf(from), minuteOf(to)];
  return { from: begin, to: end <= begin ? end + MINUTES_A_DAY : end };
}

type Span = { readonly start: number; readonly end: number };

/** The same time covered by as few spans as possible: those that overlap or touch become one. */
function joined<S extends Span>(spans: readonly S[]): readonly S[] {
  const result: S[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (last && span.start <= last.end) result[result.length - 1] = { ...last, end: Math.max(last.end, span.end) };
    else result.push(span);
  }
  return result;
}

/**
 * When the engineer is on duty, as joined spans in order. Complete within the interval only: spans are not cut at its edges,
 * and those that lie outside it may be missing. `desk` is the desk's clock
 * for the interval. A shift's end in a gap is the first moment after it, of a repeated time the earlier.
 */
export function dutyOf(engineer: Engineer, interval: Interval, desk: Timeline): readonly Interval[] {
  if (engineer.hours.length === 0) return [interval];
  const shifts = engineer.hours.map((shift) => ({ weekday: shift.weekday, ...shiftMinutes(shift) }));
  const lastDay = Math.floor(interval.end / DAY_MS) + 1;
  const found: Interval[] = [];
  for (let day = Math.floor(interval.start / DAY_MS) - 2; day <= lastDay; day++) {
    const weekday = weekdayOfDay(day);
    for (const shift of shifts) {
      if (shift.weekday !== weekday) continue;
      const start = firstShowing(desk, day * DAY_MS + shift.from * MINUTE_MS) as Instant;
      const end = firstShowing(desk, day * DAY_MS + shift.to * MINUTE_MS) as Instant;
      if (start < end && start < interval.end && interval.start < end) found.push({ start, end });
    }
  }
  return joined(found);
}

/** Whether the engineer is on duty for the whole interval; shifts that touch count as one. */
export function hoursCover(engineer: Engineer, interval: Interval, deskZone: ZoneName): boolean {
  return dutyOf(engineer, interval, timelineOf(deskZone, interval)).some((duty) => covers(duty, interval));
}

/** The longest time on end that the engineer's week has, without clock changes; endless where the whole week is covered. */
export function longestDutyMinutes({ hours }: Engineer): number {
  if (hours.length === 0) return Number.POSITIVE_INFINITY;
  const week = hours.map((shift) => {
    const { from, to } = shiftMinutes(shift);
    return { start: shift.weekday * MINUTES_A_DAY + from, end: shift.weekday * MINUTES_A_DAY + to };
  });
  const weeks = [0, WEEK, 2 * WEEK].flatMap((later) =>
    week.map(({ start, end }) => ({ start: start + later, end: end + later })),
  );
  const longest = Math.max(...joined(weeks).map(({ start, end }) => end - start));
  return longest > WEEK ? Number.POSITIVE_INFINITY : longest;
}

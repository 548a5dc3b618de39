import type { Brand } from "#lib/kernel/brand.ts";
import { dateOfDay, dayNumberOf, parseDate } from "./calendar-date.ts";

/** A moment: whole milliseconds since 1970-01-01T00:00:00Z. Knows no zone. */
export type Instant = Brand<number, "Instant">;

export const MINUTE_MS = 60_000;
export const DAY_MS = 86_400_000;

/** RFC 3339, section 5.6: seconds and an offset are required; `T` and `Z` may be small letters. */
const RFC3339 = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,9}))?(?:(Z)|([+-])(\d{2}):(\d{2}))$/i;
const FIRST = dayNumberOf(1, 1, 1) * DAY_MS;
const LAST = dayNumberOf(10_000, 1, 1) * DAY_MS - 1;

const digits = (n: number, length: number): string => String(n).padStart(length, "0");

/** Throws on anything but a whole number of milliseconds, which only a bug can produce. */
export function instant(ms: number): Instant {
  if (!Number.isSafeInteger(ms)) throw new RangeError(`Not a moment in milliseconds: ${ms}`);
  return ms as Instant;
}

/**
 * Reads an RFC 3339 timestamp of the years 1 to 9999 with any offset. `null` for everything else: no offset, no seconds,
 * 2026-02-30, 24:00. A leap second (`:60`) is refused, since no moment on this scale stands for it. Digits below the
 * millisecond are cut off.
 */
export function parseInstant(rfc3339: string): Instant | null {
  const [, date = "", h, m, s, fraction = "", , sign, offsetH = "0", offsetM = "0"] = RFC3339.exec(rfc3339) ?? [];
  const [hours, minutes, seconds] = [Number(h), Number(m), Number(s)];
  if (parseDate(date) === null || !(hours < 24 && minutes < 60 && seconds < 60)) return null;
  if (Number(offsetH) > 23 || Number(offsetM) > 59) return null;
  const [year, month, day] = date.split("-").map(Number);
  const wall = dayNumberOf(year ?? 0, month ?? 0, day ?? 0) * DAY_MS + ((hours * 60 + minutes) * 60 + seconds) * 1000;
  const offset = (Number(offsetH) * 60 + Number(offsetM)) * MINUTE_MS * (sign === "-" ? -1 : 1);
  const ms = wall + Number(fraction.slice(0, 3).padEnd(3, "0")) - offset;
  return ms < FIRST || ms > LAST ? null : instant(ms);
}

/** A wall clock written out, `2026-12-01T18:00:00`: milliseconds as if the clock stood in UTC, shown only where not zero. */
export function wallText(wallMs: number): string {
  const day = Math.floor(wallMs / DAY_MS);
  const rest = wallMs - day * DAY_MS;
  const clock = [Math.floor(rest / 3_600_000), Math.floor(rest / MINUTE_MS) % 60, Math.floor(rest / 1000) % 60];
  const ms = rest % 1000;
  return `${dateOfDay(day)}T${clock.map((part) => digits(part, 2)).join(":")}${ms === 0 ? "" : `.${digits(ms, 3)}`}`;
}

/** `2026-12-01T17:00:00Z`; milliseconds only where they are not zero. */
export const toUtc = (moment: Instant): string => `${wallText(moment)}Z`;

/** Seconds since 1970-01-01T00:00:00Z, as SQL's `to_timestamp` takes them; milliseconds are the fraction. */
export const seconds = (moment: Instant): number => moment / 1000;

/** Sixty seconds each, whatever a clock on a wall does meanwhile. */
export const plusMinutes = (moment: Instant, minutes: number): Instant => instant(moment + minutes * MINUTE_MS);

/** From `a` to `b`; negative when `b` is the earlier, a fraction when they are not whole minutes apart. */
export const minutesBetween = (a: Instant, b: Instant): number => (b - a) / MINUTE_MS;

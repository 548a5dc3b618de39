import "server-only";
import { record } from "#lib/audit/service.ts";
import type { Actor, Staff } from "#lib/auth/actor.ts";
import { mayEditPolicy } from "#lib/auth/policy.ts";
import { database, inTransaction, newId, type Tx } from "#lib/db/client.ts";
import type { Refusal } from "#lib/http/refusal.ts";
import { done, type Result, refuse } from "#lib/kernel/result.ts";
import type { OnceKey } from "#lib/once/once-key.ts";
import { once } from "#lib/once/service.ts";
import { DAY_MS, instant, toUtc } from "#lib/time/instant.ts";
import type { Interval } from "#lib/time/interval.ts";
import { type Clock, systemClock } from "#lib/time/system-clock.ts";
import * as calendar from "../desk/repository.ts";
import { currentPolicy, holdCalendar } from "../service.ts";
import { calendarEvents, countries, type Place, publicHolidays, statesOf } from "./client.ts";
import { closedOn, type DayOff, daysOff, isClosed } from "./day-off.ts";

const FORBIDDEN: Refusal = { code: "forbidden" };

/** Countries whose public holidays are known, and the parts of `country` that have their own; by name in the language. */
export const holidayPlaces = (
  language: string,
  country: string,
): { readonly countries: readonly Place[]; readonly states: readonly Place[] } => ({
  countries: countries(language),
  states: statesOf(country, language),
});

/** A day off that somebody may choose to close; `closed`: it is already. */
export type Offer = DayOff & { readonly closed: boolean };

async function offers(found: readonly DayOff[], span: Interval): Promise<readonly Offer[]> {
  const blackouts = await calendar.blackoutsTouching(database(), span);
  return daysOff(found)
    .filter(({ interval }) => interval.end > span.start)
    .map((day) => ({ ...day, closed: isClosed(day, blackouts) }));
}

const YEARS_AHEAD = 3;

const ahead = (now: Clock): Interval => ({ start: now(), end: instant(now() + YEARS_AHEAD * 366 * DAY_MS) });

/** The public holidays of a year that are still to come, on the desk's clock. */
export async function holidayOffers(
  actor: Actor,
  { country, state, year, language }: { country: string; state: string | null; year: number; language: string },
  now: Clock = systemClock,
): Promise<Result<readonly Offer[], Refusal>> {
  if (!mayEditPolicy(actor)) return refuse(FORBIDDEN);
  const { zone } = await currentPolicy();
  const found = publicHolidays({ country, state }, year, language).map((day) => closedOn(day, zone));
  return done(await offers(found, ahead(now)));
}

/** The events of a calendar file in the next three years; refuses `calendar-unreadable`. */
export async function fileOffers(
  actor: Actor,
  text: string,
  now: Clock = systemClock,
): Promise<Result<readonly Offer[], Refusal>> {
  if (!mayEditPolicy(actor)) return refuse(FORBIDDEN);
  const { zone } = await currentPolicy();
  const found = calendarEvents(text, ahead(now), zone);
  return found ? done(await offers(found, ahead(now))) : refuse({ code: "calendar-unreadable" });
}

/** The days that are not closed yet, each once, and the confirmed bookings that lie in them. */
async function judgeDays(tx: Tx, days: readonly DayOff[]) {
  const open: DayOff[] = [];
  const booked = new Map<string, string>();
  for (const day of daysOff(days)) {
    if (isClosed(day, await calendar.blackoutsTouching(tx, day.interval))) continue;
    open.push(day);
    const confirmed = await calendar.bookingsTouching(tx, day.interval, ["approved", "in-progress"]);
    for (const { id, reference } of confirmed) booked.set(id, reference);
  }
  return { open, booked };
}

async function close(tx: Tx, staff: Staff, { interval, reason }: DayOff): Promise<void> {
  const id = newId();
  await calendar.saveBlackout(tx, { id, interval, reason });
  const detail = { start: toUtc(interval.start), end: toUtc(interval.end), reason };
  await record(tx, staff, { action: "blackout.added", subject: `blackout:${id}`, detail });
}

type Closing = { readonly days: readonly DayOff[]; readonly force: boolean };

/**
 * Closes all the days or none; a day that is closed already is left as it is. Confirmed bookings in any of them refuse it with
 * the list (`has-bookings`), unless `force`: they stay as they are then. Answers how many were closed.
 */
export async function closeDays(
  actor: Actor,
  { days, force }: Closing,
  key: OnceKey | null,
): Promise<Result<{ readonly closed: number }, Refusal>> {
  if (!mayEditPolicy(actor)) return refuse(FORBIDDEN);
  return inTransaction((tx) =>
    once(tx, key, async () => {
      await holdCalendar(tx);
      const { open, booked } = await judgeDays(tx, days);
      if (booked.size > 0 && !force) {
        const faults = [...booked].map(([id, reference]) => ({
          pointer: `/bookings/${id}`,
          code: "booked",
          params: { reference },
        }));
        return refuse({ code: "has-bookings", faults });
      }
      for (const day of open) await close(tx, actor, day);
      return done({ closed: open.length });
    }),
  );
}

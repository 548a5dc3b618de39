import type { Customer, SignedIn } from "#lib/auth/actor.ts";
import { freeWindows } from "#lib/bookings/act/repository.ts";
import { find, perform } from "#lib/bookings/act/service.ts";
import type { BookingAnswer } from "#lib/bookings/answer.ts";
import { conclude } from "#lib/bookings/conclusion/service.ts";
import type { SubmitBody } from "#lib/bookings/schema.ts";
import { submitBooking } from "#lib/bookings/submission/service.ts";
import type { Act } from "#lib/bookings/transitions.ts";
import { database, inTransaction } from "#lib/db/client.ts";
import type { Installation } from "#lib/installations/installation.ts";
import type { Instant } from "#lib/time/instant.ts";
import { aWish, granted } from "#tests/support/bookings.ts";

/** A wish for these starts, an evening each. */
export const aSeriesWish = (installation: Installation, starts: readonly Instant[], more: Partial<SubmitBody> = {}) =>
  aWish(installation, starts[0] as Instant, { series: [...starts], ...more });

/** A series that waits for the desk. */
export const aSeries = async (customer: Customer, installation: Installation, starts: readonly Instant[]) =>
  granted<BookingAnswer>(await submitBooking(customer, await aSeriesWish(installation, starts), null));

/** The ids of its bookings, in order. */
export const idsOf = ({ series }: BookingAnswer): readonly string[] => (series?.evenings ?? []).map(({ id }) => id);

/** An act of the day of the upgrade: the state changes, and with its end the window is free. */
export const takeStep = (actor: SignedIn, id: string, act: "start" | "complete" | "abort") =>
  perform(actor, { id, act }, async (found) => {
    const concluded = await conclude(found, {});
    if (act !== "start") await freeWindows(found.tx, found.booking.id);
    return concluded;
  });

/** Whether the act would be let through. */
export const wouldAllow = (actor: SignedIn, id: string, act: Act) => inTransaction((tx) => find(tx, actor, { id, act }));

type Standing = { readonly evening: number; readonly status: string; readonly hold: string | null; readonly held: number };

/** How the evenings of a series stand, by the database alone. */
export const standing = (seriesId: string): Promise<Standing[]> => database().$queryRaw<Standing[]>`
  SELECT evening, status, hold_why || ' ' || hold_evening AS hold,
    (SELECT count(*)::int FROM held_window h WHERE h.booking_id = b.id) AS held
  FROM booking b WHERE series_id = ${seriesId} ORDER BY evening`;

import "server-only";
import type { Tx } from "#lib/db/client.ts";
import type { EngineerId } from "#lib/scheduling/rota.ts";
import { seconds } from "#lib/time/instant.ts";
import type { Interval } from "#lib/time/interval.ts";
import type { Booking, BookingId, BookingStatus } from "../booking.ts";
import type { Act } from "../transitions.ts";

/** A change of a booking, decided on the booking as it was read. */
export type Change = {
  readonly act: Act;
  readonly to: BookingStatus;
  readonly by: { readonly userId: string; readonly name: string };
  readonly reason: string | null;
  /** Where and with whom the booking stands afterwards. */
  readonly place: { readonly window: Interval; readonly wallClock: string; readonly engineerId: EngineerId | null };
};

/** `change` is the id of the row of its history. */
export type Saved = { readonly revision: number; readonly change: string };

/**
 * Changes the booking and writes the row of its history in one statement, by the database's clock. `null` where the booking
 * is no longer as it was read. Race: of two changes to one revision the second finds no row, and nothing of it is written.
 */
export async function saveChange(tx: Tx, booking: Booking, { act, to, by, reason, place }: Change): Promise<Saved | null> {
  const { id, status, revision } = booking;
  const rows = await tx.$queryRaw<Saved[]>`
    WITH moved AS (
      UPDATE booking SET status = ${to}, starts_at = to_timestamp(${seconds(place.window.start)}::float8),
        ends_at = to_timestamp(${seconds(place.window.end)}::float8), wall_clock = ${place.wallClock},
        engineer_id = coalesce(${place.engineerId}::text, engineer_id), revision = revision + 1
      WHERE id = ${id} AND status = ${status} AND revision = ${revision}::int RETURNING id, revision
    ), change AS (
      INSERT INTO booking_change (booking_id, at, by_id, by_name, act, from_state, to_state, reason)
      SELECT id, clock_timestamp(), ${by.userId}, ${by.name}, ${act}, ${status}, ${to}, ${reason}::text FROM moved RETURNING id
    )
    SELECT moved.revision, change.id::text AS change FROM moved, change`;
  return rows[0] ?? null;
}

/** Lets go of everything that the booking holds. The caller has changed the booking in this transaction. */
export async function freeWindows(tx: Tx, id: BookingId): Promise<void> {
  await tx.heldWindow.deleteMany({ where: { bookingId: id } });
}

/**
 * Holds the engineer for the interval, buffers included, in the place of what the booking held. Race: what overlaps another
 * window on that engineer is refused by the constraint, which throws; the caller holds the calendar.
 */
export async function moveWindow(tx: Tx, id: BookingId, engineerId: EngineerId, held: Interval): Promise<void> {
  const moved = await tx.$executeRaw`
    UPDATE held_window SET engineer_id = ${engineerId},
      during = tstzrange(to_timestamp(${seconds(held.start)}::float8), to_timestamp(${seconds(held.end)}::float8), '[)')
    WHERE booking_id = ${id} AND kind = 'booking'`;
  if (moved !== 1) throw new Error(`An open booking holds ${moved} windows instead of one`);
}

/** Writes who accepted the plan, and which sentences. */
export async function saveAcceptance(tx: Tx, id: BookingId, by: string, sentences: readonly string[]): Promise<void> {
  await tx.$executeRaw`UPDATE booking SET accepted_by = ${by}, accepted_at = clock_timestamp(),
    accepted_text = ${[...sentences]}::text[] WHERE id = ${id}`;
}

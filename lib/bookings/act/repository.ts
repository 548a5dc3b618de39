import "server-only";
import { newId, type Tx } from "#lib/db/client.ts";
import { type Instant, instant, seconds } from "#lib/time/instant.ts";
import { tzVersion } from "#lib/time/system-clock.ts";
import type { Booking, BookingId, BookingStatus, ChangeDetail, OpenBooking } from "../booking.ts";
import type { Held } from "../holding.ts";
import type { Act } from "../transitions.ts";

/** All of a booking that an act may change, as it is afterwards. */
export type After = Pick<
  OpenBooking,
  | "window"
  | "windowMinutes"
  | "wallClock"
  | "clock"
  | "alternates"
  | "alternateClocks"
  | "exceptions"
  | "acceptance"
  | "kept"
  | "engineerId"
  | "due"
  | "before"
  | "proposals"
  | "series"
> & { readonly status: BookingStatus };

/** A change of a booking, decided on the booking as it was read. `by`: `userId` is `null` for the system itself. */
export type Change = {
  readonly act: Act;
  readonly by: { readonly userId: string | null; readonly name: string };
  readonly reason: string | null;
  readonly detail: ChangeDetail;
  readonly after: After;
};

/** `change` is the id of the row of its history. */
export type Saved = { readonly revision: number; readonly change: string };

const orNull = (moment: Instant | null | undefined): number | null => (moment ? seconds(moment) : null);

/**
 * Changes the booking and writes the row of its history in one statement, by the database's clock. `null` where the booking
 * is no longer as it was read. Race: of two changes to one revision the second finds no row, and nothing of it is written.
 * The plan is written where it is another one only, since it may be large.
 */
export async function saveChange(tx: Tx, booking: Booking, { act, by, reason, detail, after }: Change): Promise<Saved | null> {
  const { id, status, revision } = booking;
  const { window, acceptance } = after;
  const plan = after.kept === booking.kept ? null : JSON.stringify(after.kept);
  const rows = await tx.$queryRaw<Saved[]>`
    WITH moved AS (
      UPDATE booking SET status = ${after.status}, starts_at = to_timestamp(${seconds(window.start)}::float8),
        ends_at = to_timestamp(${seconds(window.end)}::float8), wall_clock = ${after.wallClock}, clock_flag = ${after.clock}::text,
        tz_version = CASE WHEN starts_at = to_timestamp(${seconds(window.start)}::float8) THEN tz_version ELSE ${tzVersion()} END,
        window_minutes = ${after.windowMinutes}::int, engineer_id = ${after.engineerId},
        alternates = ARRAY(SELECT to_timestamp(a) FROM unnest(${after.alternates.map(seconds)}::float8[]) WITH ORDINALITY AS u(a, n) ORDER BY n),
        alternate_clocks = ${[...after.alternateClocks]}::text[], exceptions = ${JSON.stringify(after.exceptions)}::jsonb, plan = coalesce(${plan}::jsonb, plan),
        plan_hash = ${after.kept.plan.hash}, accepted_by = ${acceptance?.by ?? null}::text,
        accepted_at = to_timestamp(${orNull(acceptance?.at)}::float8), accepted_text = ${[...(acceptance?.sentences ?? [])]}::text[],
        reminded_at = CASE WHEN due_at = to_timestamp(${orNull(after.due)}::float8) THEN reminded_at END,
        due_at = to_timestamp(${orNull(after.due)}::float8), state_before = ${after.before}::text,
        proposals = ${JSON.stringify(after.proposals)}::jsonb,
        hold_why = ${after.series?.hold?.why ?? null}::text, hold_evening = ${after.series?.hold?.evening ?? null}::int,
        calendar_sequence = ${detail.sequence ?? booking.sequence}::int, revision = revision + 1
      WHERE id = ${id} AND status = ${status} AND revision = ${revision}::int RETURNING id, revision
    ), change AS (
      INSERT INTO booking_change (booking_id, at, by_id, by_name, act, from_state, to_state, reason, detail)
      SELECT id, clock_timestamp(), ${by.userId}::text, ${by.name}, ${act}, ${status}, ${after.status}, ${reason}::text,
        ${JSON.stringify(detail)}::jsonb FROM moved RETURNING id
    )
    SELECT moved.revision, change.id::text AS change FROM moved, change`;
  return rows[0] ?? null;
}

/** The moment by the database's clock, which every due date is judged by, whatever this machine's clock does. */
export async function databaseNow(tx: Tx): Promise<Instant> {
  const [row] = await tx.$queryRaw<{ now: number }[]>`SELECT floor(extract(epoch FROM clock_timestamp()) * 1000)::float8 AS now`;
  if (!row) throw new Error("The database did not tell the time");
  return instant(row.now);
}

/** What is offered to a waiting booking belongs to it as well, and goes with the time it was to replace. */
type OwnKind = Held["kind"] | "offer";

const EVERY_KIND: readonly OwnKind[] = ["booking", "proposal", "offer"];

/** Lets go of what the booking holds. The caller has changed the booking in this transaction. */
export async function freeWindows(tx: Tx, id: BookingId, kinds = EVERY_KIND): Promise<void> {
  await tx.heldWindow.deleteMany({ where: { bookingId: id, kind: { in: [...kinds] } } });
}

/**
 * Holds time for the booking, buffers included. Race: what overlaps another window on its engineer is refused by the
 * constraint, which throws; the caller holds the calendar.
 */
export async function holdWindows(tx: Tx, id: BookingId, held: readonly Held[]): Promise<void> {
  const rows = held.map(({ engineerId, interval, kind, expiresAt }) => ({
    id: newId(),
    engineer: engineerId,
    kind,
    from: seconds(interval.start),
    to: seconds(interval.end),
    expires: orNull(expiresAt),
  }));
  await tx.$executeRaw`
    INSERT INTO held_window (id, engineer_id, during, booking_id, kind, expires_at)
    SELECT row.id, row.engineer, tstzrange(to_timestamp(row."from"), to_timestamp(row."to"), '[)'), ${id}, row.kind,
      to_timestamp(row.expires)
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS row(id text, engineer text, kind text, "from" float8, "to" float8, expires float8)`;
}

type OwnRow = { readonly start: number; readonly end: number };

/** The booking's own window as it is held, with the buffers of the day on which it was taken. */
export async function ownInterval(tx: Tx, id: BookingId) {
  const [row, ...more] = await tx.$queryRaw<OwnRow[]>`
    SELECT floor(extract(epoch FROM lower(during)) * 1000)::float8 AS start, floor(extract(epoch FROM upper(during)) * 1000)::float8 AS end
    FROM held_window WHERE booking_id = ${id} AND kind = 'booking'`;
  if (!row || more.length > 0) throw new Error("An open booking holds one window of its own");
  return { start: instant(row.start), end: instant(row.end) };
}

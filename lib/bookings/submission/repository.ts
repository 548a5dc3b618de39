import "server-only";
import type { Tx } from "#lib/db/client.ts";
import { seconds } from "#lib/time/instant.ts";
import type { Interval } from "#lib/time/interval.ts";
import { tzVersion } from "#lib/time/system-clock.ts";
import type { BookingChange, KeptPlan, OpenBooking } from "../booking.ts";

/** A booking that is about to be, and what is written beside it. */
export type NewBooking = {
  readonly booking: Omit<OpenBooking, "reference">;
  /** The installation as it was read; another revision is another plan. */
  readonly installationRevision: number;
  readonly heldId: string;
  /** The window with its buffers. */
  readonly held: Interval;
  readonly change: BookingChange;
};

export type Inserted = { readonly reference: string; readonly change: string };

/** A series that is about to be; `revision` is that of the installation as it was read. */
export type NewSeries = {
  readonly id: string;
  readonly installationId: string;
  readonly revision: number;
  readonly evenings: number;
  readonly whole: KeptPlan;
  readonly createdBy: string;
};

/** What the evenings of an upgrade belong to, before they are written. `false` where the installation is no longer as it was read. */
export async function insertSeries(
  tx: Tx,
  { id, installationId, revision, evenings, whole, createdBy }: NewSeries,
): Promise<boolean> {
  const written = await tx.$executeRaw`
    INSERT INTO series (id, organization_id, installation_id, evenings, plan, plan_hash, created_by)
    SELECT ${id}, organization_id, id, ${evenings}::int, ${JSON.stringify(whole)}::jsonb, ${whole.plan.hash}, ${createdBy}
    FROM installation WHERE id = ${installationId} AND revision = ${revision}::int AND removed_at IS NULL FOR SHARE`;
  return written === 1;
}

/**
 * Writes the booking, the window it holds and the first row of its history in one statement. `null` where the installation
 * is no longer as it was read. Race: the row of the installation is held, so no change of hosts slips in between; a window
 * that overlaps another on the same engineer is refused by the constraint, which throws.
 */
export async function insertBooking(tx: Tx, { booking, held, change, ...beside }: NewBooking): Promise<Inserted | null> {
  const { window, kept, series, acceptance, contact, createdBy } = booking;
  const at = seconds(booking.createdAt);
  const rows = await tx.$queryRaw<Inserted[]>`
    WITH home AS (
      SELECT id, organization_id FROM installation
      WHERE id = ${booking.installationId} AND revision = ${beside.installationRevision}::int AND removed_at IS NULL FOR SHARE
    ), new AS (
      INSERT INTO booking (id, reference, organization_id, installation_id, status, starts_at, ends_at, zone, wall_clock, tz_version,
        window_minutes, alternates, alternate_clocks, way, failback, plan_hash, plan, series_id, evening, evenings, hops, from_step, to_step, stands_for, accepted_by, accepted_at,
        accepted_text, contact_name, contact_phone, note, exceptions, engineer_id, due_at, created_by, created_at)
      SELECT ${booking.id}, 'UD-' || nextval('booking_reference'), home.organization_id, home.id, ${booking.status},
        to_timestamp(${seconds(window.start)}::float8), to_timestamp(${seconds(window.end)}::float8), ${booking.zone},
        ${booking.wallClock}, ${tzVersion()}, ${booking.windowMinutes}::int,
        ARRAY(SELECT to_timestamp(a) FROM unnest(${booking.alternates.map(seconds)}::float8[]) WITH ORDINALITY AS u(a, n) ORDER BY n),
        ${[...booking.alternateClocks]}::text[], ${booking.way}, ${booking.failback}::boolean, ${kept.plan.hash}, ${JSON.stringify(kept)}::jsonb,
        ${series?.id ?? null}::text, ${series?.evening ?? null}::int, ${series?.evenings ?? null}::int,
        ${[...(series?.hops ?? [])]}::int[], ${series?.fromStep ?? null}::int, ${series?.toStep ?? null}::int,
        ${[...(series?.standsFor ?? [])]}::text[], ${acceptance?.by ?? null}::text, to_timestamp(${acceptance ? seconds(acceptance.at) : null}::float8),
        ${[...(acceptance?.sentences ?? [])]}::text[], ${contact?.name ?? null}::text, ${contact?.phone ?? null}::text,
        ${booking.note}::text, ${JSON.stringify(booking.exceptions)}::jsonb, ${booking.engineerId},
        to_timestamp(${booking.due === null ? null : seconds(booking.due)}::float8), ${createdBy},
        to_timestamp(${at}::float8)
      FROM home RETURNING id, reference
    ), held AS (
      INSERT INTO held_window (id, engineer_id, during, booking_id, kind)
      SELECT ${beside.heldId}, ${booking.engineerId},
        tstzrange(to_timestamp(${seconds(held.start)}::float8), to_timestamp(${seconds(held.end)}::float8), '[)'), new.id, 'booking'
      FROM new
    ), change AS (
      INSERT INTO booking_change (booking_id, at, by_id, by_name, act, from_state, to_state, reason, detail)
      SELECT new.id, to_timestamp(${at}::float8), ${change.byId}, ${change.by}, ${change.act}, ${change.from},
        ${change.to}, ${change.reason}::text, ${JSON.stringify(change.detail)}::jsonb FROM new RETURNING id
    )
    SELECT new.reference, change.id::text AS change FROM new, change`;
  return rows[0] ?? null;
}

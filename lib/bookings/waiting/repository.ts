import "server-only";
import { newId, type Tx } from "#lib/db/client.ts";
import type { EngineerId } from "#lib/scheduling/rota.ts";
import { type Instant, instant, seconds } from "#lib/time/instant.ts";
import type { Interval } from "#lib/time/interval.ts";
import { OFFER_HOURS, type WaitingEntry } from "./waiting.ts";

type Row = {
  readonly firstDate: string;
  readonly lastDate: string;
  readonly joinedAt: Date;
  readonly joinedBy: string;
  readonly offeredStart: Date | null;
  readonly offeredUntil: Date | null;
  readonly passed: readonly Date[];
};

const momentOf = (date: Date): Instant => instant(date.getTime());

const toEntry = ({ offeredStart, offeredUntil, passed, joinedAt, ...row }: Row): WaitingEntry => ({
  firstDate: row.firstDate,
  lastDate: row.lastDate,
  joinedBy: row.joinedBy,
  joinedAt: momentOf(joinedAt),
  offer: offeredStart && offeredUntil ? { start: momentOf(offeredStart), until: momentOf(offeredUntil) } : null,
  passed: passed.map(momentOf),
});

export async function findEntry(tx: Tx, bookingId: string): Promise<WaitingEntry | null> {
  const row = await tx.waitingEntry.findUnique({ where: { bookingId } });
  return row && toEntry(row);
}

/** Bookings in the line, the first first. */
export const listWaiting = async (tx: Tx): Promise<readonly string[]> =>
  (await tx.waitingEntry.findMany({ select: { bookingId: true }, orderBy: [{ joinedAt: "asc" }, { bookingId: "asc" }] })).map(
    ({ bookingId }) => bookingId,
  );

/** How many stand before this moment. */
export const countBefore = (tx: Tx, joinedAt: Instant): Promise<number> =>
  tx.waitingEntry.count({ where: { joinedAt: { lt: new Date(joinedAt) } } });

type Joining = Pick<WaitingEntry, "firstDate" | "lastDate" | "joinedBy" | "joinedAt"> & { readonly bookingId: string };

/** Joins the line, or changes what would suit and keeps the place in it. */
export async function saveEntry(tx: Tx, { bookingId, firstDate, lastDate, joinedBy, joinedAt }: Joining): Promise<void> {
  const wish = { firstDate, lastDate };
  const create = { ...wish, bookingId, joinedBy, joinedAt: new Date(joinedAt), passed: [] };
  await tx.waitingEntry.upsert({ where: { bookingId }, create, update: wish });
}

/** Whether there was one. */
export const deleteEntry = async (tx: Tx, bookingId: string): Promise<boolean> =>
  (await tx.waitingEntry.deleteMany({ where: { bookingId } })).count === 1;

type Offer = { readonly start: Instant; readonly engineerId: EngineerId; readonly held: Interval };

/** Holds the time for the booking by the database's clock, and says so in the line; answers until when. */
export async function saveOffer(tx: Tx, bookingId: string, { start, engineerId, held }: Offer): Promise<Instant> {
  const [row] = await tx.$queryRaw<{ readonly until: number }[]>`
    WITH held AS (
      INSERT INTO held_window (id, engineer_id, during, booking_id, kind, expires_at)
      VALUES (${newId()}, ${engineerId},
        tstzrange(to_timestamp(${seconds(held.start)}::float8), to_timestamp(${seconds(held.end)}::float8), '[)'),
        ${bookingId}, 'offer', clock_timestamp() + make_interval(hours => ${OFFER_HOURS}::int))
      RETURNING expires_at
    )
    UPDATE waiting_entry SET offered_start = to_timestamp(${seconds(start)}::float8), offered_until = held.expires_at
    FROM held WHERE booking_id = ${bookingId}
    RETURNING floor(extract(epoch FROM held.expires_at) * 1000)::float8 AS until`;
  return instant(row?.until ?? 0);
}

/** The offer is over, taken or not: its time is free, and it is not offered to this booking again. */
export async function endOffer(tx: Tx, bookingId: string): Promise<void> {
  await tx.heldWindow.deleteMany({ where: { bookingId, kind: "offer" } });
  await tx.$executeRaw`
    UPDATE waiting_entry SET passed = passed || offered_start, offered_start = NULL, offered_until = NULL
    WHERE booking_id = ${bookingId} AND offered_start IS NOT NULL`;
}

/** Somebody to write to. */
export type Recipient = { readonly id: string; readonly email: string; readonly name: string; readonly locale: string };

export const findRecipient = (tx: Tx, id: string): Promise<Recipient | null> =>
  tx.user.findFirst({ where: { id, NOT: { banned: true } }, select: { id: true, email: true, name: true, locale: true } });

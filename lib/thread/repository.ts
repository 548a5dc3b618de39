import "server-only";
import type { Scope } from "#lib/auth/policy.ts";
import type { Tx } from "#lib/db/client.ts";
import type { BookingMessage } from "#lib/db/generated/client.ts";
import type { Place } from "#lib/http/list.ts";
import { type Instant, instant, seconds } from "#lib/time/instant.ts";
import type { ThreadMessage } from "./message.ts";

const messageOf = ({ id, at, byName, byStaff, text, internal }: BookingMessage): ThreadMessage => ({
  id,
  at: instant(at.getTime()),
  by: byName,
  byStaff,
  text,
  internal,
});

/**
 * Holds the booking until the transaction ends; whether it exists in the scope. Race: messages and changes of one booking come
 * one after the other, so that whoever has read up to one of them has missed none before it.
 */
export async function holdBooking(tx: Tx, id: string, { organizationId = null }: { organizationId?: string | null }) {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM booking WHERE id = ${id} AND (${organizationId}::text IS NULL OR organization_id = ${organizationId})
    FOR NO KEY UPDATE`;
  return rows.length === 1;
}

export type NewMessage = Pick<ThreadMessage, "id" | "by" | "byStaff" | "text" | "internal"> & {
  readonly bookingId: string;
  readonly byId: string;
  readonly mailHash: string | null;
};

/** Writes the message by the database's clock. Call it with the booking held: its moment is later than every earlier one's. */
export async function insertMessage(tx: Tx, { bookingId, ...message }: NewMessage): Promise<Instant> {
  const [row] = await tx.$queryRaw<{ at: Date }[]>`
    INSERT INTO booking_message (id, booking_id, at, by_id, by_name, by_staff, text, internal, mail_hash)
    SELECT ${message.id}, ${bookingId}, greatest(date_trunc('milliseconds', clock_timestamp()), max(m.at) + interval '1 millisecond'),
      ${message.byId}, ${message.by}, ${message.byStaff}, ${message.text}, ${message.internal}, ${message.mailHash}::text
    FROM booking_message m WHERE m.booking_id = ${bookingId} RETURNING at`;
  if (!row) throw new Error("A message was not written");
  return instant(row.at.getTime());
}

/** How many messages somebody has written about a booking within the last minutes. */
export async function countRecent(tx: Tx, bookingId: string, { byId, minutes }: { byId: string; minutes: number }) {
  const [row] = await tx.$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM booking_message WHERE booking_id = ${bookingId} AND by_id = ${byId}
      AND at > clock_timestamp() - make_interval(mins => ${minutes}::int)`;
  return row?.n ?? 0;
}

/** Whether the mail of this hash has become a message of the booking already. */
export const hasMail = async (tx: Tx, bookingId: string, mailHash: string): Promise<boolean> =>
  (await tx.bookingMessage.count({ where: { bookingId, mailHash } })) > 0;

/** Which messages of a booking: with notes or without them, behind `after`, at most `limit`. */
export type Asked = { readonly notes: boolean; readonly after: Place | null; readonly limit: number };

/** Newest first. The caller has seen that the booking is the reader's to see. */
export async function listMessages(tx: Tx, bookingId: string, { notes, after, limit }: Asked): Promise<readonly ThreadMessage[]> {
  const at = after && new Date(after.at);
  const rows = await tx.bookingMessage.findMany({
    where: {
      bookingId,
      ...(notes ? {} : { internal: false }),
      ...(at && after ? { OR: [{ at: { lt: at } }, { at, id: { lt: after.id } }] } : {}),
    },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: limit,
  });
  return rows.map(messageOf);
}

/** Who reads: `notes` where they are the desk, which reads those of colleagues as well. */
export type Reading = { readonly userId: string; readonly notes: boolean; readonly scope: Scope };

export type Unread = { readonly bookingId: string; readonly count: number };

/** What the other side wrote, and colleagues' notes, since the reader last looked; of bookings in the scope. */
export function countUnread(tx: Tx, bookingIds: readonly string[], { userId, notes, scope }: Reading): Promise<Unread[]> {
  const organizationId = scope.organizationId ?? null;
  return tx.$queryRaw<Unread[]>`
    SELECT m.booking_id AS "bookingId", count(*)::int AS count FROM booking_message m JOIN booking b ON b.id = m.booking_id
      LEFT JOIN messages_read r ON r.booking_id = m.booking_id AND r.user_id = ${userId}
    WHERE m.booking_id = ANY(${[...bookingIds]}::text[]) AND (${organizationId}::text IS NULL OR b.organization_id = ${organizationId})
      AND m.by_id <> ${userId} AND (CASE WHEN ${notes} THEN m.internal OR NOT m.by_staff ELSE m.by_staff AND NOT m.internal END)
      AND (r.up_to IS NULL OR m.at > r.up_to)
    GROUP BY m.booking_id`;
}

/** Remembers how far somebody has read; never less far than before, and nothing for an account that is gone. */
export async function saveRead(tx: Tx, bookingId: string, { userId, upTo }: { userId: string; upTo: Instant }): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO messages_read (booking_id, user_id, up_to)
    SELECT ${bookingId}, id, to_timestamp(${seconds(upTo)}::float8) FROM "user" WHERE id = ${userId}
    ON CONFLICT (booking_id, user_id) DO UPDATE SET up_to = excluded.up_to WHERE messages_read.up_to < excluded.up_to`;
}

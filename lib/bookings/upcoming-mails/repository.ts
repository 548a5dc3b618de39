import "server-only";
import type { Tx } from "#lib/db/client.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import type { Before } from "#lib/mail/choices.ts";
import { type Instant, seconds } from "#lib/time/instant.ts";
import type { Audience } from "../letter-facts.ts";
import type { Reader } from "../telling/sending.ts";
import { DUE_SPANS, LONGEST_BEFORE } from "../upcoming.ts";

/** A reminder that is due and was not written yet. `start` is in milliseconds since 1970-01-01T00:00:00Z. */
export type DueReminder = Reader & {
  readonly bookingId: string;
  readonly start: number;
  readonly before: Before;
  readonly audience: Audience;
  /** Known by booking, start, kind and reader: a booking that is moved reminds anew. */
  readonly dedupe: string;
};

const SPANS = Prisma.join(DUE_SPANS.map(({ before, from, until }) => Prisma.sql`(${before}, ${from}::float8, ${until}::float8)`));

/**
 * Reminders that are due at `now` and of which no mail was written: approved bookings that start after it, everybody who is
 * told of them, and the kinds they want. A booking that was agreed on (or moved) after the moment of a reminder is not
 * reminded of by it: its confirmation has said the same. Customers are whoever sent the booking, or else all of the
 * organisation; the desk is the account of the engineer.
 */
export const dueReminders = (tx: Tx, now: Instant, limit: number): Promise<readonly DueReminder[]> => tx.$queryRaw<
  readonly DueReminder[]
>`
  WITH moment AS (SELECT to_timestamp(${seconds(now)}::float8) AS now),
  ahead AS (
    SELECT b.id, b.organization_id, b.created_by, b.engineer_id, b.starts_at,
      (SELECT max(c.at) FROM booking_change c WHERE c.booking_id = b.id
        AND c.act IN ('approve', 'accept-proposal', 'override', 'follow-clock')) AS since
    FROM booking b, moment
    WHERE b.status = 'approved' AND b.starts_at > moment.now
      AND b.starts_at <= moment.now + make_interval(secs => ${LONGEST_BEFORE}::float8)
  ),
  member_of AS (
    SELECT a.id AS booking_id, m.user_id, m.user_id = a.created_by AS sent
    FROM ahead a JOIN member m ON m.organization_id = a.organization_id
    JOIN "user" u ON u.id = m.user_id AND u.banned IS NOT TRUE
  ),
  reader AS (
    SELECT booking_id, user_id, 'customer' AS audience FROM member_of m
    WHERE m.sent OR NOT EXISTS (SELECT 1 FROM member_of s WHERE s.booking_id = m.booking_id AND s.sent)
    UNION
    SELECT a.id, e.user_id, 'desk' FROM ahead a JOIN engineer e ON e.id = a.engineer_id
    JOIN "user" u ON u.id = e.user_id AND u.banned IS NOT TRUE AND u.role IN ('desk', 'admin')
  ),
  due AS (
    SELECT a.id AS booking_id, floor(extract(epoch FROM a.starts_at) * 1000)::bigint AS start, s.before, r.audience, r.user_id
    FROM ahead a JOIN reader r ON r.booking_id = a.id
    CROSS JOIN (VALUES ${SPANS}) AS s(before, from_seconds, until_seconds), moment
    WHERE a.starts_at - make_interval(secs => s.from_seconds) <= moment.now
      AND a.starts_at - make_interval(secs => s.until_seconds) > moment.now
      AND a.since <= a.starts_at - make_interval(secs => s.from_seconds)
  )
  SELECT d.booking_id AS "bookingId", d.start::float8 AS start, d.before, d.audience, k.dedupe,
    u.id, u.email, u.name, u.locale, u.mails_off AS "mailsOff"
  FROM due d JOIN "user" u ON u.id = d.user_id
  CROSS JOIN LATERAL (SELECT concat('booking.', d.before, ':', d.booking_id, ':', d.start, ':', u.id) AS dedupe) k
  WHERE d.before <> ALL (u.mails_off) AND NOT EXISTS (SELECT 1 FROM mail m WHERE m.dedupe = k.dedupe)
  ORDER BY d.start, d.booking_id, u.id LIMIT ${limit}::int`;

/**
 * Whether the booking is still agreed on for this start, and holds it so until the transaction ends. Race: whoever cancels or
 * moves it at the same moment waits, or is waited for; a reminder is written before the change or not at all.
 */
export async function holdAgreed(tx: Tx, bookingId: string, start: number): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM booking WHERE id = ${bookingId} AND status = 'approved'
      AND floor(extract(epoch FROM starts_at) * 1000)::float8 = ${start}::float8 FOR SHARE`;
  return rows.length === 1;
}

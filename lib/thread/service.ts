import "server-only";
import { record } from "#lib/audit/service.ts";
import type { Actor, SignedIn } from "#lib/auth/actor.ts";
import { isSignedIn, isStaff, scopeOf } from "#lib/auth/policy.ts";
import type { BookingView } from "#lib/bookings/booking.ts";
import { findBooking } from "#lib/bookings/service.ts";
import { database, inTransaction, newId, type Tx } from "#lib/db/client.ts";
import type { PageQuery } from "#lib/http/list.ts";
import { type Page, pageOf, placeOf } from "#lib/http/list.ts";
import type { Refusal } from "#lib/http/refusal.ts";
import { enqueue } from "#lib/jobs/queue.ts";
import { done, type Result, refuse } from "#lib/kernel/result.ts";
import type { OnceKey } from "#lib/once/once-key.ts";
import { once } from "#lib/once/service.ts";
import { tellMessage } from "./jobs.ts";
import type { ThreadMessage } from "./message.ts";
import * as repository from "./repository.ts";
import type { MessageBody } from "./schema.ts";
import { type ThreadPage, threadPage } from "./thread-page.ts";

/** Nobody writes more to one booking by hand; a program that answers itself stops here. */
const MOST = 30;
const WITHIN_MINUTES = 15;

/** What is written. `mailHash`: the hash of the mail that brought it; the same again is refused as `mail-known`. */
export type Writing = MessageBody & { readonly mailHash?: string };

/**
 * Writes a message about a booking, once for a key, and has the other side told; a note tells nobody. Refuses `forbidden` (a
 * customer's note), `not-found`, `mail-known`, `too-many-requests`.
 */
export async function writeMessage(
  actor: Actor,
  bookingId: string,
  { key, ...writing }: Writing & { readonly key: OnceKey | null },
): Promise<Result<ThreadMessage, Refusal>> {
  if (!isSignedIn(actor) || (writing.internal && !isStaff(actor))) return refuse({ code: "forbidden" });
  return inTransaction((tx) => once(tx, key, () => write(tx, { actor, bookingId, writing })));
}

type Written = { readonly actor: SignedIn; readonly bookingId: string; readonly writing: Writing };

async function write(tx: Tx, { actor, bookingId, writing }: Written): Promise<Result<ThreadMessage, Refusal>> {
  const { text, internal, mailHash = null } = writing;
  if (!(await repository.holdBooking(tx, bookingId, scopeOf(actor)))) return refuse({ code: "not-found" });
  if (mailHash !== null && (await repository.hasMail(tx, bookingId, mailHash))) return refuse({ code: "mail-known" });
  const recent = await repository.countRecent(tx, bookingId, { byId: actor.userId, minutes: WITHIN_MINUTES });
  if (recent >= MOST) return refuse({ code: "too-many-requests", params: { seconds: WITHIN_MINUTES * 60 } });
  const message = { id: newId(), by: actor.name, byStaff: isStaff(actor), text, internal };
  const at = await repository.insertMessage(tx, { ...message, bookingId, byId: actor.userId, mailHash });
  if (!internal) await enqueue(tx, tellMessage, { messageId: message.id });
  const action = internal ? "booking.noted" : "booking.message-written";
  await record(tx, actor, {
    action,
    subject: `booking:${bookingId}`,
    detail: { messageId: message.id, byMail: mailHash !== null },
  });
  return done({ ...message, at });
}

/** The messages of a booking, newest first, notes for the desk alone. */
export async function listMessages(
  actor: Actor,
  bookingId: string,
  query: PageQuery,
): Promise<Result<Page<ThreadMessage>, Refusal>> {
  const found = await findBooking(actor, bookingId);
  if (!found.ok) return found;
  const asked = { notes: isStaff(actor), after: placeOf(query.cursor), limit: query.limit + 1 };
  return done(pageOf(await repository.listMessages(database(), bookingId, asked), query.limit, (message) => message));
}

/** Messages that a page shows at once. */
const ON_A_PAGE = 30;

/**
 * A page of the conversation about a booking that the actor was shown: messages with the events between them, oldest first.
 * Without `cursor` the newest, which then count as read by the actor; an unreadable one is none.
 */
export async function readThread(actor: SignedIn, view: BookingView, cursor?: string): Promise<ThreadPage> {
  const bookingId = view.booking.id;
  const after = placeOf(cursor);
  const asked = { notes: isStaff(actor), after, limit: ON_A_PAGE + 1 };
  const newestFirst = await repository.listMessages(database(), bookingId, asked);
  const page = threadPage(view, { newestFirst, after, size: ON_A_PAGE });
  const newest = newestFirst[0];
  if (!after && newest) await markRead(actor, bookingId, newest);
  return page;
}

async function markRead(actor: SignedIn, bookingId: string, { at }: ThreadMessage): Promise<void> {
  await repository.saveRead(database(), bookingId, { userId: actor.userId, upTo: at });
}

/**
 * How many messages each of these bookings has that the actor has not seen: what the other side wrote, and for the desk
 * colleagues' notes. Bookings without any, and those that are not the actor's to see, are missing.
 */
export async function unreadFor(actor: SignedIn, bookingIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (bookingIds.length === 0) return new Map();
  const reading = { userId: actor.userId, notes: isStaff(actor), scope: scopeOf(actor) };
  const counts = await repository.countUnread(database(), bookingIds, reading);
  return new Map(counts.map(({ bookingId, count }) => [bookingId, count]));
}

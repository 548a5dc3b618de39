import "server-only";
import type { Actor } from "#lib/auth/actor.ts";
import { isSignedIn, scopeOf } from "#lib/auth/policy.ts";
import { database } from "#lib/db/client.ts";
import { type Page, type PageQuery, pageOf, placeOf } from "#lib/http/list.ts";
import type { Refusal } from "#lib/http/refusal.ts";
import { done, type Result, refuse } from "#lib/kernel/result.ts";
import type { OnceKey } from "#lib/once/once-key.ts";
import { answeredBefore } from "#lib/once/service.ts";
import { systemClock } from "#lib/time/system-clock.ts";
import type { BookingAnswer } from "./answer.ts";
import { type BookingStatus, type BookingSummary, type BookingView, OPEN_STATUSES } from "./booking.ts";
import * as repository from "./repository.ts";
import type { BookingsQuery } from "./schema.ts";

async function find(actor: Actor, handle: repository.Handle): Promise<Result<BookingView, Refusal>> {
  const view = await repository.loadBooking(database(), handle, scopeOf(actor));
  return view ? done(view) : refuse({ code: "not-found" });
}

/** A booking that the actor may see: its own organisation's, for the desk any. Foreign and absent are both `not-found`. */
export const findBooking = (actor: Actor, id: string): Promise<Result<BookingView, Refusal>> => find(actor, { id });

/** The same by what people call it, `UD-2401`. */
export const findByReference = (actor: Actor, reference: string): Promise<Result<BookingView, Refusal>> =>
  find(actor, { reference });

function narrowingOf(actor: Actor, query: BookingsQuery): repository.Narrowing {
  const { status, q = "", installation, customer, engineer, exceptions, from, to } = query;
  const own = engineer === "mine" && isSignedIn(actor) ? { userId: actor.userId } : undefined;
  return {
    status,
    words: q.split(/\s+/).filter((word) => word !== ""),
    installationId: installation,
    organizationId: customer,
    engineer: own ?? (engineer === undefined ? undefined : { id: engineer }),
    exceptional: exceptions && exceptions === "yes",
    from,
    to,
  };
}

const placeIn = ({ booking }: BookingSummary) => ({ at: booking.createdAt, id: booking.id });

const placeByStart = ({ booking }: BookingSummary) => ({ at: booking.window.start, id: booking.id });

/** The actor's bookings that are like this, each with its history; newest first unless told otherwise. */
export async function listBookings(actor: Actor, query: BookingsQuery): Promise<Page<BookingView>> {
  const { limit, cursor, sort: order } = query;
  const listed = { narrowing: narrowingOf(actor, query), order, limit: limit + 1, after: placeOf(cursor) };
  const views = await repository.listViews(database(), scopeOf(actor), listed);
  return pageOf(views, limit, order.endsWith("start") ? placeByStart : placeIn);
}

/** Empty `statuses` mean any; so does an installation that is not named. */
export type SummariesQuery = PageQuery & Partial<repository.Filter>;

/** The same without history, for lists on pages. */
export async function listSummaries(actor: Actor, query: SummariesQuery): Promise<Page<BookingSummary>> {
  const { limit, cursor, statuses = [], installationId, organizationId } = query;
  const wanted = { filter: { statuses, installationId, organizationId }, limit: limit + 1, after: placeOf(cursor) };
  return pageOf(await repository.listSummaries(database(), scopeOf(actor), wanted), limit, placeIn);
}

/** What somebody looks for, by numbered pages. `statuses` empty: any. */
export type BookingSearch = repository.Found & { readonly page: number; readonly limit: number };

/** One page of what is found; `page` is the nearest that there is. */
export type FoundBookings = {
  readonly items: readonly BookingSummary[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
};

/** The actor's bookings that are like this. */
export async function findBookings(actor: Actor, { page: asked, limit, ...found }: BookingSearch): Promise<FoundBookings> {
  const looked = { found, now: new Date(systemClock()) };
  const total = await repository.countFound(database(), scopeOf(actor), looked);
  const pages = Math.max(1, Math.ceil(total / limit));
  const page = Math.min(pages, Math.max(1, asked));
  const items = await repository.listFound(database(), scopeOf(actor), { ...looked, limit, skip: (page - 1) * limit });
  return { items, total, page, pages };
}

/** How many of the actor's bookings are in each of these groups of states, other wishes as in `search`. */
export const countBookings = (
  actor: Actor,
  groups: readonly (readonly BookingStatus[])[],
  search: Omit<repository.Found, "statuses">,
) => {
  const now = new Date(systemClock());
  return Promise.all(
    groups.map((statuses) => repository.countFound(database(), scopeOf(actor), { found: { ...search, statuses }, now })),
  );
};

/** The reference of the booking that the request with this key has made already; `null` where it has made none. */
export async function madeBefore(key: OnceKey): Promise<string | null> {
  const answer = await answeredBefore<BookingAnswer>(database(), key);
  return answer?.ok ? answer.value.reference : null;
}

/** More open bookings than any installation has, or any page shows. */
const MANY = 500;

/** Bookings that hold a window, soonest first: of one installation, or with `null` of everything the actor sees. */
export async function openBookings(actor: Actor, installationId: string | null): Promise<readonly BookingSummary[]> {
  const filter = { statuses: OPEN_STATUSES, ...(installationId === null ? {} : { installationId }) };
  const found = await repository.listSummaries(database(), scopeOf(actor), { filter, limit: MANY, after: null });
  return found.toSorted((a, b) => a.booking.window.start - b.booking.window.start);
}

import "server-only";
import type { Scope } from "#lib/auth/policy.ts";
import type { Tx } from "#lib/db/client.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import type { Place } from "#lib/http/list.ts";
import type { Booking, BookingStatus, BookingSummary, BookingView } from "./booking.ts";
import { bookingOf, summaryOf, viewOf } from "./booking-row.ts";
import type { BookingOrder } from "./schema.ts";

const NAMED = { select: { id: true, name: true } } as const;

/** What the evenings of a series know of each other. */
export const EVENING = {
  id: true,
  reference: true,
  status: true,
  evening: true,
  startsAt: true,
  endsAt: true,
  revision: true,
  holdWhy: true,
  holdEvening: true,
} as const;

const SERIES = { select: { bookings: { select: EVENING, orderBy: { evening: "asc" } } } } as const;

/** What a summary of a booking is read with. */
export const AROUND = { installation: NAMED, organization: NAMED, engineer: NAMED, series: SERIES } as const;

const WITH_HISTORY = { ...AROUND, changes: { orderBy: { id: "asc" } } } as const;

/** By id or by reference, in the scope; foreign and absent are both `null`. */
export type Handle = { readonly id: string } | { readonly reference: string };

export async function loadBooking(tx: Tx, handle: Handle, scope: Scope): Promise<BookingView | null> {
  const row = await tx.booking.findFirst({ where: { ...handle, ...scope }, include: WITH_HISTORY });
  return row && viewOf(row);
}

/** The booking alone, in one statement. */
export async function loadBookingAlone(tx: Tx, id: string, scope: Scope): Promise<Booking | null> {
  const row = await tx.booking.findFirst({ where: { id, ...scope } });
  return row && bookingOf(row);
}

const NEWEST_FIRST: Prisma.BookingOrderByWithRelationInput[] = [{ createdAt: "desc" }, { id: "desc" }];

/** What somebody looks for among bookings: `coming` windows are not over, `past` ones are at the moment of asking. */
export type Found = Filter & { readonly when: "coming" | "past" | null };

const foundWhere = (filter: Found, scope: Scope, now: Date): Prisma.BookingWhereInput => ({
  ...whereOf(filter, scope, null),
  ...(filter.when === null ? {} : { endsAt: filter.when === "coming" ? { gt: now } : { lte: now } }),
});

type Looked = { readonly found: Found; readonly now: Date };

/** How many bookings are found. */
export const countFound = (tx: Tx, scope: Scope, { found, now }: Looked): Promise<number> =>
  tx.booking.count({ where: foundWhere(found, scope, now) });

/** A stretch of what is found: what comes, soonest first; everything else newest first. */
export async function listFound(
  tx: Tx,
  scope: Scope,
  { found, now, limit, skip }: Looked & { readonly limit: number; readonly skip: number },
): Promise<readonly BookingSummary[]> {
  const soonest: Prisma.BookingOrderByWithRelationInput[] = [{ startsAt: "asc" }, { id: "asc" }];
  const orderBy = found.when === "coming" ? soonest : NEWEST_FIRST;
  const rows = await tx.booking.findMany({ where: foundWhere(found, scope, now), include: AROUND, orderBy, take: limit, skip });
  return rows.map(summaryOf);
}

/** An empty list of states means any; `installationId` and `organizationId` narrow the scope. */
export type Filter = {
  readonly statuses: readonly BookingStatus[];
  readonly organizationId?: string | undefined;
  readonly installationId?: string | undefined;
};

function whereOf(
  { statuses, installationId, organizationId }: Filter,
  scope: Scope,
  after: Place | null,
): Prisma.BookingWhereInput {
  const createdAt = after && new Date(after.at);
  return {
    ...(organizationId === undefined ? {} : { organizationId }),
    ...scope,
    ...(statuses.length > 0 ? { status: { in: [...statuses] } } : {}),
    ...(installationId === undefined ? {} : { installationId }),
    ...(createdAt && after ? { OR: [{ createdAt: { lt: createdAt } }, { createdAt, id: { lt: after.id } }] } : {}),
  };
}

export type Asked = { readonly filter: Filter; readonly limit: number; readonly after: Place | null };

/** What a list is narrowed to; what is absent narrows nothing. `within` holds starts, its end not included. */
export type Narrowing = {
  readonly status?: BookingStatus | undefined;
  readonly words: readonly string[];
  readonly installationId?: string | undefined;
  readonly organizationId?: string | undefined;
  readonly engineer?: { readonly id: string } | { readonly userId: string } | undefined;
  readonly exceptional?: boolean | undefined;
  readonly from?: number | undefined;
  readonly to?: number | undefined;
};

/** A word stands in the reference or in a name; `%` and `_` are signs like all others. */
function hasWord(word: string): Prisma.BookingWhereInput {
  const held = { contains: word.replaceAll(/[\\%_]/g, "\\$&"), mode: "insensitive" } as const;
  return { OR: [{ reference: held }, { organization: { name: held } }, { installation: { name: held } }] };
}

/** All of it at once, so that naming another organisation never widens the scope. */
const narrowed = (to: Narrowing): readonly Prisma.BookingWhereInput[] => [
  ...to.words.map(hasWord),
  ...(to.status === undefined ? [] : [{ status: to.status }]),
  ...(to.installationId === undefined ? [] : [{ installationId: to.installationId }]),
  ...(to.organizationId === undefined ? [] : [{ organizationId: to.organizationId }]),
  ...(to.engineer === undefined ? [] : [{ engineer: to.engineer }]),
  ...(to.exceptional === undefined ? [] : [{ exceptions: to.exceptional ? { not: [] } : { equals: [] } }]),
  ...(to.from === undefined ? [] : [{ startsAt: { gte: new Date(to.from) } }]),
  ...(to.to === undefined ? [] : [{ startsAt: { lt: new Date(to.to) } }]),
];

export type Listed = {
  readonly narrowing: Narrowing;
  readonly order: BookingOrder;
  readonly limit: number;
  readonly after: Place | null;
};

/** In this order, after `after`, whose moment is of the kind that is sorted by; with history. */
export async function listViews(tx: Tx, scope: Scope, asked: Listed): Promise<readonly BookingView[]> {
  const { narrowing, order, limit, after } = asked;
  const direction = order.startsWith("-") ? "desc" : "asc";
  const beyond = <T extends Date | string>(value: T) => (direction === "desc" ? { lt: value } : { gt: value });
  const by = order.endsWith("start") ? "startsAt" : "createdAt";
  const at = after && new Date(after.at);
  const rest: Prisma.BookingWhereInput[] =
    at && after ? [{ OR: [{ [by]: beyond(at) }, { [by]: at, id: beyond(after.id) }] }] : [];
  const rows = await tx.booking.findMany({
    where: { AND: [scope, ...narrowed(narrowing), ...rest] },
    include: WITH_HISTORY,
    orderBy: [{ [by]: direction }, { id: direction }],
    take: limit,
  });
  return rows.map(viewOf);
}

/** Newest first, after `after`; without history. */
export async function listSummaries(tx: Tx, scope: Scope, { filter, limit, after }: Asked): Promise<readonly BookingSummary[]> {
  const where = whereOf(filter, scope, after);
  return (await tx.booking.findMany({ where, include: AROUND, orderBy: NEWEST_FIRST, take: limit })).map(summaryOf);
}

import "server-only";
import type { Scope } from "#lib/auth/policy.ts";
import type { Tx } from "#lib/db/client.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import type { Place } from "#lib/http/list.ts";
import type { Booking, BookingStatus, BookingSummary, BookingView } from "./booking.ts";
import { bookingOf, summaryOf, viewOf } from "./booking-row.ts";

const NAMED = { select: { id: true, name: true } } as const;

const AROUND = { installation: NAMED, organization: NAMED, engineer: NAMED } as const;

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

/** Newest first, after `after`; with history. */
export async function listViews(tx: Tx, scope: Scope, { filter, limit, after }: Asked): Promise<readonly BookingView[]> {
  const where = whereOf(filter, scope, after);
  return (await tx.booking.findMany({ where, include: WITH_HISTORY, orderBy: NEWEST_FIRST, take: limit })).map(viewOf);
}

/** Newest first, after `after`; without history. */
export async function listSummaries(tx: Tx, scope: Scope, { filter, limit, after }: Asked): Promise<readonly BookingSummary[]> {
  const where = whereOf(filter, scope, after);
  return (await tx.booking.findMany({ where, include: AROUND, orderBy: NEWEST_FIRST, take: limit })).map(summaryOf);
}

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

const NEWEST_FIRST: Prisma.BookingOrderByWithRelationInput[] = [{ createdAt: "desc" }, { id: "desc" }];

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

import "server-only";
import type { Scope } from "#lib/auth/policy.ts";
import type { Tx } from "#lib/db/client.ts";
import type { Instant } from "#lib/time/instant.ts";
import type { BookingSummary } from "../booking.ts";
import { summaryOf } from "../booking-row.ts";
import { AROUND } from "../repository.ts";

/** More than a desk carries out in years. */
const MOST = 2_000;

/** Which bookings: those that end after `from`; where engineers are named, theirs, and all that are proposed another time. */
export type Span = { readonly from: Instant; readonly engineerIds: readonly string[] | null };

/** What takes time or took some, the latest start first. What was called off is not there: in calendars it takes none. */
export async function bookingsSince(tx: Tx, scope: Scope, { from, engineerIds }: Span): Promise<readonly BookingSummary[]> {
  const rows = await tx.booking.findMany({
    where: {
      ...scope,
      endsAt: { gt: new Date(from) },
      status: { notIn: ["declined", "cancelled"] },
      ...(engineerIds === null ? {} : { OR: [{ engineerId: { in: [...engineerIds] } }, { status: "proposed" }] }),
    },
    include: AROUND,
    orderBy: [{ startsAt: "desc" }, { id: "asc" }],
    take: MOST,
  });
  return rows.map(summaryOf);
}

import "server-only";
import type { Tx } from "#lib/db/client.ts";
import { instant } from "#lib/time/instant.ts";
import type { Interval } from "#lib/time/interval.ts";
import type { ZoneName } from "#lib/time/zone.ts";
import type { PreviewFacts } from "./preview.ts";

const OPEN = ["submitted", "changes-requested", "proposed", "approved"];

/** Open bookings that start in the interval, the next first. */
export async function openBookings(tx: Tx, { start, end }: Interval): Promise<PreviewFacts["bookings"]> {
  const rows = await tx.booking.findMany({
    where: { status: { in: OPEN }, startsAt: { gte: new Date(start), lt: new Date(end) } },
    select: { reference: true, startsAt: true, zone: true },
    orderBy: [{ startsAt: "asc" }, { id: "asc" }],
  });
  return rows.map(({ reference, startsAt, zone }) => ({
    reference,
    start: instant(startsAt.getTime()),
    zone: zone as ZoneName,
  }));
}

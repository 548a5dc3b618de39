import "server-only";
import type { Tx } from "#lib/db/client.ts";
import type { Booking, SeriesEvening } from "../booking.ts";
import { bookingOf, eveningOf } from "../booking-row.ts";
import { EVENING } from "../repository.ts";

const IN_ORDER = { orderBy: { evening: "asc" } } as const;

/** Every evening of the series as it is now, in order. */
export async function loadEvenings(tx: Tx, seriesId: string): Promise<readonly SeriesEvening[]> {
  return (await tx.booking.findMany({ where: { seriesId }, select: EVENING, ...IN_ORDER })).map(eveningOf);
}

/** The evenings after this one with everything about them, in order. */
export async function loadLater(tx: Tx, seriesId: string, evening: number): Promise<readonly Booking[]> {
  return (await tx.booking.findMany({ where: { seriesId, evening: { gt: evening } }, ...IN_ORDER })).map(bookingOf);
}

/**
 * Holds the rows of the evenings after `evening` until the transaction ends. Race: in order, whoever asks, so that two acts on one
 * series wait for each other instead of locking each other out; what is read afterwards is what the faster one has left.
 */
export async function lockEvenings(tx: Tx, seriesId: string, evening: number): Promise<void> {
  await tx.$queryRaw`SELECT id FROM booking WHERE series_id = ${seriesId} AND evening > ${evening}::int ORDER BY evening FOR UPDATE`;
}

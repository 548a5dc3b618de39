import "server-only";
import type { Tx } from "#lib/db/client.ts";
import type { BookingChange } from "../booking.ts";
import { changeOf } from "../booking-row.ts";
import type { Reader } from "./sending.ts";

const AS_READER = {
  select: { id: true, email: true, name: true, locale: true, mailsOff: true },
  orderBy: { id: "asc" },
} as const;

/** Everybody of the desk who can sign in. */
export const staffReaders = (tx: Tx): Promise<readonly Reader[]> =>
  tx.user.findMany({ where: { role: { in: ["desk", "admin"] }, NOT: { banned: true } }, ...AS_READER });

/** Who sent the booking; where the desk did, the whole organisation. */
export async function customerReaders(tx: Tx, organizationId: string, createdBy: string): Promise<readonly Reader[]> {
  const member = { members: { some: { organizationId } }, NOT: { banned: true } };
  const sender = await tx.user.findMany({ where: { id: createdBy, ...member }, ...AS_READER });
  return sender.length > 0 ? sender : tx.user.findMany({ where: member, ...AS_READER });
}

/** Whoever carries a booking out, or, where it `leaves` them, was to until now. */
export type EngineerReader = { readonly reader: Reader; readonly leaves: boolean };

/** The people behind the engineer of a booking and the one before, as far as they can sign in; nobody twice. */
export async function engineersOf(tx: Tx, bookingId: string, before: string | undefined): Promise<readonly EngineerReader[]> {
  const booking = await tx.booking.findUnique({ where: { id: bookingId }, select: { engineerId: true } });
  const ids = [booking?.engineerId, before].filter((id) => id !== undefined);
  const engineers = await tx.engineer.findMany({ where: { id: { in: ids } }, select: { id: true, userId: true } });
  const userOf = (id: string | undefined) => engineers.find((engineer) => engineer.id === id)?.userId ?? null;
  const [now, then] = [userOf(booking?.engineerId), userOf(before)];
  const readers = (await staffReaders(tx)).filter(({ id }) => id === now || id === then);
  return readers.map((reader) => ({ reader, leaves: reader.id !== now }));
}

export type ToldChange = BookingChange & { readonly byStaff: boolean };

/** A row of a booking's history, and whether somebody of the desk made the change. */
export async function findChange(tx: Tx, bookingId: string, id: string): Promise<ToldChange | null> {
  const row = await tx.bookingChange.findFirst({ where: { id: BigInt(id), bookingId } });
  if (!row) return null;
  const by = row.byId && (await tx.user.findUnique({ where: { id: row.byId }, select: { role: true } }));
  return { ...changeOf(row), byStaff: !!by && by.role !== "customer" };
}

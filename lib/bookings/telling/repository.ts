import "server-only";
import type { Tx } from "#lib/db/client.ts";
import type { BookingChange } from "../booking.ts";
import { changeOf } from "../booking-row.ts";

/** Somebody to write to. */
export type Reader = {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly locale: string;
  /** Mails that they have switched off, of lib/mail/choices. */
  readonly mailsOff: readonly string[];
};

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

/** The account of whoever is held for the booking; `null` where the engineer has none. */
export async function engineerReader(tx: Tx, engineerId: string): Promise<Reader | null> {
  const engineer = await tx.engineer.findUnique({ where: { id: engineerId }, select: { userId: true } });
  if (!engineer?.userId) return null;
  const { select } = AS_READER;
  return tx.user.findFirst({ where: { id: engineer.userId, role: { in: ["desk", "admin"] }, NOT: { banned: true } }, select });
}

export type ToldChange = BookingChange & { readonly byStaff: boolean };

/** A row of a booking's history, and whether somebody of the desk made the change. */
export async function findChange(tx: Tx, bookingId: string, id: string): Promise<ToldChange | null> {
  const row = await tx.bookingChange.findFirst({ where: { id: BigInt(id), bookingId } });
  if (!row) return null;
  const by = row.byId && (await tx.user.findUnique({ where: { id: row.byId }, select: { role: true } }));
  return { ...changeOf(row), byStaff: !!by && by.role !== "customer" };
}

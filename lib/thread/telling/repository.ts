import "server-only";
import type { Tx } from "#lib/db/client.ts";

/** Somebody to write to. */
export type Reader = {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly locale: string;
  /** Mails that they have switched off, of lib/mail/choices. */
  readonly mailsOff: readonly string[];
};

/** A message as a mail tells of it, and what decides who gets it. */
export type Told = {
  readonly at: Date;
  readonly text: string;
  readonly byName: string;
  readonly byId: string;
  readonly byStaff: boolean;
  readonly internal: boolean;
  readonly booking: {
    readonly id: string;
    readonly reference: string;
    readonly status: string;
    readonly createdBy: string;
    readonly organizationId: string;
    readonly installation: { readonly name: string };
    readonly organization: { readonly name: string };
    readonly engineer: { readonly userId: string | null };
  };
};

const NAME = { select: { name: true } } as const;

export const findTold = (tx: Tx, id: string): Promise<Told | null> =>
  tx.bookingMessage.findUnique({
    where: { id },
    include: { booking: { include: { installation: NAME, organization: NAME, engineer: { select: { userId: true } } } } },
  });

const AS_READER = {
  select: { id: true, email: true, name: true, locale: true, mailsOff: true },
  orderBy: { id: "asc" },
} as const;

/** The accounts of the desk that can sign in: of these, or all. */
export const staffReaders = (tx: Tx, ids?: readonly string[]): Promise<readonly Reader[]> =>
  tx.user.findMany({
    where: { role: { in: ["desk", "admin"] }, NOT: { banned: true }, ...(ids ? { id: { in: [...ids] } } : {}) },
    ...AS_READER,
  });

/**
 * Who sent the booking and who had written by then, as far as they belong to the organisation; where nobody does, all of it.
 */
export async function customerReaders(
  tx: Tx,
  { at, booking: { id, organizationId, createdBy } }: Told,
): Promise<readonly Reader[]> {
  const member = { members: { some: { organizationId } }, NOT: { banned: true } };
  const writers = await tx.bookingMessage.findMany({
    where: { bookingId: id, byStaff: false, at: { lt: at } },
    distinct: ["byId"],
    select: { byId: true },
  });
  const ids = [createdBy, ...writers.map(({ byId }) => byId)];
  const known = await tx.user.findMany({ where: { id: { in: ids }, ...member }, ...AS_READER });
  return known.length > 0 ? known : tx.user.findMany({ where: member, ...AS_READER });
}

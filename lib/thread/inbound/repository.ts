import "server-only";
import type { Tx } from "#lib/db/client.ts";

/** The booking's id, and every account that may write about it: its organisation's and the desk's, none that is switched off. */
export async function findWriters(tx: Tx, reference: string) {
  const booking = await tx.booking.findUnique({ where: { reference }, select: { id: true, organizationId: true } });
  if (!booking) return null;
  const { id, organizationId } = booking;
  const side = [{ role: { in: ["desk", "admin"] } }, { members: { some: { organizationId } } }];
  const users = await tx.user.findMany({ where: { NOT: { banned: true }, OR: side }, select: { id: true } });
  return { id, userIds: users.map((user) => user.id) };
}

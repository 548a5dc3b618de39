import "server-only";
import type { Tx } from "#lib/db/client.ts";
import { instant } from "#lib/time/instant.ts";
import type { Found, Heard } from "./news.ts";

/** So many of either kind are taken at once; the rest comes with the next look. */
const AT_ONCE = 100;

/** What came after `heard`; notes for the desk alone. Both kinds are written with the booking held, so none comes in before another. */
export async function findAfter(
  tx: Tx,
  bookingId: string,
  { heard, notes }: { readonly heard: Heard; readonly notes: boolean },
): Promise<Found> {
  const changes = await tx.bookingChange.findMany({
    where: { bookingId, id: { gt: BigInt(heard.change) } },
    orderBy: { id: "asc" },
    take: AT_ONCE,
  });
  const messages = await tx.bookingMessage.findMany({
    where: { bookingId, at: { gt: new Date(heard.message) }, ...(notes ? {} : { internal: false }) },
    orderBy: { at: "asc" },
    take: AT_ONCE,
  });
  return {
    changes: changes.map(({ id, at, byName, act, fromState, toState, reason }) => ({
      number: Number(id),
      at: instant(at.getTime()),
      by: byName,
      act,
      from: fromState,
      to: toState,
      reason,
    })),
    messages: messages.map(({ id, at, byName, byStaff, text, internal }) => ({
      id,
      at: instant(at.getTime()),
      by: byName,
      byStaff,
      text,
      internal,
    })),
  };
}

import "server-only";
import type { Tx } from "#lib/db/client.ts";
import { type Instant, instant } from "#lib/time/instant.ts";
import type { AuditQuery } from "./schema.ts";

export type Entry = {
  readonly actorId: string | null;
  readonly actorName: string;
  readonly action: string;
  readonly subject: string;
  readonly reason: string | null;
  readonly detail: object;
};

/** Appends one row to the subject's chain. Race: the function's own lock lets one writer of a chain in at a time. */
export async function appendEntry(tx: Tx, entry: Entry): Promise<void> {
  await tx.$executeRaw`SELECT audit_append(${entry.actorId}, ${entry.actorName}, ${entry.action}, ${entry.subject}, ${entry.reason},
    ${JSON.stringify(entry.detail)}::jsonb)`;
}

/** A row of the trail as it is read. */
export type KeptEntry = {
  readonly id: string;
  readonly at: Instant;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly reason: string | null;
};

type Span = { gte?: Date; lt?: Date };

function spanOf({ from, to }: AuditQuery): Span | undefined {
  if (from === undefined && to === undefined) return undefined;
  return { ...(from === undefined ? {} : { gte: new Date(from) }), ...(to === undefined ? {} : { lt: new Date(to) }) };
}

const toKept = ({
  id,
  at,
  actorName,
  action,
  subject,
  reason,
}: {
  readonly id: bigint;
  readonly at: Date;
  readonly actorName: string;
  readonly action: string;
  readonly subject: string;
  readonly reason: string | null;
}): KeptEntry => ({ id: id.toString(), at: instant(at.getTime()), actor: actorName, action, subject, reason });

/** The newest entries about any of these subjects, newest first. */
export const listAbout = async (tx: Tx, subjects: readonly string[], limit: number): Promise<readonly KeptEntry[]> =>
  (await tx.auditEntry.findMany({ where: { subject: { in: [...subjects] } }, orderBy: { id: "desc" }, take: limit })).map(toKept);

/** Newest first, behind the row `after`; at most `limit`. */
export async function listEntries(tx: Tx, query: AuditQuery, { limit, after }: { limit: number; after: number | null }) {
  const { actor, subject } = query;
  const at = spanOf(query);
  const rows = await tx.auditEntry.findMany({
    where: {
      ...(actor === undefined ? {} : { OR: [{ actorId: actor }, { actorName: actor }] }),
      ...(subject === undefined ? {} : { subject }),
      ...(at ? { at } : {}),
      ...(after === null ? {} : { id: { lt: after } }),
    },
    orderBy: { id: "desc" },
    take: limit,
  });
  return rows.map(toKept);
}

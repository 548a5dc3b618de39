import "server-only";
import type { Tx } from "#lib/db/client.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import { DAY_MS, type Instant, instant } from "#lib/time/instant.ts";
import type { Draft, DraftData } from "./draft.ts";

const KIND = "installation";

/** What nobody came back to for this long is forgotten. */
const KEPT_MS = 30 * DAY_MS;

const ID = /^[\w-]{22}$/;

type Row = { readonly id: string; readonly data: unknown; readonly updatedAt: Date };

const toDraft = ({ id, data, updatedAt }: Row): Draft => ({
  id,
  data: data as DraftData,
  updatedAt: instant(updatedAt.getTime()),
});

export async function findDraft(tx: Tx, id: string, userId: string): Promise<Draft | null> {
  if (!ID.test(id)) return null;
  const row = await tx.draft.findFirst({ where: { id, userId, kind: KIND } });
  return row && toDraft(row);
}

/** Drafts of new installations, the one last worked on first. */
export async function listDrafts(tx: Tx, userId: string): Promise<readonly Draft[]> {
  const rows = await tx.draft.findMany({ where: { userId, kind: KIND }, orderBy: { updatedAt: "desc" }, take: 50 });
  return rows.map(toDraft).filter(({ data }) => data.of === null);
}

/** Writes the answers under an id that the form brought along. Race: an id that is somebody else's stays as it is. */
export async function saveDraft(
  tx: Tx,
  { id, userId, at }: { readonly id: string; readonly userId: string; readonly at: Instant },
  data: DraftData,
): Promise<boolean> {
  if (!ID.test(id)) return false;
  const now = new Date(at);
  const saved = await tx.$executeRaw`INSERT INTO draft (id, user_id, kind, data, updated_at)
    VALUES (${id}, ${userId}, ${KIND}, ${JSON.stringify(data satisfies object as Prisma.InputJsonObject)}::jsonb, ${now})
    ON CONFLICT (id) DO UPDATE SET data = EXCLUDED.data, updated_at = EXCLUDED.updated_at
    WHERE draft.user_id = ${userId} AND draft.kind = ${KIND}`;
  await tx.draft.deleteMany({ where: { userId, kind: KIND, updatedAt: { lt: new Date(at - KEPT_MS) } } });
  return saved === 1;
}

export async function deleteDraft(tx: Tx, id: string, userId: string): Promise<void> {
  await tx.draft.deleteMany({ where: { id, userId, kind: KIND } });
}

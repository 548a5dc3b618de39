import "server-only";
import { newId, type Tx } from "#lib/db/client.ts";
import type { SavedView } from "./saved-view.ts";

/** The views of one person, by name. */
export const listViews = (tx: Tx, userId: string): Promise<SavedView[]> =>
  tx.queueView.findMany({
    where: { userId },
    select: { id: true, name: true, query: true, opensFirst: true },
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });

export const countViews = (tx: Tx, userId: string): Promise<number> => tx.queueView.count({ where: { userId } });

/** Keeps a view; one of the same name, however it is spelt, gets the new query. Race: the unique name lets one row in. */
export async function saveView(tx: Tx, userId: string, { name, query }: Pick<SavedView, "name" | "query">): Promise<void> {
  await tx.$executeRaw`INSERT INTO queue_view (id, user_id, name, query) VALUES (${newId()}, ${userId}, ${name}, ${query})
    ON CONFLICT (user_id, lower(name)) DO UPDATE SET name = excluded.name, query = excluded.query`;
}

export async function hasName(tx: Tx, userId: string, { name, but }: { name: string; but: string | null }): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM queue_view WHERE user_id = ${userId} AND lower(name) = lower(${name}) AND id IS DISTINCT FROM ${but}`;
  return rows.length > 0;
}

type Own = { readonly id: string; readonly userId: string };

export const renameView = async (tx: Tx, where: Own, name: string): Promise<boolean> =>
  (await tx.queueView.updateMany({ where, data: { name } })).count === 1;

export const removeView = async (tx: Tx, where: Own): Promise<boolean> => (await tx.queueView.deleteMany({ where })).count === 1;

/** The view that the queue opens with; `id` `null` for none. Race: a unique index keeps it at one. */
export async function openWith(tx: Tx, { id, userId }: { id: string | null; userId: string }): Promise<boolean> {
  await tx.queueView.updateMany({ where: { userId, opensFirst: true }, data: { opensFirst: false } });
  return id === null || (await tx.queueView.updateMany({ where: { id, userId }, data: { opensFirst: true } })).count === 1;
}

import "server-only";
import type { Tx } from "#lib/db/client.ts";
import { instant } from "#lib/time/instant.ts";
import type { ItemName } from "./item.ts";
import type { StoredItem } from "./rules.ts";

/** Everything that was said about an installation, in no order. */
export async function listItems(tx: Tx, installationId: string): Promise<readonly StoredItem[]> {
  const rows = await tx.readinessItem.findMany({
    where: { installationId },
    select: { item: true, host: true, facts: true, updatedAt: true },
  });
  return rows.map(({ item, host, facts, updatedAt }) => ({
    item: item as ItemName,
    host,
    facts,
    updatedAt: instant(updatedAt.getTime()),
  }));
}

export type ItemsToSave = {
  readonly installationId: string;
  readonly item: ItemName;
  /** Names in lower case; `[""]` for the installation as a whole. */
  readonly hosts: readonly string[];
  readonly facts: object;
  readonly by: string;
  readonly at: Date;
};

/** The same facts for one host or ten thousand, in one statement, in the place of what was said before. */
export async function saveItems(tx: Tx, { installationId, item, hosts, facts, by, at }: ItemsToSave): Promise<void> {
  await tx.$executeRaw`INSERT INTO readiness_item (installation_id, item, host, facts, updated_at, updated_by)
    SELECT ${installationId}, ${item}, host, ${JSON.stringify(facts)}::jsonb, ${at}, ${by} FROM unnest(${[...hosts]}::text[]) AS host
    ON CONFLICT (installation_id, item, host)
    DO UPDATE SET facts = EXCLUDED.facts, updated_at = EXCLUDED.updated_at, updated_by = EXCLUDED.updated_by`;
}

import "server-only";
import type { Tx } from "#lib/db/client.ts";
import { instant } from "#lib/time/instant.ts";
import type { ItemName } from "../item.ts";
import { type ItemKey, type KnownItems, keyOf, type SeenItem } from "./check.ts";

type Row = {
  readonly item: ItemName;
  readonly host: string;
  readonly said_by: string | null;
  readonly said_at: number;
  readonly checked_by: string | null;
  readonly checked_at: number | null;
  readonly stands: boolean | null;
};

/** What is known of these hosts' items (names in lower case) and of those of the whole installation. */
export async function listKnown(tx: Tx, installationId: string, hosts: readonly string[]): Promise<KnownItems> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT i.item, i.host, s.name AS said_by, floor(extract(epoch FROM i.updated_at) * 1000)::float8 AS said_at,
      p.name AS checked_by, floor(extract(epoch FROM c.checked_at) * 1000)::float8 AS checked_at, c.said_at = i.updated_at AS stands
    FROM readiness_item i
    LEFT JOIN "user" s ON s.id = i.updated_by
    LEFT JOIN readiness_check c USING (installation_id, item, host)
    LEFT JOIN "user" p ON p.id = c.checked_by
    WHERE i.installation_id = ${installationId} AND i.host = ANY(${["", ...hosts]})`;
  return new Map(
    rows.map((row) => [
      keyOf(row),
      {
        said: { by: row.said_by, at: instant(row.said_at) },
        check: row.checked_at === null ? null : { by: row.checked_by, at: instant(row.checked_at), stands: row.stands === true },
      },
    ]),
  );
}

const columnsOf = (items: readonly ItemKey[]) => ({
  items: items.map(({ item }) => item),
  hosts: items.map(({ host }) => host),
});

/**
 * Notes that the items were tried as they were seen; whoever noted it first stays named. Answers those that are new: an item
 * that has changed since it was seen is left alone.
 */
export async function saveChecks(
  tx: Tx,
  installationId: string,
  seen: readonly SeenItem[],
  by: string,
): Promise<readonly ItemKey[]> {
  const { items, hosts } = columnsOf(seen);
  return tx.$queryRaw<ItemKey[]>`
    INSERT INTO readiness_check (installation_id, item, host, said_at, checked_at, checked_by)
    SELECT i.installation_id, i.item, i.host, i.updated_at, clock_timestamp(), ${by}
    FROM unnest(${items}::text[], ${hosts}::text[], ${seen.map(({ saidAt }) => saidAt)}::float8[]) AS seen (item, host, said)
    JOIN readiness_item i ON i.installation_id = ${installationId} AND i.item = seen.item AND i.host = seen.host
      AND floor(extract(epoch FROM i.updated_at) * 1000)::float8 = seen.said
    ON CONFLICT (installation_id, item, host)
    DO UPDATE SET said_at = EXCLUDED.said_at, checked_at = EXCLUDED.checked_at, checked_by = EXCLUDED.checked_by
    WHERE readiness_check.said_at <> EXCLUDED.said_at
    RETURNING item, host`;
}

/** Takes checks back that stand for the items as they were seen; answers which there were. */
export async function deleteChecks(tx: Tx, installationId: string, seen: readonly SeenItem[]): Promise<readonly ItemKey[]> {
  const { items, hosts } = columnsOf(seen);
  return tx.$queryRaw<ItemKey[]>`
    DELETE FROM readiness_check c USING unnest(${items}::text[], ${hosts}::text[], ${seen.map(({ saidAt }) => saidAt)}::float8[])
      AS seen (item, host, said)
    WHERE c.installation_id = ${installationId} AND c.item = seen.item AND c.host = seen.host
      AND floor(extract(epoch FROM c.said_at) * 1000)::float8 = seen.said
    RETURNING c.item, c.host`;
}

import type pg from "pg";
import type { Tx } from "#lib/db/client.ts";

const numbered = (strings: TemplateStringsArray): string =>
  strings.reduce((text, part, n) => (n === 0 ? part : `${text}$${n}${part}`), "");

/**
 * A transaction as repositories know it, over one connection of bare pg: the very same statements, without the ORM. Serves only
 * repositories that write their SQL themselves.
 */
export const bareTx = (client: pg.ClientBase): Tx =>
  ({
    $queryRaw: async (strings: TemplateStringsArray, ...values: unknown[]) =>
      (await client.query(numbered(strings), values)).rows,
    $executeRaw: async (strings: TemplateStringsArray, ...values: unknown[]) =>
      (await client.query(numbered(strings), values)).rowCount ?? 0,
    $queryRawUnsafe: async (text: string, ...values: unknown[]) => (await client.query(text, values)).rows,
  }) as unknown as Tx;

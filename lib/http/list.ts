import { z } from "zod";

/** One page of a list; `nextCursor` is `null` on the last. */
export type Page<T> = { readonly items: readonly T[]; readonly nextCursor: string | null };

/** Where a page of a list by time begins: behind this row. `at` in milliseconds since 1970-01-01T00:00:00Z. */
export type Place = { readonly at: number; readonly id: string };

const PLACE = /^(\d{1,15})\.([\w-]{1,64})$/;

/** The query of every list: 1 to 100 things, 50 unless told; `cursor` as the page before gave it out. */
export const pageQuerySchema = z.object({
  limit: z
    .string()
    .regex(/^([1-9]\d?|100)$/, { error: "A whole number from 1 to 100" })
    .meta({ description: "A whole number from 1 to 100; 50 unless told" })
    .transform(Number)
    .default(50),
  cursor: z
    .string()
    .regex(PLACE, { error: "The nextCursor of the page before" })
    .meta({ description: "The nextCursor of the page before" })
    .optional(),
});

export type PageQuery = { readonly limit: number; readonly cursor?: string | undefined };

export function placeOf(cursor: string | undefined): Place | null {
  const [, at, id] = PLACE.exec(cursor ?? "") ?? [];
  return at === undefined || id === undefined ? null : { at: Number(at), id };
}

/** The page of `rows`, of which one more than `limit` was asked for, so that the last page is known as such. */
export function pageOf<T>(rows: readonly T[], limit: number, place: (row: T) => Place): Page<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  if (last === undefined || rows.length <= limit) return { items, nextCursor: null };
  const { at, id } = place(last);
  return { items, nextCursor: `${at}.${id}` };
}

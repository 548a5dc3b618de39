import type { Locale } from "#lib/messages/locale.ts";
import { type Instant, toUtc } from "#lib/time/instant.ts";
import { withPairs } from "./sheet-query.ts";

const below = (id: string, rest: string): string => `/installations/${encodeURIComponent(id)}/vps${rest}`;

function pairsOf(values: Readonly<Record<string, string | number | null | undefined>>): URLSearchParams {
  const said = Object.entries(values).filter(([, value]) => value !== null && value !== undefined);
  return new URLSearchParams(said.map(([name, value]) => [name, String(value)]));
}

const startOf = (start: Instant | null): string | null => (start === null ? null : toUtc(start));

type Owners = { readonly q: string; readonly start: Instant | null; readonly page?: number };

/** The list of owners. */
export const ownersHref = (id: string, { q, start, page = 1 }: Owners): string =>
  withPairs(below(id, "/owners"), pairsOf({ q: q || null, start: startOf(start), page: page > 1 ? page : null }));

type Notice = { readonly owner: string; readonly start: Instant | null; readonly lang?: Locale };

/** The notice to one owner; "" is nobody. */
export const noticeHref = (id: string, { owner, start, lang }: Notice): string =>
  withPairs(below(id, "/owners/notice"), pairsOf({ owner, lang, start: startOf(start) }));

/** The same as a file. */
export const noticeFileHref = (id: string, kind: string, { owner, start, lang }: Notice): string =>
  withPairs(below(id, `/owners/file/${kind}`), pairsOf({ owner, lang, start: startOf(start) }));

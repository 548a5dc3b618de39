import { PAGE_SIZE } from "#app/_installations/pager.tsx";
import { findLines } from "#lib/vps/find.ts";
import type { Line } from "#lib/vps/sheet.ts";
import type { Go } from "./go.tsx";
import type { Sheet } from "./sheet.ts";
import { isSearch, type SheetQuery, WHOLE_SHEET, wantedOf } from "./sheet-query.ts";

export type Found = {
  readonly lines: readonly Line[];
  readonly count: number;
  readonly page: number;
  readonly pages: number;
};

/** The page of what was looked for; a number that is no page is the nearest that is. */
export function foundIn(sheet: Sheet, query: SheetQuery): Found {
  const all = findLines(sheet.lines, wantedOf(query));
  const pages = Math.max(1, Math.ceil(all.length / PAGE_SIZE));
  const page = Math.min(pages, query.page);
  return { lines: all.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE), count: all.length, page, pages };
}

type Shown = { readonly sheet: Sheet; readonly query: SheetQuery; readonly found: Found; readonly Go: Go };

/** How many were found, and the way back to all. */
export const FoundCount = ({ sheet: { t, summary }, query, found, Go }: Shown) =>
  isSearch(query) ? (
    <p className="vps-found" role="status">
      {t("vps.find.found", { count: found.count, all: summary.count })}{" "}
      <Go to={{ ...WHOLE_SHEET, sort: query.sort, backwards: query.backwards, start: query.start }}>{t("vps.find.show-all")}</Go>
    </p>
  ) : null;

/** The way to the other pages; nothing where there is one. */
export const FoundPages = ({ sheet: { t }, query, found: { page, pages }, Go }: Shown) =>
  pages === 1 ? null : (
    <nav className="setup-pager" aria-label={t("vps.title")}>
      {page > 1 ? <Go to={{ ...query, page: page - 1 }}>{t("installations.pager.before", { size: PAGE_SIZE })}</Go> : null}
      <span>{t("installations.pager.page", { page, pages })}</span>
      {page < pages ? <Go to={{ ...query, page: page + 1 }}>{t("installations.pager.after", { size: PAGE_SIZE })}</Go> : null}
    </nav>
  );

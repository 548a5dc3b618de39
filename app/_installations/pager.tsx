import type { Translate } from "#lib/messages/translator.ts";

/** Rows on one page; more would have nobody find anything. */
export const PAGE_SIZE = 50;

export type Cut<T> = { readonly rows: readonly T[]; readonly page: number; readonly pages: number };

/** One page of rows; a number that is no page is the nearest that is. */
export function cutPage<T>(rows: readonly T[], asked: string | undefined, size = PAGE_SIZE): Cut<T> {
  const pages = Math.max(1, Math.ceil(rows.length / size));
  const page = Math.min(pages, Math.max(1, Number(/^\d{1,5}$/.exec(asked ?? "")?.[0] ?? 1)));
  return { rows: rows.slice((page - 1) * size, page * size), page, pages };
}

/** The way to the other pages; nothing where there is one. */
export const Pager = ({
  t,
  page,
  pages,
  label,
  hrefOf,
  size = PAGE_SIZE,
}: Omit<Cut<never>, "rows"> & {
  readonly t: Translate;
  readonly label: string;
  readonly hrefOf: (page: number) => string;
  readonly size?: number;
}) =>
  pages === 1 ? null : (
    <nav className="setup-pager" aria-label={label}>
      {page > 1 ? <a href={hrefOf(page - 1)}>{t("installations.pager.before", { size })}</a> : null}
      <span>{t("installations.pager.page", { page, pages })}</span>
      {page < pages ? <a href={hrefOf(page + 1)}>{t("installations.pager.after", { size })}</a> : null}
    </nav>
  );

import type { ReactNode } from "react";
import { Button } from "#app/_ui/button.tsx";
import { TextField } from "#app/_ui/fields.tsx";
import { Form } from "#app/_ui/form.tsx";
import { CUSTOMERS_SHOWN, type CustomersShown, type Listed } from "#lib/customers/query.ts";
import type { Translate } from "#lib/messages/translator.ts";

type Counted = Pick<Listed<never>, "counts">;

/** Everything, or what has bookings, or what has none, each with how many there are. */
export const ShownFilter = ({
  t,
  show,
  counts,
  hrefOf,
}: Counted & {
  readonly t: Translate;
  readonly show: CustomersShown;
  readonly hrefOf: (show: CustomersShown) => string;
}) => (
  <nav className="filters" aria-label={t("customers.show.label")}>
    <ul>
      {CUSTOMERS_SHOWN.map((one) => (
        <li key={one}>
          <a href={hrefOf(one)} aria-current={one === show ? "page" : undefined}>
            {t(`customers.show.${one}`, { count: counts[one] })}
          </a>
        </li>
      ))}
    </ul>
  </nav>
);

/** What to look for and in which order; `children` are further questions. `clear` is the way to the whole list. */
export const SearchForm = ({
  t,
  action,
  search,
  show,
  hint,
  clear,
  children,
}: {
  readonly t: Translate;
  readonly action: string;
  readonly search: string;
  readonly show: CustomersShown;
  readonly hint: string;
  readonly clear: string | null;
  readonly children: ReactNode;
}) => (
  <Form action={action} method="get" className="find">
    {show === "all" ? null : <input type="hidden" name="show" value={show} />}
    <TextField name="search" type="search" label={t("customers.search.label")} hint={hint} value={search} autoComplete="off" />
    {children}
    <p className="actions">
      <Button>{t("customers.search.button")}</Button>
      {clear === null ? null : <a href={clear}>{t("customers.search.clear")}</a>}
    </p>
  </Form>
);

/** The way to the neighbouring pages; nothing where there is one page. */
export const ListPages = ({
  t,
  page,
  pages,
  hrefOf,
}: Pick<Listed<never>, "page" | "pages"> & { readonly t: Translate; readonly hrefOf: (page: number) => string }) =>
  pages === 1 ? null : (
    <nav className="pages" aria-label={t("desk.pages.label")}>
      {page > 1 ? <a href={hrefOf(page - 1)}>{t("desk.pages.before")}</a> : null}
      <span>{t("desk.pages.of", { page, pages })}</span>
      {page < pages ? <a href={hrefOf(page + 1)}>{t("desk.pages.after")}</a> : null}
    </nav>
  );

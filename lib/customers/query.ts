/** What the desk asks the list of customers for. `page` counts from 1. */
export type CustomersQuery = {
  /** Somewhere in the organisation's name, a person's name or address, an installation or a host; "" is everybody. */
  readonly search: string;
  readonly show: CustomersShown;
  readonly sort: CustomersSort;
  readonly page: number;
};

/** `booked`: some booking holds a window; `unbooked`: none does. */
export const CUSTOMERS_SHOWN = ["all", "booked", "unbooked"] as const;

export type CustomersShown = (typeof CUSTOMERS_SHOWN)[number];

/** By name; by the next upgrade; the newest customer first; whoever signed in last first. */
export const CUSTOMERS_SORTS = ["name", "next", "newest", "seen"] as const;

export type CustomersSort = (typeof CUSTOMERS_SORTS)[number];

/** What the desk asks the list of installations for. `line` is a release line by its id, of the oldest host; "" is any. */
export type SystemsQuery = {
  readonly search: string;
  readonly show: CustomersShown;
  readonly line: string;
  readonly topology: "" | "mirror" | "cluster";
  readonly sort: SystemsSort;
  readonly page: number;
};

/** By the customer; by name; the oldest version first; by the next upgrade. */
export const SYSTEMS_SORTS = ["customer", "name", "version", "next"] as const;

export type SystemsSort = (typeof SYSTEMS_SORTS)[number];

/** Rows of one page. */
export const LIST_PAGE = 25;

/** One page of a list. `total` counts the rows of all pages, `counts` those of each choice of `show` for the same search. */
export type Listed<T> = {
  readonly items: readonly T[];
  readonly page: number;
  readonly pages: number;
  readonly total: number;
  readonly counts: Readonly<Record<CustomersShown, number>>;
};

type Counts = Listed<never>["counts"];

/** The nearest page that there is, with where it begins. */
export function pageWithin(
  asked: number,
  total: number,
): { readonly page: number; readonly pages: number; readonly skip: number } {
  const pages = Math.max(1, Math.ceil(total / LIST_PAGE));
  const page = Math.min(pages, Math.max(1, asked));
  return { page, pages, skip: (page - 1) * LIST_PAGE };
}

/** The counts of a list in which `booked` of `all` hold a window. */
export const countsOf = ({ all, booked }: { readonly all: number; readonly booked: number }): Counts => ({
  all,
  booked,
  unbooked: all - booked,
});

import type { QueueView } from "#lib/bookings/queue/queue-entry.ts";
import { type QueueFilter, queueParams, readQueueFilter } from "#lib/bookings/queue/queue-filter.ts";

/** Rows that one page of the queue has room for. */
export const QUEUE_PAGE = 20;

/** No queue is longer than this many pages; a number beyond is a slip in the address. */
const MOST_PAGES = 10_000;

/** What the address of the queue asks for; `page` counts from 1. */
export type QueueAsked = { readonly filter: QueueFilter; readonly page: number };

type Values = Readonly<Record<string, string | readonly string[] | undefined>>;

const first = (value: string | readonly string[] | undefined): string => (typeof value === "string" ? value : (value?.[0] ?? ""));

/** What cannot be read is what the address says when it says nothing: requests that wait, from the start. */
export function readQueueQuery(values: Values): QueueAsked {
  const page = /^[1-9]\d{0,4}$/.test(first(values.page)) ? Math.min(Number(first(values.page)), MOST_PAGES) : 1;
  return { filter: readQueueFilter(values), page };
}

/** The filter as its address says it. The view is always said: the bare address opens whatever somebody chose to open first. */
export const queryOfFilter = (filter: QueueFilter): string => {
  const said = queueParams(filter).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return [...(filter.view === "waiting" ? ["view=waiting"] : []), ...said].join("&");
};

export const queueHref = ({ filter, page }: QueueAsked): string =>
  `/desk/queue?${queryOfFilter(filter)}${page === 1 ? "" : `&page=${page}`}`;

/** The first page of a view, narrowed as before. */
export const viewHref = (filter: QueueFilter, view: QueueView): string => queueHref({ filter: { ...filter, view }, page: 1 });

/** How many pages so many rows make; an empty queue has one as well. */
export const pagesOf = (total: number): number => Math.max(1, Math.ceil(total / QUEUE_PAGE));

/** The queue at the address that a form or a link carries as its query, whatever came along; the page belongs to it. */
export const queueFrom = (query: string): string => queueHref(readQueueQuery(Object.fromEntries(new URLSearchParams(query))));

/** What `queueFrom` reads. */
export const queryOf = (asked: QueueAsked): string => queueHref(asked).replace(/^[^?]*\?/, "");

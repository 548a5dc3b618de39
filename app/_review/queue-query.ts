import { QUEUE_VIEWS, type QueueView } from "#lib/bookings/queue/queue-entry.ts";

/** Rows that one page of the queue has room for. */
export const QUEUE_PAGE = 20;

/** No queue is longer than this many pages; a number beyond is a slip in the address. */
const MOST_PAGES = 10_000;

/** What the address of the queue asks for; `page` counts from 1. */
export type QueueAsked = { readonly view: QueueView; readonly page: number };

type Values = Readonly<Record<string, string | readonly string[] | undefined>>;

const first = (value: string | readonly string[] | undefined): string => (typeof value === "string" ? value : (value?.[0] ?? ""));

/** What cannot be read is what the address says when it says nothing: requests that wait, from the start. */
export function readQueueQuery(values: Values): QueueAsked {
  const view = QUEUE_VIEWS.find((known) => known === first(values.view)) ?? "waiting";
  const page = /^[1-9]\d{0,4}$/.test(first(values.page)) ? Math.min(Number(first(values.page)), MOST_PAGES) : 1;
  return { view, page };
}

export function queueHref({ view, page }: QueueAsked): string {
  const parts = [...(view === "waiting" ? [] : [`view=${view}`]), ...(page === 1 ? [] : [`page=${page}`])];
  return parts.length === 0 ? "/desk/queue" : `/desk/queue?${parts.join("&")}`;
}

/** How many pages so many rows make; an empty queue has one as well. */
export const pagesOf = (total: number): number => Math.max(1, Math.ceil(total / QUEUE_PAGE));

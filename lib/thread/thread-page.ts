import type { BookingChange, BookingView } from "#lib/bookings/booking.ts";
import type { Place } from "#lib/http/list.ts";
import type { Instant } from "#lib/time/instant.ts";
import type { ThreadMessage } from "./message.ts";

/** One thing of a conversation. `note`: what the customer wrote beside the request, which stands right after it was sent. */
export type ThreadEntry =
  | { readonly kind: "event"; readonly at: Instant; readonly change: BookingChange }
  | { readonly kind: "note"; readonly at: Instant; readonly by: string; readonly text: string }
  | { readonly kind: "message"; readonly at: Instant; readonly message: ThreadMessage };

/** Oldest first. `earlier` leads to the page before; `null` where this is the first. `isNewest`: nothing comes after it. */
export type ThreadPage = {
  readonly entries: readonly ThreadEntry[];
  readonly earlier: string | null;
  readonly isNewest: boolean;
};

/** What happened, oldest first, with the customer's note after the first of it. */
function eventsOf({ booking, history }: BookingView): readonly ThreadEntry[] {
  const events = history.map((change): ThreadEntry => ({ kind: "event", at: change.at, change }));
  const [first] = history;
  if (booking.note === null || !first) return events;
  return events.toSpliced(1, 0, { kind: "note", at: first.at, by: first.by, text: booking.note });
}

type Asked = {
  /** Behind `after`; one more than `size` where there are earlier ones. */
  readonly newestFirst: readonly ThreadMessage[];
  readonly after: Place | null;
  readonly size: number;
};

/**
 * Puts events among the messages of one page. Each event stands on exactly one page: with the messages that are not later than
 * it and before those of the page after.
 */
export function threadPage(view: BookingView, { newestFirst, after, size }: Asked): ThreadPage {
  const shown = newestFirst.slice(0, size);
  const oldest = newestFirst.length > size ? shown.at(-1) : undefined;
  const from = oldest?.at ?? Number.NEGATIVE_INFINITY;
  const until = after?.at ?? Number.POSITIVE_INFINITY;
  const events = eventsOf(view).filter(({ at }) => at >= from && at < until);
  const messages = shown.toReversed().map((message): ThreadEntry => ({ kind: "message", at: message.at, message }));
  return {
    // A stable sort: what happened at the same moment keeps its order, events first.
    entries: [...events, ...messages].toSorted((a, b) => a.at - b.at),
    earlier: oldest ? `${oldest.at}.${oldest.id}` : null,
    isNewest: after === null,
  };
}

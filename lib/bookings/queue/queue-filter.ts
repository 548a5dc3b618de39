import { parseDate } from "#lib/time/calendar-date.ts";
import { QUEUE_VIEWS, type QueueView } from "./queue-entry.ts";

/** Whose bookings: everybody's, those of the engineer who asks, of engineers without an account, or of one engineer. */
export type QueueEngineer = "any" | "mine" | "unlinked" | { readonly id: string };

/** In which order, where nothing else was asked for: the slot. */
export const QUEUE_SORTS = ["slot", "since", "due", "customer", "engineer"] as const;

export type QueueSort = (typeof QUEUE_SORTS)[number];

/** What the desk looks for in its queue. Days are `YYYY-MM-DD` of the start on the desk's clock, both included. */
export type QueueFilter = {
  readonly view: QueueView;
  /** Words in the reference, the customer's name or the installation's; "" for any. */
  readonly search: string;
  readonly engineer: QueueEngineer;
  /** Only those for which some rule is set aside, or asked to be. */
  readonly exceptional: boolean;
  readonly from: string | null;
  readonly to: string | null;
  readonly sort: QueueSort;
  readonly backwards: boolean;
};

export const EVERYTHING_WAITING: QueueFilter = {
  view: "waiting",
  search: "",
  engineer: "any",
  exceptional: false,
  from: null,
  to: null,
  sort: "slot",
  backwards: false,
};

/** Longer than any name that there is. */
const SEARCH_LENGTH = 120;

type Values = Readonly<Record<string, string | readonly string[] | undefined>>;

const first = (values: Values, name: string): string => {
  const value = values[name];
  return (typeof value === "string" ? value : (value?.[0] ?? "")).trim();
};

/** A day of this century or the next; beyond them nobody books. */
const dayOf = (text: string): string | null => (text > "2000" && text < "2200" ? parseDate(text) : null);

function engineerOf(text: string): QueueEngineer {
  if (text === "mine" || text === "unlinked") return text;
  return /^[A-Za-z0-9_-]{1,64}$/.test(text) ? { id: text } : "any";
}

/**
 * What the values of an address ask for. What cannot be read is what an address says that says nothing: requests that wait
 * for the desk, all of them, soonest slot first.
 */
export function readQueueFilter(values: Values): QueueFilter {
  const sort = first(values, "sort");
  const by = QUEUE_SORTS.find((known) => known === sort.replace(/^-/, ""));
  return {
    view: QUEUE_VIEWS.find((known) => known === first(values, "view")) ?? "waiting",
    search: [...first(values, "q")].slice(0, SEARCH_LENGTH).join(""),
    engineer: engineerOf(first(values, "engineer")),
    exceptional: first(values, "exceptions") !== "",
    from: dayOf(first(values, "from")),
    to: dayOf(first(values, "to")),
    sort: by ?? "slot",
    backwards: by !== undefined && sort.startsWith("-"),
  };
}

const engineerText = (engineer: QueueEngineer): string =>
  typeof engineer === "string" ? (engineer === "any" ? "" : engineer) : engineer.id;

/** The filter as the values of an address, in one order, without what goes without saying: equal filters read alike. */
export function queueParams(filter: QueueFilter): readonly (readonly [name: string, value: string])[] {
  const { view, search, engineer, exceptional, from, to, sort, backwards } = filter;
  const order = `${backwards ? "-" : ""}${sort}`;
  const all: readonly (readonly [string, string])[] = [
    ["view", view === "waiting" ? "" : view],
    ["q", search],
    ["engineer", engineerText(engineer)],
    ["exceptions", exceptional ? "yes" : ""],
    ["from", from ?? ""],
    ["to", to ?? ""],
    ["sort", order === "slot" ? "" : order],
  ];
  return all.filter(([, value]) => value !== "");
}

/** Whether it leaves out more than the view does. */
export const narrows = ({ search, engineer, exceptional, from, to }: QueueFilter): boolean =>
  search !== "" || engineer !== "any" || exceptional || from !== null || to !== null;

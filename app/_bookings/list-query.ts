import { type BookingStatus, CLOSED_STATUSES } from "#lib/bookings/booking.ts";

/** What somebody looks for in the list of bookings: whose turn it is, or that it is settled. */
export const LIST_STATES = ["you", "us", "confirmed", "over"] as const;

export type ListState = (typeof LIST_STATES)[number];

export const STATUSES_IN: Readonly<Record<ListState, readonly BookingStatus[]>> = {
  you: ["changes-requested", "proposed"],
  us: ["submitted"],
  confirmed: ["approved", "in-progress"],
  over: CLOSED_STATUSES,
};

/** Before or after this moment, by the end of the window. */
export const LIST_TIMES = ["coming", "past"] as const;

export type ListTime = (typeof LIST_TIMES)[number];

/** `null`: whatever the state, of all installations, or whenever. `page` counts from 1. */
export type ListQuery = {
  readonly state: ListState | null;
  readonly installation: string | null;
  readonly when: ListTime | null;
  readonly page: number;
};

export type ListValues = {
  readonly state?: string | undefined;
  readonly installation?: string | undefined;
  readonly when?: string | undefined;
  readonly page?: string | undefined;
};

/** Reads an address that anybody may have typed: what makes no sense is as if it were not there. */
export const readListQuery = ({ state, installation, when, page }: ListValues): ListQuery => ({
  state: LIST_STATES.find((one) => one === state) ?? null,
  installation: installation !== undefined && /^[\w-]{1,100}$/.test(installation) ? installation : null,
  when: LIST_TIMES.find((one) => one === when) ?? null,
  page: Number(/^[1-9]\d{0,5}$/.exec(page ?? "")?.[0] ?? 1),
});

/** The address of the list for a query. */
export function listHref({ state, installation, when, page }: ListQuery): string {
  const pairs = [
    ...(state ? [`state=${state}`] : []),
    ...(installation ? [`installation=${installation}`] : []),
    ...(when ? [`when=${when}`] : []),
    ...(page > 1 ? [`page=${page}`] : []),
  ];
  return pairs.length > 0 ? `/bookings?${pairs.join("&")}` : "/bookings";
}

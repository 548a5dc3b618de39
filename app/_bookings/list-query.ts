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

/** `null`: whatever the state, or of all installations. */
export type ListQuery = { readonly state: ListState | null; readonly installation: string | null };

export type ListValues = { readonly state?: string | undefined; readonly installation?: string | undefined };

/** Reads an address that anybody may have typed: what makes no sense is as if it were not there. */
export const readListQuery = ({ state, installation }: ListValues): ListQuery => ({
  state: LIST_STATES.find((one) => one === state) ?? null,
  installation: installation !== undefined && /^[\w-]{1,100}$/.test(installation) ? installation : null,
});

/** The address of the list for a query, and of a later page of it. */
export function listHref({ state, installation }: ListQuery, cursor?: string): string {
  const pairs = [
    ...(state ? [`state=${state}`] : []),
    ...(installation ? [`installation=${installation}`] : []),
    ...(cursor ? [`cursor=${encodeURIComponent(cursor)}`] : []),
  ];
  return pairs.length > 0 ? `/bookings?${pairs.join("&")}` : "/bookings";
}

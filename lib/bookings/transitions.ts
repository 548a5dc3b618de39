import { done, type Result, refuse } from "#lib/kernel/result.ts";
import type { BookingStatus } from "./booking.ts";

/** What somebody does to a booking that exists. */
export type Act = "approve" | "decline" | "cancel" | "assign" | "accept";

/** How a booking comes about: a customer sends it, or the desk books for a customer. Before, it is a draft. */
export type FirstAct = "submit" | "override";

export const FIRST_STATUS = { submit: "submitted", override: "approved" } as const satisfies Record<FirstAct, BookingStatus>;

/** Where each act may start; a state that is not named refuses it. Nothing is undone once the work has begun. */
const FROM: Readonly<Record<Act, readonly BookingStatus[]>> = {
  approve: ["submitted"],
  decline: ["submitted", "changes-requested", "proposed"],
  cancel: ["submitted", "changes-requested", "proposed", "approved"],
  assign: ["submitted", "changes-requested", "proposed", "approved"],
  accept: ["approved"],
};

/** `assign` changes who comes and `accept` what is known of the customer, not where the booking stands: they have no entry. */
const TO: Readonly<Partial<Record<Act, BookingStatus>>> = { approve: "approved", decline: "declined", cancel: "cancelled" };

/** The state after the act, or a refusal where the state does not allow it. Source: rules of booking states. */
export function statusAfter(act: Act, status: BookingStatus): Result<BookingStatus, { readonly code: "illegal-transition" }> {
  if (!FROM[act].includes(status)) return refuse({ code: "illegal-transition" });
  return done(TO[act] ?? status);
}

/** Whether a page may offer the act. */
export const allows = (status: BookingStatus, act: Act): boolean => FROM[act].includes(status);

import type { Actor } from "#lib/auth/actor.ts";
import { isCustomer, isStaff } from "#lib/auth/policy.ts";
import { done, type Result, refuse } from "#lib/kernel/result.ts";
import type { BookingStatus, StateBefore } from "./booking.ts";

/** Who acts. `clock`: a due date has passed, the rules of a zone's clock have changed, or an evening before has failed. */
export type Party = "customer" | "desk" | "clock";

/** What a booking in a state holds: nothing, its own window, or its own and every proposed one. */
export type Holds = "nothing" | "window" | "window-and-proposals";

/** `turn`: who has to act next; where it is set, the state has a due date. */
export type State = { readonly holds: Holds; readonly turn: Exclude<Party, "clock"> | null };

/** Every state. Source: rules of booking states, column `holds`. */
export const STATES = {
  draft: { holds: "nothing", turn: null },
  submitted: { holds: "window", turn: "desk" },
  "changes-requested": { holds: "window", turn: "customer" },
  proposed: { holds: "window-and-proposals", turn: "customer" },
  approved: { holds: "window", turn: null },
  "in-progress": { holds: "window", turn: null },
  completed: { holds: "nothing", turn: null },
  aborted: { holds: "nothing", turn: null },
  declined: { holds: "nothing", turn: null },
  cancelled: { holds: "nothing", turn: null },
} as const satisfies Readonly<Record<BookingStatus | "draft", State>>;

/** `same`: where it stands. `before`: where it stood before it was proposed another time. */
type Target = BookingStatus | "same" | "before";

type Row = {
  readonly act: string;
  readonly who: readonly Party[];
  readonly from: readonly (BookingStatus | "draft")[];
  readonly to: Target;
};

/** Every change of a booking. What is not in the table is refused. Source: rules of booking states. */
export const TRANSITIONS = [
  { act: "submit", who: ["customer"], from: ["draft"], to: "submitted" },
  { act: "override", who: ["desk"], from: ["draft"], to: "approved" },
  { act: "request-changes", who: ["desk"], from: ["submitted"], to: "changes-requested" },
  { act: "resubmit", who: ["customer"], from: ["changes-requested"], to: "submitted" },
  { act: "propose", who: ["desk"], from: ["submitted", "approved"], to: "proposed" },
  { act: "accept-proposal", who: ["customer"], from: ["proposed"], to: "approved" },
  { act: "refuse-proposal", who: ["customer"], from: ["proposed"], to: "before" },
  { act: "approve", who: ["desk"], from: ["submitted"], to: "approved" },
  { act: "reschedule", who: ["customer"], from: ["submitted", "approved"], to: "submitted" },
  { act: "decline", who: ["desk"], from: ["submitted", "changes-requested", "proposed"], to: "declined" },
  {
    act: "cancel",
    who: ["customer", "desk"],
    from: ["submitted", "changes-requested", "proposed", "approved"],
    to: "cancelled",
  },
  { act: "expire", who: ["clock"], from: ["submitted", "changes-requested", "proposed"], to: "cancelled" },
  { act: "assign", who: ["desk"], from: ["submitted", "changes-requested", "proposed", "approved"], to: "same" },
  { act: "accept", who: ["customer"], from: ["submitted", "changes-requested", "approved"], to: "same" },
  { act: "follow-clock", who: ["clock"], from: ["submitted", "changes-requested", "proposed", "approved"], to: "same" },
  { act: "flag-clock", who: ["clock"], from: ["submitted", "changes-requested", "proposed", "approved"], to: "same" },
  { act: "hold", who: ["clock"], from: ["submitted", "changes-requested", "approved"], to: "same" },
  { act: "hold-proposed", who: ["clock"], from: ["proposed"], to: "before" },
  { act: "release", who: ["desk"], from: ["submitted", "changes-requested", "proposed", "approved"], to: "same" },
  { act: "start", who: ["desk"], from: ["approved"], to: "in-progress" },
  { act: "complete", who: ["desk"], from: ["in-progress"], to: "completed" },
  { act: "abort", who: ["desk"], from: ["in-progress"], to: "aborted" },
] as const satisfies readonly Row[];

/** How a booking comes about: a customer sends it, or the desk books for a customer. Before, it is a draft. */
export type FirstAct = "submit" | "override";

/** What somebody does to a booking that exists. */
export type Act = Exclude<(typeof TRANSITIONS)[number]["act"], FirstAct>;

export const ACTS = TRANSITIONS.map(({ act }) => act).filter((act): act is Act => act !== "submit" && act !== "override");

const ROWS: ReadonlyMap<string, Row> = new Map(TRANSITIONS.map((row): [string, Row] => [row.act, row]));

function rowOf(act: Act): Row {
  const row = ROWS.get(act);
  if (!row) throw new Error(`No row for ${act}`);
  return row;
}

export const FIRST_STATUS = { submit: "submitted", override: "approved" } as const satisfies Record<FirstAct, BookingStatus>;

/** Where a booking stands; `before` is set while it is proposed another time. */
export type Standing = { readonly status: BookingStatus; readonly before?: StateBefore | null };

function targetOf(to: Target, { status, before }: Standing): BookingStatus {
  if (to === "same") return status;
  if (to !== "before") return to;
  if (!before) throw new Error("A proposed booking knows where it stood before");
  return before;
}

/** The state after the act, or a refusal where the state does not allow it. */
export function statusAfter(act: Act, standing: Standing): Result<BookingStatus, { readonly code: "illegal-transition" }> {
  if (!allows(standing.status, act)) return refuse({ code: "illegal-transition" });
  return done(targetOf(rowOf(act).to, standing));
}

/** Whether the state allows the act. */
export const allows = (status: BookingStatus, act: Act): boolean => rowOf(act).from.includes(status);

/** What cannot be done with an evening that is held back by an earlier one. */
export const NEEDS_RELEASE: readonly Act[] = ["approve", "start"];

/** Whether the act is this kind of person's, whatever the booking. */
export const mayDo = (act: Act, actor: Actor): boolean => {
  const { who } = rowOf(act);
  return (isCustomer(actor) && who.includes("customer")) || (isStaff(actor) && who.includes("desk"));
};

/** Who has to act next; `null` where nobody is waited for. */
export const turnIn = (status: BookingStatus): State["turn"] => STATES[status].turn;

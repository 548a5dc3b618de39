import { bookingAnswerSchema } from "#lib/bookings/answer-schema.ts";
import {
  acceptProposalSchema,
  acceptSchema,
  approveSchema,
  assignSchema,
  cancelSchema,
  changesSchema,
  declineSchema,
  proposeSchema,
  refuseProposalSchema,
  releaseSchema,
  rescheduleSchema,
  resubmitSchema,
} from "#lib/bookings/schema.ts";
import type { Call, CallBody, Calls } from "../call.ts";
import { HASH } from "../examples.ts";
import { OF_BOOKING } from "../parameters.ts";

type Act = Pick<Call, "id" | "summary" | "text" | "who"> & {
  readonly body: CallBody;
  /** 409 and 422 of its own. */
  readonly taken?: boolean;
  readonly held?: boolean;
  readonly rules?: readonly string[];
};

/** Every act answers the booking as it then is, and takes `If-Match` where the sender acts on what was read. */
const act = ({ taken = false, held = false, rules = [], ...call }: Act): Call => ({
  ...call,
  path: OF_BOOKING,
  ifMatch: "welcome",
  answers: { 200: { means: "The booking as it is now.", body: bookingAnswerSchema } },
  refuses: {
    409: ["illegal-transition", "changed-meanwhile", ...(taken ? ["slot-taken"] : []), ...(held ? ["on-hold"] : [])],
    422: rules,
  },
});

const MOVES = ["plan-changed", "slot-not-allowed"];

const byCustomer: Calls = {
  "POST /bookings/{id}/cancel": act({
    id: "cancelBooking",
    summary: "Give it up",
    text: "The desk says why. An evening of a series ends alone, with those after it (`later`) or with `all`; those that stay are on hold.",
    who: "signed-in",
    body: { schema: cancelSchema, example: { reason: "We move to another site" }, optional: true },
  }),
  "POST /bookings/{id}/reschedule": act({
    id: "rescheduleBooking",
    summary: "Ask for another time",
    text: "The desk reviews it again. Reference and history stay. `series` moves an evening and all after it: a start for each, all or none.",
    who: "customer",
    body: { schema: rescheduleSchema, example: { start: "2026-12-08T18:00:00+01:00" } },
    taken: true,
    rules: MOVES,
  }),
  "POST /bookings/{id}/resubmit": act({
    id: "resubmitBooking",
    summary: "Send it again after changes",
    who: "customer",
    body: { schema: resubmitSchema, example: { planHash: HASH }, optional: true },
    taken: true,
    rules: ["not-ready", ...MOVES],
  }),
  "POST /bookings/{id}/accept-proposal": act({
    id: "acceptProposal",
    summary: "Take one of the proposed times",
    who: "customer",
    body: { schema: acceptProposalSchema, example: { start: "2026-12-08T18:00:00+01:00" } },
    taken: true,
    rules: MOVES,
  }),
  "POST /bookings/{id}/refuse-proposal": act({
    id: "refuseProposal",
    summary: "Take none of the proposed times",
    text: "The booking goes back to where it was.",
    who: "customer",
    body: { schema: refuseProposalSchema, example: { reason: "We are closed then" }, optional: true },
  }),
  "POST /bookings/{id}/accept": act({
    id: "acceptBooking",
    summary: "Accept a plan that the desk booked, or that has changed since",
    who: "customer",
    body: { schema: acceptSchema, example: { planHash: HASH } },
    taken: true,
    rules: MOVES,
  }),
};

const byDesk: Calls = {
  "POST /bookings/{id}/approve": act({
    id: "approveBooking",
    summary: "Approve it",
    text: "`start` takes one of the alternates, `engineerId` names who does it. `evenings: all` confirms every evening of its series that waits, all or none.",
    who: "desk",
    body: { schema: approveSchema, example: { engineerId: "engineer-a" }, optional: true },
    taken: true,
    held: true,
    rules: MOVES,
  }),
  "POST /bookings/{id}/decline": act({
    id: "declineBooking",
    summary: "Decline it",
    who: "desk",
    body: { schema: declineSchema, example: { reason: "This version has to be looked at first" } },
  }),
  "POST /bookings/{id}/release": act({
    id: "releaseBooking",
    summary: "Let an evening go on that an earlier one holds back",
    text: "The customer reads the reason. Where nothing holds it that is 409 `illegal-transition`.",
    who: "desk",
    body: { schema: releaseSchema, example: { reason: "We finished the first evening by hand" } },
  }),
  "POST /bookings/{id}/request-changes": act({
    id: "requestChanges",
    summary: "Ask the customer to change something",
    text: "`due` is when it ends unless it is sent again; without one the policy's days count, to the end of a day on the customer's calendar.",
    who: "desk",
    body: {
      schema: changesSchema,
      example: { message: "Update the firmware of a", due: "2026-11-27T17:00:00Z", items: [{ item: "firmware", host: "a" }] },
    },
  }),
  "POST /bookings/{id}/propose": act({
    id: "proposeTimes",
    summary: "Propose one to three other times",
    text: "An engineer is held for each until it expires.",
    who: "desk",
    body: { schema: proposeSchema, example: { starts: ["2026-12-08T18:00:00+01:00"], message: "Nobody is free on that day" } },
    taken: true,
    rules: MOVES,
  }),
  "POST /bookings/{id}/assign": act({
    id: "assignEngineer",
    summary: "Give it to another engineer",
    who: "desk",
    body: { schema: assignSchema, example: { engineerId: "engineer-b" } },
    taken: true,
    rules: ["slot-not-allowed"],
  }),
};

export const bookingActs: Calls = { ...byCustomer, ...byDesk };

import { formRoute, type Outcome, type Sent } from "#app/_edge/form-route.ts";
import {
  CONFLICT,
  DECISION_FORM,
  type DecisionFields,
  type DecisionWish,
  decisionSchema,
  fieldOf,
  readDecision,
  togetherOf,
} from "#app/_review/decision-fields.ts";
import { queueFrom } from "#app/_review/queue-query.ts";
import type { Actor } from "#lib/auth/actor.ts";
import { isSignedIn, mayReview } from "#lib/auth/policy.ts";
import type { BookingView } from "#lib/bookings/booking.ts";
import { requestChanges } from "#lib/bookings/changes/service.ts";
import { approveBooking, assignBooking, cancelBooking, declineBooking } from "#lib/bookings/decision/service.ts";
import { proposeTimes } from "#lib/bookings/proposal/service.ts";
import { nextAfter } from "#lib/bookings/queue/service.ts";
import { releaseBooking } from "#lib/bookings/release/service.ts";
import type { Decision } from "#lib/bookings/review/decision-model.ts";
import { meantBy, type Together } from "#lib/bookings/series/series.ts";
import { findByReference } from "#lib/bookings/service.ts";
import type { Refusal } from "#lib/http/refusal.ts";
import type { Result } from "#lib/kernel/result.ts";
import { currentPolicy } from "#lib/scheduling/service.ts";
import type { Instant } from "#lib/time/instant.ts";

/** `from`: the queue that the reader came from, "" where they came from elsewhere; it stays in the address. */
const pageOf = (reference: string, from = ""): string =>
  `/desk/bookings/${encodeURIComponent(reference)}${from === "" ? "" : `?from=${encodeURIComponent(from)}`}`;

const withAfter = (address: string, reference: string): string =>
  `${address}${address.includes("?") ? "&" : "?"}after=${encodeURIComponent(reference)}`;

function carryOut(
  actor: Actor,
  id: string,
  { wish, version, together }: { readonly wish: DecisionWish; readonly version: number; readonly together: Together },
): Promise<Result<BookingView, Refusal>> {
  const locale = isSignedIn(actor) ? actor.locale : "en";
  switch (wish.decision) {
    case "approve":
      return approveBooking(actor, id, {
        start: wish.start,
        engineerId: wish.engineerId,
        reason: wish.reason,
        version,
        locale,
        ...together,
      });
    case "assign":
      return assignBooking(actor, id, { engineerId: wish.engineerId, version, locale });
    case "request-changes":
      return requestChanges(actor, id, { message: wish.message, due: wish.due, items: wish.items, version, locale });
    case "propose":
      return proposeTimes(actor, id, { starts: wish.starts, message: wish.message, version, locale });
    case "decline":
      return declineBooking(actor, id, { reason: wish.reason, version, ...together });
    case "cancel":
      return cancelBooking(actor, id, { reason: wish.reason, version, ...together });
    case "release":
      return releaseBooking(actor, id, { reason: wish.reason, version });
  }
}

/** Whether there are other evenings that could end with this one. */
const hasOthers = ({ booking: { series }, evenings }: BookingView, act: "decline" | "cancel"): boolean =>
  series !== null && meantBy("all", act, { evening: series.evening, evenings }).length > 1;

/** After an answer the next request is due; where none waits, the empty queue says so. Other acts stay with their booking. */
async function onward(
  actor: Actor,
  reference: string,
  { decision, from }: Pick<DecisionFields, "decision" | "from">,
): Promise<Outcome> {
  if (decision === "assign" || decision === "cancel" || decision === "release")
    return { to: withAfter(pageOf(reference, from), reference) };
  const next = await nextAfter(actor, reference);
  return { to: withAfter(next ? pageOf(next, from) : from === "" ? "/desk/queue" : queueFrom(from), reference) };
}

const OVERTAKEN: readonly string[] = ["outdated", "changed-meanwhile", "illegal-transition"];

/** The second of two clicks finds done what the first one did, which is no conflict. */
const wasOwn = ({ history }: BookingView, actor: Actor, decision: Decision): boolean => {
  const last = history.at(-1);
  return last?.act === decision && isSignedIn(actor) && last.byId === actor.userId;
};

async function refused(
  { actor, fields }: Pick<Sent<DecisionFields>, "actor" | "fields">,
  { refusal, reference, starts }: { readonly refusal: Refusal; readonly reference: string; readonly starts: readonly Instant[] },
): Promise<Outcome> {
  if (OVERTAKEN.includes(refusal.code)) {
    const now = await findByReference(actor, reference);
    if (now.ok && wasOwn(now.value, actor, fields.decision)) return onward(actor, reference, fields);
    return { errors: [{ field: "", message: CONFLICT }] };
  }
  if (refusal.code === "plan-changed") return { errors: [{ field: "", message: "desk.decide.plan-changed" }] };
  const { faults } = refusal;
  if (!faults || faults.length === 0) return { refusal };
  return {
    errors: faults.map(({ pointer, code, message, params }) => ({
      field: fieldOf(pointer, fields, starts),
      message: message ? "desk.said" : `errors.${code}`,
      params: message ? { text: message } : { ...params },
    })),
  };
}

/** Takes the part of the form that belongs to the chosen decision, and goes on to the next request. */
export const { GET, POST } = formRoute<DecisionFields>({
  form: DECISION_FORM,
  who: mayReview,
  back: ({ ref = "" }, { from = [] }) => pageOf(ref, from[0]),
  schema: decisionSchema,
  async run({ actor, params: { ref = "" }, fields }) {
    const found = await findByReference(actor, ref);
    if (!found.ok) return { to: "/desk/queue" };
    const { booking } = found.value;
    const starts = [booking.window.start, ...booking.alternates];
    const { zone } = await currentPolicy();
    const clocks = { customer: booking.zone, desk: zone, start: booking.window.start };
    const read = readDecision(fields, { starts, clocks, exceptional: booking.exceptions.length > 0 });
    if ("errors" in read) return read;
    const together = togetherOf(fields);
    const { decision } = read.wish;
    // What ends one evening means something to the others, so it is said what.
    if ((decision === "decline" || decision === "cancel") && !together.evenings && hasOthers(found.value, decision))
      return { errors: [{ field: `${decision}-evenings`, message: "series.cancel.choose" }] };
    const result = await carryOut(actor, booking.id, { wish: read.wish, version: fields.revision, together });
    if (result.ok) return onward(actor, booking.reference, fields);
    return refused({ actor, fields }, { refusal: result.error, reference: booking.reference, starts });
  },
});

import "server-only";
import type { Actor } from "#lib/auth/actor.ts";
import type { Refusal, RefusalFault } from "#lib/http/refusal.ts";
import { done, type Result, refuse } from "#lib/kernel/result.ts";
import { translator } from "#lib/messages/translator.ts";
import type { DeskFacts } from "#lib/scheduling/calendar-row.ts";
import type { EngineerId } from "#lib/scheduling/rota.ts";
import { currentPolicy, deskAround } from "#lib/scheduling/service.ts";
import { type Instant, instant } from "#lib/time/instant.ts";
import { intervalOf, reachOf } from "#lib/time/interval.ts";
import { wallClock } from "#lib/time/zone.ts";
import { planDetail } from "../acceptance/service.ts";
import { freeWindows, holdWindows, ownInterval } from "../act/repository.ts";
import {
  type Answer,
  acceptanceBy,
  currentPlan,
  type Found,
  inSeries,
  perform,
  performInCalendar,
  type Terms,
} from "../act/service.ts";
import type { Proposal, StateBefore } from "../booking.ts";
import { conclude } from "../conclusion/service.ts";
import { proposalDue, requestDue } from "../due.ts";
import { type Held, heldWithProposals, ownWindow } from "../holding.ts";
import { judgePlacement, type Placed } from "../placement.ts";
import { isSamePlan, planInForce } from "../plan-in-force.ts";
import type { InSeries } from "../series/series.ts";

export type Offer = Terms & { readonly starts: readonly Instant[]; readonly message: string };

/** Each start by the rules that an approval is judged by, all of their faults at once. */
function judgeStarts(
  { booking, locale }: Found,
  { starts, series }: { readonly starts: readonly Instant[]; readonly series: InSeries | null },
  desk: DeskFacts,
): Result<readonly Proposal[], Refusal> {
  const { windowMinutes, zone, engineerId: keep } = booking;
  const t = translator(locale);
  const offerOf = (start: Instant, engineerId: EngineerId) => ({ start, engineerId, wallClock: wallClock(start, zone) });
  const own = starts.flatMap((start, n) =>
    start === booking.window.start ? [{ pointer: `/starts/${n}`, code: "own-time" }] : [],
  );
  if (own.length > 0) return refuse({ code: "invalid-input", faults: own });
  const judge = (start: Instant, n: number): Placed =>
    judgePlacement({ start, windowMinutes, zone, by: "held", named: null, keep, series, pointer: `/starts/${n}`, t }, desk);
  const placed = starts.map((start, n) => ({ start, ...judge(start, n) }));
  const refusals = placed.flatMap((one) => ("refusal" in one ? [one.refusal] : []));
  if (refusals.length === 0)
    return done(placed.flatMap((one) => ("engineerId" in one ? [offerOf(one.start, one.engineerId)] : [])));
  const faults: readonly RefusalFault[] = refusals.flatMap((refusal) => refusal.faults ?? []);
  return refuse({ code: refusals.every(({ code }) => code === "slot-taken") ? "slot-taken" : "slot-not-allowed", faults });
}

/**
 * The desk offers one to three other times, with a message. Each is held on an engineer until the customer answers or the
 * policy's days are over; the booking keeps its own window meanwhile. They need no notice, and no other rule that a
 * customer's wish is judged by. Refused while the hosts make another plan than the one that the customer accepted, since the
 * windows would have its length.
 */
export const proposeTimes = (actor: Actor, id: string, { starts, message, ...terms }: Offer): Answer =>
  performInCalendar(actor, { ...terms, id, act: "propose", pointer: "/starts" }, async (found) => {
    const { tx, booking, now } = found;
    const desk = await deskAround(tx, reachOf(starts, booking.windowMinutes), booking.id);
    const { policy } = desk;
    const current = await currentPlan(found, policy);
    if (!current.ok) return current;
    if (!isSamePlan(booking, current.value)) return refuse({ code: "plan-changed" });
    const judged = judgeStarts(found, { starts, series: await inSeries(tx, booking) }, desk);
    if (!judged.ok) return judged;
    const last = instant(Math.max(...starts));
    const due = proposalDue({ now, zone: booking.zone, start: last, policy });
    const after = { due, proposals: judged.value, before: booking.status as StateBefore };
    const concluded = await conclude(found, { reason: message, after, detail: { starts } });
    if (!concluded.ok) return concluded;
    const own: Held = { ...ownWindow(booking, policy), interval: await ownInterval(tx, booking.id) };
    const [, ...held] = heldWithProposals(own, { ...booking, ...after }, policy);
    await holdWindows(tx, booking.id, held);
    return concluded;
  });

export type ProposalAnswer = Terms & { readonly start: Instant; readonly planHash?: string | undefined };

/**
 * The customer takes one of the proposed times, which confirms it. `planHash` accepts a plan that has changed since; without
 * it that is `plan-changed`.
 */
export const acceptProposal = (actor: Actor, id: string, { start, planHash, ...terms }: ProposalAnswer): Answer =>
  performInCalendar(actor, { ...terms, id, act: "accept-proposal" }, async (found) => {
    const { tx, booking, locale } = found;
    const chosen = booking.proposals.find((proposal) => proposal.start === start);
    if (!chosen) return refuse({ code: "invalid-input", faults: [{ pointer: "/start", code: "not-proposed" }] });
    const current = await currentPlan(found);
    if (!current.ok) return current;
    const plan = planInForce(booking, current.value, planHash);
    if (!plan.ok) return plan;
    const { kept } = plan.value;
    const windowMinutes = kept === booking.kept ? booking.windowMinutes : kept.plan.workMinutes;
    const window = intervalOf(start, windowMinutes);
    const desk = await deskAround(tx, window, booking.id);
    const { zone } = booking;
    const t = translator(locale);
    const keep = chosen.engineerId;
    const series = await inSeries(tx, booking);
    const placed = judgePlacement(
      { start, windowMinutes, zone, by: "held", named: null, keep, series, pointer: "/start", t },
      desk,
    );
    if ("refusal" in placed) return refuse(placed.refusal);
    const { engineerId } = placed;
    const acceptance = acceptanceBy(found, kept, start);
    // Exceptions were asked for the old time; what the desk offers needs none.
    const moved = { window, windowMinutes, wallClock: wallClock(start, zone), engineerId, kept, acceptance, exceptions: [] };
    // A time that the desk has named for an evening on hold is how it goes on.
    const after = { ...moved, series: booking.series && { ...booking.series, hold: null } };
    const concluded = await conclude(found, { after, detail: planDetail(booking, kept) });
    if (!concluded.ok) return concluded;
    await freeWindows(tx, booking.id);
    await holdWindows(tx, booking.id, [ownWindow(after, desk.policy)]);
    return concluded;
  });

export type ProposalRefusal = Terms & { readonly reason?: string | null | undefined };

/** The customer takes none of them: the booking stands where it stood, and a request waits for its answer anew. */
export const refuseProposal = (actor: Actor, id: string, { reason = null, ...terms }: ProposalRefusal): Answer =>
  perform(actor, { ...terms, id, act: "refuse-proposal" }, async (found) => {
    const { tx, booking, to, now } = found;
    const waiting = { now, zone: booking.zone, start: booking.window.start, policy: await currentPolicy(tx) };
    const concluded = await conclude(found, { reason, after: { due: to === "submitted" ? requestDue(waiting) : null } });
    if (concluded.ok) await freeWindows(tx, booking.id, ["proposal"]);
    return concluded;
  });

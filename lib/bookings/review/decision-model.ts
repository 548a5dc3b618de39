import { isOpenItem, type ReadinessItem } from "#lib/readiness/item.ts";
import { evaluateHeld, freeEngineers, type Refusal } from "#lib/scheduling/evaluate-slot.ts";
import type { EngineerId, Shift } from "#lib/scheduling/rota.ts";
import type { Instant } from "#lib/time/instant.ts";
import { isOpen } from "../booking.ts";
import { changesDue, lastDateUntil } from "../due.ts";
import { deskDay, preferredEngineer, windowsOn } from "../engineer-choice.ts";
import { allows, NEEDS_RELEASE } from "../transitions.ts";
import type { Review } from "./review.ts";
import { suggestions } from "./suggestions.ts";

export const DECISIONS = ["release", "approve", "request-changes", "propose", "decline", "assign", "cancel"] as const;

export type Decision = (typeof DECISIONS)[number];

/** Somebody who could carry the upgrade out. */
export type EngineerChoice = {
  readonly id: EngineerId;
  readonly name: string;
  /** Held by this booking now. */
  readonly held: boolean;
  /** Other windows of theirs on that day, by the desk's calendar. */
  readonly others: number;
  readonly hours: readonly Shift[];
};

/** A time that approval could confirm: the one asked for first, then its alternates. */
export type SlotChoice = {
  readonly start: Instant;
  readonly past: boolean;
  /** Why it cannot be had now; empty where it can. */
  readonly refusals: readonly Refusal[];
  readonly engineers: readonly EngineerChoice[];
  /** The one who is chosen before anybody chooses: the very one whom the service takes where nobody is named. */
  readonly proposed: EngineerId | null;
};

export type DecisionModel = {
  /** In the order in which they are offered; empty where nothing is left to decide. */
  readonly decisions: readonly Decision[];
  readonly slots: readonly SlotChoice[];
  /** The hosts make another plan than the one that was accepted: neither approval nor a proposal can be had until it is. */
  readonly planChanged: boolean;
  /** What of the checklist can be asked to be changed, what is open or old first. */
  readonly items: readonly ReadinessItem[];
  /** The last date for changes where the desk names none. The customer's. */
  readonly changesDate: string;
  /** Times to propose. */
  readonly suggestions: readonly Instant[];
};

/** A long list is not ticked through. */
const MOST_ITEMS = 12;

const needsWork = (item: ReadinessItem): boolean => isOpenItem(item) || item.evidence === "stale";

function itemsFor({ standing }: Review): readonly ReadinessItem[] {
  const items = standing?.readiness.items ?? [];
  return [...items.filter(needsWork), ...items.filter((item) => !needsWork(item))].slice(0, MOST_ITEMS);
}

/** A slot can be confirmed when it lies ahead and somebody is free for it. */
export const isFree = ({ past, refusals, engineers }: SlotChoice): boolean =>
  !past && refusals.length === 0 && engineers.length > 0;

function engineersFor(start: Instant, { view: { booking }, desk }: Review): Pick<SlotChoice, "engineers" | "proposed"> {
  const { policy, calendar } = desk;
  const free = freeEngineers({ start, windowMinutes: booking.windowMinutes, policy, calendar });
  const day = deskDay(start, policy);
  const keep = isOpen(booking) ? booking.engineerId : null;
  const engineers = calendar.engineers
    .filter(({ id }) => free.includes(id))
    .map(({ id, name, hours }) => ({ id, name, hours, held: id === keep, others: windowsOn(day, calendar.held, id) }));
  return { engineers, proposed: preferredEngineer({ free, held: calendar.held, start, policy, keep }) };
}

function slotFor(start: Instant, review: Review): SlotChoice {
  const { view, desk } = review;
  const { policy, calendar, now } = desk;
  const refusals = evaluateHeld({ start, windowMinutes: view.booking.windowMinutes, policy, calendar });
  return { start, past: start < now, refusals, ...engineersFor(start, review) };
}

/** Calling off what has not been answered is declining it, so it is not offered beside that. */
function decisionsFor({ view: { booking } }: Review): readonly Decision[] {
  const { status, series } = booking;
  const isHeld = Boolean(series?.hold);
  return DECISIONS.filter((decision) => {
    if (!allows(status, decision) || (status === "submitted" && decision === "cancel")) return false;
    // An evening on hold is released before it is confirmed.
    return decision === "release" ? isHeld : !(isHeld && NEEDS_RELEASE.includes(decision));
  });
}

/** What the desk can do with a booking as it stands, and with which times and people. */
export function decisionModel(review: Review): DecisionModel {
  const { booking } = review.view;
  const decisions = decisionsFor(review);
  const starts = decisions.includes("approve") ? [booking.window.start, ...booking.alternates] : [booking.window.start];
  const { desk, standing } = review;
  const { now, policy } = desk;
  const due = changesDue({ now, zone: booking.zone, start: booking.window.start, policy });
  return {
    decisions,
    slots: decisions.length === 0 ? [] : starts.map((start) => slotFor(start, review)),
    planChanged: standing !== null && standing.plan.hash !== booking.kept.plan.hash,
    items: decisions.includes("request-changes") ? itemsFor(review) : [],
    changesDate: lastDateUntil(due, booking.zone),
    suggestions: decisions.includes("propose") ? suggestions(review) : [],
  };
}

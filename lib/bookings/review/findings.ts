import { openItems, staleItems } from "#lib/readiness/describe.ts";
import type { ReadinessItem } from "#lib/readiness/item.ts";
import { type ClockNote, changeDuring, clockNote } from "#lib/scheduling/clock-changes.ts";
import { evaluateHeld, evaluateSlot, freeEngineers, type Refusal, type RefusalCode } from "#lib/scheduling/evaluate-slot.ts";
import { type Engineer, hoursCover } from "#lib/scheduling/rota.ts";
import type { Instant } from "#lib/time/instant.ts";
import { daysApart, wallClock, type ZoneName } from "#lib/time/zone.ts";
import { type Booking, type BookingSummary, type Exception, isOpen } from "../booking.ts";
import { type HostChange, hostChanges } from "./host-changes.ts";
import type { Review } from "./review.ts";

/** `met` by the fact; `weigh`: nothing forbids it and somebody has to think; `broken`: it cannot be carried out like this. */
export type Level = "met" | "weigh" | "broken";

/** Rules that were judged when the time was asked for. Kept from the desk unless they were set aside. */
export type AskedCode = "notice" | "weekday" | "time-of-day" | "horizon" | "grid";

/** Rules that approval judges again. */
export type HeldCode = "desk-hours" | "blackout" | "capacity";

export type AskedFinding = {
  readonly code: AskedCode;
  readonly level: "met" | "weigh";
  /** Set aside for this booking, by the customer's wish or by the desk. */
  readonly exception: boolean;
  /** Between asking and starting, in the customer's calendar. */
  readonly days: number;
};

export type HeldFinding = {
  readonly code: HeldCode;
  readonly level: "met" | "broken";
  readonly refusal: Refusal | null;
  /** Whose being there satisfies the rule. */
  readonly engineers: readonly string[];
};

/** What no rule says and somebody has to think about. */
export type WeighFinding =
  | { readonly code: "past"; readonly level: "broken" }
  | {
      readonly code: "exceptions";
      readonly level: "weigh";
      readonly exceptions: readonly Exception[];
      readonly waived: boolean;
    }
  | { readonly code: "clocks"; readonly level: "weigh"; readonly note: ClockNote }
  | { readonly code: "clocks-during"; readonly level: "weigh"; readonly zone: ZoneName; readonly minutes: number }
  | { readonly code: "clocks-moved"; readonly level: "weigh"; readonly promised: string; readonly shown: string }
  | { readonly code: "others"; readonly level: "weigh"; readonly others: readonly BookingSummary[] }
  | { readonly code: "hosts-changed"; readonly level: "weigh"; readonly changes: readonly HostChange[] }
  | { readonly code: "estimates-changed"; readonly level: "weigh"; readonly booked: number; readonly now: number }
  | { readonly code: "missing" | "stale"; readonly level: "weigh"; readonly items: readonly ReadinessItem[] }
  | { readonly code: "not-accepted"; readonly level: "weigh" };

export type Finding = AskedFinding | HeldFinding | WeighFinding;

export const isAsked = (finding: Finding): finding is AskedFinding => "exception" in finding;

export const isHeld = (finding: Finding): finding is HeldFinding => "refusal" in finding;

/** Shown although they are met: each has a fact that the desk can check. The others speak up when they are not. */
const ALWAYS: readonly AskedCode[] = ["notice", "weekday", "time-of-day"];
const ASKED: readonly AskedCode[] = [...ALWAYS, "horizon", "grid"];

/** Acts that set the time. What the desk proposes it offers by rules of its own. */
const TIMED: readonly string[] = ["submit", "override", "reschedule", "accept-proposal"];

/** When the customer asked for the time that the booking has; `null` where the desk proposed it. */
function askedAt({ view: { booking, history } }: Review): Instant | null {
  const last = history.findLast(({ act }) => TIMED.includes(act));
  if (last?.act === "accept-proposal") return null;
  return last?.act === "reschedule" ? last.at : booking.createdAt;
}

/** What the rules of today say about the time, had it been asked for today as it was then. */
function brokenWhenAsked({ view: { booking }, desk }: Review, now: Instant): ReadonlySet<RefusalCode> {
  const { window, windowMinutes, zone } = booking;
  const { policy, calendar } = desk;
  return new Set(evaluateSlot({ start: window.start, windowMinutes, zone, now, policy, calendar }).map(({ code }) => code));
}

function askedFindings(review: Review): readonly AskedFinding[] {
  const { booking } = review.view;
  const asked = askedAt(review);
  if (asked === null) return [];
  const broken = brokenWhenAsked(review, asked);
  const days = daysApart(asked, booking.window.start, booking.zone);
  return ASKED.flatMap((code): readonly AskedFinding[] => {
    const exception = booking.exceptions.some((one) => one.code === code);
    const weigh = exception || broken.has(code);
    return weigh || ALWAYS.includes(code) ? [{ code, level: weigh ? "weigh" : "met", exception, days }] : [];
  });
}

/** A customer asks for an exception; the desk, where it booked by itself, has waived the rule. */
function exceptionFindings({ view: { booking, history } }: Review): readonly WeighFinding[] {
  if (booking.exceptions.length === 0) return [];
  return [{ code: "exceptions", level: "weigh", exceptions: booking.exceptions, waived: history[0]?.act === "override" }];
}

const namesOf = (engineers: readonly Engineer[]): readonly string[] => engineers.map(({ name }) => name);

function heldFindings({ view: { booking }, desk: { policy, calendar } }: Review): readonly HeldFinding[] {
  const facts = { start: booking.window.start, windowMinutes: booking.windowMinutes, policy, calendar };
  const refusals = evaluateHeld(facts);
  const onDuty = calendar.engineers.filter((engineer) => hoursCover(engineer, booking.window, policy.zone));
  const free = new Set(freeEngineers(facts));
  const finding = (code: HeldCode, engineers: readonly string[]): HeldFinding => {
    const refusal = refusals.find((one) => one.code === code) ?? null;
    return { code, level: refusal ? "broken" : "met", refusal, engineers };
  };
  return [
    finding("desk-hours", namesOf(onDuty)),
    ...(onDuty.length > 0 ? [finding("capacity", namesOf(onDuty.filter(({ id }) => free.has(id))))] : []),
    finding("blackout", []),
  ];
}

function clockFindings({ view: { booking }, desk: { policy } }: Review): readonly WeighFinding[] {
  const { window, zone, wallClock: promised } = booking;
  const zones = { customer: zone, desk: policy.zone };
  const note = clockNote(window.start, zones);
  const during = [...new Set([zone, policy.zone])].flatMap((one) => changeDuring(one, window) ?? []);
  const shown = wallClock(window.start, zone);
  return [
    ...(note ? [{ code: "clocks", level: "weigh", note } as const] : []),
    ...during.map(({ zone: city, minutes }) => ({ code: "clocks-during", level: "weigh", zone: city, minutes }) as const),
    ...(shown === promised ? [] : [{ code: "clocks-moved", level: "weigh", promised, shown } as const]),
  ];
}

function planFindings({ view: { booking }, standing }: Review): readonly WeighFinding[] {
  if (!standing) return [];
  const { plan, installation } = standing;
  if (plan.hash !== booking.kept.plan.hash) {
    const changes = hostChanges(booking.kept.input.hosts, installation.hosts);
    return [{ code: "hosts-changed", level: "weigh", changes }];
  }
  if (plan.workMinutes === booking.windowMinutes) return [];
  return [{ code: "estimates-changed", level: "weigh", booked: booking.windowMinutes, now: plan.workMinutes }];
}

function checklistFindings({ standing }: Review): readonly WeighFinding[] {
  if (!standing) return [];
  const [missing, stale] = [openItems(standing.readiness), staleItems(standing.readiness)];
  return [
    ...(missing.length > 0 ? [{ code: "missing", level: "weigh", items: missing } as const] : []),
    ...(stale.length > 0 ? [{ code: "stale", level: "weigh", items: stale } as const] : []),
  ];
}

const isPast = ({ status, window }: Booking, now: Instant): boolean => (status === "submitted" ? window.start : window.end) < now;

/**
 * Every rule with the fact that satisfies it, then what nothing forbids and the desk should weigh. Nothing for a booking
 * that is closed: its window is free again, and what the rules say about it concerns nobody.
 */
export function findingsOf(review: Review): readonly Finding[] {
  const { view, others, desk } = review;
  const { booking } = view;
  if (!isOpen(booking)) return [];
  return [
    ...(isPast(booking, desk.now) ? [{ code: "past", level: "broken" } as const] : []),
    ...askedFindings(review),
    ...heldFindings(review),
    ...exceptionFindings(review),
    ...(booking.acceptance ? [] : [{ code: "not-accepted", level: "weigh" } as const]),
    ...planFindings(review),
    ...checklistFindings(review),
    ...(others.length > 0 ? [{ code: "others", level: "weigh", others } as const] : []),
    ...clockFindings(review),
  ];
}

/** How the list stands as a whole: rules that are not met, and what is left to weigh; `ruled`: every rule is met by itself. */
export const tally = (findings: readonly Finding[]) => ({
  broken: findings.filter(({ level }) => level === "broken").length,
  // The reason of an exception belongs to the rules that it sets aside, which are counted.
  weigh: findings.filter(({ code, level }) => level === "weigh" && code !== "exceptions").length,
  ruled: findings.every((finding) => finding.level === "met" || !(isAsked(finding) || isHeld(finding))),
});

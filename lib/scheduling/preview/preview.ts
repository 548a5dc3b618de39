import type { Instant } from "#lib/time/instant.ts";
import { localTime, plusDays, type ZoneName } from "#lib/time/zone.ts";
import { type Calendar, evaluateSlot, type RefusalCode } from "../evaluate-slot.ts";
import { freeSlots } from "../free-slots.ts";
import type { Policy } from "../policy.ts";

/** Days that a preview looks ahead, today counted. */
export const PREVIEW_DAYS = 30;

/** A day on which the change makes a difference: how many starts could be chosen before it, and after. */
export type PreviewDay = { readonly date: string; readonly before: number; readonly after: number };

/** An open booking whose start the new rules would not allow any more; it stays as it is. */
export type Stranded = { readonly reference: string; readonly start: Instant; readonly codes: readonly RefusalCode[] };

/** `before` and `after` count all starts of the days that were looked at; `days` are those that differ. */
export type PolicyPreview = {
  readonly before: number;
  readonly after: number;
  readonly days: readonly PreviewDay[];
  readonly stranded: readonly Stranded[];
};

/** A policy with the length of the upgrade that is taken as the example; estimates decide it. */
export type PreviewSide = { readonly policy: Policy; readonly windowMinutes: number };

export type PreviewFacts = {
  readonly now: Instant;
  readonly calendar: Calendar;
  /** The customer's zone of the example. */
  readonly zone: ZoneName;
  readonly bookings: readonly { readonly reference: string; readonly start: Instant; readonly zone: ZoneName }[];
};

const startsOf = ({ policy, windowMinutes }: PreviewSide, { now, calendar, zone }: PreviewFacts): ReadonlyMap<string, number> => {
  const from = localTime(now, zone).date;
  const { days } = freeSlots({ from, to: plusDays(from, PREVIEW_DAYS - 1), zone, now, calendar, policy, windowMinutes });
  return new Map(days.map(({ date, slots }) => [date, slots.length]));
};

const sum = (counts: ReadonlyMap<string, number>): number => [...counts.values()].reduce((all, count) => all + count, 0);

// Notice and horizon are judged when a time is asked for and never again; the rest of the calendar is not the policy's.
const OF_THE_START: readonly RefusalCode[] = ["weekday", "time-of-day", "grid"];

function strandedBy({ before, after }: Record<"before" | "after", PreviewSide>, facts: PreviewFacts): readonly Stranded[] {
  const broken = ({ policy, windowMinutes }: PreviewSide, start: Instant, zone: ZoneName) =>
    evaluateSlot({ start, zone, policy, windowMinutes, now: facts.now, calendar: facts.calendar })
      .map(({ code }) => code)
      .filter((code) => OF_THE_START.includes(code));
  return facts.bookings.flatMap(({ reference, start, zone }) => {
    const known = broken(before, start, zone);
    const codes = broken(after, start, zone).filter((code) => !known.includes(code));
    return codes.length === 0 ? [] : [{ reference, start, codes }];
  });
}

/**
 * What a change of the rules does to the next 30 days for a customer in `zone`: where starts appear or vanish, and which open
 * bookings the new rules would not have allowed.
 */
export function previewPolicy(sides: Record<"before" | "after", PreviewSide>, facts: PreviewFacts): PolicyPreview {
  const [before, after] = [startsOf(sides.before, facts), startsOf(sides.after, facts)];
  const days = [...before].map(([date, count]) => ({ date, before: count, after: after.get(date) ?? 0 }));
  return {
    before: sum(before),
    after: sum(after),
    days: days.filter((day) => day.before !== day.after),
    stranded: strandedBy(sides, facts),
  };
}

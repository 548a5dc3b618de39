import { type Instant, plusMinutes } from "#lib/time/instant.ts";
import { type Interval, intervalOf, overlaps } from "#lib/time/interval.ts";
import { MINUTES_A_DAY, minuteOf } from "#lib/time/time-of-day.ts";
import { type LocalTime, localTime, resolveLocal, sameWallClock, weekdayOf, type ZoneName } from "#lib/time/zone.ts";
import { firstDateFrom, lastDateUntil, lastStartMinute, nextOpenDate } from "./open-days.ts";
import type { Policy } from "./policy.ts";
import { type Engineer, type EngineerId, hoursCover, longestDutyMinutes } from "./rota.ts";

/** Time that an engineer is not free. Buffers are part of it: see `heldInterval`. */
export type HeldWindow = { readonly engineerId: EngineerId; readonly interval: Interval };

/**
 * Time in which nothing may run; `reason` is written for customers. `bar`: it is no closed time of the desk but bars this one request,
 * and the reason is a sentence of its own.
 */
export type Blackout = { readonly id?: string; readonly interval: Interval; readonly reason: string; readonly bar?: true };

/** All that the desk's calendar says about the time in question; what a booking holds itself is left out when it is judged again. */
export type Calendar = {
  readonly engineers: readonly Engineer[];
  readonly blackouts: readonly Blackout[];
  readonly held: readonly HeldWindow[];
};

export type WindowFacts = {
  readonly start: Instant;
  readonly windowMinutes: number;
  readonly policy: Policy;
  readonly calendar: Calendar;
};

/** `zone` is the customer's. */
export type SlotFacts = WindowFacts & { readonly zone: ZoneName; readonly now: Instant };

/** Every rule, in the order in which refusals are given. */
export const REFUSAL_CODES = [
  "weekday",
  "time-of-day",
  "notice",
  "horizon",
  "grid",
  "local-time",
  "desk-hours",
  "blackout",
  "capacity",
] as const;

export type RefusalCode = (typeof REFUSAL_CODES)[number];

/** A rule that is broken, with the facts of its sentence. `waivable`: the desk may book all the same, with a written reason. */
export type Refusal =
  | { readonly code: "weekday"; readonly waivable: true; readonly weekdays: readonly number[]; readonly nextDate: string | null }
  | { readonly code: "time-of-day"; readonly waivable: true; readonly limitMinute: number; readonly lastMinute: number | null }
  | {
      readonly code: "notice";
      /** Nobody books into the past. */
      readonly waivable: boolean;
      readonly past: boolean;
      readonly noticeDays: number;
      readonly firstAllowed: Instant;
      readonly firstDate: string | null;
    }
  | {
      readonly code: "horizon";
      readonly waivable: true;
      readonly horizonDays: number;
      readonly lastAllowed: Instant;
      readonly lastDate: string | null;
    }
  | {
      readonly code: "grid";
      readonly waivable: true;
      readonly stepMinutes: number;
      /** The starts on either side, none of them later than the day's last; `null` where there is none after. */
      readonly minuteBefore: number;
      readonly minuteAfter: number | null;
    }
  | {
      readonly code: "local-time";
      readonly waivable: false;
      readonly date: string;
      readonly minuteOfDay: number;
      readonly after: Instant;
    }
  | { readonly code: "desk-hours"; readonly waivable: false; readonly windowMinutes: number; readonly longerThanAnyDuty: boolean }
  | { readonly code: "blackout"; readonly waivable: false; readonly blackouts: readonly Blackout[] }
  | { readonly code: "capacity"; readonly waivable: false; readonly onDuty: number };

/** What stands against a start that is asked for as an exception: the rules that no reason sets aside. */
export const unwaivable = (refusals: readonly Refusal[]): readonly Refusal[] => refusals.filter(({ waivable }) => !waivable);

/** Half-open, without buffers: what the customer is told. */
const windowOf = ({ start, windowMinutes }: WindowFacts): Interval => intervalOf(start, windowMinutes);

/** What an engineer is held for: the window and the buffers around it. */
export const heldInterval = ({ start, windowMinutes, policy }: Omit<WindowFacts, "calendar">): Interval =>
  intervalOf(
    plusMinutes(start, -policy.bufferBeforeMinutes),
    policy.bufferBeforeMinutes + windowMinutes + policy.bufferAfterMinutes,
  );

const onDuty = (facts: WindowFacts): readonly Engineer[] =>
  facts.calendar.engineers.filter((engineer) => hoursCover(engineer, windowOf(facts), facts.policy.zone));

/** Those whose hours cover the window and who are free for all of it, buffers included; in the order of the calendar. */
export function freeEngineers(facts: WindowFacts): readonly EngineerId[] {
  const wanted = heldInterval(facts);
  const busy = new Set(facts.calendar.held.filter((held) => overlaps(held.interval, wanted)).map((held) => held.engineerId));
  return onDuty(facts)
    .map(({ id }) => id)
    .filter((id) => !busy.has(id));
}

type Asked = SlotFacts & { readonly local: LocalTime };
type SlotRule<Facts> = (facts: Facts) => Refusal | null;

/** Source: requirements, item 4: Monday to Thursday. Customer's zone. */
const onAnOpenDay: SlotRule<Asked> = ({ local, policy }) =>
  policy.weekdays.includes(local.weekday)
    ? null
    : { code: "weekday", waivable: true, weekdays: policy.weekdays, nextDate: nextOpenDate(local.date, policy) };

/** Source: requirements, item 4: until 10 PM. Customer's zone. 22:00 itself is refused. */
const beforeTheLimit: SlotRule<Asked> = ({ local, policy }) =>
  local.minuteOfDay < minuteOf(policy.latestStart)
    ? null
    : { code: "time-of-day", waivable: true, limitMinute: minuteOf(policy.latestStart), lastMinute: lastStartMinute(policy) };

/** Source: requirements, item 4: at least 7 days in advance, recommended there, enforced here. Calendar days in the customer's zone. */
const withNotice: SlotRule<Asked> = ({ start, now, zone, policy }) => {
  const firstAllowed = sameWallClock(now, policy.noticeDays, zone);
  if (start >= firstAllowed) return null;
  const firstDate = firstDateFrom(firstAllowed, zone, policy);
  return { code: "notice", waivable: start >= now, past: start < now, noticeDays: policy.noticeDays, firstAllowed, firstDate };
};

/** The desk's own rule: not further ahead than it plans. Counted like the notice. */
const withinTheHorizon: SlotRule<Asked> = ({ start, now, zone, policy }) => {
  const lastAllowed = sameWallClock(now, policy.horizonDays, zone);
  if (start <= lastAllowed) return null;
  const lastDate = lastDateUntil(lastAllowed, zone, policy);
  return { code: "horizon", waivable: true, horizonDays: policy.horizonDays, lastAllowed, lastDate };
};

/** The desk's own rule: starts lie on a grid from local midnight, on the full minute. */
const onTheGrid: SlotRule<Asked> = ({ start, local, policy }) => {
  const over = local.minuteOfDay % policy.stepMinutes;
  if (over === 0 && local.second === 0 && start % 1000 === 0) return null;
  const { stepMinutes } = policy;
  const last = lastStartMinute(policy) ?? MINUTES_A_DAY - 1;
  const minuteBefore = Math.min(local.minuteOfDay - over, Math.floor(last / stepMinutes) * stepMinutes);
  const minuteAfter = minuteBefore + stepMinutes <= last ? minuteBefore + stepMinutes : null;
  return { code: "grid", waivable: true, stepMinutes, minuteBefore, minuteAfter };
};

/** The desk's own rule: somebody is on duty for all of the window. */
const duringDeskHours: SlotRule<WindowFacts> = (facts) => {
  if (onDuty(facts).length > 0) return null;
  const { windowMinutes } = facts;
  const longest = facts.calendar.engineers.map(longestDutyMinutes);
  const longerThanAnyDuty = longest.length > 0 && longest.every((minutes) => minutes < windowMinutes);
  return { code: "desk-hours", waivable: false, windowMinutes, longerThanAnyDuty };
};

/** The desk's own rule. Half-open: a window may end when the blackout starts, and start when it ends. */
const outsideBlackouts: SlotRule<WindowFacts> = (facts) => {
  const touched = facts.calendar.blackouts.filter(({ interval }) => overlaps(interval, windowOf(facts)));
  const blackouts = touched.sort((a, b) => a.interval.start - b.interval.start);
  return blackouts.length === 0 ? null : { code: "blackout", waivable: false, blackouts };
};

/** The desk's own rule: one of those on duty is free. Says nothing where nobody is on duty. */
const withAFreeEngineer: SlotRule<WindowFacts> = (facts) => {
  const count = onDuty(facts).length;
  return count === 0 || freeEngineers(facts).length > 0 ? null : { code: "capacity", waivable: false, onDuty: count };
};

const ASKED_RULES = [onAnOpenDay, beforeTheLimit, withNotice, withinTheHorizon, onTheGrid];
const WINDOW_RULES = [duringDeskHours, outsideBlackouts, withAFreeEngineer];

/** The rules that are judged again at approval, start and acceptance: `desk-hours`, `blackout`, `capacity`. */
export const evaluateHeld = (facts: WindowFacts): readonly Refusal[] => WINDOW_RULES.flatMap((rule) => rule(facts) ?? []);

const evaluateAsked = (asked: Asked): readonly Refusal[] => ASKED_RULES.flatMap((rule) => rule(asked) ?? []);

/** Every rule that a start breaks when it is asked for, in the order of `REFUSAL_CODES`; none means that it may be booked. */
export const evaluateSlot = (facts: SlotFacts): readonly Refusal[] => [
  ...evaluateAsked({ ...facts, local: localTime(facts.start, facts.zone) }),
  ...evaluateHeld(facts),
];

/** What became of a start given by the clock on the wall: one moment, two where the time happens twice, or none. */
export type LocalVerdict =
  | { readonly kind: "starts"; readonly starts: readonly { readonly start: Instant; readonly refusals: readonly Refusal[] }[] }
  | { readonly kind: "gap"; readonly refusals: readonly Refusal[] };

/**
 * The same for a date and a minute of the day in the customer's zone. A time that the clock jumps over breaks `local-time`; it is
 * judged by what the clock would have shown, and has no window of which anything could be said.
 */
export function evaluateLocal(facts: Omit<SlotFacts, "start">, date: string, minuteOfDay: number): LocalVerdict {
  const found = resolveLocal(date, minuteOfDay, facts.zone);
  if (found.kind === "gap") {
    const local = { ...localTime(found.after, facts.zone), date, weekday: weekdayOf(date), minuteOfDay, second: 0 };
    const refusal: Refusal = { code: "local-time", waivable: false, date, minuteOfDay, after: found.after };
    return { kind: "gap", refusals: [...evaluateAsked({ ...facts, start: found.after, local }), refusal] };
  }
  const starts = found.kind === "once" ? [found.instant] : [found.earlier, found.later];
  return { kind: "starts", starts: starts.map((start) => ({ start, refusals: evaluateSlot({ ...facts, start }) })) };
}

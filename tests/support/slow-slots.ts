/**
 * The rules for the start of an upgrade once more, as a plain loop over luxon values, written from the text of the rules and
 * sharing no code with what it checks. Slow, and that is its use: it is the measure for answers and for speed.
 */
import { DateTime, Interval } from "luxon";
import type { SlotQuery } from "#lib/scheduling/broken-rules.ts";
import type { SlotFacts } from "#lib/scheduling/evaluate-slot.ts";
import type { SlotRange } from "#lib/scheduling/free-slots.ts";

type Wall = { year: number; month: number; day: number; hour: number; minute: number; second: number; millisecond: number };
type SlowDay = { date: string; slots: { start: number; end: number }[]; closed: string[] };

const at = (ms: number, zone: string): DateTime => DateTime.fromMillis(ms, { zone });
const span = (start: number, end: number): Interval => Interval.fromDateTimes(at(start, "utc"), at(end, "utc"));
const ALWAYS = span(-8e14, 8e14);
const wallOf = (time: DateTime): Wall => time.toObject() as Wall;
const sameWall = (a: Wall, b: Wall): boolean =>
  +DateTime.fromObject(a, { zone: "utc" }) === +DateTime.fromObject(b, { zone: "utc" });
const minutesOf = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));

/** Every moment at which the clock in the zone shows the time: tried with the offsets in force well before and well after. */
function momentsShowing(wall: Wall, zone: string): number[] {
  const asIfUtc = +DateTime.fromObject(wall, { zone: "utc" });
  const offsets = [-30, 30].map((hours) => at(asIfUtc + hours * 3_600_000, zone).offset);
  const tried = [...new Set(offsets)].map((offset) => asIfUtc - offset * 60_000);
  return tried.filter((ms) => sameWall(wallOf(at(ms, zone)), wall)).sort((a, b) => a - b);
}

/** In a gap the first moment after it, of a repeated time the earlier. The gap is crossed minute by minute. */
function firstMomentOf(wall: Wall, zone: string): number {
  const [first] = momentsShowing(wall, zone);
  if (first !== undefined) return first;
  let next = DateTime.fromObject(wall, { zone: "utc" }).startOf("minute");
  for (;;) {
    next = next.plus({ minutes: 1 });
    const [moment] = momentsShowing(wallOf(next), zone);
    if (moment !== undefined) return moment;
  }
}

function sameTimeInDays(now: number, days: number, zone: string): number {
  const wall = wallOf(at(now, zone));
  return firstMomentOf(wallOf(DateTime.fromObject(wall, { zone: "utc" }).plus({ days })), zone);
}

/** The engineer's shifts around a span of time, joined where they touch. */
function dutyAround(engineer: SlotQuery["calendar"]["engineers"][number], around: Interval, zone: string): Interval[] {
  if (engineer.hours.length === 0) return [ALWAYS];
  const shifts: Interval[] = [];
  const first = around.start?.minus({ days: 3 }).setZone("utc").startOf("day");
  const last = around.end?.plus({ days: 2 });
  for (let day = first; day && last && day <= last; day = day.plus({ days: 1 })) {
    for (const { weekday, from, to } of engineer.hours) {
      if (day.weekday !== weekday) continue;
      const overMidnight = minutesOf(to) <= minutesOf(from);
      const begin = firstMomentOf(wallOf(day.plus({ minutes: minutesOf(from) })), zone);
      const end = firstMomentOf(wallOf(day.plus({ days: overMidnight ? 1 : 0, minutes: minutesOf(to) })), zone);
      if (begin < end) shifts.push(span(begin, end));
    }
  }
  return Interval.merge(shifts);
}

/** What does not depend on the start is worked out once; everything else is compared start by start, booking by booking. */
export function slowJudge(query: SlotQuery, around: { from: number; until: number }): (start: number) => string[] {
  const { policy, calendar, zone, now, windowMinutes } = query;
  const wide = span(around.from, around.until + windowMinutes * 60_000);
  const earliest = sameTimeInDays(now, policy.noticeDays, zone);
  const latest = sameTimeInDays(now, policy.horizonDays, zone);
  const real = ({ interval }: { interval: { start: number; end: number } }) => interval.start < interval.end;
  const blackouts = calendar.blackouts.filter(real).map(({ interval }) => span(interval.start, interval.end));
  const team = calendar.engineers.map((engineer) => ({
    duty: dutyAround(engineer, wide, policy.zone),
    held: calendar.held
      .filter((held) => held.engineerId === engineer.id && real(held))
      .map(({ interval }) => span(interval.start, interval.end)),
  }));
  return (start) => {
    const local = at(start, zone);
    const window = span(start, start + windowMinutes * 60_000);
    const needed = span(
      start - policy.bufferBeforeMinutes * 60_000,
      start + (windowMinutes + policy.bufferAfterMinutes) * 60_000,
    );
    const onDuty = team.filter(({ duty }) => duty.some((shift) => shift.engulfs(window)));
    const broken: string[] = [];
    if (!policy.weekdays.includes(local.weekday)) broken.push("weekday");
    if (local.hour * 60 + local.minute >= minutesOf(policy.latestStart)) broken.push("time-of-day");
    if (start < earliest) broken.push("notice");
    if (start > latest) broken.push("horizon");
    const onFullMinute = local.second === 0 && local.millisecond === 0;
    if ((local.hour * 60 + local.minute) % policy.stepMinutes !== 0 || !onFullMinute) broken.push("grid");
    if (onDuty.length === 0) broken.push("desk-hours");
    if (blackouts.some((blackout) => blackout.overlaps(window))) broken.push("blackout");
    if (onDuty.length > 0 && !onDuty.some(({ held }) => !held.some((taken) => taken.overlaps(needed)))) broken.push("capacity");
    return broken;
  };
}

/** The codes of `SlotFacts`, in the order of the table of rules. */
export const slowRefusals = (facts: SlotFacts): string[] =>
  slowJudge(facts, { from: facts.start, until: facts.start })(facts.start);

export function slowFreeSlots(query: SlotRange & SlotQuery): { days: SlowDay[] } {
  const first = DateTime.fromISO(query.from, { zone: "utc" });
  const last = DateTime.fromISO(query.to, { zone: "utc" });
  const judge = slowJudge(query, { from: +first.minus({ days: 1 }), until: +last.plus({ days: 2 }) });
  const order = ["weekday", "time-of-day", "notice", "horizon", "grid", "local-time", "desk-hours", "blackout", "capacity"];
  const days: SlowDay[] = [];
  for (let day = first; day <= last; day = day.plus({ days: 1 })) {
    const slots: { start: number; end: number }[] = [];
    const broken = new Set<string>();
    const asked = [];
    for (let minute = 0; minute < minutesOf(query.policy.latestStart) && minute < 1440; minute += query.policy.stepMinutes) {
      asked.push(wallOf(day.plus({ minutes: minute })));
    }
    const starts = asked.flatMap((wall) => momentsShowing(wall, query.zone)).sort((a, b) => a - b);
    for (const start of starts) {
      const refusals = judge(start);
      if (refusals.length === 0) slots.push({ start, end: start + query.windowMinutes * 60_000 });
      for (const code of refusals) broken.add(code);
    }
    if (asked.length === 0) broken.add("time-of-day");
    else if (starts.length === 0) broken.add("local-time");
    days.push({ date: day.toISODate() ?? "", slots, closed: slots.length > 0 ? [] : order.filter((code) => broken.has(code)) });
  }
  return { days };
}

type SlowNearest = { closest: number | null; before: number | null; after: number | null };

/** The closest of all free starts, of two at the same distance the earlier; and the closest before it and after it. */
export function slowNearest(facts: SlotFacts): SlowNearest {
  const dateIn = (days: number) => at(sameTimeInDays(facts.now, days, facts.zone), facts.zone).toISODate() ?? "";
  const { days } = slowFreeSlots({ ...facts, from: dateIn(facts.policy.noticeDays), to: dateIn(facts.policy.horizonDays) });
  const starts = days.flatMap(({ slots }) => slots.map(({ start }) => start));
  const near = starts.sort((a, b) => Math.abs(a - facts.start) - Math.abs(b - facts.start) || a - b);
  const [before, after] = [near.find((start) => start < facts.start), near.find((start) => start > facts.start)];
  return { closest: near[0] ?? null, before: before ?? null, after: after ?? null };
}

import { describe, expect, it } from "vitest";
import { type Day, monthWeeks } from "#app/_slots/month-days.ts";
import { freeStarts, nearestFree, nextFreeDate, startsBetween } from "#app/_slots/starts.ts";
import { evaluateSlot } from "#lib/scheduling/evaluate-slot.ts";
import { DEFAULT_POLICY } from "#lib/scheduling/policy.ts";
import { intervalOf } from "#lib/time/interval.ts";
import { at, engineer, query } from "./facts.ts";

const EVENINGS = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: "22:00", to: "08:00" }));
const evenings = [engineer("Engineer A", EVENINGS), engineer("Engineer B", EVENINGS)];
const october = { from: "2026-10-01", to: "2026-10-31" };

function october2026(facts = query()): ReadonlyMap<string, Day> {
  const weeks = monthWeeks({ month: "2026-10", today: "2026-10-14" }, startsBetween(october, facts), facts.policy);
  return new Map(weeks.flatMap(({ days }) => days.filter((day) => day !== null).map((day) => [day.date.slice(8), day])));
}

const held = (start: string, ...engineers: readonly ReturnType<typeof engineer>[]) =>
  engineers.map(({ id }) => ({ engineerId: id, interval: intervalOf(at(start), 12 * 60) }));

describe("starts of a span of dates", () => {
  it("break the very rules that evaluateSlot finds", () => {
    const facts = query({ calendar: { engineers: evenings, blackouts: [], held: held("2026-10-22T20:00:00Z", ...evenings) } });
    for (const starts of startsBetween(october, facts).values())
      for (const { start, codes } of starts) expect(codes).toEqual(evaluateSlot({ ...facts, start }).map(({ code }) => code));
  });

  it("lists the nearest free moments in the order of the clock, the earlier of two as close", () => {
    const free = ["2026-10-21T17:00:00Z", "2026-10-21T19:00:00Z", "2026-10-22T17:00:00Z"].map(at);
    expect(nearestFree(free, at("2026-10-21T18:00:00Z"), 2)).toEqual(free.slice(0, 2));
    expect(nearestFree(free, at("2026-10-21T18:00:00Z"), 1)).toEqual(free.slice(0, 1));
    expect(nearestFree([], at("2026-10-21T18:00:00Z"), 3)).toEqual([]);
  });

  it("leads from a Thursday to the Monday after, and nowhere from the last day", () => {
    const starts = startsBetween(october, query());
    expect(nextFreeDate(starts, "2026-10-22")).toBe("2026-10-26");
    expect(nextFreeDate(starts, "2026-10-29")).toBeNull();
    expect(freeStarts(starts).length).toBe(5 * 44 + 24);
  });
});

describe("days of the month", () => {
  it("are past, out of the question, too soon or open with a number of starts", () => {
    const days = october2026();
    expect(days.get("13")).toEqual({ date: "2026-10-13", kind: "past" });
    expect(days.get("16")).toEqual({ date: "2026-10-16", kind: "rest" });
    expect(days.get("14")).toMatchObject({ kind: "shut", code: "notice" });
    expect(days.get("20")).toMatchObject({ kind: "shut", code: "notice" });
    expect(days.get("21")).toEqual({ date: "2026-10-21", kind: "open", count: 24 });
    expect(days.get("22")).toEqual({ date: "2026-10-22", kind: "open", count: 44 });
  });

  it("are full where every engineer who could come is taken, however many starts nobody is on duty for", () => {
    const calendar = { engineers: evenings, blackouts: [], held: held("2026-10-22T19:00:00Z", ...evenings) };
    expect(october2026(query({ calendar })).get("22")).toMatchObject({ kind: "shut", code: "capacity" });
  });

  it("are closed where a blackout takes more of the starts than bookings do", () => {
    const { engineers } = query().calendar;
    const blackouts = [{ interval: intervalOf(at("2026-10-26T10:00:00Z"), 1080), reason: "training" }];
    const morning = engineers.map(({ id }) => ({ engineerId: id, interval: intervalOf(at("2026-10-26T04:00:00Z"), 360) }));
    const day = october2026(query({ calendar: { engineers, blackouts, held: morning } })).get("26");
    expect(day).toMatchObject({ kind: "shut", code: "blackout" });
  });

  it("have nobody on duty where the desk's hours leave no room for the window", () => {
    const calendar = {
      engineers: [engineer("Engineer A", [{ weekday: 2, from: "09:00", to: "12:00" }])],
      blackouts: [],
      held: [],
    };
    expect(october2026(query({ calendar })).get("27")).toMatchObject({ kind: "shut", code: "desk-hours" });
  });

  it("are beyond the horizon where the calendar was not asked about them", () => {
    const facts = query();
    const weeks = monthWeeks({ month: "2027-06", today: "2026-10-14" }, startsBetween(october, facts), facts.policy);
    expect(weeks[0]?.days[0]).toBeNull();
    expect(weeks[0]?.days[1]).toEqual({ date: "2027-06-01", kind: "shut", code: "horizon" });
  });

  it("follow the policy's weekdays, whatever they are", () => {
    const weekend = { ...DEFAULT_POLICY, weekdays: [6, 7] };
    const days = october2026(query({ policy: weekend }));
    expect(days.get("26")?.kind).toBe("rest");
    expect(days.get("24")?.kind).toBe("open");
  });

  it("make a low row where nothing in the week can be asked about", () => {
    const weeks = monthWeeks({ month: "2026-10", today: "2026-10-14" }, startsBetween(october, query()), DEFAULT_POLICY);
    expect(weeks.map(({ short }) => short)).toEqual([true, true, false, false, false]);
  });
});

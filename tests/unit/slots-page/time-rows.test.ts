import { describe, expect, it } from "vitest";
import { startsBetween } from "#app/_slots/starts.ts";
import { openPart, shutByReason, timeParts } from "#app/_slots/time-rows.ts";
import type { SlotQuery } from "#lib/scheduling/broken-rules.ts";
import { DEFAULT_POLICY } from "#lib/scheduling/policy.ts";
import { intervalOf } from "#lib/time/interval.ts";
import { at, engineer, query, zone } from "./facts.ts";

const EVENINGS = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: "22:00", to: "08:00" }));
const one = engineer("Engineer A", EVENINGS);

const startsOf = (date: string, facts: SlotQuery) => startsBetween({ from: date, to: date }, facts).get(date) ?? [];
const partsOf = (date: string, facts: SlotQuery) => timeParts(startsOf(date, facts), facts.zone);

describe("the time list", () => {
  it("keeps taken times in their place and folds a long run of one reason into one line", () => {
    const held = [{ engineerId: one.id, interval: intervalOf(at("2026-10-27T23:00:00Z"), 60) }];
    const facts = query({ windowMinutes: 60, calendar: { engineers: [one], blackouts: [], held } });
    const [part] = partsOf("2026-10-27", facts);
    expect(part?.rows.map(({ kind, minute }) => `${kind} ${minute / 60}`)).toEqual([
      "free 0",
      "free 0.5",
      "free 1",
      "free 1.5",
      "free 2",
      "run 2.5",
      "free 17",
      "free 17.5",
      "free 18",
      "shut 18.5",
      "shut 19",
      "shut 19.5",
      "free 20",
      "free 20.5",
      "free 21",
      "free 21.5",
    ]);
  });

  it("is cut into parts of the day where it is long, each with its starts, none lost", () => {
    const parts = partsOf("2026-10-27", query());
    expect(parts.map(({ name, rows }) => [name, rows.length])).toEqual([
      ["night", 12],
      ["morning", 12],
      ["afternoon", 12],
      ["evening", 8],
    ]);
  });

  it("folds within the parts, so that a part without a free start says so", () => {
    const parts = partsOf("2026-10-21", query());
    expect(
      parts.map(({ name, rows }) => [
        name,
        rows
          .map(({ kind }) => kind)
          .join(" ")
          .slice(0, 9),
      ]),
    ).toEqual([
      ["night", "run"],
      ["morning", "run free "],
      ["afternoon", "free free"],
      ["evening", "free free"],
    ]);
  });

  it("opens the part with the chosen start, else the last part that has a free one", () => {
    const parts = partsOf("2026-10-27", query());
    expect(openPart(parts, null)).toBe("evening");
    expect(openPart(parts, at("2026-10-27T04:30:00Z"))).toBe("night");
    expect(openPart(parts, at("2026-10-28T04:30:00Z"))).toBe("evening");
    expect(openPart([], null)).toBeNull();
  });

  it("has a time twice on the night that clocks go back, and leaves out what clocks jump over", () => {
    const daily = { ...DEFAULT_POLICY, weekdays: [1, 2, 3, 4, 5, 6, 7] };
    const berlin = query({ policy: daily, zone: zone("Europe/Berlin"), now: at("2026-10-01T08:00:00Z") });
    const autumn = partsOf("2026-10-25", berlin).flatMap(({ rows }) => rows);
    const twice = autumn.filter((row) => row.kind === "free" && row.twice);
    expect(twice.map(({ start, minute }) => [new Date(start).toISOString(), minute])).toEqual([
      ["2026-10-25T00:00:00.000Z", 120],
      ["2026-10-25T00:30:00.000Z", 150],
      ["2026-10-25T01:00:00.000Z", 120],
      ["2026-10-25T01:30:00.000Z", 150],
    ]);
    const spring = partsOf("2027-03-28", { ...berlin, now: at("2027-03-01T08:00:00Z") }).flatMap(({ rows }) => rows);
    expect(spring.map(({ minute }) => minute)).not.toContain(120);
    expect(spring.map(({ minute }) => minute)).toContain(180);
  });

  it("names what cannot be had, by reason and in the order of the clock", () => {
    const starts = startsOf("2026-10-21", query());
    expect([...shutByReason(starts).keys()]).toEqual(["notice"]);
    expect(shutByReason(starts).get("notice")).toHaveLength(20);
  });
});

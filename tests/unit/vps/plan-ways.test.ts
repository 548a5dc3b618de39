import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chooseWays, type PlanWays, readPlanWays, withWays, writeOwn } from "#app/_vps/plan-ways.ts";
import { WAYS } from "#lib/planning/outages.ts";
import type { VpsEntry } from "#lib/vps/vps.ts";

const entry = (name: string, owner: string | null = null, way: VpsEntry["way"] = null): VpsEntry => ({
  name,
  host: "p1",
  owner,
  zone: null,
  critical: false,
  way,
});

const ENTRIES = [entry("web", "Acme"), entry("mail", "ACME", "stop-all"), entry("db")];
const NONE: PlanWays = { all: "ride-through", own: new Map() };

const told = (ways: PlanWays | null) => ways && [ways.all, ...withWays(ENTRIES, ways).map(({ way }) => way)];
const choose = (fields: Readonly<Record<string, readonly string[]>>, ways = NONE) =>
  chooseWays(ways, withWays(ENTRIES, ways), fields);

describe("ways of a list that is stored nowhere", () => {
  it("are those of the rows, else that of all, until somebody chooses", () => {
    expect(told(choose({}))).toEqual(["ride-through", null, "stop-all", null]);
    expect(told(choose({ for: ["some"], way: ["fly"], vps: ["0"] }))).toEqual(["ride-through", null, "stop-all", null]);
  });

  it("are chosen for those that were ticked, for an owner and for all", () => {
    expect(told(choose({ for: ["some"], way: ["move-off"], vps: ["2", "9"] }))).toEqual([
      "ride-through",
      null,
      "stop-all",
      "move-off",
    ]);
    const acme = choose({ for: ["owner"], way: ["as-all"], owner: ["", "acme"] });
    expect(told(acme)).toEqual(["ride-through", null, null, null]);
    const some = choose({ for: ["some"], way: ["move-off"], vps: ["0"] });
    expect(told(choose({ for: ["all"], way: ["stop-all"] }, some ?? NONE))).toEqual(["stop-all", null, null, null]);
  });

  it("are not chosen where nothing was ticked", () => {
    expect(choose({ for: ["some"], way: ["move-off"] })).toBeNull();
  });

  it("travel in the form as they are", () => {
    const own = fc.array(fc.tuple(fc.string(), fc.constantFrom(...WAYS, null)), { maxLength: 6 });
    fc.assert(
      fc.property(fc.constantFrom(...WAYS), own, (all, pairs) => {
        const ways: PlanWays = { all, own: new Map(pairs.filter(([key]) => key !== "__proto__")) };
        const back = readPlanWays({ all: [ways.all], own: [writeOwn(ways)] });
        expect([back.all, new Map([...back.own].toSorted())]).toEqual([all, new Map([...ways.own].toSorted())]);
      }),
      { numRuns: 1_000 },
    );
  });

  it.each(["", "[]", "null", "{", '{"a":"fly"}'])("read from %j are nobody's choice", (text) => {
    expect(readPlanWays({ all: ["fly"], own: [text] })).toEqual(NONE);
  });
});

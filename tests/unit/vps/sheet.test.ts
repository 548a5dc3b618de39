import { describe, expect, it } from "vitest";
import { findLines, type Wanted } from "#lib/vps/find.ts";
import { alreadyThere, merged } from "#lib/vps/merge.ts";
import { namesByTask, offTogether, ownersOf } from "#lib/vps/owners.ts";
import { judgeItems } from "#lib/vps/schema.ts";
import { linesOf, summaryOf } from "#lib/vps/sheet.ts";
import type { Vps, VpsEntry } from "#lib/vps/vps.ts";
import { aGround, HOSTS } from "./a-cluster.ts";

const entry = (name: string, host = "p1", more: Partial<VpsEntry> = {}): VpsEntry => ({
  name,
  host,
  owner: null,
  zone: null,
  critical: false,
  way: null,
  ...more,
});

const listOf = (...entries: readonly VpsEntry[]): readonly Vps[] => entries.map((one, position) => ({ ...one, position }));

const ALL: Wanted = { q: "", owner: null, host: null, only: null, sort: "name", backwards: false };

describe("the sheet", () => {
  const list = listOf(
    entry("db", "st-a"),
    entry("standby", "ST-B"),
    entry("web", "p1"),
    entry("mail", "p2"),
    entry("stopped", "p2", { way: "stop-all" }),
    entry("moved", "p1", { way: "move-off" }),
    entry("stays", "st-a", { way: "move-off" }),
    entry("lost", "p9"),
  );
  const lines = linesOf(list, aGround());
  const told = Object.fromEntries(
    lines.map(({ vps, lot }) => [
      vps.name,
      lot && [lot.outages.map(({ cause }) => cause).join(" "), lot.minutes, lot.knownMinutes],
    ]),
  );

  it("says of each VPS how often it is off, for how long and why, by its host and its way", () => {
    expect(told).toEqual({
      db: ["failover failover", 30, 30],
      standby: ["failover failover", 30, 30],
      web: ["restart restart", 16, 16],
      mail: ["restart restart", null, 0],
      stopped: ["stopped", aGround().plan.workMinutes, aGround().plan.workMinutes],
      moved: ["", 0, 0],
      stays: ["failover failover", 30, 30],
      lost: null,
    });
  });

  it("adds up in figures, the VPSs whose host is gone among them", () => {
    expect(summaryOf(lines, ownersOf(lines).length)).toEqual({
      count: 8,
      owners: 1,
      critical: 0,
      gone: 1,
      off: 6,
      leastTimes: 0,
      mostTimes: 2,
    });
    expect(summaryOf([], 0)).toEqual({ count: 0, owners: 0, critical: 0, gone: 0, off: 0, leastTimes: 0, mostTimes: 0 });
  });

  it("says what is to be done: nobody moves a VPS off the storage pair", () => {
    expect(namesByTask(lines)).toEqual({
      stop: ["stopped"],
      bear: ["db", "standby", "web", "mail", "stays"],
      move: ["moved"],
      nothing: [],
      gone: ["lost"],
    });
  });

  it("tells times together in which the same VPSs are off, in order of time", () => {
    expect(offTogether(lines).map(({ cause, names }) => [cause, names.join(" ")])).toEqual([
      ["stopped", "stopped"],
      ["restart", "web"],
      ["restart", "mail"],
      ["failover", "db standby stays"],
      ["restart", "web"],
      ["restart", "mail"],
      ["failover", "db standby stays"],
    ]);
  });

  it("of an installation that needs a GUI update only has nothing off, whatever the way", () => {
    const quiet = linesOf(list, aGround({ version: "5.2" }));
    expect(quiet.filter(({ lot }) => (lot?.outages.length ?? 0) > 0)).toEqual([]);
    expect(namesByTask(quiet).nothing).toHaveLength(7);
  });
});

describe("looking for VPSs", () => {
  const list = listOf(
    entry("web-10", "p1", { owner: "Zeta" }),
    entry("web-9", "p2", { owner: "acme", critical: true }),
    entry("db", "st-a", { owner: "Acme" }),
    entry("lost", "p9"),
  );
  const lines = linesOf(list, aGround());
  const names = (wanted: Partial<Wanted>) => findLines(lines, { ...ALL, ...wanted }).map(({ vps }) => vps.name);

  it.each<readonly [Partial<Wanted>, readonly string[]]>([
    [{}, ["db", "lost", "web-9", "web-10"]],
    [{ backwards: true }, ["web-10", "web-9", "lost", "db"]],
    [{ q: " ACME " }, ["db", "web-9"]],
    [{ q: "p1" }, ["web-10"]],
    [{ q: "nothing of the kind" }, []],
    [{ owner: "ACME" }, ["db", "web-9"]],
    [{ owner: "" }, ["lost"]],
    [{ host: "P2" }, ["web-9"]],
    [{ only: "critical" }, ["web-9"]],
    [{ only: "gone" }, ["lost"]],
    [{ sort: "host" }, ["web-10", "web-9", "lost", "db"]],
    [{ sort: "owner" }, ["web-9", "db", "web-10", "lost"]],
    [{ sort: "critical" }, ["web-9", "web-10", "db", "lost"]],
    [{ sort: "off" }, ["lost", "web-9", "db", "web-10"]],
    [{ sort: "off", backwards: true }, ["web-10", "db", "web-9", "lost"]],
  ])("%j finds %j", (wanted, found) => {
    expect(names(wanted)).toEqual(found);
  });

  it("groups owners whatever the case of their names, nobody's last, each with the zone that most of theirs have", () => {
    const zoned = listOf(
      entry("a", "p1"),
      entry("b", "p1", { owner: "Zeta" }),
      entry("c", "p1", { owner: "acme", zone: "Asia/Kathmandu" as Vps["zone"] }),
      entry("d", "p1", { owner: "ACME" }),
      entry("e", "p1", { owner: "Acme", zone: "Asia/Kathmandu" as Vps["zone"] }),
    );
    expect(
      ownersOf(linesOf(zoned, aGround())).map(({ owner, zone, zones, lines: of }) => [owner, zone, zones, of.length]),
    ).toEqual([
      ["acme", "Asia/Kathmandu", 2, 3],
      ["Zeta", "Europe/Berlin", 1, 1],
      [null, "Europe/Berlin", 1, 1],
    ]);
  });
});

describe("a new list laid over an old one", () => {
  const old = [entry("a", "p1", { way: "stop-all" }), entry("b", "p1")];
  const fresh = [entry("B", "P1", { owner: "Acme" }), entry("c", "p1"), entry("A", "p1")];

  it("takes its place, and VPSs that stay keep the way that was chosen for them", () => {
    expect(merged(old, { kind: "replace", entries: fresh, saysWay: false })).toEqual({
      ok: true,
      value: [fresh[0], fresh[1], { ...entry("A", "p1"), way: "stop-all" }],
    });
  });

  it("says itself which way they go where it has that column", () => {
    expect(merged(old, { kind: "replace", entries: fresh, saysWay: true })).toEqual({ ok: true, value: fresh });
  });

  it("or joins it, where the new row counts for a VPS that is in both", () => {
    expect(alreadyThere(old, fresh)).toBe(2);
    expect(merged(old, { kind: "add", entries: fresh, saysWay: true })).toEqual({
      ok: true,
      value: [entry("A", "p1"), fresh[0], fresh[1]],
    });
  });

  it("is refused with the figure where both together are more than an installation takes", () => {
    const many = Array.from({ length: 9_999 }, (_, n) => entry(`many-${n}`));
    expect(merged(old, { kind: "add", entries: many, saysWay: false })).toEqual({ ok: false, error: { rows: 10_001 } });
  });
});

describe("a list from a program", () => {
  it("is judged as a pasted one, each fault at its item", () => {
    const items = [
      { name: "web", host: "P1", critical: true },
      { name: "WEB", host: "p1", critical: false },
      { name: "x", host: "bk", zone: "+01:00", critical: false },
    ];
    const judged = judgeItems({ items }, HOSTS);
    expect(judged.ok ? [] : judged.error.map(({ item, column, code }) => `${item} ${column} ${code}`)).toEqual([
      "1 name name-duplicate",
      "2 host host-without-vps",
      "2 zone zone-unknown",
    ]);
  });
});

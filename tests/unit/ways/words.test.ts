import { describe, expect, it } from "vitest";
import { groupName } from "#app/_planner/group-name.ts";
import { readPlanRequest } from "#app/_planner/plan-request.ts";
import { type PlanView, planView } from "#app/_planner/plan-view.ts";
import { redundancyRows } from "#app/_ways/redundancy-rows.ts";
import { wayRows } from "#app/_ways/way-rows.ts";
import { cellWords, waysProse, yourPart } from "#app/_ways/way-words.ts";
import type { Locale } from "#lib/messages/locale.ts";
import { translator } from "#lib/messages/translator.ts";
import { WAYS } from "#lib/planning/outages.ts";
import type { PlanInput } from "#lib/planning/plan.ts";
import { DEFAULT_POLICY } from "#lib/scheduling/policy.ts";
import { anInstallation } from "#tests/support/planning.ts";

function asked(query: string, locale: Locale = "en"): PlanView {
  const values: Record<string, string[]> = {};
  for (const [name, value] of new URLSearchParams(query)) values[name] = [...(values[name] ?? []), value];
  const request = readPlanRequest(values);
  if (request.kind !== "plan") throw new Error(`No plan: ${query}`);
  return planView(request, { t: translator(locale), policy: DEFAULT_POLICY });
}

const ofHosts = (input: PlanInput): PlanView =>
  planView({ input, query: "", named: true }, { t: translator("en"), policy: DEFAULT_POLICY });

/** The table line by line: the group, then a cell for each way, as `answer / small print`. */
function told(view: PlanView): readonly (readonly string[])[] {
  const rows = wayRows(view);
  const lines = rows.map(({ who, hosts, cells }) => [
    groupName(who, hosts, view),
    ...cells.map((cell) => {
      const { text, small } = cellWords(cell, view);
      return (small ? `${text} / ${small}` : text).replaceAll("\u00a0", " ");
    }),
  ]);
  return [...lines, WAYS.map((way) => yourPart(way, rows, view))];
}

describe("the three ways in words", () => {
  it("of a mirror: two of them are one and the same", () => {
    const view = asked("layout=mirror&from=3.2.4&backup=yes");
    expect(told(view)).toEqual([
      [
        "Every VPS",
        "Once, about 3 h 45 min / In one go, as long as we work",
        "3 times, about 45 min in all / At most about 15 min in one go",
        "3 times, about 45 min in all / The same as letting them run: a mirror has no processing hosts",
      ],
      ["Stop all VPSs before the start. Start them again when the work is done.", "Nothing", "Nothing to move"],
    ]);
    expect(waysProse(view)).toEqual([
      "The rest is ours, whichever way you choose: 9 host upgrades and 3 failovers.",
      "You can mix the ways: stop some VPSs and let others run.",
    ]);
  });

  it("of a cluster whose restarts nobody has timed", () => {
    const view = asked("layout=cluster&from=4.1.2&processing=3&backup=yes");
    expect(told(view)).toEqual([
      [
        "On the storage hosts (they follow the Primary)",
        "Once, about 5 h 30 min / In one go, as long as we work",
        "Twice, about 30 min in all / At most about 15 min in one go",
        "Twice, about 30 min in all / The same as letting them run: moving is for VPSs on processing hosts",
      ],
      [
        "On each processing host",
        "Once, about 5 h 30 min / In one go, as long as we work",
        "Twice, while the host restarts / How long depends on the hardware",
        "Not off",
      ],
      [
        "Stop all VPSs before the start. Start them again when the work is done.",
        "Nothing",
        "Move the VPSs off each processing host before it restarts, and back afterwards, twice for each host.",
      ],
    ]);
    expect(waysProse(view)).toEqual([
      "The rest is ours, whichever way you choose: 12 host upgrades, 2 failovers and 6 restarts of processing hosts.",
      "Moving VPSs needs room for them on another host.",
      "You can mix the ways: stop some VPSs, move others and let the rest run.",
    ]);
  });

  it("put hosts with the same figures into one row, wherever they stand, and one that is left out too", () => {
    const hosts = "host=a,primary,4.8.2&host=b,secondary,4.8.2&host=p1,processing,4.8.2,8&host=p2,processing,5.0";
    const view = asked(`layout=cluster&${hosts}&host=p3,processing,4.8.2,8`);
    expect(told(view).slice(1)).toEqual([
      ["On each of p1 and p3", "Once, about 2 h 6 min / In one go, as long as we work", "Once, about 8 min", "Not off"],
      ["On p2", "Once, about 2 h 6 min / In one go, as long as we work", "Not off", "Not off"],
      [
        "Stop all VPSs before the start. Start them again when the work is done.",
        "Nothing",
        "Move the VPSs off each processing host before it restarts, and back afterwards.",
      ],
    ]);
  });

  it("of a single processing host say that there is no other to move to", () => {
    const view = asked("layout=cluster&from=4.8.2&processing=1&backup=no");
    expect(waysProse(view)[1]).toBe("You have one processing host, so its VPSs can only move to the storage hosts meanwhile.");
  });

  it("of many hosts that all differ are one row with ranges", () => {
    const processing = Array.from({ length: 8 }, (_, i) => `p${i} processing ${i < 7 ? "4.1" : "4.8.2"} restart ${10 + i}`);
    const view = ofHosts(anInstallation("cluster", ["a primary 4.1", "b secondary 4.1", ...processing, "q processing 4.1"]));
    expect(told(view).slice(1)).toEqual([
      [
        "On each processing host",
        "Once, about 11 h 9 min / In one go, as long as we work",
        "1 to 2 times, about 17 min to 32 min in all / One host has no figure: there it depends on the hardware",
        "Not off",
      ],
      [
        "Stop all VPSs before the start. Start them again when the work is done.",
        "Nothing",
        "Move the VPSs off each processing host before it restarts, and back afterwards, each time.",
      ],
    ]);
  });

  it("are told in German", () => {
    const view = asked("layout=cluster&from=4.1.2&processing=2&backup=yes", "de");
    expect(told(view)[1]).toEqual([
      "Auf jedem Processing-Host",
      "Einmal, etwa 4 h 30 min / Am Stück, so lange wir arbeiten",
      "Zweimal, beim Neustart des Hosts / Wie lange, hängt von der Hardware ab",
      "Kein Ausfall",
    ]);
    expect(waysProse(view)[0]).toBe(
      "Den Rest übernehmen wir, welchen Weg Sie auch wählen: 10 Host-Upgrades, 2 Failover und 4 Neustarts von Processing-Hosts.",
    );
  });

  it("of ten thousand different hosts are still two rows", () => {
    const processing = Array.from({ length: 9_998 }, (_, i) => `p${i} processing 3.2 restart ${1 + (i % 1_440)}`);
    const view = ofHosts(anInstallation("cluster", ["a primary 3.2", "b secondary 3.2", ...processing]));
    expect(wayRows(view).map(({ hosts }) => hosts.length)).toEqual([0, 9_998]);
  });
});

describe("the rows of reduced redundancy", () => {
  const rowsOf = (view: PlanView) =>
    redundancyRows(view).map(({ what, startMinute, minutes, hosts }) => `${what} ${hosts.join("+")} ${startMinute}+${minutes}`);

  it("join backup hosts that are worked on one after the other, and no storage hosts", () => {
    const hosts = ["a primary 4.1", "b secondary 4.1", "k1 backup 4.1", "k2 backup 4.1", "k3 backup 4.8.2"];
    expect(rowsOf(ofHosts(anInstallation("mirror", hosts)))).toEqual([
      "backup k1+k2 0+40",
      "storage b 40+20",
      "storage a 75+20",
      "backup k1+k2+k3 95+60",
      "storage a 155+20",
      "storage b 190+20",
    ]);
  });

  it("are none where only processing hosts are behind", () => {
    const hosts = ["a primary 5.0", "b secondary 5.0", "p processing 4.8.2"];
    expect(rowsOf(ofHosts(anInstallation("cluster", hosts)))).toEqual([]);
  });

  it("stay a handful for thousands of backup hosts", () => {
    const backups = Array.from({ length: 9_998 }, (_, i) => `k${i} backup 3.2`);
    expect(rowsOf(ofHosts(anInstallation("mirror", ["a primary 3.2", "b secondary 3.2", ...backups])))).toHaveLength(9);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CATALOGUE } from "#lib/messages/catalogue.ts";
import { schedule } from "#lib/planning/describe.ts";
import { eveningsOf, type Planned } from "#lib/planning/evenings.ts";
import type { PlanInput, Topology } from "#lib/planning/plan.ts";
import type { Reason } from "#lib/planning/reason.ts";
import { reasonsOfStep, reasonsOfSteps, reasonsOfStop } from "#lib/planning/reasons.ts";
import {
  type RemarkName,
  reasonsOfEvening,
  reasonsOfFigures,
  reasonsOfGroup,
  reasonsOfRemark,
} from "#lib/planning/reasons-of-figures.ts";
import data from "#lib/planning/serverware.json" with { type: "json" };
import cases from "#tests/cases/reasons.json" with { type: "json" };
import { anInstallation, FRESH_ESTIMATES, planOf, usualHosts } from "#tests/support/planning.ts";
import { anyInstallation } from "#tests/support/planning-arbitraries.ts";

const planned = (input: PlanInput, measured?: ReadonlyMap<string, number>): Planned => ({
  input,
  plan: planOf(input, FRESH_ESTIMATES, measured),
  estimates: FRESH_ESTIMATES,
});

const usual = (topology: Topology, version: string, failback = false) =>
  planned(anInstallation(topology, usualHosts(topology, version), failback));

const clockOf = ({ plan, input, estimates }: Planned) => schedule(plan, input, estimates);

const told = ({ rule, standing }: Reason): string => `${rule} (${standing})`;

/** Every citation and standing that the rulebook's data has, found without the reader's own types. */
function rowsIn(value: unknown): readonly { citation: string; standing: string }[] {
  if (typeof value !== "object" || value === null) return [];
  const inner = Object.values(value).flatMap(rowsIn);
  return "citation" in value && "standing" in value
    ? [{ citation: String(value.citation), standing: String(value.standing) }, ...inner]
    : inner;
}

const ROWS = rowsIn(data);

describe("every step has its reasons", () => {
  it.each(cases)("$that", ({ topology, hosts, failback, step, reasons }) => {
    const one = planned(anInstallation(topology as Topology, hosts, failback));
    const scheduled = clockOf(one).find(({ step: { id } }) => id === step);
    expect(scheduled && reasonsOfStep(scheduled, one).map(told)).toEqual(reasons);
  });

  it("a measured restart is ours, since neither the source nor the customer gave it", () => {
    const input = anInstallation("cluster", ["a primary 5.0", "b secondary 5.0", "p1 processing 4.8.2"]);
    const one = planned(input, new Map([["p1", 6]]));
    expect(clockOf(one).flatMap((scheduled) => reasonsOfStep(scheduled, one))).toContainEqual({
      rule: "restart-measured",
      citation: null,
      standing: "ours",
      params: { minutes: 6 },
    });
  });

  it("and at least one passage of the rulebook, for any installation", () => {
    fc.assert(
      fc.property(anyInstallation, (input) => {
        const one = planned(input);
        for (const scheduled of clockOf(one)) {
          const reasons = reasonsOfStep(scheduled, one);
          const passages = reasons.flatMap(({ citation }) => citation ?? []);
          expect(passages.length).toBeGreaterThan(0);
          for (const { citation, standing } of reasons) {
            if (citation === null) expect(["ours", "yours"]).toContain(standing);
            else expect(ROWS.map((row) => row.citation)).toContain(citation);
          }
        }
      }),
      { numRuns: 5_000 },
    );
  });

  it("many hosts told as one have them once: each way in which a restart got its figure, and the work of all", () => {
    const hosts = ["p1 processing 4.8.2 restart 8", "p2 processing 4.8.2", "p3 processing 4.8.2 restart 4"];
    const one = planned(anInstallation("cluster", ["a primary 4.8.2", "b secondary 4.8.2", ...hosts]));
    const reasons = reasonsOfSteps(clockOf(one).slice(0, 3), one);
    expect(reasons.map(told)).toEqual([
      "processing (stated)",
      "restart-unknown (stated)",
      "restarts-yours (yours)",
      "work-many (ours)",
    ]);
    expect(reasons.at(-1)?.params).toEqual({ minutes: 82, count: 3 });
  });
});

describe("every stop on the way has its reason", () => {
  it("or says that the source has none, and that all hosts arrive before it goes on", () => {
    const { plan } = usual("mirror", "3.2");
    expect(plan.path.map((version) => reasonsOfStop(version, plan).map(told))).toEqual([
      ["stop-core-changes (stated)", "all-hosts-first (stated)"],
      ["stop-unexplained (stated)", "all-hosts-first (stated)"],
      ["stop-latest (stated)"],
    ]);
  });
});

describe("every leading figure has its reasons", () => {
  it("the number of failovers is the source's where its steps and its summary agree", () => {
    expect(reasonsOfFigures(usual("mirror", "3.2")).failovers.map(told)).toEqual([
      "only-secondary (stated)",
      "failover-minutes-mirror (stated)",
      "failovers (stated)",
    ]);
  });

  it("contradicted where they do not, whatever the hosts need", () => {
    const contradicted = { rule: "failovers-contradicted", standing: "contradicted", params: { failovers: 2, inSource: 3 } };
    expect(reasonsOfFigures(usual("cluster", "4.1")).failovers).toContainEqual(expect.objectContaining(contradicted));
    expect(reasonsOfRemark("contradiction", usual("cluster", "4.1"))).toEqual([expect.objectContaining(contradicted)]);
  });

  it("inferred for hosts on different versions, and the wish for a failback is told apart", () => {
    const mixed = planned(anInstallation("mirror", ["a primary 4.1", "b secondary 5.0"]));
    expect(reasonsOfFigures(mixed).failovers.map(told)).toContain("failovers-mixed (inferred)");
    expect(reasonsOfFigures(usual("mirror", "3.2", true)).failovers.slice(2)).toEqual([
      expect.objectContaining({ rule: "failovers", params: { failovers: 3, inSource: 3 } }),
      expect.objectContaining({ rule: "failback-wanted", standing: "inferred" }),
    ]);
  });

  it("a restart without a figure says that the source has none", () => {
    expect(reasonsOfFigures(usual("cluster", "4.3")).restarts.map(told)).toEqual([
      "restart (stated)",
      "restart-unknown (stated)",
    ]);
  });

  it("working time is the desk's own estimate, with its parts", () => {
    expect(reasonsOfFigures(usual("cluster", "4.3")).work).toEqual([
      { rule: "work", citation: null, standing: "ours", params: { upgrade: 20, failover: 15 } },
      { rule: "work-restarts", citation: null, standing: "ours", params: { restart: 10 } },
    ]);
  });
});

describe("every group of VPSs that is off", () => {
  it("has the reasons of its own figure", () => {
    const one = planned(
      anInstallation("cluster", ["a primary 4.1", "b secondary 4.1", "p1 processing 4.1 restart 8", "p2 processing 4.1"]),
    );
    expect(reasonsOfGroup(["p1"], one).map(told)).toEqual(["restart (stated)", "restarts-yours (yours)"]);
    expect(reasonsOfGroup(["p2"], one).map(told)).toEqual(["restart (stated)", "restart-unknown (stated)"]);
    expect(reasonsOfGroup(["p1", "p2"], one).map(told)).toEqual([
      "restart (stated)",
      "restart-unknown (stated)",
      "restarts-yours (yours)",
    ]);
    expect(reasonsOfGroup([], one)).toEqual(reasonsOfFigures(one).failovers);
  });

  it("whatever the installation, and cites the source", () =>
    fc.assert(
      fc.property(anyInstallation, (input) => {
        const one = planned(input);
        for (const { host } of one.plan.downtime)
          expect(reasonsOfGroup(host === undefined ? [] : [host], one).some(({ citation }) => citation !== null)).toBe(true);
      }),
      { numRuns: 1_000 },
    ));
});

const REMARKS: readonly RemarkName[] = ["contradiction", "mixed", "interrupted", "newer", "no-backup"];

function everyReason(one: Planned): readonly Reason[] {
  const { plan } = one;
  return [
    ...clockOf(one).flatMap((scheduled) => reasonsOfStep(scheduled, one)),
    ...reasonsOfSteps(clockOf(one), one),
    ...plan.path.flatMap((version) => reasonsOfStop(version, plan)),
    ...Object.values(reasonsOfFigures(one)).flat(),
    ...REMARKS.flatMap((name) => reasonsOfRemark(name, one)),
    ...eveningsOf(one, "each-hop").flatMap(reasonsOfEvening),
  ];
}

describe("every reason", () => {
  it("has a sentence, no sentence is without a reason, and a passage stands as the rulebook says", () => {
    const hosts = (text: string) => anInstallation("cluster", ["a primary 4.1", "b secondary 5.0", ...text.split(", ")]);
    const reasons = [
      usual("mirror", "3.2", true),
      usual("mirror", "5.0"),
      usual("cluster", "3.2"),
      usual("cluster", "4.1"),
      usual("cluster", "4.9"),
      planned(anInstallation("cluster", ["a primary 5.0", "b secondary 4.3", "p1 processing 5.0"])),
      planned(hosts("p1 processing 4.1 restart 8, p2 processing 4.1, p3 processing 4.1"), new Map([["p3", 6]])),
    ].flatMap(everyReason);
    const used = [...new Set(reasons.map(({ rule }) => rule))].toSorted();
    expect(used).toEqual(Object.keys(CATALOGUE.en.why.rule).toSorted());
    const check = ROWS.find(({ citation }) => citation.includes("taken over for v3.2.x"));
    for (const { citation, standing } of reasons)
      if (citation !== null && citation !== check?.citation) expect(ROWS).toContainEqual({ citation, standing });
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { headline, headlineParts, lede, processingCount } from "#app/_planner/headline.ts";
import { impactFacts } from "#app/_planner/impact-facts.ts";
import { type PlanView, planView } from "#app/_planner/plan-view.ts";
import type { Locale } from "#lib/messages/locale.ts";
import { translator } from "#lib/messages/translator.ts";
import type { GroupDowntime, PlanInput, Topology } from "#lib/planning/plan.ts";
import { DEFAULT_POLICY } from "#lib/scheduling/policy.ts";
import cases from "#tests/cases/headlines.json" with { type: "json" };
import { anInstallation } from "#tests/support/planning.ts";
import { anyInstallation } from "#tests/support/planning-arbitraries.ts";

const viewOf = (input: PlanInput, locale: Locale): PlanView =>
  planView({ input, query: "", named: true }, { t: translator(locale), policy: DEFAULT_POLICY });

const factsOf = (view: PlanView) => impactFacts(view.plan, processingCount(view));

describe("the answer in words", () => {
  it.each(cases)("$that", ({ topology, hosts, failback, en, de }) => {
    const input = anInstallation(topology as Topology, hosts, failback ?? false);
    for (const [locale, said] of [
      ["en", en],
      ["de", de],
    ] as const) {
      const view = viewOf(input, locale);
      expect({ headline: headline(view, factsOf(view)), lede: lede(view, factsOf(view)) }).toEqual(said);
    }
  });

  it("is there for every line of the rulebook in both layouts", () => {
    const told = new Set(
      cases.map(({ topology, hosts, failback }) => {
        const { plan } = viewOf(anInstallation(topology as Topology, hosts, failback ?? false), "en");
        return `${topology} ${plan.line}`;
      }),
    );
    expect([...told].sort()).toEqual(
      ["cluster", "mirror"].flatMap((layout) =>
        ["3.2-and-earlier", "3.3-to-4.2", "4.3-to-4.8", "5.x"].map((line) => `${layout} ${line}`),
      ),
    );
  });
});

/** How often, as the sentences say it. */
const TIMES: Readonly<Record<string, readonly [number, number]>> = {
  once: [1, 1],
  twice: [2, 2],
  "three times": [3, 3],
  "four times": [4, 4],
  "once or twice": [1, 2],
  "up to three times": [1, 3],
};

/** The claim of one half of the sentence: how often, and the figures in it. */
function claimOf(text: string) {
  const [times] = /(once or twice|up to three times|once|twice|three times|four times)/.exec(text) ?? [];
  const [, least, most] = /about (\d+)(?: to (\d+))? minute/.exec(text.replaceAll(",", "")) ?? [];
  const [, hosts, of] = /(\d+) of (\d+) processing/.exec(text) ?? [];
  return {
    times: times === undefined ? null : TIMES[times],
    minutes: least === undefined ? null : [Number(least), Number(most ?? least)],
    hosts: hosts === undefined ? null : [Number(hosts), Number(of)],
  };
}

const edges = (figures: readonly number[]): readonly [number, number] => [Math.min(...figures), Math.max(...figures)];

/** The same from the plan, group by group. */
function truthOf(groups: readonly GroupDowntime[], of: number) {
  const minutes = groups.map(({ minutes: sum, interruptions }) => (sum === null ? null : sum / interruptions));
  const known = minutes.filter((each) => each !== null);
  const often = edges(groups.map(({ interruptions }) => interruptions));
  return {
    // A sentence has no words for "two or three times": it says up to how often.
    times: often[0] < often[1] ? [1, often[1]] : often,
    minutes: known.length === groups.length ? edges(known) : null,
    hosts: groups.length < of ? [groups.length, of] : null,
  };
}

describe("laws", () => {
  it("the figures of the sentence are those of the plan, and whoever is off is in it", () => {
    fc.assert(
      fc.property(anyInstallation, (input) => {
        const view = viewOf(input, "en");
        const { main, more } = headlineParts(view, factsOf(view));
        const pair = view.plan.downtime.filter(({ who }) => who !== "vps-on-host");
        const restarting = view.plan.downtime.filter(({ who }) => who === "vps-on-host");
        const halves = more === null ? [main] : [main, more];
        const claims = halves.filter((half) => !half.startsWith("Nothing")).map(claimOf);
        const truths = [
          ...pair.map((group) => truthOf([group], 1)),
          ...(restarting.length > 0 ? [truthOf(restarting, processingCount(view))] : []),
        ];
        expect(claims).toEqual(truths);
      }),
      { numRuns: 5_000 },
    );
  });

  it("“your VPSs” are all of them: the words stand only where every VPS is off", () => {
    fc.assert(
      fc.property(anyInstallation, (input) => {
        const view = viewOf(input, "en");
        const everybody = view.plan.downtime.some(({ who }) => who === "all-vps");
        expect(headline(view, factsOf(view)).startsWith("Your VPSs")).toBe(everybody);
      }),
      { numRuns: 5_000 },
    );
  });
});

import fc from "fast-check";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { PlanPart } from "#app/_planner/plan-part.tsx";
import { PlanResult } from "#app/_planner/plan-result.tsx";
import type { PlanView } from "#app/_planner/plan-view.ts";
import { MOST_ROWS } from "#app/_planner/who-rows.ts";
import { MOST_TURNS } from "#app/_timeline/turns.ts";
import type { PlanInput } from "#lib/planning/plan.ts";
import { anInstallation } from "#tests/support/planning.ts";
import { anyInstallation } from "#tests/support/planning-arbitraries.ts";
import { moment, SARAJEVO, TORONTO, viewOf, viewOfHosts } from "./planner-view.ts";

const NOW = moment("2026-10-14T07:00:00Z");

const pageOf = (view: PlanView): string =>
  renderToStaticMarkup(<PlanResult view={view} now={NOW} appUrl="https://desk.example" />);

const plain = (html: string): string => html.replaceAll(/<[^>]+>/g, " ").replaceAll(/&#x27;/g, "'");

/** Whether the page says so; the pages are too long to be shown by a failing test. */
const said = (html: string, text: string): boolean => plain(html).includes(text);

/** Every figure of a text: numbers, versions, times of day; not the number in a name such as `p1`. */
const figures = (text: string): readonly string[] => text.match(/(?<![a-z\d])(?:\d[\d.,:]*\d|\d)/gi) ?? [];

/** The figures that the two drawings show, apart from the marks of their axes, which are no facts of the plan. */
function drawnFigures(html: string): readonly string[] {
  const [, figure = ""] = /<figure[^>]*>(.*)<figcaption/s.exec(html) ?? [];
  const texts = figure.match(/<text [^>]*>.*?<\/text>/gs) ?? [];
  return texts.filter((text) => !/class="tl-axis\b/.test(text)).flatMap((text) => figures(plain(text)));
}

/** The list of steps as a reader of text meets it, details included. */
const stepsText = (html: string): string => plain(/<section[^>]*aria-labelledby="steps".*?<\/section>/s.exec(html)?.[0] ?? "");

function expectFiguresTold(view: PlanView): void {
  const html = pageOf(view);
  const told = new Set(figures(stepsText(html)));
  expect(drawnFigures(html).filter((figure) => !told.has(figure))).toEqual([]);
}

describe("every figure in the picture is also in the list of steps", () => {
  it.each([
    ["a mirror", "layout=mirror&from=3.2.4&backup=yes"],
    ["a cluster", "layout=cluster&from=4.3.1&processing=3&backup=yes"],
    ["a cluster whose hosts share a row", "layout=cluster&from=3.2&processing=40&backup=no&failback=yes"],
    ["a cluster of thousands", "layout=cluster&from=3.2&processing=9997&backup=yes"],
  ])("%s, after the start and on two clocks", (_, query) => {
    expect(drawnFigures(pageOf(viewOf(query))).length).toBeGreaterThan(5);
    expectFiguresTold(viewOf(query));
    expectFiguresTold(viewOf(query, { when: { start: moment("2026-12-02T01:00:00Z"), zone: TORONTO, second: SARAJEVO } }));
  });

  it("whatever the installation", () => {
    fc.assert(
      fc.property(anyInstallation, (input) => {
        const view = viewOfHosts(input);
        if (view.stages.length > 0) expectFiguresTold(view);
      }),
      { numRuns: 300 },
    );
  });
});

/** Named hosts with minutes as the index has them. */
const cluster = (count: number, minutes: (i: number) => number | null): PlanInput => ({
  ...anInstallation("cluster", ["a primary 3.2", "b secondary 3.2", "bk backup 3.2"]),
  hosts: [
    ...anInstallation("cluster", ["a primary 3.2", "b secondary 3.2", "bk backup 3.2"]).hosts,
    ...Array.from({ length: count }, (_, i) => {
      const [host] = anInstallation("cluster", [`processing-node-with-a-long-name-${i} processing 3.2`]).hosts;
      if (!host) throw new Error("A line is a host.");
      return { ...host, restartMinutes: minutes(i) };
    }),
  ],
});

const KB = 1000;

describe("ten thousand hosts", () => {
  const each = viewOfHosts(cluster(9997, (i) => (i % 50 === 0 ? null : 1 + (i % 1440))));

  it("make a page of bounded size, whatever their figures", () => {
    // The document carries the same once more for the scripts, so a page of 300 kB has room for half of it here.
    expect(pageOf(each).length).toBeLessThan(120 * KB);
    expect(pageOf(viewOfHosts(cluster(9997, () => 8))).length).toBeLessThan(120 * KB);
  });

  it("are told as ranges, with the way to each of them", () => {
    const html = pageOf(each);
    const [who = ""] = /<section[^>]*aria-labelledby="who".*?<\/section>/s.exec(html) ?? [];
    expect(who.match(/<tr>/g)?.length).toBe(MOST_ROWS + 1);
    expect(said(html, "On each of 9,734 more processing hosts")).toBe(true);
    expect(said(html, "About 3 to 4,320 min")).toBe(true);
    expect(html.includes('href="/plan/result?x&amp;who=1"')).toBe(true);
    expect(html.includes('href="/plan/result?x&amp;hop=3"')).toBe(true);
  });

  it("are opened a hundred at a time", () => {
    const steps = renderToStaticMarkup(<PlanPart view={each} part={{ kind: "steps", hop: 2, page: 3 }} />);
    expect(steps.match(/class="span"/g)?.length).toBe(100);
    expect(steps.match(/Why steps [\d,]+ to [\d,]+\?/g)).toEqual(["Why steps 10,003 to 19,999?"]);
    expect(said(steps, "Steps 10202 to 10301 of 30,003")).toBe(true);
    const who = renderToStaticMarkup(<PlanPart view={each} part={{ kind: "who", page: 2 }} />);
    expect(who.match(/<tr>/g)?.length).toBe(101);
    expect(steps.length + who.length).toBeLessThan(120 * KB);
  });

  it("have a last page where the asked one does not exist", () => {
    const steps = renderToStaticMarkup(<PlanPart view={each} part={{ kind: "steps", hop: 9, page: 9000 }} />);
    expect(said(steps, "Steps 30003 to 30003 of 30,003")).toBe(true);
  });
});

describe("hosts that share a row", () => {
  it("are opened in their place while they are few", () => {
    const html = pageOf(viewOf(`layout=cluster&from=3.2&processing=${MOST_TURNS}&backup=yes`));
    expect(html.match(/<details class="turns">/g)?.length).toBe(1);
    expect(said(html, `Show each of the ${MOST_TURNS} processing hosts`)).toBe(true);
    expect(said(html, "Off while it restarts, from about 40 min, 21 h 55 min and 43 h 10 min after the start.")).toBe(true);
    expect(html.includes("hop=1")).toBe(true);
  });

  it("have pages of their own where they are many", () => {
    const html = pageOf(viewOf(`layout=cluster&from=3.2&processing=${MOST_TURNS + 1}&backup=yes`));
    expect(html.includes('<details class="turns">')).toBe(false);
    expect(html.includes("hop=1")).toBe(true);
  });
});

import { describe, expect, it } from "vitest";
import { factStrip } from "#app/_planner/fact-strip.ts";
import { processingCount } from "#app/_planner/headline.ts";
import { groupRows, impactFacts } from "#app/_planner/impact-facts.ts";
import { planNotes } from "#app/_planner/note-words.ts";
import type { PlanView } from "#app/_planner/plan-view.ts";
import { stageLines } from "#app/_planner/step-words.ts";
import { clocksOf, type When } from "#app/_timeline/clock.ts";
import { timelineWords } from "#app/_timeline/plan-words.ts";
import { timelineSummary } from "#app/_timeline/summary.ts";
import { timelineOf } from "#app/_timeline/timeline.ts";
import { translator } from "#lib/messages/translator.ts";
import { schedule } from "#lib/planning/describe.ts";
import { DEFAULT_POLICY } from "#lib/scheduling/policy.ts";
import { moment, SARAJEVO, TORONTO, viewOf } from "./planner-view.ts";

const t = translator("en");

const factsOf = (view: PlanView) => impactFacts(view.plan, processingCount(view));
const mirror = (from: string, rest = "&backup=yes") => viewOf(`layout=mirror&from=${from}${rest}`);
const cluster = (from: string, rest = "&processing=3&backup=yes") => viewOf(`layout=cluster&from=${from}${rest}`);

describe("the strip of facts", () => {
  const now = moment("2026-10-14T07:00:00Z");
  const strip = (view: PlanView, at = now) =>
    factStrip(view, factsOf(view), { now: at, zone: view.policy.zone }).map(
      ({ label, value, small }) => `${label}: ${value}${small ? ` (${small})` : ""}`,
    );

  it("of a mirror", () => {
    expect(strip(mirror("3.2.4"))).toEqual([
      "Downtime: 3 × 15 min (about, one for each failover)",
      "Who is affected: Every VPS (each time)",
      "Whole upgrade: About 3\u00a0h\u00a045\u00a0min (12 steps, one visit)",
      "First day you can book: Wed 21 October (7 days’ notice, Sarajevo time)",
    ]);
  });

  it("of a cluster has no figure for a restart that nobody stated", () => {
    expect(strip(cluster("4.3.1"))[1]).toBe("On each processing host: While it restarts (how long depends on the hardware)");
  });

  it("of a cluster has the stated figure where it is the same on every host, and none where it differs", () => {
    const host = "layout=cluster&host=a,primary,4.3&host=b,secondary,4.3";
    expect(strip(viewOf(`${host}&host=p,processing,4.3,8&host=q,processing,4.3,8`))[1]).toContain("1 × 8 min");
    expect(strip(viewOf(`${host}&host=p,processing,4.3,8&host=q,processing,4.3,9`))[1]).toContain("It differs");
    expect(strip(viewOf(`${host}&host=p,processing,4.3,8&host=q,processing,5.0`))[1]).toContain("It differs");
  });

  it("names the other count where the vendor's document contradicts itself", () => {
    expect(strip(cluster("4.1"))[0]).toBe("Downtime on the Primary: 2 × 15 min (about; the vendor’s summary counts 3)");
  });

  it("counts the days of an installation on its own clock", () => {
    const view = mirror("4.1");
    const late = { now: moment("2026-10-14T20:30:00Z"), zone: TORONTO };
    expect(factStrip(view, factsOf(view), late)[3]).toMatchObject({
      value: "Wed 21 October",
      small: "7 days’ notice, Toronto time",
    });
  });

  it("moves the first day on over a weekend, and when the last start of the day has passed on the desk's clock", () => {
    expect(strip(mirror("4.1"), moment("2026-10-16T07:00:00Z"))[3]).toContain("Mon 26 October");
    expect(strip(mirror("4.1"), moment("2026-10-14T20:30:00Z"))[3]).toContain("Thu 22 October");
  });
});

describe("the steps in words", () => {
  const lines = (view: PlanView, hop: number) =>
    stageLines(hop, view).map(({ number, text, effect }) => `${number} ${text}: ${effect}`);

  it("name the host of each role in every stage, as the roles swap", () => {
    expect(lines(mirror("3.2.4"), 2)).toEqual([
      "5 Upgrade the Backup host to 4.8.2: No downtime",
      "6 Upgrade the Secondary, storage host A, to 4.8.2: No downtime",
      "7 Failover: storage host A takes over: Every VPS is off, 15 min",
      "8 Upgrade the former Primary, storage host B, to 4.8.2: No downtime",
    ]);
  });

  it("of a cluster tell of restarts, the check and the final failover", () => {
    expect(
      lines(viewOf("layout=cluster&host=a,primary,4.8&host=b,secondary,4.8&host=p,processing,4.8,8&host=q,processing,4.8"), 1),
    ).toEqual([
      "1 Update p, then restart it: Its VPSs off, 8 min",
      "2 Update q, then restart it: Its VPSs off while it restarts",
      "3 Upgrade the Secondary, b, to 5.x: No downtime",
      "4 Failover: b takes over: Primary’s VPSs off, 15 min",
      "5 Upgrade the former Primary, a, to 5.x, then check that every service is up and the pool is ONLINE: No downtime",
      "6 Final failover: each host returns to its own role: Primary’s VPSs off, 15 min",
    ]);
  });

  it("join many hosts into one line, and go on with the right number", () => {
    const view = cluster("4.3.1", "&processing=12&backup=no");
    expect(stageLines(1, view).map(({ number, minutes }) => [number, minutes])).toEqual([
      [1, 360],
      [13, 20],
      [14, 15],
      [15, 20],
      [16, 15],
    ]);
    expect(stageLines(1, view)[0]?.text).toContain("(steps 1 to 12)");
  });
});

describe("notes above the picture", () => {
  const notes = (view: PlanView) => planNotes(view).map(({ title, text }) => `${title} ${text}`);

  it("put the contradiction first", () => {
    expect(notes(cluster("4.1", "&processing=1&backup=no")).map((note) => note.slice(0, 24))).toEqual([
      "Two failovers or three? ",
      "No Backup host. The vend",
    ]);
  });

  it("say which hosts a stage leaves out, and why", () => {
    const view = viewOf("layout=mirror&host=a,primary,3.2&host=b,secondary,4.8.2&host=k,backup,4.9.1");
    expect(notes(view)).toEqual([
      "Your hosts are on different versions. We plan from the oldest, 3.2. b and k are beyond 3.3.1 while others are still below it, which the vendor’s document does not describe. Stage 1 leaves out k and b: already on 3.3.1 or newer. Stage 2 leaves out k and b: already on 4.8.2 or newer. The Primary of stage 2 is one of them, so that stage has no failover.",
      "Newer than the vendor’s title. The vendor’s title for this path ends at 4.8, its text says “or higher”. We read that as covering k too.",
    ]);
  });

  it("name a handful of hosts and count the rest", () => {
    const hosts = Array.from({ length: 9 }, (_, i) => `&host=p${i},processing,5.0`).join("");
    expect(notes(viewOf(`layout=cluster&host=a,primary,4.8&host=b,secondary,4.8${hosts}`))[0]).toContain("p4 and 4 more");
  });

  it("say nothing where there is nothing to say", () => {
    expect(notes(mirror("3.2.4"))).toEqual([]);
  });
});

describe("downtime by group", () => {
  it("joins hosts with the same figures, so that ten thousand are one row", () => {
    const { plan } = cluster("3.2", "&processing=9000&backup=yes");
    expect(groupRows(plan.downtime).map(({ hosts }) => hosts.length)).toEqual([0, 9000]);
  });

  it("joins hosts with the same figures wherever they stand, in the order in which the figures first appear", () => {
    const { plan } = viewOf(
      "layout=cluster&host=a,primary,4.3&host=b,secondary,4.3&host=p,processing,4.3,8&host=q,processing,4.3&host=r,processing,4.3,8",
    );
    expect(groupRows(plan.downtime).map(({ hosts }) => hosts.join())).toEqual(["", "p,r", "q"]);
  });

  it("keeps hosts with different figures apart", () => {
    const { plan } = viewOf(
      "layout=cluster&host=a,primary,4.3&host=b,secondary,4.3&host=p,processing,4.3,8&host=q,processing,4.3,8&host=r,processing,4.3",
    );
    expect(groupRows(plan.downtime).map(({ hosts }) => hosts.join())).toEqual(["", "p,q", "r"]);
  });
});

describe("the picture in words", () => {
  const telling = (view: PlanView, when?: When) => {
    const { input, plan, stages, naming } = view;
    const timeline = timelineOf(input, schedule(plan, input, DEFAULT_POLICY.estimates));
    return { t, naming, layout: input.topology, stages, timeline, ...(when ? clocksOf(when, "en") : {}) };
  };
  const tonight: When = { start: moment("2026-10-27T22:00:00Z"), zone: TORONTO, second: SARAJEVO };

  it("tells when VPSs are off, after the start or on a clock", () => {
    const view = mirror("3.2.4");
    expect(timelineSummary(telling(view), view.plan.steps.length)).toBe(
      "12 steps in 3 stages, about 3 h 45 min in all. 3 failovers of about 15 minutes, in which every VPS is off: about 40 min, 1 h 55 min and 3 h 10 min after the start. 6 times, for about 20 min at most, a storage host is being worked on and there is no second one to take over (inferred). 3 times, for about 20 min at most, Backup hosts are being worked on and take no backups (inferred).",
    );
    expect(timelineSummary(telling(view, tonight), 12)).toContain("at about 18:40, 19:55 and 21:10.");
  });

  it("tells of restarts, and of upgrades in which nothing goes off", () => {
    expect(timelineSummary(telling(cluster("4.3")), 8)).toContain("3 processing hosts restart, one at a time; VPSs left on one");
    const calm = viewOf("layout=mirror&host=a,primary,5.0&host=b,secondary,4.8");
    expect(timelineSummary(telling(calm), 1)).toContain("No VPS is off at any time.");
  });

  it("puts clock times on the axis where there is a clock", () => {
    const told = telling(mirror("3.2.4"), tonight);
    const { axes, off, starts } = timelineWords(told);
    expect(axes.map(({ city, tick, end }) => [city, tick(0, undefined), tick(60, 0), tick(120, 60), end])).toEqual([
      ["Toronto", "18:00", "19:00", "20:00", "about 21:45"],
      ["Sarajevo", "23:00", "00:00 Wed", "01:00", "about 02:45 Wed"],
    ]);
    const [band] = told.timeline.bands;
    if (!band) throw new Error("A mirror on 3.2 has failovers.");
    expect(off([band], "lane")).toEqual({ time: "about 18:40 to 18:55", who: "every VPS is off" });
    expect(off([band], "beside")).toEqual({ time: "about 18:40", who: "to 18:55, every VPS is off" });
    expect(starts).toBe("Starts at 18:00 in Toronto, 23:00 in Sarajevo.");
  });

  it("says the weekday where the night goes on into the next day, once for a span within it", () => {
    const told = telling(mirror("3.2.4"), { start: moment("2026-10-28T01:45:00Z"), zone: TORONTO });
    const { off, axes } = timelineWords(told);
    const spans = told.timeline.bands.map((band) => off([band], "lane").time);
    expect(spans).toEqual(["about 22:25 to 22:40", "about 23:40 to 23:55", "about 00:55 to 01:10 Wed"]);
    expect(axes[0].shortTick(200)).toBe("01:05");
  });

  it("names the start of a restart whose end nobody knows", () => {
    const told = telling(cluster("4.3"), tonight);
    const words = timelineWords(told);
    const [restart] = told.timeline.bands;
    if (!restart) throw new Error("Processing hosts restart.");
    expect(words.off([restart], "row")).toEqual({ time: "off from about 18:40", who: "VPSs left here" });
    expect(words.off([restart], "beside")).toEqual({ time: "about 18:40", who: "P1 restarts, its VPSs off" });
  });

  it("abbreviates names that are too long for a column, and says what the letters stand for", () => {
    const view = viewOf(
      "layout=cluster&host=st-a,primary,4.8&host=st-b,secondary,4.8&host=virtualisation-01,processing,4.8&host=bk,backup,4.8",
    );
    const told = telling(view);
    const words = timelineWords(told);
    expect(told.timeline.rows.map((row) => words.host(row).short)).toEqual(["st-a", "st-b", "P1", "bk"]);
    expect(words.legend).toBe("P1: virtualisation-01");
  });
});

import { describe, expect, it } from "vitest";
import { anewSentences, blockedSentences, choiceOf, eveningRow, leadOf } from "#app/_evenings/evening-words.ts";
import { pastWords } from "#app/_evenings/past-words.ts";
import type { PlanView } from "#app/_planner/plan-view.ts";
import { aPlanView } from "#tests/support/plan-view.ts";

const MIRROR = "layout=mirror&from=3.2.4&backup=yes";

/** Without the spaces that keep a figure and its unit together. */
const plain = (text: string): string => text.replaceAll("\u00a0", " ");

const lead = (view: PlanView): string => plain(leadOf(choiceOf(view), view));

describe("one evening or several, in words", () => {
  it.each([
    [
      "the whole fits and can be spread",
      aPlanView(MIRROR),
      "It fits one evening: about 3 h 45 min, and we work up to 8 h in one go. You can spread it all the same:",
    ],
    [
      "the whole is too long and splitting helps",
      aPlanView(MIRROR, { windowLimitMinutes: 150 }),
      "The whole upgrade takes about 3 h 45 min. That is longer than the 2 h 30 min that we work in one go. It fits in 2 evenings:",
    ],
    [
      "splitting does not help enough",
      aPlanView(MIRROR, { windowLimitMinutes: 60 }),
      "The whole upgrade takes about 3 h 45 min. That is longer than the 1 h that we work in one go. Split as far as possible, it takes 3 evenings, each of them still longer:",
    ],
    [
      "one stage is never cut",
      aPlanView("layout=mirror&from=4.3&backup=yes", { windowLimitMinutes: 60 }),
      "The whole upgrade takes about 1 h 30 min. That is longer than the 1 h that we work in one go. It has one stage, and a stage is never cut: halfway through, the system is in no state that the vendor’s document describes. We find a longer time with you.",
    ],
    [
      "hosts beyond the waypoints leave no place to stop",
      aPlanView("layout=mirror&host=a,primary,3.2&host=b,secondary,3.2&host=k,backup,5.0", { windowLimitMinutes: 60 }),
      "The whole upgrade takes about 2 h 45 min. That is longer than the 1 h that we work in one go. It cannot be split, either. We find a longer time with you.",
    ],
  ])("%s", (_, view, sentence) => {
    expect(lead(view)).toBe(sentence);
  });

  it("say which hosts stand against a stop", () => {
    const view = aPlanView("layout=mirror&host=a,primary,3.2&host=b,secondary,4.8.3&host=k,backup,5.0");
    expect(blockedSentences(view)).toEqual([
      "The work cannot stop after stage 1: b and k are beyond 3.3.1 already, so the hosts would not share a version.",
      "The work cannot stop after stage 2: b and k are beyond 4.8.2 already, so the hosts would not share a version.",
    ]);
  });

  it("warn that a plan made anew between two evenings is another one", () => {
    const of = (view: PlanView) => anewSentences(choiceOf(view).finest, view);
    expect(of(aPlanView(MIRROR))).toEqual([expect.stringMatching(/^Keep to this plan.*after evening 2 would end with one more/)]);
    expect(of(aPlanView(`${MIRROR}&failback=yes`))).toEqual([
      expect.stringMatching(/^Keep to this plan.*after evening 1 would have no failback/),
    ]);
    expect(of(aPlanView("layout=mirror&from=4.3&backup=yes"))).toEqual([]);
  });
});

describe("the row of an evening", () => {
  const rows = (view: PlanView) =>
    choiceOf(view).finest.map((evening) => {
      const { name, way, stages, steps, work, over, off, end } = eveningRow(evening, view);
      return plain([name, way, stages, steps, work, over ?? "fits", off.join(" + "), end].join(" | "));
    });

  it("has its steps, its work, who is off, and the state at its end", () => {
    expect(rows(aPlanView("layout=cluster&from=4.1&processing=3&backup=yes", { windowLimitMinutes: 60 }))[0]).toBe(
      "Evening 1 | 4.1 to 4.8.2 | stage 1 | 1 to 7 | about 2 h 45 min | longer than 1 h, and cannot be parted | VPSs on the storage hosts: once, about 15 min + VPSs on each processing host: once, while the host restarts | Every host is on 4.8.2. Storage host B is Primary.",
    );
  });

  it("joins hops that cannot be parted, names a single step alone, and keeps many groups short", () => {
    const hosts = [1, 2, 3, 4, 5, 6].map((n) => `&host=p${n},processing,4.8.2,${n}`).join("");
    const [first, second] = rows(aPlanView(`layout=cluster&host=a,primary,4.8.2&host=b,secondary,4.1${hosts}`));
    expect(first).toBe("Evening 1 | 4.1 to 4.8.2 | stage 1 | 1 | about 20 min | fits |  | Every host is on 4.8.2. a is Primary.");
    expect(second).toContain("VPSs on p1: once, about 1 min + VPSs on p2: once, about 2 min + and 4 more groups");
    const mixed = rows(aPlanView("layout=mirror&host=a,primary,3.2&host=b,secondary,3.2&host=k,backup,4.8.2"));
    expect(mixed[0]).toContain("3.2 to 4.8.2 | stages 1 to 2 | 1 to 6 |");
    expect(mixed[0]).toContain("Every VPS: twice, about 30 min in all");
  });

  it("says the same in German", () => {
    const view = aPlanView(MIRROR, {}, "de");
    expect(plain(leadOf(choiceOf(view), view))).toMatch(/^Es passt in einen Abend: etwa 3 h 45 min/);
    expect(rows(view)[0]).toContain("Alle VPS: einmal, etwa 15 min | Alle Hosts sind auf 3.3.1. Storage-Host B ist Primary.");
  });
});

describe("a stage that stopped half way, in words", () => {
  const words = (query: string) => pastWords(aPlanView(query), (hosts) => hosts.join(", "), "do it");

  it("tells what is done and what is left, whether roles changed, what is left out and how it goes on", () => {
    expect(words("layout=mirror&host=b,primary,4.8.2&host=a,secondary,4.1&host=k,backup,4.8.2")).toEqual({
      kind: "interrupted",
      title: "Stage 4.1 to 4.8.2 seems to have stopped half way.",
      sentences: [
        "k, b are on 4.8.2, a is still on 4.1.",
        "The failover seems to have happened: the Primary is on 4.8.2, the Secondary is not. The plan counts the roles of today as the ones to end with.",
        "Stage 1 leaves out k, b: already on 4.8.2 or newer.",
        "The Primary of stage 1 is one of them, so that stage has no failover.",
        "It goes on with step 1: do it.",
      ],
    });
  });

  it("says so where it is merely hosts on different versions, and nothing where they are alike", () => {
    expect(words("layout=mirror&host=a,primary,4.1&host=b,secondary,4.8.2&host=k,backup,4.1")).toMatchObject({
      kind: "mixed",
      title: "Your hosts are on different versions.",
      sentences: [
        expect.stringMatching(/^b is on 4\.8\.2 before hosts that come first/),
        expect.stringMatching(/^Stage 1 leaves/),
      ],
    });
    expect(words(MIRROR)).toBeNull();
  });
});

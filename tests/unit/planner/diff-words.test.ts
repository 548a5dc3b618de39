import { describe, expect, it } from "vitest";
import { diffLines, diffSentence, groupLines, type Pair } from "#app/_take-along/diff-words.ts";
import { viewOf } from "./planner-view.ts";

const HOSTS = "layout=cluster&host=st-a,primary,4.1&host=st-b,secondary,4.1&host=p1,processing,4.1,8&host=p2,processing,4.1";

const pair = (a: string, b: string): Pair => ({ a: viewOf(a), b: viewOf(b) });

const told = (two: Pair) => diffLines(two).map(({ fate, text, count }) => `${fate} ${count}: ${text}`);

const BACKUP_FIRST = pair(`${HOSTS}&host=bk,backup,4.1`, `${HOSTS}&host=bk,backup,4.8.2`);

describe("two plans in words", () => {
  it("name what is gone, and count what stays", () => {
    expect(told(BACKUP_FIRST)).toEqual(["gone 1: Upgrade bk to 4.8.2", "same 11: 11 steps as before"]);
    expect(diffSentence(BACKUP_FIRST, diffLines(BACKUP_FIRST))).toBe(
      "One step goes, none comes. Plan B takes about 20 min less work.",
    );
  });

  it("tell hosts of one role in one stage together", () => {
    const grown = pair(HOSTS, `${HOSTS}&host=p3,processing,4.1&host=p4,processing,4.1`);
    expect(told(grown).filter((line) => line.startsWith("new"))).toEqual([
      "new 2: Upgrade p3 and p4 to 4.8.2",
      "new 2: Upgrade p3 and p4 to 5.x",
    ]);
  });

  it("say that nothing changes where nothing does", () => {
    const { a } = BACKUP_FIRST;
    expect(told({ a, b: a })).toEqual(["same 12: 12 steps as before"]);
    expect(groupLines({ a, b: a }).some(({ changed }) => changed)).toBe(false);
  });

  it("put hosts that go through the same in both on one line, and mark what differs", () => {
    const slower = pair(HOSTS, HOSTS.replace("4.1,8", "4.1,12"));
    const [storage, ...hosts] = groupLines(slower);
    expect(storage).toMatchObject({ changed: false });
    expect(hosts.map(({ name, a, b, changed }) => [name, a, b, changed])).toEqual([
      ["On p1", "Twice, about 16 min in all", "Twice, about 24 min in all", true],
      ["On p2", "Twice, how long is not known", "Twice, how long is not known", false],
    ]);
  });

  it("say that VPSs are off in one plan alone", () => {
    const without = pair(HOSTS, HOSTS.replace("&host=p2,processing,4.1", ""));
    expect(groupLines(without).find(({ name }) => name === "On p2")).toMatchObject({ b: "Not off", changed: true });
  });
});

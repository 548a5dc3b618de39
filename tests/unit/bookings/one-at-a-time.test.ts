import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { oneAtATime } from "#lib/bookings/submission/queue.ts";
import { at } from "#tests/support/an-installation.ts";

const start = at("2026-12-01T18:00:00Z");

describe("many who want one start", () => {
  test("are let in one by one, and those behind look again before they go on", async () => {
    let [inside, most, sold] = [0, 0, false];
    const want = () =>
      oneAtATime(start, {
        look: async () => (sold ? "refused" : null),
        async work() {
          inside++;
          most = Math.max(most, inside);
          await sleep(5);
          inside--;
          sold = true;
          return "sold";
        },
      });
    const answers = await Promise.all(Array.from({ length: 50 }, want));
    expect(most).toBe(1);
    expect(answers.filter((answer) => answer === "sold")).toHaveLength(1);
    expect(answers.filter((answer) => answer === "refused")).toHaveLength(49);
  });

  test("go on one after the other where nobody gets it, a failure included", async () => {
    const order: number[] = [];
    const want = (n: number) =>
      oneAtATime(start, {
        look: async () => null,
        async work() {
          order.push(n);
          await sleep(1);
          if (n === 0) throw new Error("away");
          return n;
        },
      });
    const answers = await Promise.allSettled([0, 1, 2, 3].map(want));
    expect(answers.map(({ status }) => status)).toEqual(["rejected", "fulfilled", "fulfilled", "fulfilled"]);
    expect(order.toSorted()).toEqual([0, 1, 2, 3]);
  });

  test("do not wait for those who want another", async () => {
    const later = at("2026-12-01T18:30:00Z");
    const { promise, resolve } = Promise.withResolvers<string>();
    const first = oneAtATime(start, { look: async () => null, work: () => promise });
    expect(await oneAtATime(later, { look: async () => null, work: async () => "free" })).toBe("free");
    resolve("done");
    expect(await first).toBe("done");
  });
});

import { expect, expectTypeOf, test } from "vitest";
import { type DataOf, defineJob, handle } from "#lib/jobs/job.ts";

const greet = defineJob<"test.greet", { name: string }>("test.greet");

test("a job has its name, a limit and retries that grow apart", () => {
  expect(greet).toEqual({
    name: "test.greet",
    retry: { limit: 8, firstDelaySeconds: 5, longestDelaySeconds: 600 },
    expireSeconds: 120,
  });
});

test("its terms can be its own", () => {
  const retry = { limit: 1, firstDelaySeconds: 2, longestDelaySeconds: 3 };
  expect(defineJob<"test.own", object>("test.own", { retry, expireSeconds: 9 })).toEqual({
    name: "test.own",
    retry,
    expireSeconds: 9,
  });
});

test("who asks and who does see the same data", () => {
  expectTypeOf<DataOf<typeof greet>>().toEqualTypeOf<{ name: string }>();
  // @ts-expect-error: the handler of a job takes that job's data and no other
  expect(handle(greet, async (data: { age: number }) => void data).job).toBe(greet);
});

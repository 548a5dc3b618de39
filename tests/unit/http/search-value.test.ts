import { expect, it } from "vitest";
import { searchValue } from "#app/_edge/page-context.ts";

it.each([
  ["UD-2401", "UD-2401"],
  [["first", "second"], "first"],
  ["a\0b\0", "ab"],
  [["\0"], ""],
  [[], undefined],
  [undefined, undefined],
])("a query parameter of %j reads as %j", async (sent, read) => {
  expect(await searchValue(Promise.resolve({ after: sent }), "after")).toBe(read);
});

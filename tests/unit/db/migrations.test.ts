import { expect, test } from "vitest";
import { type Recorded, standing } from "#lib/db/migrations/history/history.ts";

const known = [
  { name: "1_first", checksum: "a" },
  { name: "2_second", checksum: "b" },
];
const recorded = (name: string, more: Partial<Recorded> = {}): Recorded => ({
  name,
  checksum: "a",
  finished: true,
  rolledBack: false,
  ...more,
});

test("an empty database has everything before it", () => {
  expect(standing(known, [])).toEqual({ pending: ["1_first", "2_second"], failed: [], changed: [] });
});

test("what is applied is not pending", () => {
  expect(standing(known, [recorded("1_first")])).toEqual({ pending: ["2_second"], failed: [], changed: [] });
});

test("a migration of a newer version is no fault", () => {
  const rows = [recorded("1_first"), recorded("2_second", { checksum: "b" }), recorded("3_newer")];
  expect(standing(known, rows)).toEqual({ pending: [], failed: [], changed: [] });
});

test("one that was begun and not finished blocks, until it is marked as rolled back", () => {
  const failed = recorded("1_first", { finished: false });
  expect(standing(known, [failed]).failed).toEqual(["1_first"]);
  expect(standing(known, [{ ...failed, rolledBack: true }])).toEqual({
    pending: ["1_first", "2_second"],
    failed: [],
    changed: [],
  });
  expect(standing(known, [{ ...failed, rolledBack: true }, recorded("1_first")]).pending).toEqual(["2_second"]);
});

test("one that was edited after it was applied is told", () => {
  expect(standing(known, [recorded("1_first", { checksum: "other" })]).changed).toEqual(["1_first"]);
});

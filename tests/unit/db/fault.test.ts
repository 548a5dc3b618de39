import { expect, it } from "vitest";
import { isDuplicate, isOverlap, isUnavailable, mayRetry } from "#lib/db/fault.ts";

const raw = (originalCode: string) => ({ code: "P2010", meta: { driverAdapterError: { cause: { originalCode } } } });

it.each([
  ["an overlap of windows, as a raw statement reports it", raw("23P01"), [true, false, false, false]],
  ["a duplicate, as the client reports it", { code: "P2002" }, [false, true, false, false]],
  ["a duplicate, as a raw statement reports it", raw("23505"), [false, true, false, false]],
  [
    "a serialization failure without a code of its own",
    { name: "DriverAdapterError", cause: { originalCode: "40001" } },
    [false, false, true, false],
  ],
  ["a deadlock", raw("40P01"), [false, false, true, false]],
  ["a transaction that waited too long", { code: "P2028" }, [false, false, false, true]],
  ["a server that is shutting down", raw("57P01"), [false, false, false, true]],
  ["a socket that is not there", { code: "P2010", cause: { code: "ENOENT" } }, [false, false, false, true]],
  ["a broken rule of a table", raw("23514"), [false, false, false, false]],
  ["nothing at all", undefined, [false, false, false, false]],
])("%s is told apart", (_name, error, [overlap, duplicate, retry, away]) => {
  expect([isOverlap(error), isDuplicate(error), mayRetry(error), isUnavailable(error)]).toEqual([
    overlap,
    duplicate,
    retry,
    away,
  ]);
});

it("an error that wraps itself is read once", () => {
  const error: { code: string; cause?: unknown } = { code: "X" };
  error.cause = error;
  expect(isUnavailable(error)).toBe(false);
});

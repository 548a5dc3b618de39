import { describe, expect, test } from "vitest";
import { pageOf, pageQuerySchema, placeOf } from "#lib/http/list.ts";
import { momentSchema } from "#lib/http/moment.ts";

const rows = Array.from({ length: 7 }, (_, n) => ({ at: 1_000 - n, id: `row-${n}` }));

describe("a page of a list", () => {
  test("goes on where the one before ended, and the last one says so", () => {
    const first = pageOf(rows.slice(0, 4), 3, (row) => row);
    expect(first.items.map(({ id }) => id)).toEqual(["row-0", "row-1", "row-2"]);
    expect(placeOf(first.nextCursor ?? "")).toEqual({ at: 998, id: "row-2" });
    expect(pageOf(rows.slice(0, 3), 3, (row) => row).nextCursor).toBeNull();
    expect(pageOf([], 3, () => ({ at: 0, id: "" }))).toEqual({ items: [], nextCursor: null });
  });

  test("holds 50 unless told, from 1 to 100", () => {
    expect(pageQuerySchema.parse({})).toEqual({ limit: 50 });
    expect(["1", "50", "100"].map((limit) => pageQuerySchema.parse({ limit }).limit)).toEqual([1, 50, 100]);
    for (const limit of ["0", "101", "-1", "1.5", "ten", ""])
      expect(pageQuerySchema.safeParse({ limit }).success, limit).toBe(false);
  });

  test("takes no cursor but its own", () => {
    for (const cursor of ["1", "x.y", "1.", ".id", "1.a b", "1.a;--"])
      expect(pageQuerySchema.safeParse({ cursor }).success, cursor).toBe(false);
    expect(placeOf(undefined)).toBeNull();
  });
});

describe("a moment", () => {
  test.each([
    ["2026-12-01T18:00:00+01:00", Date.UTC(2026, 11, 1, 17)],
    ["2026-12-01T17:00:00Z", Date.UTC(2026, 11, 1, 17)],
    ["1970-01-01T00:00:00Z", 0],
  ])("%s is one", (text, moment) => {
    expect(momentSchema.parse(text)).toBe(moment);
  });

  test.each([
    "2026-12-01T18:00:00",
    "2026-12-01",
    "2026-02-30T10:00:00Z",
    "tomorrow",
    "1969-12-31T23:59:59Z",
    "2200-01-01T00:00:00Z",
  ])("%s is none that can be booked", (text) => {
    expect(momentSchema.safeParse(text).success).toBe(false);
  });
});

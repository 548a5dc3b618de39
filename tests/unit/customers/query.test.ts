import { describe, expect, it } from "vitest";
import { isNameTyped } from "#lib/customers/merge/merge.ts";
import { countsOf, LIST_PAGE, pageWithin } from "#lib/customers/query.ts";

describe("a page of a list", () => {
  it.each([
    [1, 0, { page: 1, pages: 1, skip: 0 }],
    [7, 0, { page: 1, pages: 1, skip: 0 }],
    [2, LIST_PAGE, { page: 1, pages: 1, skip: 0 }],
    [2, LIST_PAGE + 1, { page: 2, pages: 2, skip: LIST_PAGE }],
    [0, 3 * LIST_PAGE, { page: 1, pages: 3, skip: 0 }],
  ])("page %d of %d rows is the nearest that there is", (asked, total, page) => {
    expect(pageWithin(asked, total)).toEqual(page);
  });

  it("counts what is not booked as the rest", () => {
    expect(countsOf({ all: 5, booked: 2 })).toEqual({ all: 5, booked: 2, unbooked: 3 });
  });
});

describe("the name that confirms a merge", () => {
  it("counts without its case and the spaces around it, and has to be there", () => {
    expect(isNameTyped("  northwind gmbh ", "Northwind GmbH")).toBe(true);
    expect(isNameTyped("Northwind", "Northwind GmbH")).toBe(false);
    expect(isNameTyped("", " ")).toBe(false);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { areNamesAlike, likelyDuplicates } from "#lib/customers/duplicates.ts";
import cases from "#tests/cases/alike-names.json" with { type: "json" };

const RUNS = { numRuns: 1_000 };

const a = (id: string, name: string, ...domains: string[]) => ({ id, name, domains });

describe("names", () => {
  it.each(cases)("$a and $b: $because", ({ a: one, b: other, alike }) => {
    expect(areNamesAlike(one, other)).toBe(alike);
    expect(areNamesAlike(other, one)).toBe(alike);
  });

  it("are alike in both directions, and every name is like itself", () => {
    const name = fc.string({ maxLength: 30 });
    fc.assert(
      fc.property(name, name, (one, other) => areNamesAlike(one, other) === areNamesAlike(other, one) && areNamesAlike(one, one)),
      RUNS,
    );
  });
});

describe("customers that may be the same", () => {
  const one = a("1", "Northwind", "northwind.example", "gmail.com");

  it("have people with addresses of one domain, or much the same name; both together come first", () => {
    const all = [
      one,
      a("2", "Fabrikam", "fabrikam.example"),
      a("3", "Zephyr", "northwind.example"),
      a("4", "Northwind Ltd"),
      a("5", "North Wind", "northwind.example"),
    ];
    expect(likelyDuplicates(one, all)).toEqual([
      { id: "5", name: "North Wind", why: ["domain", "name"] },
      { id: "4", name: "Northwind Ltd", why: ["name"] },
      { id: "3", name: "Zephyr", why: ["domain"] },
    ]);
  });

  it("do not include itself, nor whoever has an address where anybody may have one", () => {
    expect(likelyDuplicates(one, [one, a("2", "Fabrikam", "gmail.com", "")])).toEqual([]);
  });
});

import { describe, expect, it } from "vitest";
import { customersHref, readCustomersQuery, readSystemsQuery, systemsHref } from "#app/_customers/list-query.ts";
import { readSystem } from "#app/_customers/system-fields.ts";

describe("the address of a list of the desk's", () => {
  it("says only what differs from the usual, and is read back the same", () => {
    const query = { search: "a&b=ü", show: "booked", sort: "seen", page: 3 } as const;
    const href = customersHref(query);
    expect(href).toBe("/desk/customers?search=a%26b%3D%C3%BC&show=booked&sort=seen&page=3");
    expect(readCustomersQuery(Object.fromEntries(new URL(href, "http://x").searchParams))).toEqual(query);
    expect(customersHref(readCustomersQuery({}))).toBe("/desk/customers");
    expect(systemsHref(readSystemsQuery({}))).toBe("/desk/installations");
  });

  it("of installations keeps line and layout", () => {
    const query = { search: "", show: "all", line: "3.3-to-4.2", topology: "cluster", sort: "version", page: 1 } as const;
    expect(systemsHref(query)).toBe("/desk/installations?line=3.3-to-4.2&topology=cluster&sort=version");
    expect(readSystemsQuery({ line: "3.3-to-4.2", topology: "cluster", sort: "version" })).toEqual(query);
  });

  it("may be typed by anybody: what makes no sense is as if it were not there", () => {
    const nonsense = { search: "x\0\ud800", show: "none", sort: "colour", page: "-1", line: "9", topology: "ring" };
    expect(readCustomersQuery(nonsense)).toEqual({ search: "x\ufffd", show: "all", sort: "name", page: 1 });
    expect(readSystemsQuery(nonsense)).toMatchObject({ line: "", topology: "", sort: "customer" });
    expect(readCustomersQuery({ search: ["first", "second"] }).search).toBe("first");
  });
});

describe("an installation that the desk types", () => {
  const typed = (values: Record<string, string>) =>
    readSystem(Object.fromEntries(Object.entries(values).map(([name, value]) => [name, [value]])));

  it("takes the layout from the roles where nobody chose one", () => {
    const read = typed({ name: " Main ", zone: "UTC", list: "a primary 4.1\nb secondary 4.1\np1 processing 4.1", layout: "" });
    expect(read).toMatchObject({ ok: true, value: { name: "Main", topology: "cluster", zone: "UTC" } });
  });

  it("tells every fault at once, those of hosts at their list", () => {
    const read = typed({ name: "", zone: "", list: "a primary 9.9", layout: "mirror" });
    if (read.ok) throw new Error("It was taken");
    expect(read.error.map(({ field, message }) => [field, message])).toEqual(
      expect.arrayContaining([
        ["name", "installations.fault.name-missing"],
        ["zone", "installations.fault.zone-missing"],
        ["list", "planner.hosts.fault.version-not-covered"],
        ["list", "planner.hosts.fault.secondary-missing"],
      ]),
    );
    expect(new Set(read.error.map(({ field }) => field))).toEqual(new Set(["name", "zone", "list"]));
  });

  it("says of an empty list that it is empty, and nothing more about hosts", () => {
    const read = typed({ name: "Main", zone: "UTC", list: "", layout: "" });
    expect(read.ok ? [] : read.error).toEqual([{ field: "list", message: "take.inventory.empty" }]);
  });
});

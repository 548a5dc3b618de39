import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hostsQuery, linesLeft, listErrors, namesHosts, readHosts, readRows } from "#app/_planner/host-rows.ts";
import { readPlanRequest } from "#app/_planner/plan-request.ts";
import { shownRows } from "#app/_planner/shown-rows.ts";
import type { FormValues } from "#lib/forms/reply.ts";
import { anyInstallation } from "#tests/support/planning-arbitraries.ts";

const asked = (query: string): FormValues => {
  const values: Record<string, string[]> = {};
  for (const [name, value] of new URLSearchParams(query)) values[name] = [...(values[name] ?? []), value];
  return values;
};

const faultsOf = (query: string): readonly string[] => {
  const read = readHosts(asked(query));
  return read.ok ? [] : read.error.map(({ field, message }) => `${field}: ${message}`);
};

const GOOD = "layout=cluster&host=st-a,primary,4.1.2&host=st-b,secondary,4.1.2&host=p1,processing,4.1.2,8";

describe("named hosts", () => {
  it("are read from an address, with the restart where it is stated", () => {
    const read = readHosts(asked(GOOD));
    expect(read.ok && read.value.hosts.map(({ name, restartMinutes }) => [name, restartMinutes])).toEqual([
      ["st-a", null],
      ["st-b", null],
      ["p1", 8],
    ]);
  });

  it("are read from the form's rows, of which one without any entry does not count", () => {
    const query =
      "layout=mirror&name=a&role=primary&version=4.1&minutes=&name=b&role=secondary&version=4.1&minutes=&name=&role=backup&version=&minutes=";
    const read = readHosts(asked(query));
    expect(read.ok && hostsQuery(read.value)).toBe("layout=mirror&host=a%2Cprimary%2C4.1&host=b%2Csecondary%2C4.1");
  });

  it("name every fault at once, each at its field", () => {
    expect(faultsOf("layout=mirror&host=a,primary,4.1&host=A,primary,latest&host=p,processing,6.0,0&host=,backup,")).toEqual([
      "hosts.1.name: planner.hosts.fault.host-name-duplicate",
      "hosts.1.version: planner.hosts.fault.version-not-understood",
      "hosts.2.version: planner.hosts.fault.version-not-covered",
      "hosts.2.minutes: planner.hosts.fault.restart-minutes-not-understood",
      "hosts.3.name: planner.hosts.fault.host-name-missing",
      "hosts.3.version: planner.hosts.fault.version-missing",
      "hosts.0.role: planner.hosts.fault.primary-duplicate",
      "hosts.1.role: planner.hosts.fault.primary-duplicate",
      "hosts: planner.hosts.fault.secondary-missing",
      "hosts.2.role: planner.hosts.fault.processing-in-mirror",
    ]);
  });

  it("need a layout, and say so at its field", () => {
    expect(faultsOf("host=a,primary,4.1&host=b,secondary,4.1")).toEqual(["layout: planner.layout.empty"]);
  });

  it("that say more than four things about a host are refused, not cut", () => {
    expect(faultsOf(`${GOOD},extra`)).toEqual(["hosts.2.minutes: planner.hosts.fault.restart-minutes-not-understood"]);
  });

  it("have an address that leads back to them", () => {
    fc.assert(
      fc.property(anyInstallation, (input) => {
        const read = readHosts(asked(hostsQuery(input)));
        expect(read).toEqual({ ok: true, value: input });
      }),
      { numRuns: 1_000 },
    );
  });
});

describe("a pasted list", () => {
  const LIST = "Dear all,\nst-a, boss, 4.1\nst-b secondary 4.1";
  const values = asked(`layout=mirror&list=${encodeURIComponent(LIST)}`);

  it("makes rows of what was read, and names every line that was not", () => {
    expect(readRows(values, "left out").map(({ name }) => name)).toEqual(["st-a", "st-b"]);
    expect(faultsOf(`layout=mirror&list=${encodeURIComponent(LIST)}`)).toEqual([
      "hosts.0.role: planner.hosts.fault.host-role-missing",
      "hosts: planner.hosts.fault.primary-missing",
      "list: take.inventory.unread",
      "list: take.inventory.part-unread",
    ]);
    expect(listErrors(values).map(({ params }) => params)).toEqual([
      { line: 1, parts: "Dear all," },
      { line: 2, parts: "boss" },
    ]);
  });

  it("keeps in its field the lines that made no row", () => {
    expect(linesLeft(values)).toBe("Dear all,");
  });

  it("says at most twenty things", () => {
    expect(listErrors({ list: ["these are hosts\n".repeat(30)] })).toHaveLength(20);
  });
});

describe("the rows that the form shows", () => {
  it("suggest the roles at first", () => {
    expect(shownRows({}, false).map(({ role }) => role)).toEqual(["primary", "secondary", "processing", "backup"]);
  });

  it("take over the answers of the short form", () => {
    const rows = shownRows(asked("layout=cluster&from=4.1.2&processing=2&backup=no"), false);
    expect(rows.map(({ name, role, version }) => `${name} ${role} ${version}`)).toEqual([
      "storage-a primary 4.1.2",
      "storage-b secondary 4.1.2",
      "processing-1 processing 4.1.2",
      "processing-2 processing 4.1.2",
    ]);
  });

  it("are one more after Add, and one less after Remove, with everything else kept", () => {
    const rows = readRows(asked(GOOD), "kept");
    expect(shownRows(asked(`${GOOD}&add=1`), false)).toEqual([...rows, { name: "", role: "", version: "", minutes: "" }]);
    expect(shownRows(asked(`${GOOD}&remove=1`), false)).toEqual([rows[0], rows[2]]);
  });

  it("hold a pasted list after the rows that were there", () => {
    const rows = shownRows(asked(`${GOOD}&list=${encodeURIComponent("bk backup 4.1\n")}`), false);
    expect(rows.map(({ name }) => name)).toEqual(["st-a", "st-b", "p1", "bk"]);
  });

  it("leave out what does not count once faults are shown, since those count without it", () => {
    const query = "name=&role=backup&version=&minutes=&name=a&role=primary&version=x&minutes=";
    expect(shownRows(asked(query), true).map(({ name }) => name)).toEqual(["a"]);
  });
});

describe("what an address asks for", () => {
  it.each([
    ["layout=mirror&from=3.2.4&backup=yes", "plan"],
    ["layout=mirror&from=unknown&backup=yes", "any-version"],
    ["layout=mirror", "again"],
    [GOOD, "plan"],
    ["layout=mirror&host=a,primary,4.1", "again"],
  ])("%s: %s", (query, kind) => {
    expect(readPlanRequest(asked(query)).kind).toBe(kind);
  });

  it("goes back to the form that it came from", () => {
    expect(readPlanRequest(asked("layout=mirror&host=a,primary,4.1"))).toMatchObject({ form: "hosts" });
    expect(readPlanRequest(asked("layout=mirror"))).toMatchObject({ form: "question" });
    expect(namesHosts(asked("list="))).toBe(true);
  });
});

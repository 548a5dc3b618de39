import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hashedText } from "#lib/planning/plan-hash.ts";
import { rulebook } from "#lib/planning/rulebook.ts";
import { judgeEachHost } from "#lib/planning/topology.ts";
import { anyInstallation } from "#tests/support/planning-arbitraries.ts";

const RUNS = { numRuns: 5_000 };

describe("the text that is hashed", () => {
  it("is what JSON makes of the installation, whatever the names", () => {
    fc.assert(
      fc.property(anyInstallation, fc.array(fc.string({ unit: "binary" })), (input, names) => {
        const hosts = input.hosts.map((host, i) => ({ ...host, name: names[i] ?? host.name }));
        const { topology, failback } = input;
        const written = hosts.map(({ name, role, version: { major, minor, patch }, restartMinutes }) => {
          return { name, role, version: `${major}.${minor}.${patch}`, restartMinutes };
        });
        const expected = JSON.stringify({ rulebook: rulebook.id, topology, failback, hosts: written });
        expect(hashedText({ ...input, hosts })).toBe(expected);
      }),
      RUNS,
    );
  });
});

describe("names of hosts", () => {
  it("are judged as one met before by whoever goes through them one by one", () => {
    const name = fc.constantFrom("a", "A", "b", "B", "st-1", "ST-1", "\u0130", "i");
    fc.assert(
      fc.property(fc.array(fc.option(name, { nil: undefined })), (names) => {
        const met = names.map((each) => each?.toLowerCase());
        const later = names.flatMap((each, host) => (each !== undefined && met.indexOf(met[host]) < host ? [[host, each]] : []));
        const faults = judgeEachHost(names.map((each) => ({ name: each })));
        expect(faults.map(({ code, host, names: told }) => [code, host, told])).toEqual(
          later.map(([host, each]) => ["host-name-duplicate", host, [each]]),
        );
      }),
      RUNS,
    );
  });
});

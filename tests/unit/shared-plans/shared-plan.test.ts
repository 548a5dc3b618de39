import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import type { PlanInput } from "#lib/planning/plan.ts";
import { standInOf, withoutNames } from "#lib/planning/stand-ins.ts";
import { expiryOf, isSharedId, jsonOf, keptOf, storedInput } from "#lib/shared-plans/shared-plan.ts";
import { instant } from "#lib/time/instant.ts";
import { anInstallation, planOf, stepText, usualHosts } from "#tests/support/planning.ts";
import { anyInstallation } from "#tests/support/planning-arbitraries.ts";

// Thousands of runs, on machines that may be busy.
vi.setConfig({ testTimeout: 120_000 });

const wish = (input: PlanInput, keepNames: boolean) => ({ input, named: true, keepNames, lifetime: "link" as const });

describe("what is kept for a short link", () => {
  const input = anInstallation("cluster", [...usualHosts("cluster", "4.1"), "bk2 backup 4.1", "p2 processing 4.1"]);

  it("leaves the hosts' names at home unless somebody says otherwise", () => {
    const names = ({ input: { hosts } }: { input: PlanInput }) => hosts.map(({ name }) => name).join(" ");
    expect(names(keptOf(wish(input, false)))).toBe("storage-a storage-b processing-1 backup-1 backup-2 processing-2");
    expect(keptOf(wish(input, false)).named).toBe(false);
    expect(keptOf(wish(input, true))).toEqual({ input, named: true });
  });

  it("calls the only backup host simply that", () => {
    expect(withoutNames(anInstallation("mirror", usualHosts("mirror", "4.1"))).hosts.map(({ name }) => name)).toEqual([
      "storage-a",
      "storage-b",
      "backup",
    ]);
  });

  it("makes the same plan, name by name", () => {
    fc.assert(
      fc.property(anyInstallation, (named) => {
        const hidden = withoutNames(named);
        const names = new Map(named.hosts.map(({ name }, i) => [name, hidden.hosts[i]?.name ?? ""]));
        const renamed = (text: string) => text.replace(/\bh\d+\b/g, (name) => names.get(name) ?? name);
        const told = (of: PlanInput) => planOf(of).steps.map(stepText);
        // A step's id has an h of its own; the rest of the line is about hosts.
        const withoutId = (line: string) => line.slice(line.indexOf(" "));
        expect(told(hidden).map(withoutId)).toEqual(told(named).map(withoutId).map(renamed));
        expect(hidden.hosts.every(({ name }) => standInOf(name) !== null)).toBe(true);
      }),
      { numRuns: 5_000 },
    );
  });

  it("comes out of the database as it went in", () => {
    fc.assert(
      fc.property(anyInstallation, (any) => {
        expect(storedInput(JSON.parse(JSON.stringify(jsonOf(any))))).toEqual(any);
      }),
      { numRuns: 1_000 },
    );
  });

  it("is nothing any more where the rules refuse it by now", () => {
    expect(storedInput({ topology: "mirror", failback: false, hosts: [] })).toBeNull();
  });

  it("lives ninety days, or a day where it is only too long for an address", () => {
    const from = instant(Date.UTC(2026, 10, 25, 12));
    expect([expiryOf(from, "link"), expiryOf(from, "visit")]).toEqual([Date.UTC(2027, 1, 23, 12), Date.UTC(2026, 10, 26, 12)]);
  });

  it.each([
    ["AbCdEfGhIjKlMnOpQrSt_-", true],
    ["AbCdEfGhIjKlMnOpQrSt_", false],
    ["../../../../etc/passwd", false],
    ["", false],
  ])("%j: an id, %s", (text, is) => {
    expect(isSharedId(text)).toBe(is);
  });
});

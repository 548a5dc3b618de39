import { describe, expect, it } from "vitest";
import { changed, leavingHosts, lostItems } from "#lib/installations/change.ts";
import { hostNamed, installationAnswer } from "#lib/installations/installation.ts";
import { aSystem } from "#tests/support/an-installation.ts";
import { aHost } from "#tests/support/planning.ts";

const before = aSystem({ hosts: ["st-a primary 3.2.4", "st-b secondary 3.2.4", "bk backup 3.2.4"] });

describe("laying a change over an installation", () => {
  it("keeps what the change does not name", () => {
    expect(changed(before, { name: "New name" })).toEqual({
      name: "New name",
      topology: before.topology,
      zone: before.zone,
      hosts: before.hosts,
    });
  });
});

describe("hosts that leave", () => {
  it.each([
    ["a removed one", ["st-a primary 3.2.4", "st-b secondary 3.2.4"], ["bk"]],
    ["a renamed one", ["st-a primary 3.2.4", "st-c secondary 3.2.4", "bk backup 3.2.4"], ["st-b"]],
    ["nobody whose name changed in case alone", ["ST-A primary 3.2.4", "st-b secondary 3.2.4", "Bk backup 3.2.4"], []],
    ["nobody whose role or version changed", ["st-b primary 5.1", "st-a secondary 4.3", "bk backup 3.2.4"], []],
  ])("are %s", (_, lines, expected) => {
    expect(leavingHosts(before, { hosts: lines.map(aHost) })).toEqual(expected);
  });

  it("are named by their own names with what they had, in the order of the installation", () => {
    const system = aSystem({ hosts: ["ST-A primary 4.3", "st-b secondary 4.3"] });
    const rows = [
      { host: "st-b", item: "kvm" },
      { host: "st-a", item: "kvm" },
      { host: "st-a", item: "firmware" },
    ];
    expect(lostItems(system, rows)).toEqual([
      { host: "ST-A", items: ["firmware", "kvm"] },
      { host: "st-b", items: ["kvm"] },
    ]);
  });
});

describe("what is given out", () => {
  it("has the members of the contract in order, and minutes only where somebody stated them", () => {
    const system = aSystem({
      topology: "cluster",
      hosts: ["a primary 4.1", "b secondary 4.1", "p1 processing v4.1.x restart 8"],
    });
    expect(JSON.stringify(installationAnswer(system))).toBe(
      JSON.stringify({
        id: "installation-1",
        name: "Toronto mirror",
        topology: "cluster",
        zone: "America/Toronto",
        hosts: [
          { name: "a", role: "primary", version: "4.1" },
          { name: "b", role: "secondary", version: "4.1" },
          { name: "p1", role: "processing", version: "v4.1.x", restartMinutes: 8 },
        ],
        createdAt: "2026-10-14T12:00:00Z",
        version: 1,
      }),
    );
  });

  it("a host is found by its name in any case, and not by a part of it", () => {
    expect([hostNamed(before, "ST-B")?.name, hostNamed(before, "st")?.name]).toEqual(["st-b", undefined]);
  });
});

import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import type { FirmwareFacts, KvmFacts, ReadinessItem } from "#lib/readiness/item.ts";
import { readinessAnswer } from "#lib/readiness/item.ts";
import { checklistOf, judgeFirmware, judgeKvm, type StoredItem } from "#lib/readiness/rules.ts";
import { instant, plusMinutes } from "#lib/time/instant.ts";
import { aSystem, at, inZone } from "#tests/support/an-installation.ts";

// A thousand runs each, on machines that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const NOW = at("2026-10-14T12:00:00Z");

const stored = (item: StoredItem["item"], host: string, facts: object, updatedAt = NOW): StoredItem => ({
  item,
  host,
  facts,
  updatedAt,
});

const WAY_IN: KvmFacts = { address: "https://kvm.example.com", instructions: null, finished: true };
const NEWEST: FirmwareFacts = { version: "7.10.50", checkedOn: "2026-10-12", latest: true };

const HOSTS = ["a", "b", "bk"];

const everything = [
  ...HOSTS.map((host) => stored("kvm", host, WAY_IN)),
  ...HOSTS.map((host) => stored("firmware", host, NEWEST)),
  stored("firewall", "", { state: "open" }),
];

const checklist = (
  rows: readonly StoredItem[],
  more: { secrets?: readonly string[]; now?: typeof NOW; installation?: ReturnType<typeof aSystem> } = {},
) =>
  checklistOf({
    installation: more.installation ?? aSystem(),
    stored: rows,
    secrets: new Set(more.secrets ?? []),
    now: more.now ?? NOW,
  });

const line = (item: ReadinessItem): string =>
  `${item.item}${item.item === "firewall" ? "" : ` ${item.host}`}: ${item.state} (${item.evidence})`;

const itemOf = (rows: readonly StoredItem[], host: string, more = {}): string =>
  checklist(rows, more)
    .items.filter((item) => "host" in item && item.host === host)
    .map(line)
    .join(", ");

describe("the checklist", () => {
  it("asks for console access and firmware of every host, in the customer's order, and for the firewall", () => {
    expect(checklist([]).items.map(line)).toEqual([
      "kvm a: todo (missing)",
      "kvm b: todo (missing)",
      "kvm bk: todo (missing)",
      "firmware a: todo (missing)",
      "firmware b: todo (missing)",
      "firmware bk: todo (missing)",
      "firewall: todo (missing)",
    ]);
  });

  it("is complete with every item done, and not with any one of them missing", () => {
    expect(checklist(everything).complete).toBe(true);
    const incomplete = everything.filter((_, left) => !checklist(everything.filter((_row, i) => i !== left)).complete);
    expect(incomplete).toHaveLength(everything.length);
  });

  it("finds a host's items whatever the case of its name", () => {
    const installation = aSystem({ hosts: ["A primary 4.3", "B secondary 4.3", "BK backup 4.3"] });
    expect(checklist(everything, { installation }).complete).toBe(true);
  });

  it("passes over what was said about hosts that are gone", () => {
    const rows = [...everything, stored("kvm", "gone", { ...WAY_IN, finished: false })];
    expect(checklist(rows).items).toHaveLength(7);
    expect(checklist(rows).complete).toBe(true);
  });

  it("is empty and complete when all hosts are on 5.x, which needs the GUI update only", () => {
    expect(checklist([], { installation: aSystem({ version: "5.0.2" }) })).toEqual({ items: [], complete: true });
  });

  it("is asked for in full as long as one host is on an older line", () => {
    const installation = aSystem({ hosts: ["a primary 5.1", "b secondary 4.8.2", "bk backup 5.1"] });
    expect(checklist([], { installation }).items).toHaveLength(7);
  });
});

describe("console access", () => {
  it.each([
    ["an address that is reachable from outside", WAY_IN, "done (declared)"],
    ["written steps alone", { address: null, instructions: "Connect to our VPN, then RDP", finished: true }, "done (declared)"],
    ["an address, to be finished later", { ...WAY_IN, finished: false }, "todo (started)"],
    ["nothing yet, to be finished later", { address: null, instructions: null, finished: false }, "todo (started)"],
  ])("with %s is %s", (_, facts, expected) => {
    expect(itemOf([stored("kvm", "a", facts)], "a")).toContain(`kvm a: ${expected}`);
  });

  it("is started, not done, with nothing but a stored sign-in", () => {
    expect(itemOf([], "a", { secrets: ["a"] })).toContain("kvm a: todo (started)");
  });

  it("says that a sign-in is stored, for the hosts that have one, and nothing else about it", () => {
    const { items } = readinessAnswer(checklist(everything, { secrets: ["b"] }));
    const kvm = items.filter(({ item }) => item === "kvm").map(({ host, hasSecret }) => [host, hasSecret]);
    expect(kvm).toEqual([
      ["a", false],
      ["b", true],
      ["bk", false],
    ]);
  });

  it("grows stale a week after it was declared, and stays done", () => {
    const week = 7 * 24 * 60;
    const kvm = (minutes: number) => itemOf([stored("kvm", "a", WAY_IN)], "a", { now: plusMinutes(NOW, minutes) });
    expect([kvm(week), kvm(week + 1)]).toEqual([
      "kvm a: done (declared), firmware a: todo (missing)",
      "kvm a: done (stale), firmware a: todo (missing)",
    ]);
  });

  it.each([
    ["a public address", "203.0.113.7", null, true, null],
    ["a private address alone", "10.0.0.5", null, true, "address-not-public"],
    ["a name of the inner network alone", "https://idrac.local", null, true, "address-not-public"],
    ["a private address with the steps that lead there", "10.0.0.5", "VPN first", true, null],
    ["a private address, to be finished later", "10.0.0.5", null, false, null],
    ["steps alone", null, "VPN, then RDP", true, null],
  ])("judges %s", (_, address, instructions, finished, code) => {
    expect(judgeKvm({ address, instructions, finished })?.code ?? null).toBe(code);
  });
});

describe("firmware", () => {
  it("that is not the newest stays to do, with what was said", () => {
    const { items, complete } = readinessAnswer(checklist([stored("firmware", "a", { ...NEWEST, latest: false })]));
    expect(complete).toBe(false);
    expect(items.find(({ item, host }) => item === "firmware" && host === "a")).toEqual({
      item: "firmware",
      host: "a",
      state: "todo",
      evidence: "started",
      version: "7.10.50",
      checkedOn: "2026-10-12",
      latest: false,
      updatedAt: "2026-10-14T12:00:00Z",
    });
  });

  it("grows stale by the date of the check, counted in the customer's calendar", () => {
    const rows = [stored("firmware", "a", { ...NEWEST, checkedOn: "2026-10-07" })];
    const firmware = (now: string, zone: string) =>
      itemOf(rows, "a", { now: at(now), installation: aSystem({ zone: inZone(zone) }) }).split("firmware ")[1];
    // 11 hours into the 15th in Kiritimati it is still the 14th in Toronto.
    expect(firmware("2026-10-14T21:00:00Z", "America/Toronto")).toBe("a: done (declared)");
    expect(firmware("2026-10-14T21:00:00Z", "Pacific/Kiritimati")).toBe("a: done (stale)");
  });

  it.each([
    ["2026-10-14", "America/Toronto", "2026-10-15T03:59:59Z", null],
    ["2026-10-15", "America/Toronto", "2026-10-15T03:59:59Z", "date-in-future"],
    ["2026-10-15", "America/Toronto", "2026-10-15T04:00:00Z", null],
    ["2026-10-15", "Pacific/Kiritimati", "2026-10-14T10:00:00Z", null],
    ["2026-10-15", "UTC", "2026-10-14T10:00:00Z", "date-in-future"],
    ["1999-12-31", "UTC", "2026-10-14T10:00:00Z", null],
  ])("checked on %s in %s at %s is %s", (checkedOn, zone, now, code) => {
    expect(judgeFirmware({ ...NEWEST, checkedOn }, at(now), inZone(zone))?.code ?? null).toBe(code);
  });
});

describe("the firewall", () => {
  it.each([
    [{ state: "open" }, "firewall: done (declared)"],
    [{ state: "no-firewall" }, "firewall: not-applicable (declared)"],
  ])("declared as %j is %s", (facts, expected) => {
    expect(
      checklist([stored("firewall", "", facts)])
        .items.map(line)
        .at(-1),
    ).toBe(expected);
  });

  it("that does not exist completes the list", () => {
    const rows = [...everything.slice(0, -1), stored("firewall", "", { state: "no-firewall" })];
    expect(checklist(rows).complete).toBe(true);
  });
});

it("never loses what is done by declaring more, and is complete only when nothing is to do", () => {
  const rows = fc.subarray([...everything]);
  fc.assert(
    fc.property(rows, rows, fc.nat(20_000), (some, more, minutes) => {
      const now = instant(NOW + minutes * 60_000);
      const before = checklist(some, { now });
      const after = checklist([...some, ...more], { now });
      const isDone = (items: readonly ReadinessItem[]) => new Set(items.filter(({ state }) => state !== "todo").map(line));
      const kept = isDone(after.items);
      expect([...isDone(before.items)].filter((item) => !kept.has(item))).toEqual([]);
      expect(after.complete).toBe(after.items.every(({ state }) => state !== "todo"));
    }),
    { numRuns: 1000 },
  );
});

import { describe, expect, test } from "vitest";
import { hostWords, leftWords } from "#app/_review/readiness-words.ts";
import { shownHosts } from "#app/_review/shown-hosts.ts";
import { translator } from "#lib/messages/translator.ts";
import type { KnownItems } from "#lib/readiness/checks/check.ts";
import { hostReadiness, readyCount } from "#lib/readiness/describe.ts";
import { checklistOf, type StoredItem } from "#lib/readiness/rules.ts";
import { aSystem, at } from "#tests/support/an-installation.ts";
import { aReview, clocksFor, NOW, said } from "./a-review.ts";

const t = translator("en");
const system = aSystem();
const reader = clocksFor(aReview()).customer;

const checklist = (stored: readonly StoredItem[], secrets: readonly string[] = []) =>
  checklistOf({ installation: system, stored, secrets: new Set(secrets), now: NOW });

const wordsOf = (stored: readonly StoredItem[], secrets: readonly string[] = []) =>
  hostReadiness(system.hosts, checklist(stored, secrets)).map((host) => hostWords(host, { t, reader }));

const kvm = (facts: object, updatedAt = at("2026-11-22T10:00:00Z")): StoredItem => ({ item: "kvm", host: "a", facts, updatedAt });
const firmware = (facts: object): StoredItem => ({
  item: "firmware",
  host: "a",
  facts,
  updatedAt: at("2026-11-22T10:00:00Z"),
});

describe("the count of ready hosts", () => {
  test("wants a console and a firmware of each host, and keeps the firewall apart", () => {
    const all = said(system);
    expect(readyCount(checklist(all))).toEqual({ hosts: 3, ready: 3, firewall: "done" });
    expect(readyCount(checklist(all.filter(({ host, item }) => !(host === "b" && item === "firmware"))))).toMatchObject({
      ready: 2,
    });
    expect(readyCount(checklist(all.slice(0, -1)))).toEqual({ hosts: 3, ready: 3, firewall: "todo" });
    expect(readyCount(checklist([]))).toEqual({ hosts: 3, ready: 0, firewall: "todo" });
  });

  test("is of no host where nothing is asked for", () => {
    expect(readyCount({ items: [], complete: true })).toEqual({ hosts: 0, ready: 0, firewall: null });
  });
});

describe("a cell says how far an item is, and never how to sign in", () => {
  test.each([
    [{ address: "203.0.113.7", instructions: null, finished: true }, "By address", "done"],
    [{ address: null, instructions: "VPN first", finished: true }, "By instructions", "done"],
    [{ address: "10.0.0.7", instructions: "VPN first", finished: true }, "Address and instructions", "done"],
    [{ address: "203.0.113.7", instructions: null, finished: false }, "Not finished", "todo"],
  ] as const)("console access %j is %s", (facts, word, level) => {
    expect(wordsOf([kvm(facts)])[0]?.kvm).toMatchObject({ word, level, small: "No sign-in stored" });
  });

  test("a sealed sign-in is named as sealed", () => {
    const cell = wordsOf([kvm({ address: "203.0.113.7", instructions: null, finished: true })], ["a"])[0]?.kvm;
    expect(cell).toEqual({ level: "done", word: "By address", small: "Sign-in sealed", address: "203.0.113.7" });
  });

  test("what was said long ago counts, with its day and that it was asked again", () => {
    const old = kvm({ address: null, instructions: "VPN first", finished: true }, at("2026-11-10T10:00:00Z"));
    expect(wordsOf([old])[0]?.kvm).toMatchObject({
      level: "stale",
      small: "No sign-in stored. Said Tue 10 November, asked again",
    });
  });

  test.each([
    [{ version: "7.10.50", checkedOn: "2026-11-22", latest: true }, "7.10.50", "Checked Sun 22 November", "done"],
    [{ version: "7.10.50", checkedOn: "2026-11-01", latest: true }, "7.10.50", "Checked Sun 1 November, asked again", "stale"],
    [
      { version: "2.44", checkedOn: "2026-11-22", latest: false },
      "Older version",
      "2.44, checked Sun 22 November, theirs to update",
      "todo",
    ],
  ] as const)("firmware %j is %s", (facts, word, small, level) => {
    expect(wordsOf([firmware(facts)])[0]?.firmware).toEqual({ word, small, level });
  });

  test("what nobody has said is missing, for every host", () => {
    const [a, b] = wordsOf([kvm({ address: "203.0.113.7", instructions: null, finished: true })]);
    expect([a?.firmware.word, b?.kvm.word, b?.firewall.word]).toEqual(["Missing", "Missing", "Missing"]);
  });

  test("no firewall is as good as an open one", () => {
    const stored: StoredItem = {
      item: "firewall",
      host: "",
      facts: { state: "no-firewall" },
      updatedAt: at("2026-11-22T10:00:00Z"),
    };
    expect(wordsOf([stored])[0]?.firewall).toEqual({ level: "done", word: "No firewall", small: "" });
  });
});

describe("a large installation", () => {
  const many = aSystem({
    topology: "cluster",
    hosts: ["a primary 4.1", "b secondary 4.1", ...Array.from({ length: 40 }, (_, n) => `p${n} processing 4.1`)],
  });
  const rows = (missing: (host: string) => boolean) => {
    const stored = said(many).filter(({ host, item }) => item !== "firmware" || !missing(host));
    const readiness = checklistOf({ installation: many, stored, secrets: new Set(), now: NOW });
    return shownHosts(hostReadiness(many.hosts, readiness), 24);
  };

  test("shows the hosts that somebody has to look at, and that the others are ready", () => {
    const shown = rows((host) => host === "p7" || host === "p33");
    expect(shown.rows.map(({ host }) => host)).toEqual(["p7", "p33"]);
    expect(shown).toMatchObject({ left: 40, leftAreReady: true });
    expect(leftWords(shown.left, shown.leftAreReady, t)).toBe("40 more hosts are ready.");
  });

  test("shows the first ones where all are ready, and says when unready ones are left out", () => {
    expect(rows(() => false)).toMatchObject({ left: 18, leftAreReady: true });
    const unready = rows(() => true);
    expect(unready.rows).toHaveLength(24);
    expect(leftWords(unready.left, unready.leftAreReady, t)).toBe("18 more hosts are not shown.");
  });

  test("is shown whole up to the limit", () => {
    expect(shownHosts(hostReadiness(many.hosts.slice(0, 24), { items: [], complete: true }), 24)).toMatchObject({ left: 0 });
  });
});

describe("whoever filled an item in or tried it", () => {
  const said = { by: "Dana", at: at("2026-11-22T10:00:00Z") };
  const check = { by: "Emir", at: at("2026-11-23T10:00:00Z"), stands: true };
  const stored = [
    kvm({ address: "203.0.113.7", instructions: null, finished: true }),
    firmware({ version: "7.1", checkedOn: "2026-11-20", latest: true }),
  ];
  const whoOf = (known: KnownItems, item: "kvm" | "firmware") =>
    hostReadiness(system.hosts, checklist(stored)).map((host) => hostWords(host, { t, reader, known })[item].who)[0];

  test("is named with the day, the desk first", () => {
    expect(whoOf(new Map([["kvm a", { said, check }]]), "kvm")).toEqual(["Signed in by Emir, 23 Nov", "From Dana, 22 Nov"]);
    expect(whoOf(new Map([["firmware a", { said, check }]]), "firmware")?.[0]).toBe("Checked by Emir, 23 Nov");
  });

  test("is told apart from whoever tried what it said before", () => {
    const old = { ...check, stands: false };
    expect(whoOf(new Map([["kvm a", { said, check: old }]]), "kvm")?.[0]).toBe("Changed since Emir tried it, 23 Nov");
  });

  test("is somebody where the account is gone, and nobody where nothing is known", () => {
    const gone = { said: { ...said, by: null }, check: null };
    expect(whoOf(new Map([["kvm a", gone]]), "kvm")).toEqual(["From somebody whose account is gone, 22 Nov"]);
    expect(whoOf(new Map(), "kvm")).toBeUndefined();
  });
});

import { expect, it } from "vitest";
import { progressOf, tasksOf } from "#lib/readiness/describe.ts";
import { checklistOf, type StoredItem } from "#lib/readiness/rules.ts";
import { aSystem, at } from "#tests/support/an-installation.ts";

const NOW = at("2026-10-14T12:00:00Z");
const LONG_AGO = at("2026-09-14T12:00:00Z");

const checklist = (stored: readonly StoredItem[], version = "3.2.4") =>
  checklistOf({ installation: aSystem({ version }), stored, secrets: new Set(), now: NOW });

const said = (item: StoredItem["item"], host: string, facts: object, updatedAt = NOW): StoredItem => ({
  item,
  host,
  facts,
  updatedAt,
});

it("tells a task that nobody has touched from one that is begun and one that is done", () => {
  const tasks = tasksOf(
    checklist([
      said("kvm", "a", { address: "kvm.example.com", instructions: null, finished: true }, LONG_AGO),
      said("kvm", "b", { address: "kvm.example.com", instructions: null, finished: false }),
      said("firewall", "", { state: "no-firewall" }),
    ]),
  );
  expect(tasks).toEqual([
    { name: "access", progress: "in-progress", done: 1, of: 3, stale: 1 },
    { name: "firmware", progress: "not-started", done: 0, of: 3, stale: 0 },
    { name: "firewall", progress: "completed", done: 1, of: 1, stale: 0 },
  ]);
});

it("tells the same of a single host", () => {
  const { items } = checklist([
    said("firmware", "a", { version: "1", checkedOn: "2026-10-12", latest: true }),
    said("firmware", "b", { version: "1", checkedOn: "2026-10-12", latest: false }),
  ]);
  expect(items.filter(({ item }) => item === "firmware").map(progressOf)).toEqual(["completed", "in-progress", "not-started"]);
});

it("has no tasks where nothing has to be prepared", () => {
  expect(tasksOf(checklist([], "5.1"))).toEqual([]);
});

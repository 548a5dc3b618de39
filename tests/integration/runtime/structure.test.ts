import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";

const CHECK = resolve("scripts/check/structure.mjs");

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "ud-structure-"));
  symlinkSync(resolve("node_modules"), join(root, "node_modules"));
  plant({
    "package.json": JSON.stringify({
      type: "module",
      imports: { "#lib/*": "./lib/*", "#app/*": "./app/*", "#tests/*": "./tests/*" },
    }),
  });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function plant(files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
}

const check = () => spawnSync(process.execPath, [CHECK, root], { encoding: "utf8" });

const REPOSITORY = { "lib/bookings/repository.ts": "export const find = 1;" };
const CLIENT = `"use client";\n`;

/** Trees that break one rule each: [the rule, the files, a piece of the way that must be told]. */
const BROKEN: readonly [string, Readonly<Record<string, string>>, string][] = [
  [
    "pure-stays-pure",
    {
      "lib/planning/a.ts": `import "./b.ts";`,
      "lib/planning/b.ts": `import "./service.ts";`,
      "lib/planning/service.ts": "export {};",
    },
    "lib/planning/a.ts",
  ],
  ["pure-without-node", { "lib/planning/a.ts": `import { readFileSync } from "node:fs"; readFileSync("x");` }, "fs"],
  ["pure-without-outside", { "lib/planning/a.ts": `import pg from "pg"; export const x = pg;` }, "node_modules/pg/"],
  ["pure-without-outside", { "lib/planning/a.ts": `import "next/server";` }, "node_modules/next/"],
  ["pure-without-chance", { "lib/planning/a.ts": "export const x = Math.random();" }, "lib/planning/a.ts"],
  [
    "luxon-in-time",
    { "lib/scheduling/a.ts": `import { DateTime } from "luxon"; export const x = DateTime;` },
    "node_modules/luxon/",
  ],
  [
    "luxon-in-time",
    { "lib/time/format.ts": `import { DateTime } from "luxon"; export const x = DateTime;` },
    "lib/time/format.ts",
  ],
  [
    "date-fns-in-format",
    { "lib/time/zone.ts": `import { format } from "date-fns-tz"; export const x = format;` },
    "lib/time/zone.ts",
  ],
  ["own-repository", { ...REPOSITORY, "lib/runs/service.ts": `import "#lib/bookings/repository.ts";` }, "lib/runs/service.ts"],
  ["no-repository-outside", { ...REPOSITORY, "app/page.tsx": `import "#lib/bookings/repository.ts";` }, "app/page.tsx"],
  ["app-uses-services", { "lib/db/client.ts": "export {};", "app/page.tsx": `import "#lib/db/client.ts";` }, "app/page.tsx"],
  [
    "app-uses-services",
    { "lib/jobs/queue.ts": "export {};", "app/api/x/route.ts": `import "#lib/jobs/queue.ts";` },
    "app/api/x/route.ts",
  ],
  [
    "components-know-no-domain",
    { "lib/planning/a.ts": "export {};", "app/_ui/box.tsx": `import "#lib/planning/a.ts";` },
    "app/_ui/box.tsx",
  ],
  ["components-know-no-domain", { "app/_ui/box.tsx": `import "zod";` }, "node_modules/zod"],
  ["components-use-links-only", { "app/_ui/box.tsx": `import "next/headers";` }, "node_modules/next/headers"],
  ["kernel-imports-nothing", { "lib/kernel/a.ts": `import "#lib/time/b.ts";`, "lib/time/b.ts": "export {};" }, "lib/time/b.ts"],
  [
    "time-knows-kernel",
    { "lib/time/a.ts": `import "#lib/planning/b.ts";`, "lib/planning/b.ts": "export {};" },
    "lib/planning/b.ts",
  ],
  [
    "planning-knows-time",
    { "lib/planning/a.ts": `import "#lib/messages/b.ts";`, "lib/messages/b.ts": "export {};" },
    "lib/messages/b.ts",
  ],
  [
    "scheduling-below-bookings",
    { "lib/scheduling/a.ts": `import "#lib/bookings/b.ts";`, "lib/bookings/b.ts": "export {};" },
    "lib/bookings/b.ts",
  ],
  [
    "readiness-below-bookings",
    { "lib/readiness/a.ts": `import "#lib/bookings/b.ts";`, "lib/bookings/b.ts": "export {};" },
    "lib/bookings/b.ts",
  ],
  ["lib-knows-no-pages", { "lib/planning/a.ts": `import "#app/b.ts";`, "app/b.ts": "export {};" }, "app/b.ts"],
  ["nothing-imports-tests", { "lib/planning/a.ts": `import "#tests/b.ts";`, "tests/b.ts": "export {};" }, "tests/b.ts"],
  [
    "no-cycles",
    {
      "lib/planning/a.ts": `import type { B } from "./b.ts"; export type A = B;`,
      "lib/planning/b.ts": `import type { A } from "./a.ts"; export type B = A;`,
    },
    "lib/planning/b.ts",
  ],
  [
    "no-module-cycles",
    {
      "lib/a/x.ts": `import "#lib/b/y.ts";`,
      "lib/b/y.ts": "export {};",
      "lib/b/z.ts": `import "#lib/a/w.ts";`,
      "lib/a/w.ts": "export {};",
    },
    "lib/b",
  ],
  ["everything-is-found", { "lib/planning/a.ts": `import "./gone.ts";` }, "gone.ts"],
  [
    "browser-without-server",
    {
      "app/x.client.tsx": `${CLIENT}import "./y.ts";`,
      "app/y.ts": `import "#lib/bookings/service.ts";`,
      "lib/bookings/service.ts": "export {};",
    },
    "app/y.ts → lib/bookings/service.ts",
  ],
  [
    "browser-without-weight",
    {
      "app/x.client.tsx": `${CLIENT}import "#lib/time/zone.ts";`,
      "lib/time/zone.ts": `import { DateTime } from "luxon"; export const x = DateTime;`,
    },
    "node_modules/luxon/",
  ],
  [
    "browser-without-weight",
    { "app/x.client.tsx": `${CLIENT}import { z } from "zod"; export const x = z;` },
    "node_modules/zod/",
  ],
  [
    "browser-without-node",
    { "app/x.client.tsx": `${CLIENT}import { createHash } from "node:crypto"; createHash("x");` },
    "node:crypto",
  ],
  ["browser-by-name", { "app/widget.tsx": `// Says where it runs.\n"use client";\nexport const x = 1;` }, "app/widget.tsx"],
];

test.each(BROKEN)("a tree that breaks %s is reported: %o", (rule, files, way) => {
  plant({ "lib/kernel/ok.ts": "export const ok = 1;", ...files });
  const { stderr, status } = check();
  expect(
    stderr.split("\n").filter((line) => line.startsWith(`${rule}:`) && line.includes(way)),
    stderr,
  ).not.toEqual([]);
  expect(status).toBe(1);
});

test("a tree that breaks none passes", () => {
  plant({
    ...REPOSITORY,
    "lib/bookings/booking.ts": `import type { Pool } from "pg"; export type Way = Pool;`,
    "lib/bookings/service.ts": `import "server-only"; import "./repository.ts"; import "./booking.ts";`,
    "lib/time/zone.ts": `import { DateTime } from "luxon"; export type Zone = string; export const x = DateTime;`,
    "app/page.tsx": `import "#lib/bookings/service.ts"; import "./x.client.tsx";`,
    "app/x.client.tsx": `${CLIENT}import type { Zone } from "#lib/time/zone.ts"; export const x = (zone: Zone) => zone;`,
    "tests/a.test.ts": `import "#lib/bookings/service.ts";`,
  });
  const { stdout, stderr, status } = check();
  expect(stderr).toBe("");
  expect(stdout).toContain("0 faults");
  expect(status).toBe(0);
});

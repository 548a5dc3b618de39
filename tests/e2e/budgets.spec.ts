import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { type BrowserContext, expect, test } from "@playwright/test";
import { type Person, signInAs } from "./support/people.ts";
import { newInstallation, senderOf } from "./support/upgrades.ts";

const KB = 1024;

/** What no page may go over, whatever it does. */
const MOST = 12 * KB;

/** Scripts that a page loads, gzipped, by address. The floor is a page that has nothing of its own to run. */
async function scriptsOf(context: BrowserContext, path: string): Promise<ReadonlyMap<string, number>> {
  const page = await context.newPage();
  const sizes = new Map<string, Promise<number>>();
  page.on("response", (response) => {
    if (response.request().resourceType() !== "script") return;
    sizes.set(
      new URL(response.url()).pathname,
      response.body().then((body) => gzipSync(body).length),
    );
  });
  const answer = await page.goto(path, { waitUntil: "load" });
  expect(answer?.status(), path).toBe(200);
  await page.waitForLoadState("networkidle");
  const found = await Promise.all([...sizes].map(async ([address, size]) => [address, await size] as const));
  await page.close();
  return new Map(found);
}

const FLOOR = "/accessibility";

/** Bytes that each path loads over the floor, all measured against one look at the floor. */
async function overFloor(context: BrowserContext, paths: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const floor = await scriptsOf(context, FLOOR);
  expect(floor.size).toBeGreaterThan(0);
  const over = new Map<string, number>();
  for (const path of paths) {
    const own = await scriptsOf(context, path);
    over.set(
      path,
      [...own].reduce((sum, [address, size]) => sum + (floor.has(address) ? 0 : size), 0),
    );
  }
  return over;
}

type Budget = readonly [path: string, kilobytes: number];

const CLUSTER = "layout=cluster&from=3.2.4&processing=3&backup=yes";

const BUDGETS: Readonly<Record<"stranger" | Exclude<Person, "other">, readonly Budget[]>> = {
  stranger: [
    ["/", 2],
    [`/plan?${CLUSTER}`, 2],
    ["/plan/hosts", 2],
    [`/plan/result?${CLUSTER}`, 2],
    ["/api/docs", 2],
    ["/plan/inventory", 2],
    ["/plan/compare", 2],
    [`/plan/vps?${CLUSTER}`, 4],
    ["/sign-in", 4],
    ["/sign-up", 4],
    ["/reset", 4],
  ],
  customer: [
    ["/installations", 4],
    ["/installations/new/name", 4],
    ["/bookings", 5],
    ["/account", 4],
    ["/account/two-factor", 4],
  ],
  desk: [
    ["/desk", 6],
    ["/desk/queue", 6],
    ["/desk/bookings", 6],
    ["/desk/policy", 6],
    ["/desk/blackouts", 6],
    ["/desk/engineers", 6],
  ],
  admin: [
    ["/desk/people", 10],
    ["/desk/outbox", 10],
  ],
};

async function expectWithin(context: BrowserContext, budgets: readonly Budget[]): Promise<void> {
  const over = await overFloor(
    context,
    budgets.map(([path]) => path),
  );
  for (const [path, kilobytes] of budgets) {
    expect(over.get(path), path).toBeLessThanOrEqual(kilobytes * KB);
    expect(over.get(path), path).toBeLessThanOrEqual(MOST);
  }
}

for (const [who, budgets] of Object.entries(BUDGETS)) {
  test(`the scripts of each page of a ${who} stay within its budget over what every page loads`, async ({ context, baseURL }) => {
    if (who !== "stranger") await signInAs(context, who as Person, baseURL ?? "");
    await expectWithin(context, budgets);
  });
}

test("the scripts of an installation's pages stay within their budgets", async ({ context, page, baseURL }) => {
  await signInAs(context, "customer", baseURL ?? "");
  const { id } = await newInstallation(senderOf(page, baseURL), { name: "Budget" });
  const parts: readonly Budget[] = [
    ["", 4],
    ["/checklist", 4],
    ["/checklist/access/st-a", 4],
    ["/edit/zone", 3],
    ["/vps", 4],
    ["/book/slot", 8],
  ];
  await expectWithin(
    context,
    parts.map(([part, kilobytes]) => [`/installations/${id}${part}`, kilobytes]),
  );
});

/** A sentence of each library that minifying leaves as it is, and a file of the library that has it. */
const MARKS: Readonly<Record<string, readonly [mark: string, file: string]>> = {
  zod: ["invalid_type", "zod/v4/core/schemas.js"],
  luxon: ["Invalid DateTime", "luxon/build/node/luxon.js"],
  "date-fns-tz": ["Invalid time zone specified", "date-fns-tz/dist/esm/format/formatters/index.js"],
};

const chunks = (): readonly string[] =>
  readdirSync(join(".next", "static"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".js"))
    .map((name) => readFileSync(join(".next", "static", name), "utf8"));

test("zod, luxon and date-fns-tz are in no script that a browser could load", () => {
  const built = chunks();
  expect(built.length).toBeGreaterThan(5);
  for (const [library, [mark, file]] of Object.entries(MARKS)) {
    expect(readFileSync(join("node_modules", file), "utf8"), `the mark of ${library}`).toContain(mark);
    expect(built.filter((text) => text.includes(mark)).length, library).toBe(0);
  }
});

import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { expect, type Page } from "@playwright/test";
import { expectAccessibleAt, expectAccessibleEverywhere } from "./support/axe.ts";
import { NEVER_SHOWN, SEEN_ON_THE_WAY, VISITS } from "./support/pages.ts";
import { test } from "./support/people.ts";

/** `/bookings/[ref]` from `(customer)/bookings/[ref]/page.tsx`: a folder in round brackets is no part of the address. */
const routeOf = (file: string): string =>
  `/${file
    .split("/")
    .slice(0, -1)
    .filter((folder) => !folder.startsWith("("))
    .join("/")}`;

/** What the address of a page looks like. */
const addressOf = (route: string): RegExp => new RegExp(`^${route.replaceAll(/\[\w+\]/g, "[^/]+")}$`);

test.describe.configure({ mode: "parallel" });

test("the list of visits has every page of the app and none that is gone", () => {
  const files = readdirSync(join(import.meta.dirname, "../../app"), { encoding: "utf8", recursive: true });
  const pages = files.filter((file) => basename(file) === "page.tsx").map(routeOf);
  expect([...Object.keys(VISITS), ...Object.keys(SEEN_ON_THE_WAY), ...NEVER_SHOWN].sort()).toEqual(pages.sort());
});

for (const [route, spec] of Object.entries(SEEN_ON_THE_WAY))
  test(`${route} is looked at in ${spec}`, () => {
    const text = readFileSync(join(import.meta.dirname, spec), "utf8");
    expect(text).toMatch(new RegExp(`await expectAccessibleAt\\(\\w+, "${route}"\\);`));
  });

for (const [route, { who, at }] of Object.entries(VISITS))
  test(`axe finds nothing on ${route}, in both themes at both widths`, async ({ page, as, baseURL }) => {
    test.setTimeout(120_000);
    const address = await at({ as, origin: baseURL ?? "" });
    const visitor = who === "stranger" ? page : await as(who);
    expect((await visitor.goto(address))?.status()).toBe(200);
    await expectAccessibleAt(visitor, addressOf(route));
  });

/** One address that no page has, and two of pages that find nothing. */
const ABSENT = ["/nothing-here", "/installations/nothing-here", "/bookings/UD-0"];

async function openAbsent(page: Page, address: string): Promise<void> {
  expect((await page.goto(address))?.status()).toBe(404);
  await expect(page).toHaveTitle("Page not found - Upgrade Desk");
  await expect(page.getByRole("heading", { level: 1, name: "Page not found" })).toBeVisible();
  await expect(page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Installations" })).toBeVisible();
  await expect(page.getByRole("contentinfo")).toBeVisible();
}

for (const address of ABSENT)
  test(`${address} is a whole page that says it does not exist, and axe finds nothing on it`, async ({ as }) => {
    const page = await as("customer");
    await openAbsent(page, address);
    await expectAccessibleEverywhere(page);
  });

test.describe("without scripts", () => {
  // Axe is a script that waits for others, so it cannot look at these; they are the pages that it has seen above.
  test.use({ javaScriptEnabled: false });

  for (const address of ABSENT)
    test(`${address} is the same whole page`, async ({ as }) => openAbsent(await as("customer"), address));
});

import { readFile } from "node:fs/promises";
import { expect, type Page } from "@playwright/test";
import { expectAccessibleAt } from "./support/axe.ts";
import { test } from "./support/people.ts";
import { book, decide, getReady, newInstallation, senderOf, slotAt } from "./support/upgrades.ts";

/** The address as the page shows it once. */
async function makeAddress(page: Page, part: string, button: string): Promise<string> {
  await page.getByRole("region", { name: part }).getByRole("button", { name: button }).click();
  await expect(page.getByRole("heading", { name: "Your new calendar address" })).toBeVisible();
  const address = (await page.locator(".accounts-key").textContent()) ?? "";
  expect(address).toMatch(/\/api\/v1\/calendar\.ics\?token=udcal_[\w-]{43}$/);
  return address;
}

const SIDES = [
  { who: "customer", part: /^Upgrades of Northwind/, javaScriptEnabled: true },
  { who: "other", part: /^Upgrades of Fabrikam/, javaScriptEnabled: false },
] as const;

for (const { who, part, javaScriptEnabled } of SIDES)
  test(`an address for calendar programs is made, shown once, replaced and stopped ${javaScriptEnabled ? "with" : "without"} scripts`, async ({
    as,
    playwright,
    baseURL,
  }) => {
    const page = await as(who, { javaScriptEnabled });
    const program = await playwright.request.newContext();
    const status = async (address: string) => (await program.get(address)).status();
    await page.goto("/account");
    await page.getByRole("link", { name: "Manage calendar subscriptions" }).click();
    const region = page.getByRole("region", { name: part });
    const name = (await region.getByRole("heading").textContent()) ?? "";
    const first = await makeAddress(page, name, "Make an address");
    const read = await program.get(first);
    expect([read.status(), read.headers()["content-type"]]).toEqual([200, "text/calendar; charset=utf-8; method=PUBLISH"]);
    expect(await read.text()).toMatch(/^BEGIN:VCALENDAR\r\n/);

    await page.getByRole("button", { name: "I have it" }).click();
    await expect(region).not.toContainText("Not read yet");
    expect(await page.content()).not.toContain("udcal_");
    await page.goto(`${baseURL}/account/calendar/made`);
    await expect(page.getByText("The address was shown once and is not kept here.")).toBeVisible();

    await page.goto(`${baseURL}/account/calendar`);
    const second = await makeAddress(page, name, "Make a new address");
    expect([await status(first), await status(second)]).toEqual([404, 200]);
    await page.getByRole("link", { name: "Calendar subscriptions" }).click();
    await region.getByRole("button", { name: "Stop the address" }).click();
    await expect(page.getByRole("status")).toHaveText("The address is stopped.");
    await expect(region).toContainText("There is no address yet.");
    expect(await status(second)).toBe(404);
    await program.dispose();
  });

async function download(page: Page): Promise<{ readonly name: string; readonly text: string }> {
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "Add to calendar" }).click()]);
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), "utf8") };
}

test("a booking goes into the calendar from the sent page on, tentative until the desk confirms it, and for the desk as well", async ({
  as,
  baseURL,
}) => {
  const [customer, desk] = [await as("customer"), await as("desk")];
  const sender = senderOf(customer, baseURL);
  const upgrade = await newInstallation(sender, { name: `Calendar mirror ${Date.now()}` });
  await getReady(sender, upgrade);
  const booked = await book(sender, upgrade, await slotAt(sender, upgrade, "13:30", 145));
  await customer.goto(`/bookings/${booked.reference}/sent`);
  const asked = await download(customer);
  expect(asked.name).toBe(`${booked.reference}.ics`);
  expect(asked.text).toMatch(/METHOD:PUBLISH[\s\S]*SEQUENCE:0\r\n[\s\S]*DTSTART;TZID=America\/Toronto:[\d]{8}T133000\r\n/);
  expect(asked.text).toContain("STATUS:TENTATIVE");
  await decide(senderOf(desk, baseURL), booked, "approve");
  await customer.goto(`/bookings/${booked.reference}`);
  const confirmed = await download(customer);
  expect(confirmed.text).toContain("SEQUENCE:1\r\n");
  expect(confirmed.text).toContain("STATUS:CONFIRMED");
  const uid = (text: string) => /^UID:(.*)\r$/m.exec(text)?.[1];
  await desk.goto(`/desk/bookings/${booked.reference}`);
  const theirs = await download(desk);
  expect([uid(confirmed.text), uid(theirs.text)]).toEqual([uid(asked.text), uid(asked.text)]);
  expect(theirs.text.replaceAll("\r\n ", "")).toContain(`SUMMARY:${booked.reference} Northwind\\, ${upgrade.name}\r\n`);
});

test("axe finds nothing on the page that shows a new address, nor on the list of addresses", async ({ as }) => {
  const page = await as("desk");
  await page.goto("/account/calendar");
  await makeAddress(page, "The whole desk", "Make an address");
  await expectAccessibleAt(page, "/account/calendar/made");
  await page.getByRole("button", { name: "I have it" }).click();
  await expectAccessibleAt(page, "/account/calendar");
  await page.getByRole("region", { name: "The whole desk" }).getByRole("button", { name: "Stop the address" }).click();
  await expect(page.getByRole("status")).toHaveText("The address is stopped.");
});

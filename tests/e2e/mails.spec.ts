import AxeBuilder from "@axe-core/playwright";
import { expect } from "@playwright/test";
import { test } from "./support/people.ts";

test("the desk sees every mail with sample facts, as text and as it is drawn, in both languages", async ({ as }) => {
  const page = await as("desk");
  const refused: string[] = [];
  page.on("console", (message) => {
    if (/Content Security Policy|Refused to/.test(message.text())) refused.push(message.text());
  });
  await page.goto("/desk/mails");
  await page
    .getByRole("region", { name: "Reminders" })
    .getByRole("link", { name: /^UD-2417: your upgrade starts on/ })
    .last()
    .click();
  const mail = page.frameLocator("iframe[title='HTML']");
  await expect(mail.getByRole("heading", { level: 1 })).toHaveText(/^UD-2417: your upgrade starts on Tue 27 October/);
  await expect(mail.getByText("Console access to st-b")).toBeVisible();
  await expect(mail.getByRole("link", { name: "Look at the booking" })).toBeVisible();
  await expect(page.getByRole("region", { name: "Text" })).toContainText("Not ready: Console access to st-b");
  await page.getByRole("navigation", { name: "Language of the email" }).getByRole("link", { name: "Deutsch" }).click();
  await expect(mail.getByText("Konsolenzugang zu st-b")).toBeVisible();
  await expect(page.getByRole("region", { name: "Text" })).toContainText("Nicht bereit: Konsolenzugang zu st-b");
  expect(refused).toEqual([]);
});

test("axe finds nothing in drawn mails, in both themes, and they fit a phone", async ({ as, page }) => {
  const desk = await as("desk");
  await page.setViewportSize({ width: 390, height: 844 });
  for (const kind of ["booking.before-1d.customer", "booking.propose.customer", "thread.message.desk", "account.taken"]) {
    await page.setContent(await (await desk.request.get(`/desk/mails/${kind}/html`)).text());
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]).analyze();
      expect(
        violations.map(({ id }) => id),
        `${kind} ${colorScheme}`,
      ).toEqual([]);
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  }
});

test("a drawn mail by itself may run and load nothing, and is not there for customers and strangers", async ({ as, page }) => {
  const address = "/desk/mails/booking.approve.customer/html";
  const desk = await as("desk");
  const shown = await desk.request.get(address);
  expect(shown.status()).toBe(200);
  expect(shown.headers()["content-security-policy"]).toMatch(/^default-src 'none'; style-src 'unsafe-inline'; sandbox /);
  expect(shown.headers()["x-frame-options"]).toBe("SAMEORIGIN");
  const customer = await as("customer");
  for (const path of [address, "/desk/mails", "/desk/mails/booking.approve.customer"]) {
    expect((await customer.request.get(path)).status(), path).toBe(404);
    expect(await (await page.request.get(path)).text(), path).not.toContain("your upgrade is confirmed");
  }
  for (const path of ["/desk/mails/nothing", "/desk/mails/nothing/html", "/desk/outbox/nothing/html"])
    expect((await desk.request.get(path)).status(), path).toBe(404);
});

test("a customer chooses which reminders and receipts they get", async ({ as }) => {
  const page = await as("other");
  await page.goto("/account");
  await page.getByRole("link", { name: "Choose your emails" }).click();
  const week = page.getByLabel("Tell me 7 days before");
  await expect(week).toBeChecked();
  await expect(page.getByLabel(/^Tell me 1 hour before/)).toBeChecked();
  await week.uncheck();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Your choice is saved" })).toBeVisible();
  await expect(week).not.toBeChecked();
  await expect(page.getByLabel(/^Tell me 1 day before/)).toBeChecked();
  await week.check();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(week).toBeChecked();
});

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
  await page.getByRole("navigation", { name: "Language of the mail" }).getByRole("link", { name: "Deutsch" }).click();
  await expect(mail.getByText("Konsolenzugang zu st-b")).toBeVisible();
  await expect(page.getByRole("region", { name: "Text" })).toContainText("Nicht bereit: Konsolenzugang zu st-b");
  expect(refused).toEqual([]);
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
  await page.getByRole("link", { name: "Choose your mails" }).click();
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

import { expect, type Locator, type Page } from "@playwright/test";
import { expectAccessible } from "./support/axe.ts";
import { signInAs, test } from "./support/people.ts";
import { closeDesk, dateIn, getReady, newInstallation, senderOf } from "./support/upgrades.ts";

const REASON = "The licence of the old hosts ends that night.";

const heading = (page: Page, name: string | RegExp): Locator => page.getByRole("heading", { level: 1, name });
/** What the page says about a form that was sent; the framework keeps an alert of its own beside it. */
const told = (page: Page): Locator => page.getByRole("main").getByRole("alert");

/** A Saturday some weeks ahead: a closed day, whatever day it is today. */
function saturday(from: number): string {
  const date = new Date(`${dateIn(from)}T12:00:00Z`);
  return dateIn(from + ((6 - date.getUTCDay() + 7) % 7));
}

test.beforeEach(async ({ context, baseURL }) => signInAs(context, "customer", baseURL ?? ""));

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with scripts" : "without scripts", () => {
    test.use({ javaScriptEnabled });

    test("a time outside the usual rules is asked for with a reason, and the desk reads both", async ({ page, as, baseURL }) => {
      const sender = senderOf(page, baseURL);
      const upgrade = await newInstallation(sender, { name: `Asks ${javaScriptEnabled}` });
      await getReady(sender, upgrade);
      const date = saturday(javaScriptEnabled ? 48 : 62);
      await page.goto(`/installations/${upgrade.id}/book/slot?day=${date}`);
      await page.getByRole("link", { name: "Ask for a time on this day anyway" }).click();
      await expect(heading(page, "Ask for another time")).toBeVisible();
      await expect(page.getByLabel("Day")).toHaveValue(date);
      await page.getByLabel(/^Start time in Toronto/).fill("half past ten");
      await page.getByRole("button", { name: "Check this time" }).click();
      await expect(told(page)).toContainText("Enter a start time from 00:00 to 23:59");
      await expect(page.getByLabel(/^Start time in Toronto/)).toHaveValue("half past ten");
      await page.getByLabel(/^Start time in Toronto/).fill("22:10");
      await page.getByRole("button", { name: "Check this time" }).click();

      await expect(page.getByRole("region", { name: "The time you ask for" })).toContainText(/22:10 to about 01:55 on Sunday/);
      const broken = page.getByRole("region", { name: "It breaks 3 rules" });
      await expect(broken.getByRole("listitem")).toHaveText([
        /^The SERVERware team upgrades from Monday to Thursday/,
        /^Upgrades start before 22:00 where you are/,
        /^Upgrades start every 30 min, counted from midnight\. Choose 21:30\.$/,
      ]);
      await page.getByRole("button", { name: "Continue" }).click();
      await expect(told(page)).toContainText("Say why you need this time");
      if (javaScriptEnabled) await expectAccessible(page);
      await page.getByLabel(/^Why do you need this time/).fill(REASON);
      await page.getByRole("button", { name: "Continue" }).click();

      await expect(heading(page, "Check your answers")).toBeVisible();
      await expect(page.getByText(/We hold this time for you until/)).toBeVisible();
      await expect(page.getByRole("region", { name: "You ask for an exception" }).getByRole("listitem")).toHaveCount(3);
      await expect(page.getByLabel(/^Why do you need this time/)).toHaveValue(REASON);
      await page.getByLabel(/^Why do you need this time/).fill("");
      await page.getByRole("button", { name: "Send for review" }).click();
      await expect(told(page)).toContainText("Say why you need this time");
      await page.getByLabel("They keep running").check();
      await page.getByLabel(/^Why do you need this time/).fill(REASON);
      for (const box of await page.getByRole("checkbox").all()) await box.check();
      await page.getByRole("button", { name: "Send for review" }).click();

      await expect(heading(page, /^Sent\. We will answer by /)).toBeVisible();
      await page.getByRole("link", { name: /See booking UD-/ }).click();
      await expect(page.getByText("This time is an exception:")).toBeVisible();
      await expect(page.getByRole("blockquote")).toHaveText(REASON);
      const reference = /UD-\d+/.exec(await page.title())?.[0] ?? "";

      const desk = await as("desk");
      await desk.goto("/desk/queue?view=waiting");
      await expect(desk.getByRole("row").filter({ hasText: reference })).toContainText(`“${REASON}”`);
      await desk.goto(`/desk/bookings/${reference}`);
      await expect(desk.getByRole("main")).toContainText("They ask for an exception: another weekday than usual");
      await desk.getByLabel(/^Approve/).check();
      await expect(desk.getByText("Approving sets aside: another weekday than usual")).toBeVisible();
      await desk.getByRole("button", { name: "Approve", exact: false }).click();
      await expect(desk.getByRole("main").getByRole("alert")).toContainText(
        "Write why this time is fine although it breaks a rule",
      );
      await desk.getByLabel("Why this is fine").fill("They close on weekdays.");
      await desk.getByRole("button", { name: "Approve", exact: false }).click();
      await page.reload();
      await expect(page.getByText("The SERVERware team has set that aside for this booking.")).toBeVisible();
    });

    test("no reason leads into a closed time or to a time that no clock shows", async ({ page, as, baseURL }) => {
      const upgrade = await newInstallation(senderOf(page, baseURL), { name: `Asks in vain ${javaScriptEnabled}` });
      const date = saturday(javaScriptEnabled ? 76 : 90);
      const closed = { start: `${date}T00:00:00Z`, end: `${date}T23:00:00Z`, reason: "a move" };
      await closeDesk(senderOf(await as("desk"), baseURL), closed);
      await page.goto(`/installations/${upgrade.id}/book/ask?date=${date}&time=10:00`);
      await expect(told(page)).toContainText("the team is closed for a move");
      await expect(page.getByLabel(/^Why do you need this time/)).toHaveCount(0);
      await page.goto(`/installations/${upgrade.id}/book/ask?date=2027-03-14&time=02:30`);
      await expect(told(page)).toContainText("That time does not exist, so nobody can book it.");
      await expect(page.getByLabel(/^Why do you need this time/)).toHaveCount(0);
      await told(page).getByRole("link").first().click();
      await expect(heading(page, "Choose a date and time")).toBeVisible();
    });
  });
}

test("a place is looked up by typing, and its zone is chosen with the keyboard alone", async ({ page, baseURL }) => {
  const upgrade = await newInstallation(senderOf(page, baseURL), { name: "Looked up" });
  await page.goto(`/installations/${upgrade.id}/edit/zone`);
  const field = page.getByRole("combobox", { name: "Find a place" });
  await field.fill("munic");
  const list = page.getByRole("listbox", { name: "Find a place" });
  const option = list.getByRole("option", { name: /^Munich, Germany, by the clock of Berlin\. \d\d:\d\d now$/ });
  await expect(option).toBeVisible();
  await expectAccessible(page);
  await field.press("Escape");
  await expect(option).toHaveCount(0);
  await field.fill("kathm");
  await expect(list.getByRole("option", { name: /^Kathmandu, Nepal\. \d\d:\d\d now$/ })).toBeVisible();
  await field.press("ArrowDown");
  await expect(list.getByRole("option")).toHaveAttribute("aria-selected", "true");
  await field.press("Enter");
  await expect(page.getByLabel("City", { exact: true })).toHaveValue("Asia/Kathmandu");
  await field.fill("nowhere at all");
  await expect(page.getByText("No place found")).toBeVisible();
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByRole("main")).toContainText("Kathmandu");
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("a place is looked up by a form, and what was found is chosen there", async ({ page, baseURL }) => {
    const upgrade = await newInstallation(senderOf(page, baseURL), { name: "Looked up plainly" });
    await page.goto(`/installations/${upgrade.id}/edit/zone`);
    const field = page.getByRole("searchbox", { name: "Find a place" });
    await field.fill("nowhere at all");
    await page.getByRole("button", { name: "Find" }).click();
    await expect(page.getByText("We do not know “nowhere at all”. Type a city, for example Bangkok.")).toBeVisible();
    await expect(page.getByLabel("City", { exact: true })).toHaveValue("America/Toronto");
    await field.fill("india");
    await page.getByRole("button", { name: "Find" }).click();
    await page.getByRole("radio", { name: /^Kolkata, India\. \d\d:\d\d now$/ }).check();
    await page.getByRole("button", { name: "Continue" }).click();
    await expect(page.getByRole("main")).toContainText("Kolkata");
  });
});

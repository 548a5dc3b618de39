import { expect, type Page } from "@playwright/test";
import { problemOn, signInAs, test } from "./support/people.ts";

// Nobody books two years ahead: what these tests close is in nobody's way.
const YEAR = new Date().getFullYear() + 2;

const calendar = (day: string, summary: string) =>
  ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//test//", "BEGIN:VEVENT", `UID:${day}`, `DTSTART;VALUE=DATE:${day}`]
    .concat([`SUMMARY:${summary}`, "END:VEVENT", "END:VCALENDAR"])
    .join("\r\n");

const doneLine = (page: Page) => page.getByRole("main").getByRole("status");

test.beforeEach(async ({ context, baseURL }) => signInAs(context, "desk", baseURL ?? ""));

for (const javaScriptEnabled of [true, false]) {
  const mode = javaScriptEnabled ? "with scripts" : "without scripts";
  test.describe(mode, () => {
    test.use({ javaScriptEnabled });

    test("an engineer's leave is entered and ended", async ({ page }) => {
      await page.goto("/desk/engineers");
      await page
        .getByRole("row", { name: /Engineer A/ })
        .getByRole("link", { name: "Leave" })
        .click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^When Engineer A/);
      await page.getByRole("button", { name: "Add the leave" }).click();
      await expect(problemOn(page)).toContainText("Choose a day");
      const date = `${YEAR}-07-${javaScriptEnabled ? "06" : "13"}`;
      await page.getByLabel("First day").fill(date);
      await page.getByLabel("Last day").fill(date);
      const note = `Family ${mode}`;
      await page.getByLabel("Note").fill(note);
      await page.getByRole("button", { name: "Add the leave" }).click();
      await expect(doneLine(page)).toHaveText("The leave is in the calendar.");
      const row = page.getByRole("row", { name: new RegExp(note) });
      await row.getByRole("button", { name: /^Remove/ }).click();
      await expect(doneLine(page)).toHaveText(/^The leave is ended\./);
      await expect(row).toHaveCount(0);
    });

    test("a calendar file offers its days, and the chosen one is closed", async ({ page }) => {
      await page.goto("/desk/blackouts");
      await page.getByRole("link", { name: "Holidays and calendar files" }).click();
      const field = page.getByLabel("Contents of an .ics file");
      await field.fill("Dear all");
      await page.getByRole("button", { name: "Read the calendar" }).click();
      await expect(problemOn(page)).toContainText("This is no calendar file");
      await expect(field).toHaveValue("Dear all");
      const summary = `Stocktaking ${mode}`;
      await field.fill(calendar(`${YEAR}08${javaScriptEnabled ? "10" : "17"}`, summary));
      await page.getByRole("button", { name: "Read the calendar" }).click();
      const day = page.getByRole("checkbox", { name: new RegExp(summary) });
      await day.uncheck();
      await page.getByRole("button", { name: "Close the chosen days" }).click();
      await expect(problemOn(page)).toContainText("Choose at least one day");
      await day.check();
      await page.getByRole("button", { name: "Close the chosen days" }).click();
      await expect(doneLine(page)).toHaveText("1 day is closed.");
      await expect(page.getByRole("row", { name: new RegExp(summary) })).toBeVisible();
    });

    test("a change of the rules is shown before it is made", async ({ page }) => {
      await page.goto("/desk/policy");
      await page.getByRole("checkbox", { name: "Friday" }).check();
      await page.getByRole("button", { name: "Show what it does" }).click();
      const shown = page.getByRole("region", { name: "What the change does to the next 30 days" });
      await expect(shown.getByRole("row", { name: /^Friday/ }).first()).toContainText("closed");
      await expect(page.getByRole("checkbox", { name: "Friday" })).toBeChecked();
      await page.goto("/desk/policy");
      await expect(page.getByRole("checkbox", { name: "Friday" })).not.toBeChecked();
    });
  });
}

test("public holidays of a country and a state are offered, by name", async ({ page }) => {
  await page.goto("/desk/blackouts/import");
  await page.getByLabel("Country", { exact: true }).selectOption({ label: "Germany" });
  await page.getByRole("button", { name: "Show the holidays" }).click();
  await page.getByLabel("Part of the country").selectOption("BY");
  await page.getByLabel("Year").selectOption(String(YEAR - 1));
  await page.getByRole("button", { name: "Show the holidays" }).click();
  await expect(page.getByRole("checkbox", { name: /Epiphany/ })).toBeChecked();
});

import { expect, type Locator, type Page } from "@playwright/test";
import { expectAccessible } from "./support/axe.ts";
import { signInAs, test } from "./support/people.ts";
import {
  book,
  bookFor,
  changeVersions,
  closeDesk,
  dateIn,
  dateOf,
  decide,
  getReady,
  newInstallation,
  senderOf,
  slotAt,
  slotDays,
  type Upgrade,
} from "./support/upgrades.ts";

const slotPage = ({ id }: Upgrade, day = ""): string => `/installations/${id}/book/slot${day && `?day=${day}`}`;
const checkPage = ({ id }: Upgrade, start: string): string => `/installations/${id}/book/check?start=${start}`;
const heading = (page: Page, name: string | RegExp): Locator => page.getByRole("heading", { level: 1, name });
const send = (page: Page): Promise<void> => page.getByRole("button", { name: "Send for review" }).click();
/** What the page says about a form that was sent; the framework keeps an alert of its own beside it. */
const told = (page: Page): Locator => page.getByRole("main").getByRole("alert");
const dayButton = (page: Page, date: string): Locator => page.locator(`[data-date="${date}"]`);

async function answerTheRest(page: Page): Promise<void> {
  await page.getByLabel("They keep running").check();
  await page.getByLabel(/Who do we call/).fill("Dana Whitfield");
  await page.getByLabel(/Phone number/).fill("+1 416 555 0142");
  for (const box of await page.getByRole("checkbox").all()) await box.check();
}

test.beforeEach(async ({ context, baseURL }) => signInAs(context, "customer", baseURL ?? ""));

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with scripts" : "without scripts", () => {
    test.use({ javaScriptEnabled });

    test("a customer chooses a time, checks the answers, sends them, and calls it off again", async ({ page, baseURL }) => {
      const sender = senderOf(page, baseURL);
      const upgrade = await newInstallation(sender, { name: `Walk ${javaScriptEnabled}` });
      await getReady(sender, upgrade);
      const slot = await slotAt(sender, upgrade, "18:30", javaScriptEnabled ? 20 : 27);
      await page.goto(slotPage(upgrade, dateOf(slot)));
      await page.getByRole("button", { name: "Continue" }).click();
      await expect(told(page)).toContainText("Choose a start time");
      await expect(page).toHaveTitle(/^Error: Choose a date and time/);
      await page.getByRole("radio", { name: /^18:30/ }).check();
      await page.getByRole("button", { name: "Continue" }).click();

      await expect(heading(page, "Check your answers")).toBeVisible();
      await expect(page.getByRole("region", { name: "Date and time" })).toContainText(/18:30 to about 22:15, GMT−[45]/);
      await send(page);
      await expect(told(page)).toContainText("Choose how your VPSs go through the upgrade");
      await expect(told(page)).toContainText("Confirm that you know when your VPSs will be off");
      await answerTheRest(page);
      await page.getByLabel(/Phone number/).fill("416 555 0142");
      await send(page);
      await expect(told(page)).toContainText("Phone number must start with a country code");
      await expect(page.getByLabel(/Who do we call/)).toHaveValue("Dana Whitfield");
      await expect(page.getByRole("checkbox")).toBeChecked();
      await page.getByLabel(/Phone number/).fill("+1 416 555 0142");
      await send(page);

      await expect(heading(page, /^Sent\. We will answer by /)).toBeVisible();
      await page.getByRole("link", { name: /See booking UD-/ }).click();
      await expect(page).toHaveTitle(/^Waiting for our review: UD-\d+/);
      await expect(page.getByRole("region", { name: "What you sent" })).toContainText(
        "Every VPS will be off 3 times, for about 15 min each time",
      );
      await page.getByRole("link", { name: "Cancel this upgrade" }).click();
      await page.getByLabel(/Why do you cancel/).fill("We found a better week.");
      await page.getByRole("button", { name: "Cancel this upgrade" }).click();
      await expect(page).toHaveTitle(/^Cancelled: UD-\d+/);
      await expect(page.getByRole("region", { name: "Conversation" })).toContainText("We found a better week.");
      await expect(page.getByRole("link", { name: "Cancel this upgrade" })).toHaveCount(0);
    });

    test("a time that somebody else takes meanwhile is explained, and the nearest ones are a step away", async ({
      page,
      as,
      baseURL,
    }) => {
      const sender = senderOf(page, baseURL);
      const upgrade = await newInstallation(sender, { name: `Race ${javaScriptEnabled}` });
      await getReady(sender, upgrade);
      const slot = await slotAt(sender, upgrade, "18:00", javaScriptEnabled ? 34 : 41);
      await page.goto(slotPage(upgrade, dateOf(slot)));
      await page.getByRole("radio", { name: /^18:00/ }).check();
      await page.getByRole("button", { name: "Continue" }).click();
      await answerTheRest(page);

      // Who looks at another time in a second window lets go of the first one.
      const other = await slotAt(sender, upgrade, "19:00", javaScriptEnabled ? 38 : 45);
      const second = await page.context().newPage();
      await second.goto(slotPage(upgrade, dateOf(other)));
      await second.getByRole("radio", { name: /^19:00/ }).check();
      await second.getByRole("button", { name: "Continue" }).click();
      await expect(heading(second, "Check your answers")).toBeVisible();
      await second.close();
      const rival = senderOf(await as("other"), baseURL);
      const theirs = await newInstallation(rival, { name: `Rival ${javaScriptEnabled}` });
      await getReady(rival, theirs);
      await book(rival, theirs, slot);
      await book(rival, theirs, slot);
      await send(page);
      await expect(told(page)).toContainText("Somebody took 18:00 while you were choosing.");
      await expect(told(page).getByRole("link")).toHaveCount(3);
      await told(page).getByRole("link").last().click();
      await expect(told(page)).toHaveCount(0);
      await expect(page.getByLabel(/Who do we call/)).toHaveValue("Dana Whitfield");
      await expect(page.getByRole("region", { name: "Date and time" })).not.toContainText("18:00 to about");

      await page.goto(slotPage(upgrade, dateOf(slot)));
      await expect(page.getByText("Already taken").first()).toBeVisible();
    });

    test("what the checklist lacks is listed as links, before sending and after", async ({ page, baseURL }) => {
      const sender = senderOf(page, baseURL);
      const upgrade = await newInstallation(sender, { name: `Unready ${javaScriptEnabled}` });
      const slot = await slotAt(sender, upgrade, "18:00", 48);
      await page.goto(checkPage(upgrade, slot.start));
      await expect(page.getByText("7 things are missing before you can send this")).toBeVisible();
      await answerTheRest(page);
      await send(page);
      const summary = told(page);
      await expect(summary.getByRole("link", { name: "Give console access to st-b" })).toHaveAttribute(
        "href",
        `/installations/${upgrade.id}/checklist/access/st-b`,
      );
      await expect(page.getByLabel(/Phone number/)).toHaveValue("+1 416 555 0142");
    });

    test("a plan that changed since it was read is accepted anew or not at all", async ({ page, baseURL }) => {
      const sender = senderOf(page, baseURL);
      const upgrade = await newInstallation(sender, { name: `Changed ${javaScriptEnabled}` });
      await getReady(sender, upgrade);
      const slot = await slotAt(sender, upgrade, "18:00", 55);
      await page.goto(checkPage(upgrade, slot.start));
      await answerTheRest(page);
      await changeVersions(sender, upgrade, "4.8.1");
      await send(page);
      await expect(told(page)).toContainText("The times changed since you read this page.");
      await expect(page.getByRole("checkbox")).not.toBeChecked();
      await expect(page.getByRole("checkbox", { name: /Every VPS will be off twice/ })).toBeVisible();
    });

    test("a GUI update is booked without a checklist and without a word of downtime", async ({ page, baseURL }) => {
      const sender = senderOf(page, baseURL);
      const hosts = ["primary", "secondary"].map((role) => ({ name: role, role, version: "5.1" }));
      const upgrade = await newInstallation(sender, { name: `Latest ${javaScriptEnabled}`, hosts });
      const slot = await slotAt(sender, upgrade, "10:00", 62);
      await page.goto(slotPage(upgrade, dateOf(slot)));
      await expect(page.getByRole("region", { name: "Your choice" })).toContainText("Nothing goes off");
      await page.locator("summary", { hasText: "Morning" }).click();
      await page.getByRole("radio", { name: /^10:00 to about 10:10/ }).check();
      await page.getByRole("button", { name: "Continue" }).click();
      await expect(page.getByRole("checkbox")).toHaveCount(0);
      await send(page);
      await expect(heading(page, /^Sent\. We will answer by /)).toBeVisible();
    });

    test("two more times that suit go along with the wanted one", async ({ page, baseURL }) => {
      const sender = senderOf(page, baseURL);
      const upgrade = await newInstallation(sender, { name: `Three ${javaScriptEnabled}` });
      const slot = await slotAt(sender, upgrade, "18:00", 69);
      await page.goto(slotPage(upgrade, dateOf(slot)));
      for (const clock of ["18:00", "19:00"]) {
        await page.getByRole("radio", { name: new RegExp(`^${clock}`) }).check();
        await page.getByRole("button", { name: "Add another time that suits you" }).click();
        await expect(heading(page, "Choose another time that suits you")).toBeVisible();
      }
      await expect(page.getByRole("region", { name: "Times you have chosen" }).getByRole("listitem")).toHaveCount(2);
      await expect(page.getByRole("button", { name: "Add another time that suits you" })).toHaveCount(0);
      await page.getByRole("radio", { name: /^20:00/ }).check();
      await page.getByRole("button", { name: "Continue" }).click();
      const answers = page.getByRole("region", { name: "Date and time" });
      await expect(answers).toContainText("18:00 to about 21:45");
      await expect(answers).toContainText(/19:00 and .* 20:00/);
    });
  });
}

test.describe("the month grid with the keyboard", () => {
  /** Monday of a week from five months ahead that lies within one month. */
  function closedWeek(days: readonly { date: string }[]): readonly string[] {
    const monday = days.findIndex(
      ({ date }, n) => new Date(date).getUTCDay() === 1 && days[n + 13]?.date.slice(0, 7) === date.slice(0, 7),
    );
    return days.slice(monday, monday + 7).map(({ date }) => date);
  }

  test("leads back to the last free day from a month that is not open yet, and says when it opens", async ({ page, baseURL }) => {
    const upgrade = await newInstallation(senderOf(page, baseURL), { name: "Far ahead" });
    await page.goto(`${slotPage(upgrade)}?month=${dateIn(400).slice(0, 7)}`);
    await expect(page.locator(".why")).toContainText(/No times in .+\. We open it on .+\. The last free day is .+\./);
    await page.getByRole("link", { name: /^Last free day: / }).click();
    await expect(page.locator('td[aria-selected="true"]')).toHaveAccessibleName(/start times?$/);
    await expect(page.getByRole("link", { name: /^(Next|Last) free day/ })).toHaveCount(0);
  });

  test("walks over a closed week, which says why it is closed, and chooses a day beyond it", async ({ page, as, baseURL }) => {
    const sender = senderOf(page, baseURL);
    const upgrade = await newInstallation(sender, { name: "Keys" });
    const week = closedWeek(await slotDays(sender, upgrade, 120, 50));
    const [monday = "", tuesday = "", , , friday = "", , sunday = ""] = week;
    const after = new Date(Date.parse(sunday) + 86_400_000).toISOString();
    await closeDesk(senderOf(await as("desk"), baseURL), {
      start: `${monday}T00:00:00Z`,
      end: after,
      reason: "maintenance training",
    });
    await page.goto(`${slotPage(upgrade)}?month=${monday.slice(0, 7)}&day=${after.slice(0, 10)}`);
    const grid = page.getByRole("grid");
    const status = page.locator(".why");
    await expect(grid.locator('[tabindex="0"]')).toHaveCount(1);
    await dayButton(page, after.slice(0, 10)).focus();

    await page.keyboard.press("ArrowUp");
    await expect(dayButton(page, monday)).toBeFocused();
    await expect(dayButton(page, monday)).toHaveAttribute("aria-disabled", "true");
    await expect(dayButton(page, monday)).toHaveAccessibleName(/Not available: the team is closed for maintenance training/);
    await expect(status).toContainText("the team is closed for maintenance training");
    await page.keyboard.press("ArrowRight");
    await expect(dayButton(page, tuesday)).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(status).toHaveAttribute("role", "status");
    await expect(page).toHaveURL(new RegExp(`day=${after.slice(0, 10)}`));
    await page.keyboard.press("End");
    await expect(dayButton(page, sunday)).toBeFocused();
    await expect(status).toContainText("The SERVERware team upgrades from Monday to Thursday.");
    await page.keyboard.press("Home");
    await expect(dayButton(page, monday)).toBeFocused();
    for (const key of ["ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight"]) await page.keyboard.press(key);
    await expect(dayButton(page, friday)).toBeFocused();

    for (const key of ["Home", "ArrowDown", "ArrowRight", "Space"]) await page.keyboard.press(key);
    const chosen = new Date(Date.parse(monday) + 8 * 86_400_000).toISOString().slice(0, 10);
    await expect(page).toHaveURL(new RegExp(`day=${chosen}`));
    await expect(dayButton(page, chosen)).toBeFocused();
    await expect(page.locator(`td[aria-selected="true"] [data-date="${chosen}"]`)).toBeVisible();

    await page.keyboard.press("PageDown");
    await expect(page).toHaveURL(/month=/);
    await expect(page.locator(":focus")).toHaveAttribute("data-date", new RegExp(`-${chosen.slice(8)}$|-(28|29|30)$`));
    await expect(grid.locator('[tabindex="0"]')).toHaveCount(1);
  });

  test("chooses a time with arrows and says what it means", async ({ page, baseURL }) => {
    const sender = senderOf(page, baseURL);
    const upgrade = await newInstallation(sender, { name: "Times" });
    const slot = await slotAt(sender, upgrade, "18:00", 76);
    await page.goto(slotPage(upgrade, dateOf(slot)));
    await page.getByRole("radio", { name: /^18:00/ }).focus();
    await page.keyboard.press("ArrowDown");
    const choice = page.getByRole("region", { name: "Your choice" });
    await expect(choice).toContainText(/18:30/);
    await expect(choice.getByRole("status")).toContainText(
      /at 18:30, 00:30 on \w+ in Sarajevo\. VPSs off at about 19:10, 20:25 and 21:40\./,
    );
  });
});

test("the same form sent twice is one booking", async ({ page, baseURL }) => {
  const sender = senderOf(page, baseURL);
  const upgrade = await newInstallation(sender, { name: "Twice" });
  await getReady(sender, upgrade);
  const slot = await slotAt(sender, upgrade, "18:00", 83);
  await page.goto(checkPage(upgrade, slot.start));
  await answerTheRest(page);
  const fields = await page
    .locator("form:has([name=planHash])")
    .evaluate((form) => [...new FormData(form as HTMLFormElement)].map(([k, v]) => [k, String(v)]));
  const body = new URLSearchParams(fields as [string, string][]).toString();
  const post = () =>
    page.request.post(`/installations/${upgrade.id}/book/check/submit`, {
      data: body,
      headers: { "content-type": "application/x-www-form-urlencoded", origin: baseURL ?? "" },
      maxRedirects: 0,
    });
  const [one, two] = await Promise.all([post(), post()]);
  expect([one.status(), two.status()]).toEqual([303, 303]);
  expect(one.headers().location).toMatch(/^\/bookings\/UD-\d+\/sent$/);
  expect(two.headers().location).toBe(one.headers().location);
});

test("what the desk decides is what the customer reads", async ({ page, as, baseURL }) => {
  const sender = senderOf(page, baseURL);
  const desk = senderOf(await as("desk"), baseURL);
  const upgrade = await newInstallation(sender, { name: "Decisions" });
  await getReady(sender, upgrade);
  const confirmed = await book(sender, upgrade, await slotAt(sender, upgrade, "06:00", 104));
  await decide(desk, confirmed, "approve");
  await page.goto(`/bookings/${confirmed.reference}/sent`);
  await expect(page).toHaveTitle(new RegExp(`^Confirmed: ${confirmed.reference}`));
  await expect(page.getByText(/Your upgrade is confirmed for .* at 06:00 in Toronto/)).toBeVisible();
  await expect(page.getByText(/^Engineer [AB]$/)).toBeVisible();

  const declined = await book(sender, upgrade, await slotAt(sender, upgrade, "06:00", 111));
  await decide(desk, declined, "decline", { reason: "The firmware of bk-01 is too old." });
  await page.goto(`/bookings/${declined.reference}`);
  await expect(page.getByRole("blockquote")).toHaveText("The firmware of bk-01 is too old.");
  await expect(page.getByRole("link", { name: "Cancel this upgrade" })).toHaveCount(0);
  await expectAccessible(page);
});

test("an upgrade that the desk booked is accepted with the words of its plan", async ({ page, as, baseURL }) => {
  const sender = senderOf(page, baseURL);
  const upgrade = await newInstallation(sender, { name: "Booked for us" });
  const slot = await slotAt(sender, upgrade, "07:00", 104);
  const { reference } = await bookFor(senderOf(await as("desk"), baseURL), upgrade, slot);
  await page.goto(`/bookings/${reference}`);
  await expect(page.getByText("We booked this upgrade for you.")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Accept this upgrade" }).click();
  await expect(told(page)).toContainText("Confirm that you know when your VPSs will be off");
  await page.getByRole("checkbox").check();
  await page.getByRole("button", { name: "Accept this upgrade" }).click();
  await expect(page.getByRole("region", { name: "What you sent" })).toContainText("Every VPS will be off 3 times");
  await expect(page.getByRole("button", { name: "Accept this upgrade" })).toHaveCount(0);
});

test("another organisation finds neither the booking nor the way to book", async ({ page, as, baseURL }) => {
  const sender = senderOf(page, baseURL);
  const upgrade = await newInstallation(sender, { name: "Private" });
  await getReady(sender, upgrade);
  await book(sender, upgrade, await slotAt(sender, upgrade, "18:00", 90));
  await page.goto("/bookings");
  const reference = await page.getByRole("link", { name: /^UD-/ }).first().textContent();
  const stranger = await as("other");
  for (const path of [`/bookings/${reference}`, `/bookings/${reference}/cancel`, slotPage(upgrade)]) {
    expect((await stranger.goto(path))?.status(), path).toBe(404);
  }
});

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [1280, 390, 320]) {
    test(`nothing for axe to find, and no sideways scrolling, ${colorScheme} at ${width} px`, async ({ page, baseURL }) => {
      test.setTimeout(120_000);
      const sender = senderOf(page, baseURL);
      const upgrade = await newInstallation(sender, { name: `Axe ${colorScheme} ${width}` });
      await getReady(sender, upgrade);
      const slot = await slotAt(sender, upgrade, "19:00", 97 + (colorScheme === "dark" ? 3 : 0));
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      await page.goto(slotPage(upgrade, dateOf(slot)));
      await expectAccessible(page);
      await page.getByRole("radio", { name: /^19:00/ }).check();
      await expectAccessible(page);
      await page.goto(`${slotPage(upgrade)}?month=${dateIn(0).slice(0, 7)}&day=${dateIn(0)}`);
      await expectAccessible(page);
      await page.goto(`${slotPage(upgrade)}?start=2020-01-06T23:00:00Z`);
      await expect(told(page)).toContainText("cannot be booked");
      await expectAccessible(page);
      await page.goto(checkPage(upgrade, slot.start));
      await expectAccessible(page);
      await send(page);
      await expect(told(page)).toBeVisible();
      await expectAccessible(page);
      await answerTheRest(page);
      await send(page);
      await expect(heading(page, /^Sent\. We will answer by /)).toBeVisible();
      await expectAccessible(page);
      await page.getByRole("link", { name: /See booking UD-/ }).click();
      await expect(page).toHaveURL(/\/bookings\/UD-\d+$/);
      await expect(page.getByRole("link", { name: "Cancel this upgrade" })).toBeVisible();
      await expectAccessible(page);
      await page.getByRole("link", { name: "Cancel this upgrade" }).click();
      await expect(page.getByRole("button", { name: "Cancel this upgrade" })).toBeVisible();
      await expectAccessible(page);
      await page.getByRole("button", { name: "Cancel this upgrade" }).click();
      await expect(page.getByRole("main")).toContainText("Cancelled");
      await page.goto("/bookings");
      await expectAccessible(page);
    });
  }
}

import { expect, type Locator, type Page } from "@playwright/test";
import { expectAccessibleEverywhere } from "./support/axe.ts";
import { problemOn, signInAs, test } from "./support/people.ts";
import { dateIn, getReady, newInstallation, type Sender, type Slot, senderOf, slotAt, type Upgrade } from "./support/upgrades.ts";

type Request = { readonly id: string; readonly reference: string; readonly name: string };

/** What a customer sends, by the interface. */
async function ask(sender: Sender, upgrade: Upgrade, slot: Slot, more: object = {}): Promise<Request> {
  const { request, origin } = sender;
  const plan = (await (await request.get(`/api/v1/installations/${upgrade.id}/plan`)).json()) as { hash: string };
  const data = { installationId: upgrade.id, start: slot.start, stopVpsFirst: true, planHash: plan.hash, ...more };
  const answer = await request.post("/api/v1/bookings", { data, headers: { origin } });
  expect(answer.status(), await answer.text()).toBe(201);
  const { id, reference } = (await answer.json()) as { id: string; reference: string };
  return { id, reference, name: upgrade.name };
}

async function act(sender: Sender, { id }: Request, name: string, data: object): Promise<void> {
  const answer = await sender.request.post(`/api/v1/bookings/${id}/${name}`, { data, headers: { origin: sender.origin } });
  expect(answer.status(), await answer.text()).toBe(200);
}

/** A new installation with everything ready, and free starts at some time of day, soonest first. */
async function readyFor(sender: Sender, name: string, clock: string, from: number): Promise<{ upgrade: Upgrade; slots: Slot[] }> {
  const upgrade = await newInstallation(sender, { name });
  await getReady(sender, upgrade);
  const slots: Slot[] = [];
  for (const days of [0, 7, 14]) slots.push(await slotAt(sender, upgrade, clock, from + days));
  return { upgrade, slots };
}

const slotOf = (slots: readonly Slot[], n: number): Slot => {
  const slot = slots[n];
  if (!slot) throw new Error(`No slot ${n}`);
  return slot;
};

const review = ({ reference }: Request): string => `/desk/bookings/${reference}`;
const decision = (page: Page): Locator => page.getByRole("region", { name: "Decision" });
const choose = (page: Page, name: string): Promise<void> =>
  decision(page)
    .getByRole("radio", { name: new RegExp(`^${name}`) })
    .check();
const press = (page: Page, name: string): Promise<void> => decision(page).getByRole("button", { name, exact: true }).click();
/** The line that says what was just done. */
/** What was done stands on top; other things on a page tell of themselves further down. */
const doneLine = (page: Page): Locator => page.getByRole("main").getByRole("status").first();

/** The row of a request, on whichever page of the queue it is. */
async function findInQueue(page: Page, { reference }: Request): Promise<Locator> {
  await page.goto("/desk/queue?view=waiting");
  const row = page.getByRole("row").filter({ hasText: reference });
  while ((await row.count()) === 0) await page.getByRole("link", { name: "Next page" }).click();
  return row;
}

/** Waits until the mail was written, which a job does a moment later. */
async function expectMail(admin: Page, subject: string): Promise<void> {
  await expect(async () => {
    await admin.goto("/desk/outbox");
    await expect(admin.getByRole("row").filter({ hasText: subject })).toHaveCount(1, { timeout: 1_000 });
  }).toPass();
}

test.beforeEach(async ({ context, baseURL }) => signInAs(context, "desk", baseURL ?? ""));

for (const javaScriptEnabled of [true, false]) {
  const mode = javaScriptEnabled ? "with scripts" : "without scripts";
  test.describe(mode, () => {
    test.use({ javaScriptEnabled });

    test("the desk finds a request in the queue and confirms one of its alternates; the customer sees it and gets a mail", async ({
      page,
      as,
      baseURL,
    }) => {
      const customer = await as("customer");
      const sender = senderOf(customer, baseURL);
      const { upgrade, slots } = await readyFor(sender, `Alternate ${mode}`, "13:00", javaScriptEnabled ? 70 : 100);
      const [asked, first, second] = [slotOf(slots, 0), slotOf(slots, 1), slotOf(slots, 2)];
      const request = await ask(sender, upgrade, asked, {
        alternates: [first.start, second.start],
        contact: { name: "Dana Whitfield", phone: "+1 416 555 0142" },
        note: "Ring twice, the rack is loud.",
      });

      const row = await findInQueue(page, request);
      await expect(row).toContainText("3.2.4 to 5.x");
      await expect(row).toContainText("3 of 3 hosts");
      await expect(row).toContainText("13:00 in Toronto");
      await row.getByRole("link").click();

      await expect(page).toHaveTitle(`${request.reference}, Waiting for review - Upgrade Desk`);
      await expect(page.getByRole("region", { name: "Rules" })).toContainText("All met");
      await expect(page.getByRole("region", { name: "Readiness" })).toContainText("3 of 3 hosts ready");
      await page.getByText("Note what you have tried").click();
      await page.getByRole("checkbox", { name: "Signed in to the console of st-a" }).check();
      await page.getByRole("button", { name: "Save", exact: true }).click();
      const consoleOf = page.getByRole("region", { name: "Readiness" }).getByRole("row").filter({ hasText: "st-a" });
      await expect(consoleOf).toContainText(/Signed in by Emir Hadžić, \d+\s\w{3}/);
      await expect(consoleOf).toContainText(/From Maya Torres, \d+\s\w{3}/);
      await expect(page.getByRole("region", { name: "What they asked for" })).toContainText("Dana Whitfield, +1 416 555 0142");
      await expect(page.getByRole("region", { name: "Conversation" })).toContainText("Ring twice, the rack is loud.");

      await expect(decision(page).getByRole("button", { name: "Approve" })).toBeHidden();
      await choose(page, "Approve");
      const times = decision(page).getByRole("group", { name: "Which time" }).getByRole("radio");
      await expect(times).toHaveCount(3);
      await expect(times.first()).toBeChecked();
      await times.nth(1).check();
      await choose(page, "Engineer B");
      await press(page, "Approve");

      await expect(doneLine(page)).toContainText(`${request.reference} is confirmed for`);
      await expect(doneLine(page)).toContainText("with Engineer B. Maya Torres of Northwind gets an email.");
      await customer.goto(`/bookings/${request.reference}`);
      await expect(customer).toHaveTitle(new RegExp(`^Confirmed: ${request.reference}`));
      const answer = await customer.request.get(`/api/v1/bookings/${request.id}`);
      expect(await answer.json()).toMatchObject({ status: "approved", start: first.start, engineer: { name: "Engineer B" } });
      await expectMail(await as("admin"), `${request.reference}: your upgrade is confirmed`);
    });

    test("the desk declines with a reason that the customer reads, and goes on to the next request", async ({
      page,
      as,
      baseURL,
    }) => {
      const customer = await as("customer");
      const sender = senderOf(customer, baseURL);
      const { upgrade, slots } = await readyFor(sender, `Declined ${mode}`, "14:00", javaScriptEnabled ? 72 : 102);
      const request = await ask(sender, upgrade, slotOf(slots, 0));
      const next = await ask(sender, upgrade, slotOf(slots, 1));

      await page.goto(review(request));
      await expect(page.getByRole("region", { name: "Rules" }).getByRole("link", { name: next.reference })).toBeVisible();
      await choose(page, "Decline");
      await press(page, "Decline");
      await expect(problemOn(page)).toContainText("Write why you decline");
      await expect(page).toHaveTitle(/^Error: UD-/);
      await expect(decision(page).getByRole("radio", { name: /^Decline/ })).toBeChecked();
      await page.getByLabel("Why, for Northwind to read").fill("The firmware of st-b is from 2019.\nUpdate it first.");
      await press(page, "Decline");

      await expect(doneLine(page)).toContainText(`${request.reference} is declined, and its time is free again.`);
      await expect(page).not.toHaveURL(new RegExp(`/desk/bookings/${request.reference}`));
      await customer.goto(`/bookings/${request.reference}`);
      await expect(customer).toHaveTitle(new RegExp(`^Declined: ${request.reference}`));
      await expect(customer.getByRole("main")).toContainText("The firmware of st-b is from 2019.");
      await expectMail(await as("admin"), `${request.reference}: we declined your request`);

      await page.goto(review(request));
      await expect(decision(page)).toContainText("There is nothing left to decide.");
      await act(sender, next, "cancel", {});
    });

    test("a decision that came too late keeps what was written", async ({ page, as, baseURL }) => {
      const customer = await as("customer");
      const sender = senderOf(customer, baseURL);
      const { upgrade, slots } = await readyFor(sender, `Late ${mode}`, "15:00", javaScriptEnabled ? 74 : 104);
      const request = await ask(sender, upgrade, slotOf(slots, 0));
      const colleague = senderOf(await as("admin"), baseURL);

      await page.goto(review(request));
      await choose(page, "Decline");
      await page.getByLabel("Why, for Northwind to read").fill("Not on that day.");
      await act(colleague, request, "assign", { engineerId: "engineer-b" });
      await press(page, "Decline");
      await expect(problemOn(page)).toContainText(
        /Somebody else changed this booking at \d\d:\d\d\. Here is the current version\./,
      );
      await expect(problemOn(page)).toContainText("changed who carries out the upgrade");
      await expect(page.getByLabel("Why, for Northwind to read")).toHaveValue("Not on that day.");

      await act(sender, request, "cancel", { reason: "We found another day." });
      await press(page, "Decline");
      await expect(problemOn(page)).toContainText("Maya Torres cancelled the upgrade.");
      await expect(problemOn(page)).toContainText("You had written: Not on that day.");
      await expect(decision(page).getByRole("button")).toHaveCount(0);
    });

    test("a confirmed upgrade gets another engineer, and is cancelled with a reason", async ({ page, as, baseURL }) => {
      const sender = senderOf(await as("other"), baseURL);
      // An hour at which nobody else books: both engineers have to be free.
      const { upgrade, slots } = await readyFor(sender, `Confirmed ${mode}`, "01:00", javaScriptEnabled ? 76 : 106);
      const request = await ask(sender, upgrade, slotOf(slots, 0));
      await page.goto(review(request));
      await choose(page, "Approve");
      await press(page, "Approve");
      await expect(doneLine(page)).toContainText(`${request.reference} is confirmed`);

      await page.goto(review(request));
      await choose(page, "Change the engineer");
      const people = decision(page).getByRole("group", { name: "Who carries it out" }).getByRole("radio");
      await expect(people).toHaveCount(2);
      await people.and(page.locator(":not(:checked)")).check();
      await press(page, "Change the engineer");
      await expect(doneLine(page)).toContainText("Nobody gets an email; the booking shows it.");
      await expect(page).toHaveURL(new RegExp(review(request)));

      await choose(page, "Cancel this upgrade");
      await press(page, "Cancel this upgrade");
      await expect(problemOn(page)).toContainText("Write why you cancel");
      await page.getByLabel("Why, for Fabrikam to read").fill("Our line is down that night.");
      await press(page, "Cancel this upgrade");
      await expect(doneLine(page)).toContainText(`${request.reference} is cancelled`);
      await expect(page).toHaveTitle(new RegExp(`^${request.reference}, Cancelled`));
      await page.goto("/desk/bookings?status=cancelled");
      await expect(page.getByRole("row").filter({ hasText: request.reference })).toContainText("Cancelled");
    });
  });
}

test("a time that was closed while the desk was reading is not confirmed, and the page says why", async ({
  page,
  as,
  baseURL,
}) => {
  const sender = senderOf(await as("other"), baseURL);
  const { upgrade, slots } = await readyFor(sender, "Closed meanwhile", "11:00", 88);
  const slot = slotOf(slots, 0);
  const request = await ask(sender, upgrade, slot);
  await page.goto(review(request));
  await choose(page, "Approve");
  const end = new Date(Date.parse(slot.start) + 3_600_000).toISOString();
  const origin = baseURL ?? "";
  const data = { start: slot.start, end, reason: "a power cut" };
  const closed = await page.request.post("/api/v1/desk/blackouts", { data, headers: { origin } });
  await press(page, "Approve");
  await expect(problemOn(page)).toContainText("the team is closed for a power cut");
  await expect(decision(page)).toContainText("None of these times can be confirmed now.");
  await expect(page.getByRole("region", { name: "Rules" })).toContainText("One not met");
  const { id } = (await closed.json()) as { id: string };
  await page.request.delete(`/api/v1/desk/blackouts/${id}`, { headers: { origin } });
  await page.reload();
  await press(page, "Approve");
  await expect(doneLine(page)).toContainText(`${request.reference} is confirmed`);
  await act(sender, request, "cancel", {});
});

test("of two clicks on one decision the second is no conflict", async ({ page, as, baseURL }) => {
  const sender = senderOf(await as("other"), baseURL);
  const { upgrade, slots } = await readyFor(sender, "Two clicks", "17:00", 78);
  const request = await ask(sender, upgrade, slotOf(slots, 0));
  await page.goto(review(request));
  const form = { decision: "decline", revision: "1", "decline-reason": "Twice." };
  const answers = await Promise.all(
    [1, 2].map(() =>
      page.request.post(`${review(request)}/decision/submit`, { form, headers: { origin: baseURL ?? "" }, maxRedirects: 0 }),
    ),
  );
  for (const answer of answers) {
    expect(answer.status()).toBe(303);
    expect(answer.headers().location).toContain(`after=${request.reference}`);
  }
});

test("the desk decides with the keyboard alone", async ({ page, as, baseURL }) => {
  const sender = senderOf(await as("other"), baseURL);
  const { upgrade, slots } = await readyFor(sender, "By keyboard", "18:00", 80);
  const request = await ask(sender, upgrade, slotOf(slots, 0));
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(review(request));
  await page.getByRole("link", { name: "Go to the decision" }).press("Enter");
  await expect(decision(page)).toBeInViewport();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  for (const name of ["Ask for changes", "Propose another time", "Decline"]) {
    await page.keyboard.press("ArrowDown");
    await expect(decision(page).getByRole("radio", { name: new RegExp(`^${name}`) })).toBeChecked();
  }
  await page.keyboard.press("Tab");
  await expect(page.getByLabel("Why, for Fabrikam to read")).toBeFocused();
  await page.keyboard.type("Typed by hand.");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(doneLine(page)).toContainText(`${request.reference} is declined`);
});

test("a request outside the rules shows what it asks to set aside, and why", async ({ page, as, baseURL }) => {
  const sender = senderOf(await as("other"), baseURL);
  const { upgrade } = await readyFor(sender, "Exception", "19:00", 82);
  const start = `${dateIn(3)}T16:10:00Z`;
  const reason = "The auditors come next week.";
  const request = await ask(sender, upgrade, { start, local: start }, { exception: { reason } });
  await expect(await findInQueue(page, request)).toContainText(/Exception: .*less notice than usual/);
  await page.goto(review(request));
  const rules = page.getByRole("region", { name: "Rules" });
  await expect(rules).toContainText("for you to weigh");
  await expect(rules).toContainText(/They ask for an exception: .*less notice than usual/);
  await expect(rules).toContainText(reason);
  await act(sender, request, "cancel", {});
});

test("the team's week, its closed times and its rules are kept by plain forms", async ({ page }) => {
  await page.goto("/desk/engineers");
  await page.getByLabel("Name", { exact: true }).fill("Sunday helper");
  await page.getByLabel("Sunday", { exact: true }).fill("mornings");
  await page.getByRole("button", { name: "Add the engineer" }).click();
  await expect(problemOn(page)).toContainText("Write shifts like 08:00 to 16:00");
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Sunday helper");
  await page.getByLabel("Sunday", { exact: true }).fill("3:00-3:30");
  await page.getByRole("button", { name: "Add the engineer" }).click();
  const helper = page.getByRole("row").filter({ hasText: "Sunday helper" });
  await expect(helper).toContainText("Sunday 03:00 to 03:30");
  await helper.getByRole("link", { name: "Change" }).click();
  await expect(page.getByLabel("Sunday", { exact: true })).toHaveValue("03:00 to 03:30");
  await page.getByLabel("Sunday", { exact: true }).fill("03:00 to 04:00");
  await page.getByRole("button", { name: "Save the change" }).click();
  await expect(helper).toContainText("Sunday 03:00 to 04:00");
  await helper.getByRole("link", { name: "Remove" }).click();
  await page.getByRole("button", { name: "Remove this engineer" }).click();
  await expect(doneLine(page)).toHaveText("The engineer is removed.");
  await expect(helper).toHaveCount(0);

  await page.goto("/desk/blackouts");
  await page.getByRole("button", { name: "Close this time" }).click();
  await expect(problemOn(page)).toContainText("Choose a day");
  await expect(problemOn(page)).toContainText("Write the reason, as customers will read it");
  await page.getByLabel("First day").fill(dateIn(400));
  await page.getByLabel("Last day").fill(dateIn(400));
  await page.getByLabel("Reason").fill("a far-off holiday");
  await page.getByRole("button", { name: "Close this time" }).click();
  const holiday = page.getByRole("row").filter({ hasText: "a far-off holiday" });
  await holiday.getByRole("link", { name: "Remove" }).click();
  await page.getByRole("button", { name: "Remove this closed time" }).click();
  await expect(holiday).toHaveCount(0);

  await page.goto("/desk/policy");
  await page.getByLabel("Booking horizon, in days").fill("5");
  await page.getByRole("button", { name: "Save the rules" }).click();
  await expect(problemOn(page)).toContainText("The booking horizon must be longer than the notice of 7 days.");
  await page.getByLabel("Booking horizon, in days").fill("181");
  await page.getByRole("button", { name: "Save the rules" }).click();
  await expect(doneLine(page)).toHaveText("Saved. The rules hold from now on.");
  await expect(page.getByRole("region", { name: "History" })).toContainText(
    "Booking horizon, in days: 181 days, before 180 days",
  );
  await page.getByLabel("Booking horizon, in days").fill("180");
  await page.getByRole("button", { name: "Save the rules" }).click();
  await expect(page.getByLabel("Booking horizon, in days")).toHaveValue("180");
});

test("a closed time over a confirmed upgrade names it and asks once more", async ({ page, as, baseURL }) => {
  const sender = senderOf(await as("other"), baseURL);
  const { upgrade, slots } = await readyFor(sender, "Under a closed time", "20:00", 84);
  const request = await ask(sender, upgrade, slotOf(slots, 0));
  await act(senderOf(page, baseURL), request, "approve", {});
  const day = slotOf(slots, 0).start.slice(0, 10);
  await page.goto("/desk/blackouts");
  await page.getByLabel("First day").fill(day);
  await page.getByLabel("Last day").fill(day);
  await page.getByLabel("Reason").fill("a late decision");
  await page.getByRole("button", { name: "Close this time" }).click();
  await expect(problemOn(page)).toContainText(`${request.reference} is booked for that time.`);
  await expect(page.getByRole("checkbox", { name: /Close it over these upgrades/ })).not.toBeChecked();
  await expect(page.getByLabel("Reason")).toHaveValue("a late decision");
  await act(sender, request, "cancel", {});
});

test("what belongs to the desk does not exist for customers, and leads strangers to the sign-in", async ({
  as,
  browser,
  baseURL,
}) => {
  const customer = await as("customer");
  for (const path of ["/desk", "/desk/queue", "/desk/bookings", "/desk/policy", "/desk/blackouts", "/desk/engineers"]) {
    const answer = await customer.goto(path);
    expect(answer?.status(), path).toBe(404);
  }
  const stranger = await browser.newContext({ baseURL });
  const page = await stranger.newPage();
  await page.goto("/desk/queue?view=open");
  await expect(page).toHaveURL(/\/sign-in\?next=%2Fdesk%2Fqueue%3Fview%3Dopen$/);
  await stranger.close();
});

test("axe finds nothing on a decision on its way, in both themes, on a broad screen and on a phone", async ({
  page,
  as,
  baseURL,
}) => {
  test.slow();
  const sender = senderOf(await as("other"), baseURL);
  const { upgrade, slots } = await readyFor(sender, "Seen by all", "12:00", 86);
  const request = await ask(sender, upgrade, slotOf(slots, 0), { alternates: [slotOf(slots, 1).start] });
  await page.goto("/desk/queue?view=open");
  await expectAccessibleEverywhere(page);
  for (const part of ["Approve", "Decline"]) {
    await page.goto(review(request));
    await choose(page, part);
    await expectAccessibleEverywhere(page);
  }
  await press(page, "Decline");
  await expect(problemOn(page)).toBeVisible();
  await expectAccessibleEverywhere(page);
  await page.getByLabel("Why, for Fabrikam to read").fill("Not on that day.");
  await act(senderOf(await as("admin"), baseURL), request, "assign", { engineerId: "engineer-b" });
  await press(page, "Decline");
  await expect(problemOn(page)).toContainText("Somebody else changed this booking");
  await expectAccessibleEverywhere(page);
  await act(sender, request, "cancel", {});
});

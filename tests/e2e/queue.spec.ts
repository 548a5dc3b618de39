import { expect, type Page } from "@playwright/test";
import { expectAccessibleAt } from "./support/axe.ts";
import { test } from "./support/people.ts";
import { book, getReady, newInstallation, senderOf, slotAt } from "./support/upgrades.ts";

const rows = (page: Page) => page.getByRole("table", { name: "Bookings" }).locator("tbody").getByRole("row");

/** Two requests for one time, at an hour that no other test asks for. */
async function twoRequests(customer: Page, origin: string | undefined, name: string, from: number) {
  const sender = senderOf(customer, origin);
  const one = await newInstallation(sender, { name: `${name} one` });
  const two = await newInstallation(sender, { name: `${name} two` });
  for (const upgrade of [one, two]) await getReady(sender, upgrade);
  const slot = await slotAt(sender, one, "05:30", from);
  return [(await book(sender, one, slot)).reference, (await book(sender, two, slot)).reference] as const;
}

async function find(page: Page, words: string): Promise<void> {
  await page.getByLabel("Search").fill(words);
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page).toHaveURL(/[?&]q=/);
}

for (const javaScriptEnabled of [true, false]) {
  const mode = javaScriptEnabled ? "with scripts" : "without scripts";

  test(`the queue is searched, sorted and kept as a view that it opens with, ${mode}`, async ({ as, baseURL }) => {
    // The administrator, since no other test opens the bare queue as that person meanwhile.
    const [customer, desk] = [await as("customer"), await as("admin", { javaScriptEnabled })];
    const name = javaScriptEnabled ? "Quay" : "Pier";
    const [first, second] = await twoRequests(customer, baseURL, name, javaScriptEnabled ? 60 : 67);

    await desk.goto("/desk/queue?view=waiting");
    await find(desk, name);
    await expect(rows(desk)).toHaveCount(2);
    await expect(rows(desk).first()).toContainText(`Same time as ${second}`);
    await expect(rows(desk).last()).toContainText(`Same time as ${first}, sent before`);
    await expect(desk.getByRole("link", { name: "Waiting for review (2)" })).toHaveAttribute("aria-current", "page");
    await desk.getByRole("columnheader", { name: "Waiting since" }).getByRole("link").click();
    await desk.getByRole("columnheader", { name: "Waiting since" }).getByRole("link").click();
    await expect(desk.getByRole("columnheader", { name: "Waiting since" })).toHaveAttribute("aria-sort", "descending");
    await expect(rows(desk).first()).toContainText(second);

    await desk.getByText("Keep this view").click();
    await desk.getByRole("button", { name: "Keep it" }).click();
    await expect(desk.getByRole("main").getByRole("alert")).toContainText("Enter a name for the view");
    await desk.getByLabel("Name").fill(`At the ${name}`);
    await desk.getByRole("button", { name: "Keep it" }).click();
    const kept = desk.getByRole("navigation", { name: "Your views" });
    await expect(kept.getByRole("link", { name: `At the ${name}` })).toHaveAttribute("aria-current", "page");

    await kept.getByRole("link", { name: "Change these" }).click();
    const view = desk.getByRole("listitem").filter({ has: desk.getByRole("heading", { name: `At the ${name}` }) });
    await view.getByRole("button", { name: /^Open the queue with it/ }).click();
    await expect(view).toContainText("The queue opens with this.");
    if (javaScriptEnabled) await expectAccessibleAt(desk, "/desk/queue/views");
    await desk.goto("/desk/queue");
    await expect(desk).toHaveURL(/sort=-since/);
    await expect(rows(desk)).toHaveCount(2);

    await desk.goto("/desk/queue/views");
    await view.getByLabel("Name").fill("");
    await view.getByRole("button", { name: "Rename" }).click();
    await expect(desk.getByRole("main").getByRole("alert")).toContainText("Enter a name for the view");
    await view.getByRole("button", { name: /^Remove/ }).click();
    await expect(view).toHaveCount(0);
    await desk.goto("/desk/queue");
    await expect(desk).not.toHaveURL(/sort=/);
  });
}

for (const javaScriptEnabled of [true, false]) {
  const mode = javaScriptEnabled ? "with scripts" : "without scripts";

  test(`a row gives its upgrade to another engineer and takes it back, and a decision leads on and back, ${mode}`, async ({
    as,
    baseURL,
  }) => {
    const [customer, desk, admin] = [await as("customer"), await as("desk"), await as("admin", { javaScriptEnabled })];
    const name = javaScriptEnabled ? "Wharf" : "Jetty";
    const day = javaScriptEnabled ? 88 : 95;
    const [first, second] = await twoRequests(customer, baseURL, name, day);
    const sender = senderOf(customer, baseURL);
    const alone = await newInstallation(sender, { name: `${name} alone` });
    await getReady(sender, alone);
    const { reference } = await book(sender, alone, await slotAt(sender, alone, "05:30", day + 1));

    const queue = `/desk/queue?view=waiting&q=${name}&sort=-slot`;
    const rowOf = (page: Page, which: string) => rows(page).filter({ has: page.getByText(which, { exact: true }) });
    const open = (page: Page, which: string) => rowOf(page, which).getByText("Change", { exact: true }).click();
    const give = async (page: Page, which: string) => {
      await rowOf(page, which).getByLabel(`Give ${which} to`).selectOption({ index: 1 });
      await rowOf(page, which).getByRole("button", { name: "Give" }).click();
    };
    const notice = admin.getByRole("main").getByRole("status");
    const problem = admin.getByRole("main").getByRole("alert");

    await admin.goto(queue);
    await open(admin, first);
    await give(admin, first);
    await expect(problem).toContainText("There is a problem");
    await expect(admin).toHaveURL(new RegExp(`q=${name}&sort=-slot&reply=`));
    await expect(rowOf(admin, first).getByLabel(`Give ${first} to`)).toHaveAccessibleDescription(/\w/);

    await desk.goto(queue);
    await open(desk, reference);
    await open(admin, reference);
    await give(admin, reference);
    await expect(notice).toContainText(`now carries out ${reference} for Northwind. Nobody gets an email`);
    await expect(admin).toHaveURL(new RegExp(`q=${name}&sort=-slot&after=`));
    await give(desk, reference);
    await expect(desk.getByRole("main").getByRole("alert")).toContainText(`Somebody else changed ${reference} in between`);
    const before = (await rowOf(admin, reference).locator("summary").textContent()) ?? "";
    await admin.getByRole("button", { name: /^Give it back to/ }).click();
    await expect(rowOf(admin, reference).locator("summary")).not.toHaveText(before);
    await expect(notice).toContainText(`now carries out ${reference}`);
    if (javaScriptEnabled) await expectAccessibleAt(admin, "/desk/queue");

    await rowOf(admin, second).getByRole("link").press("Enter");
    await expect(admin).toHaveURL(new RegExp(`/desk/bookings/${second}\\?from=`));
    await admin.getByRole("radio", { name: /^Decline/ }).check();
    await admin.getByLabel("Why, for Northwind to read").fill("Another one has this time.");
    await admin.getByRole("button", { name: "Decline", exact: true }).click();
    await expect(notice.filter({ hasText: second })).toContainText("is declined, and its time is free again");
    await expect(admin.getByText(/^Next: /)).toBeVisible();
    await admin.getByRole("link", { name: "Back to the queue" }).click();
    await expect(admin).toHaveURL(new RegExp(`q=${name}&sort=-slot$`));
    await expect(rows(admin)).toHaveCount(2);
  });
}

test("single keys move through the queue once they are turned on, and never while somebody types", async ({ as, baseURL }) => {
  const [customer, desk] = [await as("customer"), await as("desk")];
  const [first] = await twoRequests(customer, baseURL, "Mole", 74);
  await desk.goto("/desk/queue?view=waiting&q=Mole");
  await desk.keyboard.press("j");
  await expect(rows(desk).first().getByRole("link")).not.toBeFocused();
  await desk.getByRole("button", { name: "Turn on single keys for the queue" }).click();
  await desk.goto("/desk/queue?view=waiting&q=Mole");
  await expect(desk.getByText("Single keys", { exact: true })).toBeVisible();
  // Keys are heard from the moment at which the scripts have started.
  await expect(async () => {
    await desk.keyboard.press("j");
    await expect(rows(desk).first().getByRole("link")).toBeFocused({ timeout: 500 });
  }).toPass();
  await desk.keyboard.press("j");
  await expect(rows(desk).last().getByRole("link")).toBeFocused();
  await desk.keyboard.press("k");
  await expect(rows(desk).first().getByRole("link")).toBeFocused();
  await desk.keyboard.press("/");
  await desk.keyboard.type("jk?");
  await expect(desk.getByLabel("Search")).toHaveValue(/jk\?$/);
  await rows(desk).first().getByRole("link").focus();
  await desk.keyboard.press("?");
  await expect(desk.getByText("row before")).toBeVisible();
  await desk.keyboard.press("j");
  await desk.keyboard.press("Enter");
  await expect(desk).toHaveURL(new RegExp(`/desk/bookings/${first}`));
  await desk.goto("/desk/queue?view=waiting");
  await expect(async () => {
    await desk.keyboard.press("g");
    await desk.keyboard.press("t");
    await expect(desk).toHaveURL(/\/desk$/, { timeout: 1_000 });
  }).toPass();
  await desk.goto("/desk/queue?view=waiting");
  await desk.getByRole("button", { name: "Turn off single keys" }).click();
  await expect(desk.getByRole("button", { name: "Turn on single keys for the queue" })).toBeVisible();
});

test("two of the desk at one booking see each other, and the second is told what the first decided", async ({ as, baseURL }) => {
  const [customer, desk, admin] = [await as("customer"), await as("desk"), await as("admin")];
  const [first, second] = await twoRequests(customer, baseURL, "Lock", 81);
  await desk.goto(`/desk/bookings/${first}`);
  await expect(desk.getByRole("region", { name: "Other bookings ask for the same time" })).toContainText(
    `${second} sent after this one, Waiting for review`,
  );
  await admin.goto(`/desk/bookings/${first}`);
  await expect(admin.getByText(/is looking at this too/)).toBeVisible();
  await admin.getByRole("radio", { name: /^Decline/ }).check();
  await admin.getByLabel("Why, for Northwind to read").fill("We answered on the phone.");
  await desk.getByRole("radio", { name: /^Approve/ }).check();
  await desk.getByRole("button", { name: "Approve", exact: true }).click();
  await expect(desk).toHaveURL(/after=/);
  await admin.getByRole("button", { name: "Decline", exact: true }).click();
  await expect(admin.getByRole("main").getByRole("alert")).toContainText("Somebody else changed this booking");
  await expect(admin.getByText(/We answered on the phone\./).first()).toBeAttached();
  await desk.goto(`/desk/bookings/${first}`);
  await expect(desk.getByText("Confirmed").first()).toBeVisible();
});

import { expect, type Locator, type Page } from "@playwright/test";
import { expectAccessible } from "./support/axe.ts";
import { problemOn, test } from "./support/people.ts";
import { dateIn, getReady, newInstallation, type Sender, senderOf, slotAt, slotDays, type Upgrade } from "./support/upgrades.ts";

const main = (page: Page): Locator => page.getByRole("main");
const heading = (page: Page, name: string | RegExp): Locator => page.getByRole("heading", { level: 1, name });
const evenings = (page: Page): Locator => main(page).getByRole("region", { name: "Your evenings" });
const states = (page: Page): Locator => main(page).getByRole("region", { name: "All evenings" });

/** Chooses a start of the evening on the day that is shown. */
async function choose(page: Page, clock: string): Promise<void> {
  await main(page)
    .getByRole("radio", { name: new RegExp(`^${clock}`) })
    .check();
  await main(page).getByRole("button", { name: "Continue" }).click();
}

/** Days on which the desk works, of which no two lie more than a week apart, a long way ahead of what other tests book. */
async function workingDays(sender: Sender, upgrade: Upgrade, from: number): Promise<readonly string[]> {
  const days = await slotDays(sender, upgrade, from, 14);
  return days.filter(({ slots }) => slots.length > 0).map(({ date }) => date);
}

async function upgradeOf(page: Page, origin: string | undefined, name: string): Promise<{ upgrade: Upgrade; sender: Sender }> {
  const sender = senderOf(page, origin);
  const upgrade = await newInstallation(sender, { name });
  await getReady(sender, upgrade);
  return { upgrade, sender };
}

for (const javaScriptEnabled of [true, false]) {
  const mode = javaScriptEnabled ? "with scripts" : "without scripts";

  test(`a customer spreads an upgrade over three evenings, ${mode}; the desk confirms all, and a cancelled one holds the rest`, async ({
    as,
    baseURL,
  }) => {
    // Nobody else sends requests as this customer meanwhile: sending one lets go of whatever times its account holds.
    const [customer, desk] = [await as("other", { javaScriptEnabled }), await as("desk", { javaScriptEnabled })];
    const { upgrade, sender } = await upgradeOf(customer, baseURL, `Evenings ${mode}`);
    const [one = "", two = "", three = ""] = await workingDays(sender, upgrade, javaScriptEnabled ? 100 : 121);
    const base = `/installations/${upgrade.id}/book/series`;

    await customer.goto(`/installations/${upgrade.id}/book/slot`);
    await main(customer).getByRole("link", { name: "Choose 3 evenings" }).click();
    await expect(heading(customer, "Choose a time for evening 1 of 3")).toBeVisible();
    await main(customer).getByRole("button", { name: "Continue" }).click();
    await expect(main(customer).getByRole("alert")).toContainText("Choose a start time");
    await customer.goto(`${base}?evenings=3&day=${one}`);
    await choose(customer, "21:30");
    await expect(heading(customer, "Choose a time for evening 2 of 3")).toBeVisible();
    await expect(evenings(customer)).toContainText("21:30");
    if (javaScriptEnabled) await expectAccessible(customer);
    await customer.goto(`${customer.url()}&day=${two}`);
    await choose(customer, "21:30");
    await customer.goto(`${customer.url()}&day=${three}`);
    await choose(customer, "21:30");

    await expect(heading(customer, "Check your answers")).toBeVisible();
    await expect(main(customer)).toContainText("All 3 times are held for you until");
    await expect(main(customer).getByRole("region", { name: "Evening 2: 3.3.1 to 4.8.2" })).toContainText("21:30 to about 22:45");
    if (javaScriptEnabled) await expectAccessible(customer);
    await main(customer).getByRole("button", { name: "Send for review" }).click();
    await expect(problemOn(customer)).toContainText("Choose how your VPSs go through the upgrade");
    await expect(main(customer)).toContainText(/On each evening they are off .* about 1 h 15 min at the most/);
    await customer.getByLabel("They keep running").check();
    for (const box of await customer.getByRole("checkbox").all()) await box.check();
    await main(customer).getByRole("button", { name: "Send for review" }).click();
    await expect(heading(customer, /^Sent\. We will answer by /)).toBeVisible();
    await expect(states(customer).getByRole("row")).toHaveCount(4);
    await expect(main(customer)).toContainText("All 3 times are held for you. Nobody else can book them.");
    await expect(main(customer).getByRole("listitem").filter({ hasText: "Evening 3 starts." })).toHaveCount(1);
    const references = ((await states(customer).textContent()) ?? "").match(/UD-\d+/g) ?? [];
    expect(new Set(references).size).toBe(3);

    await desk.goto(`/desk/bookings/${references[0]}`);
    const decision = desk.getByRole("region", { name: "Decision" });
    await decision.getByRole("radio", { name: /^Approve/ }).check();
    await decision.getByLabel(/^Approve all evenings that wait for review \(3\)/).check();
    await decision.getByRole("button", { name: "Approve" }).click();
    await expect(main(desk).getByRole("status").first()).toBeVisible();

    await customer.goto(`/bookings/${references[0]}`);
    await expect(states(customer).getByText("Confirmed")).toHaveCount(3);
    await main(customer).getByRole("link", { name: "Cancel this upgrade" }).click();
    await main(customer).getByRole("button", { name: "Cancel this upgrade" }).click();
    await expect(problemOn(customer)).toContainText("Choose what should be cancelled");
    await customer.getByRole("radio", { name: /^This evening; the later ones wait/ }).check();
    await main(customer).getByRole("button", { name: "Cancel this upgrade" }).click();
    await expect(customer).toHaveTitle(/^Cancelled: UD-\d+/);

    await customer.goto(`/bookings/${references[1]}`);
    await expect(main(customer)).toContainText("Evening 2 is on hold. Evening 1 was cancelled.");
    await desk.goto(`/desk/bookings/${references[1]}`);
    await expect(main(desk)).toContainText("Release it once the hosts are where it begins");
    await decision.getByRole("radio", { name: /^Release/ }).check();
    await decision.getByLabel("Why it can go on").fill("We finished the first evening by hand.");
    await decision.getByRole("button", { name: "Release" }).click();
    await expect(main(desk)).not.toContainText("Evening 2 is on hold.");
    await customer.reload();
    await expect(main(customer)).not.toContainText("Evening 2 is on hold.");
    await expect(main(customer)).toContainText("We finished the first evening by hand.");
  });
}

test("evenings move together, and each keeps to its place when it moves alone", async ({ as, baseURL }) => {
  const customer = await as("other");
  const { upgrade, sender } = await upgradeOf(customer, baseURL, "Evenings that move");
  const first = await slotAt(sender, upgrade, "20:30", 142);
  const [, two = "", three = "", four = ""] = await workingDays(sender, upgrade, 142);
  const { hash } = (await (await sender.request.get(`/api/v1/installations/${upgrade.id}/plan`)).json()) as { hash: string };
  const starts = await Promise.all(
    [first.local.slice(0, 10), two, three].map(async (date) => {
      const days = await slotDays(sender, upgrade, 142, 14);
      return days.find((day) => day.date === date)?.slots.find(({ local }) => local.slice(11, 16) === "20:30")?.start ?? "";
    }),
  );
  const answer = await sender.request.post("/api/v1/bookings", {
    data: { installationId: upgrade.id, series: starts, stopVpsFirst: false, planHash: hash },
    headers: { origin: sender.origin },
  });
  expect(answer.status(), await answer.text()).toBe(201);
  const { series } = (await answer.json()) as { series: { evenings: { reference: string }[] } };
  const [one, second] = series.evenings.map(({ reference }) => reference);

  await customer.goto(`/bookings/${second}/reschedule?day=${dateIn(160)}`);
  await expect(main(customer)).toContainText(/Evening 3 must follow|Evening 2 must end before evening 3 starts/);
  await customer.goto(`/bookings/${second}`);
  await main(customer).getByRole("link", { name: "Move this and the later evenings" }).click();
  await expect(heading(customer, `Move 2 evenings of ${second}`)).toBeVisible();
  await main(customer).getByRole("button", { name: "Continue" }).click();
  await customer.goto(`${customer.url()}&day=${four}`);
  await choose(customer, "20:30");
  await expect(heading(customer, "Check the new times")).toBeVisible();
  await expect(main(customer).getByRole("row", { name: /^Evening 2/ })).toContainText("stays as it is");
  await expectAccessible(customer);
  await customer.getByRole("checkbox").check();
  await main(customer).getByRole("button", { name: "Ask for these times" }).click();
  await expect(customer).toHaveURL(new RegExp(`/bookings/${second}$`));
  await expect(states(customer).getByRole("row", { name: /^Evening 3/ })).toContainText("20:30");
  await customer.goto(`/bookings/${one}`);
  await expect(states(customer).getByText("Waiting for our review")).toHaveCount(3);
});

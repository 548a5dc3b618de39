import { expect, type Locator, type Page } from "@playwright/test";
import { expectAccessibleAt } from "./support/axe.ts";
import { problemOn, test } from "./support/people.ts";
import {
  type Booked,
  book,
  changeVersions,
  dateOf,
  getReady,
  newInstallation,
  type Sender,
  senderOf,
  slotAt,
  type Upgrade,
} from "./support/upgrades.ts";

const decision = (page: Page): Locator => page.getByRole("region", { name: "Decision" });
const choose = (page: Page, name: string): Promise<void> =>
  decision(page)
    .getByRole("radio", { name: new RegExp(`^${name}`) })
    .check();
const press = (page: Page, name: string): Promise<void> =>
  page.getByRole("main").getByRole("button", { name, exact: true }).click();
const follow = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole("main").getByRole("link", { name }).first().click();
const main = (page: Page): Locator => page.getByRole("main");

type Asked = Booked & { readonly upgrade: Upgrade; readonly sender: Sender };

/** A request of the customer for a new installation, at a time of day that no other test asks for. */
async function aRequest(
  customer: Page,
  origin: string | undefined,
  { name, clock, from }: { name: string; clock: string; from: number },
): Promise<Asked> {
  const sender = senderOf(customer, origin);
  const upgrade = await newInstallation(sender, { name });
  await getReady(sender, upgrade);
  return { ...(await book(sender, upgrade, await slotAt(sender, upgrade, clock, from))), upgrade, sender };
}

const statusOf = async ({ sender, id }: Asked): Promise<string> =>
  ((await (await sender.request.get(`/api/v1/bookings/${id}`)).json()) as { status: string }).status;

async function act({ request, origin }: Sender, { id }: Asked, name: string, data: object): Promise<void> {
  const answer = await request.post(`/api/v1/bookings/${id}/${name}`, { data, headers: { origin } });
  expect(answer.status(), await answer.text()).toBe(200);
}

for (const javaScriptEnabled of [true, false]) {
  const mode = javaScriptEnabled ? "with scripts" : "without scripts";
  test.describe(mode, () => {
    test("the desk asks for changes, the customer sends it again, and takes one of the times that are then proposed", async ({
      as,
      baseURL,
    }) => {
      const [customer, desk] = [await as("customer", { javaScriptEnabled }), await as("desk", { javaScriptEnabled })];
      const asked = await aRequest(customer, baseURL, {
        name: `Changes ${mode}`,
        clock: "07:00",
        from: javaScriptEnabled ? 40 : 47,
      });
      const { reference } = asked;

      await desk.goto(`/desk/bookings/${reference}`);
      await choose(desk, "Ask for changes");
      await press(desk, "Ask for changes");
      await expect(problemOn(desk)).toContainText("Write what has to change");
      await decision(desk).getByLabel("Firmware of bk-01").check();
      await decision(desk).getByLabel("Message to Northwind").first().fill("bk-01 has firmware from 2019.\nUpdate it.");
      await press(desk, "Ask for changes");
      await expect(main(desk).getByRole("status")).toContainText(`${reference} waits for the customer’s changes.`);

      await customer.goto(`/bookings/${reference}`);
      await expect(customer).toHaveTitle(new RegExp(`^Changes asked: ${reference}`));
      await expect(main(customer)).toContainText("We asked you to change something by");
      await expect(customer.getByRole("blockquote")).toContainText("bk-01 has firmware from 2019.");
      await follow(customer, "Firmware of bk-01");
      await expect(customer).toHaveURL(/\/checklist\/firmware\/bk-01$/);
      await customer.goto(`/bookings/${reference}`);
      await press(customer, "Send the request again");
      await expect(customer.getByRole("heading", { level: 1, name: /^Sent\. We will answer by / })).toBeVisible();

      await desk.goto(`/desk/bookings/${reference}`);
      await choose(desk, "Propose another time");
      await press(desk, "Propose these times");
      await expect(problemOn(desk)).toContainText("Choose at least one time");
      await expect(problemOn(desk)).toContainText("Write why you propose another time");
      const times = decision(desk).getByRole("group", { name: "Times to propose, free now" }).getByRole("checkbox");
      await times.nth(0).check();
      await times.nth(2).check();
      const wanted = await times.nth(2).getAttribute("value");
      await decision(desk).getByLabel("Message to Northwind").last().fill("We are short of people that day.");
      await press(desk, "Propose these times");
      await expect(main(desk).getByRole("status")).toContainText(`${reference} waits for the customer’s choice.`);

      await customer.goto(`/bookings/${reference}`);
      await expect(customer).toHaveTitle(new RegExp(`^New times proposed: ${reference}`));
      await follow(customer, "See the proposed times");
      await expect(customer.getByRole("blockquote")).toContainText("We are short of people that day.");
      await press(customer, "Take this time");
      await expect(problemOn(customer)).toContainText("Choose one of the proposed times");
      await customer.getByRole("radio").nth(1).check();
      await press(customer, "Take this time");
      await expect(customer).toHaveTitle(new RegExp(`^Confirmed: ${reference}`));
      await expect(customer.getByRole("region", { name: "Conversation" })).toContainText("took one of the proposed times");
      const answer = (await (await asked.sender.request.get(`/api/v1/bookings/${asked.id}`)).json()) as { start: string };
      expect(answer.start).toBe(wanted);
    });

    test("the customer takes none of the proposed times, then asks for another one in the picker", async ({ as, baseURL }) => {
      const [customer, desk] = [await as("customer", { javaScriptEnabled }), await as("desk", { javaScriptEnabled })];
      const asked = await aRequest(customer, baseURL, {
        name: `Moved ${mode}`,
        clock: "08:30",
        from: javaScriptEnabled ? 54 : 61,
      });
      const { reference, upgrade, sender } = asked;
      const other = await slotAt(sender, upgrade, "08:30", javaScriptEnabled ? 61 : 68);
      await act(senderOf(desk, baseURL), asked, "propose", { starts: [other.start], message: "Another day?" });

      await customer.goto(`/bookings/${reference}/proposal`);
      await customer.getByLabel(/What would suit you better/).fill("Mornings suit us.");
      await press(customer, "Take none of them");
      await expect(customer).toHaveTitle(new RegExp(`^Waiting for our review: ${reference}`));
      await expect(customer.getByRole("region", { name: "Conversation" })).toContainText("Mornings suit us.");

      await follow(customer, "Ask for another time");
      await expect(customer.getByText("Your time now")).toBeVisible();
      await customer.goto(`/bookings/${reference}/reschedule?day=${dateOf(other)}`);
      await customer.locator("summary").filter({ hasText: "Morning" }).click();
      await customer.getByRole("radio", { name: /^08:30/ }).check();
      await press(customer, "Continue");
      await expect(customer.getByRole("heading", { level: 1, name: `Check the new time for ${reference}` })).toBeVisible();
      await press(customer, "Ask for this time");
      await expect(problemOn(customer)).toContainText("Confirm that you know when your VPSs will be off");
      await customer.getByRole("checkbox").check();
      await press(customer, "Ask for this time");
      await expect(customer.getByRole("heading", { level: 1, name: /^Sent\. / })).toBeVisible();
      await customer.goto(`/bookings/${reference}`);
      await expect(customer.getByRole("region", { name: "Conversation" })).toContainText("asked for another time");

      await desk.goto(`/desk/bookings/${reference}`);
      await choose(desk, "Approve");
      await press(desk, "Approve");
      await expect.poll(() => statusOf(asked)).toBe("approved");
    });
  });
}

test("hosts that change after the request are shown with the difference, and nobody confirms until the new plan is accepted", async ({
  as,
  baseURL,
}) => {
  const [customer, desk] = [await as("customer"), await as("desk")];
  const asked = await aRequest(customer, baseURL, { name: "Changing hosts", clock: "07:30", from: 68 });
  const { reference } = asked;
  await changeVersions(asked.sender, asked.upgrade, "4.8.2");
  await desk.goto(`/desk/bookings/${reference}`);
  await choose(desk, "Approve");
  await expect(decision(desk)).toContainText("The hosts have changed since the customer accepted the plan.");
  await customer.goto(`/bookings/${reference}`);
  const changed = customer.getByRole("region", { name: "The plan has changed" });
  await expect(changed).toContainText("st-a went from 3.2.4 to 4.8.2");
  await expect(changed).toContainText("Failovers: 2 instead of 3");
  await customer.getByRole("checkbox").check();
  await press(customer, "Accept the new plan");
  await expect(changed).toHaveCount(0);
  await desk.goto(`/desk/bookings/${reference}`);
  await choose(desk, "Approve");
  await press(desk, "Approve");
  await expect.poll(() => statusOf(asked)).toBe("approved");
});

test("a booking that nobody answers ends by itself, and both sides are told", async ({ as, baseURL, mailTo }) => {
  test.setTimeout(180_000);
  const [customer, desk] = [await as("customer"), await as("desk")];
  const asked = await aRequest(customer, baseURL, { name: "Left alone", clock: "09:30", from: 75 });
  const due = new Date(Date.now() + 3_000).toISOString();
  await act(senderOf(desk, baseURL), asked, "request-changes", { message: "Update the firmware", due });
  await expect.poll(() => statusOf(asked), { timeout: 120_000 }).toBe("cancelled");
  await customer.goto(`/bookings/${asked.reference}`);
  await expect(main(customer)).toContainText("Nobody answered in time, so this booking has ended.");
  expect((await mailTo("customer@demo.example", `${asked.reference} has ended`))[0]).toContain(asked.reference);
  expect((await mailTo("desk@demo.example", `${asked.reference} has ended`))[0]).toContain(asked.reference);
});

test("a colleague's list is narrowed by where bookings stand", async ({ as, baseURL }) => {
  const customer = await as("customer");
  const asked = await aRequest(customer, baseURL, { name: "Listed", clock: "10:30", from: 82 });
  await customer.goto("/bookings");
  await customer.getByLabel("Where it stands").selectOption("us");
  await customer.getByLabel("Installation").selectOption("Listed");
  await press(customer, "Show");
  await expect(customer.getByRole("row").filter({ hasText: asked.reference })).toBeVisible();
  await expect(main(customer).getByRole("row")).toHaveCount(2);
  await customer.getByLabel("Where it stands").selectOption("over");
  await press(customer, "Show");
  await expect(main(customer)).toContainText("No booking fits.");
});

test("axe finds nothing where changes are asked, a plan has changed, or the desk answers", async ({ as, baseURL }) => {
  test.setTimeout(120_000);
  const [customer, desk] = [await as("customer"), await as("desk")];
  const asked = await aRequest(customer, baseURL, { name: "Looked at", clock: "11:30", from: 89 });
  await desk.goto(`/desk/bookings/${asked.reference}`);
  for (const name of ["Ask for changes", "Propose another time"]) {
    await choose(desk, name);
    await expectAccessibleAt(desk, `/desk/bookings/${asked.reference}`);
  }
  await act(senderOf(desk, baseURL), asked, "request-changes", {
    message: "Update",
    items: [{ item: "firmware", host: "bk-01" }],
  });
  await changeVersions(asked.sender, asked.upgrade, "4.8.2");
  await customer.goto(`/bookings/${asked.reference}`);
  await expectAccessibleAt(customer, `/bookings/${asked.reference}`);
});

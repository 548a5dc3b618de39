import { expect, type Page } from "@playwright/test";
import { expectAccessibleAt } from "./support/axe.ts";
import { problemOn, signInByHand, test } from "./support/people.ts";
import { book, getReady, newInstallation, senderOf, slotAt } from "./support/upgrades.ts";

const talk = (page: Page) => page.getByRole("region", { name: "Conversation" });
const said = (page: Page) => talk(page).getByRole("listitem");

/** A request of the customer, at a time of day that no other test asks for. */
async function aRequest(customer: Page, origin: string | undefined, name: string, from: number): Promise<string> {
  const sender = senderOf(customer, origin);
  const upgrade = await newInstallation(sender, { name });
  await getReady(sender, upgrade);
  return (await book(sender, upgrade, await slotAt(sender, upgrade, "03:30", from))).reference;
}

async function customerWrites(page: Page, text: string): Promise<void> {
  await talk(page).getByLabel("Message to the SERVERware team").fill(text);
  await talk(page).getByRole("button", { name: "Send message" }).click();
}

async function deskWrites(page: Page, to: "To the customer" | "Internal note", text: string): Promise<void> {
  await talk(page)
    .getByRole("radio", { name: new RegExp(`^${to}`) })
    .check();
  await talk(page).getByLabel("Message", { exact: true }).fill(text);
  await talk(page).getByRole("button", { name: "Send" }).click();
}

/** As the page is sent, with everything that scripts are given to start from. */
const source = async (page: Page): Promise<string> => (await page.request.get(page.url())).text();

for (const javaScriptEnabled of [true, false]) {
  const mode = javaScriptEnabled ? "with scripts" : "without scripts";

  test(`the customer asks, the desk answers and keeps a note to itself, ${mode}`, async ({ as, baseURL, mailTo }) => {
    const [customer, desk] = [await as("customer", { javaScriptEnabled }), await as("desk", { javaScriptEnabled })];
    const reference = await aRequest(customer, baseURL, `Talk ${mode}`, javaScriptEnabled ? 46 : 53);

    await customer.goto(`/bookings/${reference}`);
    await expect(talk(customer)).toContainText("No messages yet. Questions about this upgrade go here.");
    await customerWrites(customer, "  ");
    await expect(problemOn(customer)).toContainText("Write a message");
    await customerWrites(customer, "Is bk-01 a blocker?\n<script>document.title = 'taken'</script> https://example.com");
    await expect(said(customer).last()).toContainText("Is bk-01 a blocker?");
    await expect(said(customer).last()).toContainText("<script>document.title = 'taken'</script> https://example.com");
    await expect(talk(customer).getByRole("link")).toHaveCount(0);
    await expect(customer).toHaveTitle(/^Waiting for review|UD-/);

    await desk.goto(`/desk/bookings/${reference}`);
    await expect(said(desk).last()).toContainText("Is bk-01 a blocker?");
    await deskWrites(desk, "Internal note", "Kanarienvogel: they always ask.");
    await expect(said(desk).last()).toContainText("Internal note");
    await deskWrites(desk, "To the customer", "It is not.\nSee you on the day.");
    await expect(said(desk).last()).toContainText("It is not.");
    await expect(said(desk)).toHaveCount(4);

    await customer.reload();
    await expect(said(customer)).toHaveCount(3);
    await expect(said(customer).last()).toContainText("SERVERware team");
    await expect(said(customer).last()).toContainText("See you on the day.");
    expect(await source(customer)).toContain("See you on the day.");
    expect(await source(customer)).not.toContain("Kanarienvogel");
    expect(await source(desk)).toContain("Kanarienvogel");
    const links = await mailTo("customer@demo.example", `${reference}: message from`);
    expect(links[0]).toContain(`/bookings/${reference}`);
    if (javaScriptEnabled) await expectAccessibleAt(desk, `/desk/bookings/${reference}`);
  });
}

test("a message that was typed while the session ended is still there after signing in", async ({ as, baseURL }) => {
  const customer = await as("customer");
  const reference = await aRequest(customer, baseURL, "Talk interrupted", 60);
  await customer.goto(`/bookings/${reference}`);
  await customer.context().clearCookies();
  await customerWrites(customer, "Half an hour of typing");
  await expect(customer).toHaveURL(/\/sign-in/);
  const back = new URL(customer.url()).searchParams.get("next") ?? "";
  await signInByHand(customer, "customer");
  await customer.goto(back);
  await expect(talk(customer).getByLabel("Message to the SERVERware team")).toHaveValue("Half an hour of typing");
  await expect(said(customer)).toHaveCount(1);
});

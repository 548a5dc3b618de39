import { expect, type Page } from "@playwright/test";
import { expectAccessibleAt } from "./support/axe.ts";
import { addPasskey, giveDevice } from "./support/passkeys.ts";
import { problemOn, signInByHand, test } from "./support/people.ts";

const passkeyButton = (page: Page) => page.getByRole("button", { name: "Use a passkey" });

async function signOut(page: Page): Promise<void> {
  await page.getByRole("banner").getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByRole("status")).toHaveText("You are signed out.");
}

test("a passkey is added, signs in where one wanted to go, is renamed and removed, and then opens nothing", async ({ page }) => {
  test.slow();
  const name = `Laptop ${Date.now()}`;
  await giveDevice(page);
  await signInByHand(page, "customer");
  await addPasskey(page, name);
  const row = page.getByRole("row").filter({ hasText: name });
  await expect(row).toContainText("Not used yet");

  await signOut(page);
  await page.goto("/sign-in?next=%2Faccount%3Ffrom%3Dhere");
  await passkeyButton(page).click();
  await expect(page).toHaveURL("/account?from=here");
  await expect(row).not.toContainText("Not used yet");

  await row.getByRole("link", { name }).click();
  await page.getByLabel("Name", { exact: true }).fill(`${name} renamed`);
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("link", { name: `${name} renamed` }).click();
  await page.getByRole("link", { name: "Remove" }).click();
  await expect(page.getByRole("heading", { level: 1, name: `Remove ${name} renamed` })).toBeVisible();
  await page.getByRole("button", { name: "Remove the passkey" }).click();
  await expect(page.getByRole("status")).toContainText("The passkey is removed");
  await expect(row).toHaveCount(0);

  await signOut(page);
  await page.goto("/sign-in?next=%2Faccount");
  await passkeyButton(page).click();
  await expect(problemOn(page)).toContainText("This passkey opens no account here.");
  await expect(page).toHaveURL(/\/sign-in\?next=%2Faccount&reply=/);
});

test("staff signs in with a passkey, in another browser too, and the same device is not added twice", async ({ as, page }) => {
  const desk = await as("desk");
  const device = await giveDevice(desk);
  await addPasskey(desk, "Desk key");
  await device.copyTo(await giveDevice(page));
  await page.goto("/sign-in");
  await passkeyButton(page).click();
  await expect(page).toHaveURL("/desk/queue");

  await desk.goto("/account/passkeys/new");
  await desk.getByLabel("Name", { exact: true }).fill("The same again");
  await desk.getByLabel("Password").fill("upgrade-desk-demo");
  await desk.getByRole("button", { name: "Continue" }).click();
  await expectAccessibleAt(desk, "/account/passkeys/new/create");
  await desk.getByRole("button", { name: "Make the passkey" }).click();
  await expect(problemOn(desk)).toContainText("This device holds a passkey of your account already.");
});

test("somebody who thinks better of it stays where they are, and is told that nothing changed", async ({ page, as }) => {
  const other = await as("other");
  const device = await giveDevice(other);
  await device.unlock(false);
  await other.goto("/account/passkeys/new");
  await other.getByLabel("Name", { exact: true }).fill("Never made");
  await other.getByLabel("Password").fill("upgrade-desk-demo");
  await other.getByRole("button", { name: "Continue" }).click();
  await other.getByRole("button", { name: "Make the passkey" }).click();
  await expect(problemOn(other)).toContainText("Nothing was changed");
  await expect(other).toHaveURL(/\/account\/passkeys\/new\/create/);

  await giveDevice(page);
  await page.goto("/sign-in");
  await passkeyButton(page).click();
  await expect(problemOn(page)).toContainText("there is no passkey for this address on the device");
  await expect(passkeyButton(page)).toBeVisible();
});

test("a wrong password adds nothing and keeps the name that was typed", async ({ as }) => {
  const other = await as("other");
  await other.goto("/account/passkeys/new");
  await other.getByLabel("Name", { exact: true }).fill("Phone");
  await other.getByLabel("Password").fill("not the password");
  await other.getByRole("button", { name: "Continue" }).click();
  await expect(problemOn(other)).toContainText("The current password is not right");
  await expect(other.getByLabel("Name", { exact: true })).toHaveValue("Phone");
  await expect(other.getByLabel("Password")).toHaveValue("");
});

test("an address without a domain says where passkeys work", async ({ page, baseURL }) => {
  const origin = new URL(baseURL ?? "");
  await page.goto(`http://127.0.0.1:${origin.port}/sign-in?next=%2Faccount`);
  await expect(passkeyButton(page)).toHaveCount(0);
  await expect(page.getByText(`Passkeys work at ${origin.host} alone`)).toBeVisible();
  await page.getByRole("link", { name: "Open this page there" }).click();
  await expect(page).toHaveURL(`${origin.origin}/sign-in?next=%2Faccount`);
  await expect(passkeyButton(page)).toBeVisible();
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("no passkey is offered, and the account says what it takes", async ({ page }) => {
    await page.goto("/sign-in");
    await expect(passkeyButton(page)).toBeHidden();
    await signInByHand(page, "other");
    await page.goto("/account");
    await expect(page.getByText("To add a passkey, turn on scripts")).toBeVisible();
    await expect(page.getByRole("link", { name: "Add a passkey" })).toBeHidden();
  });
});

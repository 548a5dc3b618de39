import { expect, type Page } from "@playwright/test";

/** Makes a key on the account's page, which then shows it. */
export async function makeKey(page: Page, name: string, may: "Read only" | "Read and write" = "Read only"): Promise<void> {
  await page.goto("/account/keys");
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel(may).check();
  await page.getByLabel("Password").fill("upgrade-desk-demo");
  await page.getByRole("button", { name: "Make the key" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Your new key" })).toBeVisible();
}

/** The address of the page that revokes a new key of whoever is signed in. */
export async function revokePage(page: Page, called: string): Promise<string> {
  const name = `${called} ${Date.now()}`;
  await makeKey(page, name);
  await page.goto("/account/keys");
  return (await page.getByRole("link", { name: `Revoke ${name}` }).getAttribute("href")) ?? "";
}

import { expect } from "@playwright/test";
import { expectAccessibleAt } from "./support/axe.ts";
import { makeKey } from "./support/keys.ts";
import { problemOn, test } from "./support/people.ts";

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? "with scripts" : "without scripts", () => {
    test.use({ javaScriptEnabled });

    test("a key is made, shown once, used, and revoked", async ({ as, request, baseURL, browser }) => {
      const page = javaScriptEnabled ? await as("customer") : await (await browser.newContext({ javaScriptEnabled })).newPage();
      if (!javaScriptEnabled) {
        await page.goto(`${baseURL}/sign-in?next=%2Faccount`);
        await page.getByLabel("Email").fill("customer@demo.example");
        await page.getByLabel("Password").fill("upgrade-desk-demo");
        await page.getByRole("main").getByRole("button", { name: "Sign in" }).click();
      }
      await page.goto(`${baseURL}/account`);
      await page.getByRole("link", { name: "Manage API keys" }).click();
      const name = `Ticket system ${Date.now()}`;
      await page.getByLabel("Name", { exact: true }).fill(name);
      await page.getByLabel("Read only").check();
      await page.getByLabel("Password").fill("not the password");
      await page.getByRole("button", { name: "Make the key" }).click();
      await expect(problemOn(page)).toContainText("The current password is not right");
      await expect(page.getByLabel("Name", { exact: true })).toHaveValue(name);
      await page.getByLabel("Password").fill("upgrade-desk-demo");
      await page.getByRole("button", { name: "Make the key" }).click();
      const key = (await page.locator(".accounts-key").textContent()) ?? "";
      expect(key).toMatch(/^ud_[\w-]{43}$/);

      const headers = { authorization: `Bearer ${key}` };
      const listed = await request.get("/api/v1/installations", { headers });
      expect(listed.status()).toBe(200);
      const written = await request.post("/api/v1/installations", { headers, data: {} });
      expect(written.status()).toBe(403);

      await page.getByRole("button", { name: "I have it" }).click();
      const row = page.getByRole("row").filter({ hasText: name });
      await expect(row).toContainText(`${key.slice(0, 9)}…`);
      await expect(row).not.toContainText("Not used yet");
      expect(await page.content()).not.toContain(key);
      await page.goto(`${baseURL}/account/keys/made`);
      await expect(page.getByText("The key was shown once and is not kept here.")).toBeVisible();

      await page.goto(`${baseURL}/account/keys`);
      await row.getByRole("link", { name: `Revoke ${name}` }).click();
      await page.getByRole("button", { name: "Revoke the key" }).click();
      await expect(page.getByRole("status")).toHaveText("The key is revoked.");
      await expect(row).toHaveCount(0);
      expect((await request.get("/api/v1/installations", { headers })).status()).toBe(401);
    });
  });

test("axe finds nothing on the page that shows a new key", async ({ as }) => {
  const page = await as("desk");
  await makeKey(page, `Seen ${Date.now()}`, "Read and write");
  await expectAccessibleAt(page, "/account/keys/made");
});

import { expect, type Page } from "@playwright/test";
import { totpCode } from "#tests/support/totp.ts";
import { expectAccessibleAt, expectAccessibleEverywhere } from "./support/axe.ts";
import { problemOn, test } from "./support/people.ts";

const PASSWORD = "a ladder beside the pond";

async function signUp(page: Page, email: string): Promise<void> {
  await page.getByLabel("Your name").fill("Robin Marsh");
  await page.getByLabel("Company").fill("Contoso");
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Sign up" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Check your email" })).toBeVisible();
}

async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("main").getByRole("button", { name: "Sign in" }).click();
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with scripts" : "without scripts", () => {
    test.use({ javaScriptEnabled });

    test("a stranger signs up, confirms, and is where they wanted to go", async ({ page, mailTo, freshAddress }) => {
      const next = "/account?from=plan";
      await page.goto(`/sign-up?next=${encodeURIComponent(next)}`);
      await signUp(page, freshAddress);
      const [link = ""] = await mailTo(freshAddress);
      await page.goto(link);
      await page.getByRole("button", { name: "Confirm and sign in" }).click();
      await expect(page).toHaveURL(next);
      await expect(page.getByRole("link", { name: "Robin Marsh" })).toBeVisible();
      await page.getByRole("button", { name: "Sign out", exact: true }).click();
      await expect(page.getByRole("status")).toHaveText("You are signed out.");
      await signIn(page, freshAddress, PASSWORD);
      await expect(page).toHaveURL("/installations");
    });

    test("a wrong password is told at the top, the address stays and the password does not", async ({ page }) => {
      await page.goto("/sign-in");
      await signIn(page, "customer@demo.example", "not the password");
      await expect(problemOn(page)).toContainText("The email or the password is not right.");
      await expect(page).toHaveTitle(/^Error: Sign in/);
      await expect(page.getByLabel("Email")).toHaveValue("customer@demo.example");
      await expect(page.getByLabel("Password")).toHaveValue("");
    });

    test("a forgotten password is replaced by mail", async ({ page, mailTo, freshAddress }) => {
      await page.goto("/sign-up");
      await signUp(page, freshAddress);
      await page.goto("/sign-in");
      await page.getByRole("link", { name: "I do not know my password" }).click();
      await page.getByLabel("Email").fill(freshAddress);
      await page.getByRole("button", { name: "Send the email" }).click();
      await expect(page.getByRole("heading", { level: 1, name: "Check your email" })).toBeVisible();
      const [link = ""] = await mailTo(freshAddress);
      await page.goto(link);
      await page.getByLabel("New password").fill("passwordpassword");
      await page.getByRole("button", { name: "Set the password" }).click();
      await expect(problemOn(page)).toContainText("among the first that somebody would try");
      await page.getByLabel("New password").fill("a quiet library at noon");
      await page.getByRole("button", { name: "Set the password" }).click();
      await expect(page.getByRole("status")).toContainText("Your new password is set");
      await signIn(page, freshAddress, "a quiet library at noon");
      await expect(page).toHaveURL("/installations");
    });
  });
}

test("a second factor is set up, asked for and turned off", async ({ page, browser, mailTo, freshAddress, baseURL }) => {
  test.slow();
  await page.goto("/sign-up?next=/account/two-factor");
  await signUp(page, freshAddress);
  const [link = ""] = await mailTo(freshAddress);
  await page.goto(link);
  await page.getByRole("button", { name: "Confirm and sign in" }).click();
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Begin" }).click();
  const key = (await page.locator(".accounts-key").textContent()) ?? "";
  await expectAccessibleAt(page, "/account/two-factor");
  await page.getByLabel("Six digits").fill(totpCode(key));
  await page.getByRole("button", { name: "Turn it on" }).click();
  await expect(page.getByRole("status")).toHaveText("The second factor is on.");

  const other = await (await browser.newContext({ baseURL: baseURL ?? "" })).newPage();
  await other.goto("/sign-in");
  await signIn(other, freshAddress, PASSWORD);
  await expect(other.getByRole("heading", { level: 1, name: "Enter your code" })).toBeVisible();
  await other.goto("/account");
  await expect(other).toHaveURL(/\/sign-in/);
  await signIn(other, freshAddress, PASSWORD);
  await other.getByLabel("Six digits").fill("000000");
  await other.getByRole("button", { name: "Sign in" }).click();
  await expect(problemOn(other)).toContainText("The code is not right");
  await expectAccessibleAt(other, "/sign-in/code");
  await other.getByLabel("Six digits").fill(totpCode(key));
  await other.getByRole("button", { name: "Sign in" }).click();
  await expect(other).toHaveURL("/account");
  await other.context().close();

  await page.goto("/account/two-factor");
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Turn it off" }).click();
  await expect(page.getByRole("status")).toHaveText("The second factor is off.");
});

test("an account changes its name and language, and signs out elsewhere", async ({ as }) => {
  const [here, there] = [await as("other"), await as("other")];
  await here.goto("/account");
  await here.getByLabel("Your name").fill("");
  await here.getByRole("button", { name: "Save" }).click();
  await expect(problemOn(here)).toContainText("Enter your name");
  await here.getByLabel("Your name").fill("Jonas Weber");
  await here.getByLabel("Language of pages").selectOption("de");
  await here.getByRole("button", { name: "Save" }).click();
  await expect(here.getByRole("status")).toHaveText("Gespeichert.");
  await here.getByLabel("Sprache der Seiten").selectOption("en");
  await here.getByRole("button", { name: "Speichern" }).click();
  await here.getByRole("button", { name: "Sign out everywhere else" }).click();
  await expect(here.getByRole("status")).toContainText("signed out");
  await there.goto("/account");
  await expect(there).toHaveURL(/\/sign-in/);
});

test("what was typed while a session ended comes back after the sign-in, and says that it is not saved", async ({ as }) => {
  const page = await as("other");
  await page.goto("/account");
  await page.getByLabel("Your name").fill("Typed Too Late");
  await page.context().clearCookies();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("status")).toHaveText("You were signed out. What you typed is kept.");
  await signIn(page, "other@demo.example", "upgrade-desk-demo");
  await expect(page.getByRole("status")).toContainText("You were signed out before this was saved.");
  await expect(page.getByLabel("Your name")).toHaveValue("Typed Too Late");
  await expect(page.getByRole("link", { name: "Typed Too Late" })).toHaveCount(0);
});

test("the outbox is for administrators alone", async ({ as }) => {
  const [admin, desk, customer] = [await as("admin"), await as("desk"), await as("customer")];
  await admin.goto("/desk/outbox");
  await expect(admin.getByRole("heading", { level: 1, name: "Outbox" })).toBeVisible();
  for (const page of [desk, customer]) {
    const answer = await page.goto("/desk/outbox");
    expect(answer?.status()).toBe(404);
  }
});

test("axe finds nothing on what accounts say when something is amiss", async ({ page }) => {
  await page.goto("/sign-up");
  await page.getByRole("button", { name: "Sign up" }).click();
  await expect(problemOn(page)).toBeVisible();
  await expectAccessibleEverywhere(page);
  for (const path of ["/verify", "/setup"]) {
    await page.goto(path);
    await expectAccessibleAt(page, path);
  }
});

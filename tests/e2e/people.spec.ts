import { type Browser, expect, type Page } from "@playwright/test";
import { expectAccessibleEverywhere } from "./support/axe.ts";
import { problemOn, test } from "./support/people.ts";

const PASSWORD = "a ladder beside the pond";

type NewAccount = { readonly email: string; readonly mailTo: (address: string) => Promise<readonly string[]> };

/** Signs a stranger up and confirms the address; the page is signed in from then on. */
async function newAccount(page: Page, { email, mailTo }: NewAccount): Promise<void> {
  await page.goto("/sign-up");
  await page.getByLabel("Your name").fill("Robin Marsh");
  await page.getByLabel("Company").fill("Contoso");
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Sign up" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Check your email" })).toBeVisible();
  const [link = ""] = await mailTo(email);
  await page.goto(link);
  await page.getByRole("button", { name: "Confirm and sign in" }).click();
  await expect(page).toHaveURL("/installations");
}

async function signIn(page: Page, email: string): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("main").getByRole("button", { name: "Sign in" }).click();
}

/** The page of the one account with this address, found by the search. */
async function openPerson(admin: Page, email: string): Promise<void> {
  await admin.goto("/desk");
  await admin.getByRole("link", { name: "People" }).click();
  await admin.getByLabel("Name or email").fill(email.toUpperCase());
  await admin.getByRole("button", { name: "Search" }).click();
  const rows = admin.getByRole("table", { name: "People with an account" }).getByRole("row");
  await expect(rows).toHaveCount(2);
  await expect(rows.last()).toContainText(email);
  await rows.last().getByRole("link").click();
}

const doneLine = (page: Page) => page.getByRole("main").getByRole("status");

const withoutScripts = (browser: Browser, baseURL: string | undefined, javaScriptEnabled: boolean) =>
  browser.newContext({ baseURL: baseURL ?? "", locale: "en-GB", javaScriptEnabled });

for (const javaScriptEnabled of [true, false]) {
  test(`an administrator makes a new account staff, who then sees the queue, ${javaScriptEnabled ? "with" : "without"} scripts`, async ({
    page,
    as,
    browser,
    baseURL,
    mailTo,
    freshAddress: email,
  }) => {
    test.slow();
    await newAccount(page, { email, mailTo });
    expect((await page.goto("/desk/queue"))?.status()).toBe(404);

    const context = await withoutScripts(browser, baseURL, javaScriptEnabled);
    await context.addCookies(await (await as("admin")).context().cookies());
    const admin = await context.newPage();
    await openPerson(admin, email);
    await expect(admin.getByRole("heading", { level: 1 })).toHaveText("Robin Marsh");
    await expect(admin.getByRole("main")).toContainText("Contoso");
    await expect(admin.getByRole("radio", { name: /^Customer/ })).toBeChecked();
    await expect(admin.getByRole("region", { name: "Upgrades" })).toContainText("Only staff run upgrades.");
    await admin.getByRole("radio", { name: /^Desk/ }).check();
    await admin.getByRole("button", { name: "Save the kind" }).click();
    await expect(doneLine(admin)).toHaveText("Saved: Robin Marsh is now staff of the desk.");
    await expect(admin.getByRole("region", { name: "Upgrades" })).toContainText("Engineer A is Emir Hadžić");

    await page.goto("/desk/queue");
    await expect(page).toHaveURL(/\/sign-in\?next=/);
    await signIn(page, email);
    await expect(page).toHaveURL("/desk/queue");
    await expect(page.getByRole("heading", { level: 1 })).toContainText("Queue");
    expect((await page.goto("/desk/people"))?.status()).toBe(404);

    await admin.getByRole("link", { name: "Switch the account off" }).click();
    await admin.getByRole("button", { name: "Switch the account off" }).click();
    await expect(problemOn(admin)).toContainText("Write the reason");
    await expect(admin).toHaveTitle(/^Error: Switch off Robin Marsh\?/);
    await admin.getByLabel("Reason").fill("Left the company.");
    await admin.getByRole("button", { name: "Switch the account off" }).click();
    await expect(doneLine(admin)).toHaveText("Robin Marsh is switched off.");
    await expect(admin.getByRole("main")).toContainText("Reason: Left the company.");
    await page.goto("/desk/queue");
    await signIn(page, email);
    await expect(problemOn(page)).toBeVisible();

    await admin.getByRole("link", { name: "Switch the account on" }).click();
    await admin.getByLabel("Reason").fill("Came back.");
    await admin.getByRole("button", { name: "Switch the account on" }).click();
    await expect(doneLine(admin)).toHaveText("Robin Marsh is switched on.");
    await signIn(page, email);
    await expect(page).toHaveURL("/desk/queue");
    await context.close();
  });
}

test("an engineer of the rota is linked to staff, who stop being one as customers", async ({
  page,
  as,
  mailTo,
  freshAddress: email,
}) => {
  test.slow();
  await newAccount(page, { email, mailTo });
  const admin = await as("admin");
  await admin.goto("/desk/engineers");
  const name = `Engineer of ${email.slice(0, 14)}`;
  await admin.getByLabel("Name").fill(name);
  await admin.getByLabel("Sunday", { exact: true }).fill("03:00 to 03:30");
  await admin.getByRole("button", { name: "Add the engineer" }).click();
  await expect(admin.getByRole("row").filter({ hasText: name })).toHaveCount(1);

  await openPerson(admin, email);
  await admin.getByRole("radio", { name: /^Desk/ }).check();
  await admin.getByRole("button", { name: "Save the kind" }).click();
  await expect(doneLine(admin)).toHaveText("Saved: Robin Marsh is now staff of the desk.");
  await admin.getByRole("checkbox", { name }).check();
  await admin.getByRole("button", { name: "Save the engineers" }).click();
  await expect(doneLine(admin)).toHaveText(`Saved: Robin Marsh runs the upgrades of ${name}.`);
  await expect(admin.getByRole("checkbox", { name })).toBeChecked();
  await expectAccessibleEverywhere(admin);
  await admin.getByRole("radio", { name: /^Customer/ }).check();
  await admin.getByRole("button", { name: "Save the kind" }).click();
  await expect(doneLine(admin)).toHaveText("Saved: Robin Marsh is now a customer.");
  await admin.goto("/desk/engineers");
  const row = admin.getByRole("row").filter({ hasText: name });
  await expect(row).toContainText("None");
  await row.getByRole("link", { name: "Remove" }).click();
  await admin.getByRole("button", { name: "Remove this engineer" }).click();
});

test("the last administrator is told why they cannot step down", async ({ as }) => {
  test.slow();
  const admin = await as("admin");
  await openPerson(admin, "admin@demo.example");
  await expect(admin.getByRole("main")).toContainText("This is your own account.");
  await admin.getByRole("link", { name: "Switch the account off" }).click();
  await admin.getByLabel("Reason").fill("Holiday");
  await admin.getByRole("button", { name: "Switch the account off" }).click();
  await expect(problemOn(admin)).toContainText("This is the last administrator.");
  await expect(admin.getByLabel("Reason")).toHaveValue("Holiday");
  await expectAccessibleEverywhere(admin);
});

test("people do not exist for customers and the desk, and the pages pass axe for administrators", async ({ as }) => {
  test.slow();
  const admin = await as("admin");
  await openPerson(admin, "customer@demo.example");
  const path = new URL(admin.url()).pathname;
  for (const person of ["customer", "desk"] as const) {
    const other = await as(person);
    await expect(other.getByRole("link", { name: "People" })).toHaveCount(0);
    for (const address of ["/desk/people", path, `${path}/switch`])
      expect((await other.goto(address))?.status(), address).toBe(404);
  }
  for (const address of ["/desk/people", "/desk/people?search=nobody-has-this", path, `${path}/switch`]) {
    await admin.goto(address);
    await expectAccessibleEverywhere(admin);
  }
});

import { expect, type Page } from "@playwright/test";
import { aCustomer } from "./support/customers.ts";
import { problemOn, test } from "./support/people.ts";
import { dateIn, newInstallation, senderOf } from "./support/upgrades.ts";

/** A Saturday, on which nobody else books, and far enough ahead for nobody to mind. */
function aSaturday(): string {
  const days = [140, 141, 142, 143, 144, 145, 146];
  const day = days.find((ahead) => new Date(`${dateIn(ahead)}T00:00:00Z`).getUTCDay() === 6) ?? 0;
  return dateIn(day);
}

test("the desk finds a customer by a person, and an installation by its host, with the search in the address", async ({
  as,
  baseURL,
}) => {
  const name = `Found by its host ${Date.now()}`;
  const host = `needle-${Date.now()}`;
  const hosts = [
    { name: host, role: "primary", version: "4.4" },
    { name: "other", role: "secondary", version: "4.4.x" },
  ];
  await newInstallation(senderOf(await as("customer"), baseURL), { name, hosts });
  const desk = await as("desk");
  await desk.goto("/desk");
  await desk.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Installations" }).click();
  await desk.getByLabel("Search").fill(host.toUpperCase());
  await desk.getByLabel("Versions").selectOption({ label: "4.3 to 4.8" });
  await desk.getByRole("button", { name: "Show" }).click();
  await expect(desk).toHaveURL(/search=NEEDLE-\d+/);
  await expect(desk.getByLabel("Versions")).toHaveValue("4.3-to-4.8");
  await desk.getByRole("link", { name, exact: true }).click();
  await expect(desk.getByRole("heading", { level: 1, name: `Northwind, ${name}` })).toBeVisible();
  await expect(desk.getByRole("region", { name: "Hosts" }).getByRole("cell", { name: "4.4.x" })).toBeVisible();

  await desk.goto("/desk/customers");
  await desk.getByLabel("Search").fill("maya torres");
  await desk.getByRole("button", { name: "Show" }).click();
  await desk.getByRole("link", { name: "Northwind", exact: true }).click();
  const person = desk.getByRole("region", { name: "People" }).getByRole("row", { name: /Maya Torres/ });
  await expect(person).toContainText("customer@demo.example");
  await expect(person).toContainText("Today");
  await expect(desk.getByRole("region", { name: "Installations" }).getByRole("link", { name, exact: true })).toBeVisible();
});

test("neither list exists for customers, and merging only for administrators", async ({ as }) => {
  const desk = await as("desk");
  const address = await aCustomer(desk, "Fabrikam");
  const customer = await as("customer");
  for (const path of ["/desk/customers", "/desk/installations", address, `${address}/merge`])
    expect((await customer.goto(path))?.status(), path).toBe(404);
  expect((await desk.goto(`${address}/merge`))?.status()).toBe(404);
  await desk.goto(address);
  await expect(desk.getByRole("link", { name: "Choose another customer to merge" })).toHaveCount(0);
});

for (const scripts of [true, false])
  test(`the desk books for a customer outside the rules, with a reason, and the customer accepts; scripts: ${scripts}`, async ({
    as,
    baseURL,
  }) => {
    const customer = await as("customer");
    const upgrade = await newInstallation(senderOf(customer, baseURL), { name: `Booked by the desk, scripts ${scripts}` });
    const desk = await as("desk", { javaScriptEnabled: scripts });
    await desk.goto(`/desk/installations/${upgrade.id}`);
    await desk.getByRole("link", { name: "Book for this customer" }).click();
    await desk.getByLabel("Date").fill(aSaturday());
    await desk.getByLabel("Time, like 18:30").fill("25:00");
    await desk.getByRole("button", { name: "Check this time" }).click();
    await expect(problemOn(desk)).toContainText("Enter a time of day, like 18:30");
    await expect(desk.getByLabel("Date")).toHaveValue(aSaturday());
    await desk.getByLabel("Time, like 18:30").fill(scripts ? "01:10" : "13:10");
    await desk.getByRole("button", { name: "Check this time" }).click();

    const rules = desk.getByRole("region", { name: "Rules for starts" });
    await expect(rules.getByRole("listitem")).toHaveCount(2);
    await expect(rules).toContainText("Weekday");
    await expect(rules).toContainText("Grid of starts");
    await expect(desk.getByRole("region", { name: "Who is told" })).toContainText("customer@demo.example");
    await desk.getByLabel("Whom do we call during the upgrade?").fill("Night watch");
    await desk.getByRole("button", { name: "Book this time" }).click();
    await expect(problemOn(desk)).toContainText("Write the reason");
    await expect(desk.getByLabel("Whom do we call during the upgrade?")).toHaveValue("Night watch");
    await desk.getByLabel("Phone number").fill("+1 416 555 0142");
    await desk.getByLabel("Why is this fine, although it breaks 2 rules?").fill("Their only quiet night, agreed on the phone.");
    await desk.getByRole("button", { name: "Book this time" }).click();
    await expect(desk.getByRole("status")).toContainText(/Booked UD-\d+ for Northwind\./);
    await expect(desk.getByRole("region", { name: "Who was told" })).toContainText("customer@demo.example");
    const title = await desk.getByRole("heading", { level: 1 }).textContent();
    const reference = /UD-\d+/.exec(title ?? "")?.[0] ?? "";

    await customer.goto(`/bookings/${reference}`);
    await expect(customer.getByText("Their only quiet night, agreed on the phone.").first()).toBeVisible();
    await customer.getByLabel("I understand, and I have told the people affected.").check();
    await customer.getByRole("button", { name: "Accept" }).click();
    await expect(customer.getByText(/accepted the plan/)).toBeVisible();
  });

test("the desk books nothing into the past, and a time that does not exist is told", async ({ as, baseURL }) => {
  const upgrade = await newInstallation(senderOf(await as("customer"), baseURL), { name: "No such time" });
  const desk = await as("desk");
  await desk.goto(`/desk/installations/${upgrade.id}/book/check?start=2026-01-06T15:00:00Z`);
  await expect(desk.getByRole("main")).toContainText("cannot be booked");
  await expect(desk.getByRole("button", { name: "Book this time" })).toHaveCount(0);
  // Clocks in Toronto go forward on the second Sunday of March, at two.
  await desk.goto(`/desk/installations/${upgrade.id}/book?date=2027-03-14&time=02:30`);
  await expect(problemOn(desk)).toContainText("so it does not exist");
});

async function signUp(page: Page, { email, name, company }: { email: string; name: string; company: string }): Promise<void> {
  await page.goto("/sign-up");
  await page.getByLabel("Your name").fill(name);
  await page.getByLabel("Company").fill(company);
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill("a quiet library at noon");
  await page.getByRole("main").getByRole("button", { name: "Sign up" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Check your email" })).toBeVisible();
}

test("the desk adds a customer with an installation, and its first person finds it after signing up", async ({
  as,
  page,
  mailTo,
  freshAddress,
}) => {
  test.slow();
  const company = `Litware ${Date.now()}`;
  const desk = await as("desk");
  await desk.goto("/desk/customers");
  await desk.getByRole("link", { name: "Add a customer" }).click();
  await desk.getByLabel("Organisation").fill(company);
  await desk.getByLabel("Email of the person").fill("customer@demo.example");
  await desk.getByRole("button", { name: "Add and invite" }).click();
  await expect(problemOn(desk)).toContainText("This address has an account already");
  await expect(desk.getByLabel("Organisation")).toHaveValue(company);
  await desk.getByLabel("Email of the person").fill(freshAddress);
  await desk.getByRole("button", { name: "Add and invite" }).click();
  await expect(desk.getByRole("status")).toHaveText("The invitation is on its way.");
  await expect(desk.getByRole("region", { name: "People" })).toContainText(freshAddress);
  await desk.getByRole("link", { name: "Add an installation" }).click();
  await desk.getByLabel("Name", { exact: true }).fill("Set up by the desk");
  await desk.getByLabel("City whose time their team uses").selectOption("UTC");
  await desk.getByRole("button", { name: "Save installation" }).click();
  await expect(desk.getByLabel("Name", { exact: true })).toHaveValue("Set up by the desk");
  await desk.getByLabel("Hosts", { exact: true }).fill("st-a primary 4.4\nst-b secondary 4.4");
  await desk.getByRole("button", { name: "Save installation" }).click();
  await expect(desk.getByRole("heading", { level: 1, name: `${company}, Set up by the desk` })).toBeVisible();

  const [invitation = ""] = await mailTo(freshAddress, "invited");
  await page.goto(invitation);
  await signUp(page, { email: freshAddress, name: "Noor Haddad", company: "Something of their own" });
  const [link = ""] = await mailTo(freshAddress, "Confirm");
  await page.goto(link);
  await page.getByRole("button", { name: "Confirm and sign in" }).click();
  await page.goto("/installations");
  await expect(page.getByRole("link", { name: "Set up by the desk" })).toBeVisible();
});

test("two customers become one, and two colleagues see the same at their next click", async ({
  as,
  browser,
  baseURL,
  mailTo,
  freshAddress,
}) => {
  test.slow();
  const stamp = Date.now();
  const people = [
    { email: freshAddress, name: "Robin Marsh", company: `Tailspin ${stamp} Toys` },
    { email: freshAddress.replace("robin", "sasha"), name: "Sasha Hill", company: `Tailspin ${stamp} Toys Ltd` },
  ] as const;
  const [robin, sasha] = await Promise.all(
    people.map(async (person) => {
      const page = await (await browser.newContext({ baseURL: baseURL ?? "", locale: "en-GB" })).newPage();
      await signUp(page, person);
      const [link = ""] = await mailTo(person.email);
      await page.goto(link);
      await page.getByRole("button", { name: "Confirm and sign in" }).click();
      await expect(page.getByRole("link", { name: person.name })).toBeVisible();
      return page;
    }),
  );
  if (!robin || !sasha) throw new Error("Two people signed up");
  await newInstallation(senderOf(sasha, baseURL), { name: "Seen by both" });

  const admin = await as("admin");
  await admin.goto(await aCustomer(admin, people[0].company));
  // Strangers of other specs have addresses of the same domain.
  const alike = admin.getByRole("region", { name: "The same customer twice?" }).getByRole("listitem");
  await alike.filter({ hasText: people[1].company }).getByRole("link", { name: "Compare" }).click();
  const row = admin.getByRole("row", { name: /^Installations/ });
  await expect(row.getByRole("cell")).toHaveText(["0", "1"]);
  await admin.getByLabel(people[1].company, { exact: true }).check();
  await admin.getByRole("button", { name: "Continue" }).click();
  await admin.getByLabel(/^Type /).fill("Something else");
  await admin.getByLabel("Reason").fill("Signed up twice.");
  await admin.getByRole("button", { name: "Merge for good" }).click();
  await expect(problemOn(admin)).toContainText("This is not the name of the customer that goes");
  await expect(admin.getByLabel("Reason")).toHaveValue("Signed up twice.");
  await admin.getByLabel(/^Type /).fill(people[1].company);
  await admin.getByRole("button", { name: "Merge for good" }).click();
  await expect(admin.getByRole("heading", { level: 1, name: people[1].company })).toBeVisible();
  await expect(admin.getByRole("region", { name: "What happened last" })).toContainText("Signed up twice.");

  for (const page of [robin, sasha]) {
    await page.goto("/installations");
    await expect(page.getByRole("link", { name: "Seen by both" })).toBeVisible();
    await page.context().close();
  }
});

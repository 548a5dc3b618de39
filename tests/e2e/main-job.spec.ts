import { expect, type Locator, type Page } from "@playwright/test";
import { problemOn, signInByHand, test } from "./support/people.ts";
import { dateIn } from "./support/upgrades.ts";

const PASSWORD = "a kettle on the windowsill";
const HOSTS = ["st-a", "st-b", "bk-01"] as const;

const heading = (page: Page, name: string | RegExp): Promise<void> =>
  expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
const press = (page: Page, name: string): Promise<void> =>
  page.getByRole("main").getByRole("button", { name, exact: true }).click();
const follow = (page: Page, name: string): Promise<void> => page.getByRole("main").getByRole("link", { name }).click();
const task = (page: Page, name: string): Locator => page.getByRole("main").getByRole("listitem").filter({ hasText: name });

/** From the first page to the answer, and on to booking it, which asks who is there. */
async function planAnUpgrade(page: Page): Promise<void> {
  await page.goto("/");
  await page.getByRole("radio", { name: /^Mirror/ }).check();
  await page.getByLabel("Exact version").fill("3.2.4");
  await page.getByRole("radio", { name: "Yes" }).check();
  await press(page, "Show what it involves");
  await heading(page, "Your VPSs will be off three times, about 15 minutes each time");
  await page.getByRole("link", { name: "Book a time for this upgrade" }).first().click();
  await heading(page, "Sign in");
  await follow(page, "Sign up");
}

async function signUp(page: Page, { email, company }: { readonly email: string; readonly company: string }): Promise<void> {
  await heading(page, "Sign up");
  await page.getByLabel("Your name").fill("Robin Marsh");
  await page.getByLabel("Company").fill(company);
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(PASSWORD);
  await press(page, "Sign up");
  await heading(page, "Check your email");
}

/** The questions that the plan leaves open: the names and the city. What it answered is there already. */
async function setUp(page: Page, name: string): Promise<void> {
  await heading(page, "What do you call this installation?");
  await expect(page.getByText("We took over your plan.")).toBeVisible();
  await page.getByLabel("Name", { exact: true }).fill(name);
  await press(page, "Continue");
  await heading(page, "Which hosts does it have?");
  for (const [n, host] of HOSTS.entries()) {
    const row = page.getByRole("group", { name: `Host ${n + 1}`, exact: true });
    await expect(row.getByLabel("Version")).toHaveValue("3.2.4");
    await row.getByLabel("Name").fill(host);
  }
  await press(page, "Continue");
  await heading(page, "Whose clock does the upgrade follow?");
  await page.getByLabel("City").selectOption("America/Toronto");
  await press(page, "Continue");
  await heading(page, "Check your answers");
  await expect(page.getByText("All hosts on 3.2.4")).toBeVisible();
  await press(page, "Save installation");
  await heading(page, name);
}

/** One host has a console with a password, one is reached by steps, one by a bare address. */
async function giveAccess(page: Page): Promise<void> {
  await follow(page, "Give console access");
  for (const host of HOSTS) {
    await follow(page, host);
    await heading(page, `Console access to ${host}`);
    if (host === "st-b") await page.getByLabel("How to get in").fill("Join our VPN, then open the jump host.");
    else await page.getByLabel("Address of the console").fill(`https://${host}.kvm.example.com`);
    if (host === "st-a") {
      await page.getByLabel("Sign-in name").fill("root");
      await page.getByLabel("Password").fill("Kanarie-walk");
    }
    await press(page, "Save");
    await expect(task(page, host)).toContainText("Completed");
  }
  await follow(page, "st-a");
  await expect(page.getByText("A sign-in is stored for this host")).toBeVisible();
  expect(await page.content()).not.toContain("Kanarie");
  await follow(page, "All hosts");
  await follow(page, "Back to your checklist");
}

async function confirmFirmware(page: Page): Promise<void> {
  await follow(page, "Confirm firmware");
  await page.getByLabel("Version that is installed").fill("7.10.50");
  await page.getByLabel("Checked on").fill(dateIn(-2));
  await page.getByLabel("Yes", { exact: true }).check();
  await press(page, "Save for all 3 hosts");
  await expect(task(page, "Completed")).toHaveCount(3);
  await follow(page, "Back to your checklist");
}

async function openFirewall(page: Page): Promise<void> {
  await follow(page, "Open your firewall");
  await page.getByLabel("Yes, both").check();
  await press(page, "Save");
}

async function getReady(page: Page): Promise<void> {
  await follow(page, "Open the checklist");
  await expect(page.getByText("0 of 5 tasks done")).toBeVisible();
  await giveAccess(page);
  await confirmFirmware(page);
  await openFirewall(page);
  await expect(page.getByText("3 of 5 tasks done")).toBeVisible();
}

const DAY_MS = 86_400_000;

/** The first Tuesday from some days ahead. */
function tuesdayFrom(days: number): Date {
  const from = Date.parse(`${dateIn(days)}T12:00:00Z`);
  return new Date(from + ((9 - new Date(from).getUTCDay()) % 7) * DAY_MS);
}

const words = (date: Date, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat("en-GB", { ...options, timeZone: "UTC" }).format(date);

/** Looks through the months up to the one of a day, chooses the day and a start. */
async function chooseTime(page: Page, day: Date): Promise<void> {
  await follow(page, "Choose a date and time");
  await heading(page, "Choose a date and time");
  const grid = page.getByRole("grid");
  const wanted = words(day, { month: "long", year: "numeric" });
  for (let month = ""; month !== wanted; ) {
    if (month) await page.getByRole("link", { name: /^Later month/ }).click();
    await expect(grid).not.toHaveAccessibleName(month);
    month = (await page.getByRole("heading", { level: 2 }).first().textContent()) ?? "";
  }
  const named = words(day, { day: "numeric", month: "long" });
  await grid.getByRole("button", { name: new RegExp(`\\b${named}\\b.*start times?$`) }).click();
  await expect(page.getByRole("heading", { level: 2, name: named })).toBeVisible();
  await page.getByRole("radio", { name: /^18:00/ }).check();
  await press(page, "Continue");
}

/** Reads the answers, says what is still to be said, and sends. Returns the reference of the booking. */
async function checkAndSend(page: Page, name: string): Promise<string> {
  await heading(page, "Check your answers");
  await expect(page.getByRole("main")).toContainText(name);
  await expect(page.getByRole("region", { name: "Date and time" })).toContainText(/18:00 to about 21:45/);
  await page.getByLabel("They keep running").check();
  await page.getByLabel(/Who do we call/).fill("Robin Marsh");
  await page.getByLabel(/Phone number/).fill("+1 416 555 0199");
  await press(page, "Send for review");
  await expect(problemOn(page)).toContainText("Confirm that you know when your VPSs will be off");
  for (const box of await page.getByRole("checkbox").all()) await box.check();
  await press(page, "Send for review");
  await heading(page, /^Sent\. We will answer by /);
  const see = page.getByRole("link", { name: /See booking UD-\d+/ });
  const reference = /UD-\d+/.exec((await see.textContent()) ?? "")?.[0] ?? "";
  await see.click();
  await expect(page).toHaveTitle(new RegExp(`^Waiting for our review: ${reference}`));
  return reference;
}

type Request = { readonly reference: string; readonly company: string; readonly name: string };

/** The desk finds the request on whichever page of its queue, reads it and approves it. */
async function approve(desk: Page, { reference, company, name }: Request): Promise<void> {
  await desk.goto("/desk/queue?view=waiting");
  const row = desk.getByRole("row").filter({ hasText: reference });
  while ((await row.count()) === 0) await desk.getByRole("link", { name: "Next page" }).click();
  await expect(row).toContainText(company);
  await row.getByRole("link").click();
  await expect(desk).toHaveTitle(`${reference}, Waiting for review - Upgrade Desk`);
  await expect(desk.getByRole("main")).toContainText(name);
  await expect(desk.getByRole("region", { name: "Rules" })).toContainText("All met");
  await expect(desk.getByRole("region", { name: "Readiness" })).toContainText("3 of 3 hosts ready");
  await expect(desk.getByRole("region", { name: "What they asked for" })).toContainText("Robin Marsh, +1 416 555 0199");
  const decision = desk.getByRole("region", { name: "Decision" });
  await decision.getByRole("radio", { name: /^Approve/ }).check();
  await decision.getByRole("button", { name: "Approve", exact: true }).click();
  const done = desk.getByRole("main").getByRole("status");
  await expect(done).toContainText(`${reference} is confirmed for`);
  await expect(done).toContainText(`Robin Marsh of ${company} gets an email.`);
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with scripts" : "without scripts", () => {
    test.use({ javaScriptEnabled });

    test("a stranger plans, signs up, gets ready and asks for a time; the desk approves, and the customer knows", async ({
      page,
      browser,
      mailTo,
      freshAddress,
    }) => {
      test.setTimeout(180_000);
      const company = `Tailspin ${freshAddress.split(".")[1]}`;
      const name = `Harbour ${freshAddress.split(".")[1]}`;

      await planAnUpgrade(page);
      await signUp(page, { email: freshAddress, company });
      const [confirm = ""] = await mailTo(freshAddress);
      await page.goto(confirm);
      await press(page, "Confirm and sign in");
      await setUp(page, name);
      await getReady(page);
      await chooseTime(page, tuesdayFrom(javaScriptEnabled ? 160 : 167));
      const reference = await checkAndSend(page, name);

      const desk = await browser.newPage();
      await signInByHand(desk, "desk");
      await approve(desk, { reference, company, name });
      await desk.close();

      await page.reload();
      await expect(page).toHaveTitle(new RegExp(`^Confirmed: ${reference}`));
      const links = await mailTo(freshAddress, `${reference}: your upgrade is confirmed`);
      await page.goto(links.find((link) => link.includes(reference)) ?? "");
      await expect(page.getByRole("main")).toContainText(/Your upgrade is confirmed for .* at 18:00 in Toronto/);
      await page.goto("/bookings");
      await expect(page.getByRole("row").filter({ hasText: reference })).toContainText("Confirmed");
    });
  });
}

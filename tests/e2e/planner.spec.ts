import { expect, type Page, test } from "@playwright/test";
import { expectAccessible, expectAccessibleEverywhere } from "./support/axe.ts";

const MIRROR = "/plan/result?layout=mirror&from=3.2.4&backup=yes";
const CLUSTER = "/plan/result?layout=cluster&from=4.1.2&processing=3&backup=yes";
const MANY = "/plan/result?layout=cluster&from=3.2.4&processing=12&backup=yes&failback=yes";
const MIXED =
  "/plan/result?layout=cluster&host=st-a,primary,4.1.2&host=st-b,secondary,4.8.2&host=p1,processing,4.1.2,8&host=p2,processing,4.8.2&host=bk,backup,4.9.2";

/** The picture that is shown: of the two drawings of every plan, one has the room. */
const picture = (page: Page) => page.getByRole("img", { name: /^Impact timeline/ }).filter({ visible: true });

/** What a browser says about the page behind its back: faults of scripts, and what the content policy forbade. */
function listen(page: Page): readonly string[] {
  const heard: string[] = [];
  page.on("pageerror", (error) => heard.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") heard.push(message.text());
  });
  return heard;
}

test("a stranger asks about a mirror and sees the answer, the picture and every step", async ({ page }) => {
  const heard = listen(page);
  await page.goto("/");
  await page.getByRole("radio", { name: /^Mirror/ }).check();
  await page.getByLabel("Exact version").fill("3.2.4");
  await page.getByRole("radio", { name: "Yes" }).check();
  await page.getByRole("button", { name: "Show what it involves" }).click();

  await expect(page).toHaveURL(MIRROR);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    "Your VPSs will be off three times, about 15 minutes each time",
  );
  await expect(page.getByRole("list", { name: "Versions on the way" }).getByRole("listitem")).toHaveText([
    /^3\.2\.4/,
    /^3\.3\.1/,
    /^4\.8\.2/,
    /^5\.x/,
  ]);
  await expect(picture(page)).toHaveAccessibleDescription(/12 steps in 3 stages/);
  await expect(page.getByRole("heading", { level: 3, name: /^Stage/ })).toHaveCount(3);
  await expect(page.getByText("Failover: storage host A takes over")).toBeVisible();
  await expect(page.getByRole("link", { name: "Book a time for this upgrade" })).toHaveAttribute(
    "href",
    "/installations/new?plan=layout%3Dmirror%26from%3D3.2.4%26backup%3Dyes",
  );
  expect(heard).toEqual([]);
});

test("a cluster on 4.1 shows the contradiction of the source, and no figure for restarts that nobody stated", async ({
  page,
}) => {
  await page.goto("/plan");
  await expect(page.getByLabel("How many processing hosts?")).toBeHidden();
  await page.getByRole("radio", { name: /^Cluster/ }).check();
  await page.getByLabel("How many processing hosts?").fill("3");
  await page.getByLabel("Version", { exact: true }).selectOption("4.1.x");
  await page.getByRole("radio", { name: "Yes" }).check();
  await page.getByRole("button", { name: "Show what it involves" }).click();

  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^VPSs on the Primary will be off twice/);
  await expect(page.getByText("Two failovers or three?")).toBeVisible();
  await expect(page.getByText("Allow up to 45 minutes off")).toBeVisible();
  const restarts = page.getByRole("region", { name: /^Who is off/ }).getByRole("row", { name: /On each processing host/ });
  await expect(restarts).toContainText("Not known");
  await expect(restarts).toContainText("depends on the hardware");
});

test("exact hosts on mixed versions: typed row by row, added, removed, pasted, then planned from the oldest", async ({
  page,
}) => {
  await page.goto("/plan/hosts");
  await page.getByRole("radio", { name: "Cluster" }).check();
  const host = (number: number) => page.getByRole("group", { name: `Host ${number}`, exact: true });
  await host(1).getByLabel("Name").fill("st-a");
  await host(1).getByLabel("Version").fill("4.1.2");
  await host(2).getByLabel("Name").fill("st-b");
  await host(2).getByLabel("Version").fill("4.8.2");
  await host(4)
    .getByRole("button", { name: /^Remove/ })
    .click();
  await expect(page.getByRole("group", { name: /^Host \d/ })).toHaveCount(3);
  await expect(host(1).getByLabel("Name")).toHaveValue("st-a");

  await host(3).getByLabel("Name").fill("p1");
  await host(3).getByLabel("Version").fill("4.1.2");
  await host(3).getByLabel("Restart, min").fill("8");
  await page.getByText("Paste a list").click();
  await page.getByLabel(/^One host per line/).fill("p2, processing, 4.8.2\n# remark\nbk backup 4.9.2");
  await page.getByRole("button", { name: "Put the list into the rows" }).click();
  await expect(host(5).getByLabel("Name")).toHaveValue("bk");
  await page.getByRole("button", { name: "Show what it involves" }).click();

  await expect(page).toHaveURL((url) => url.searchParams.getAll("host").length === 5);
  await expect(page.getByText("Your hosts are on different versions.")).toBeVisible();
  await expect(page.getByText(/Stage 1 leaves out .*st-b.*: already on 4.8.2 or newer/)).toBeVisible();
  await expect(page.getByText(/“or higher”\. We read that as covering bk too/)).toBeVisible();
  const who = page.getByRole("region", { name: /^Who is off/ });
  await expect(who.getByRole("row", { name: /On p1/ })).toContainText("You said 8 min a restart");
  await expect(page.getByText("Update p2, then restart it")).toHaveCount(1);
});

test("every error comes at once, with everything typed kept, and each leads to its field", async ({ page }) => {
  await page.goto("/plan");
  await page.getByRole("radio", { name: /^Cluster/ }).check();
  await page.getByLabel("How many processing hosts?").fill("0");
  await page.getByLabel("Exact version").fill("6.1");
  await page.getByRole("button", { name: "Show what it involves" }).click();

  await expect(page).toHaveTitle(/^Error: /);
  const summary = page.getByRole("alert");
  await expect(summary.getByRole("link")).toHaveText([
    /^We do not know version 6\.1/,
    "Processing hosts must be between 1 and 9,997",
    "Say whether you have a Backup host",
  ]);
  await expect(page.locator("#error-summary")).toBeFocused();
  await expect(page.getByRole("radio", { name: /^Cluster/ })).toBeChecked();
  await expect(page.getByLabel("Exact version")).toHaveValue("6.1");
  await expect(page.getByLabel("Exact version")).toHaveAccessibleDescription(/We do not know version 6\.1/);
  await summary.getByRole("link", { name: /^Processing hosts/ }).click();
  await expect(page.getByLabel("How many processing hosts?")).toBeFocused();
  await expectAccessible(page);
});

test("faults of named hosts stand at their rows", async ({ page }) => {
  await page.goto("/plan/result?layout=mirror&host=st-a,primary,4.1&host=st-a,primary,latest&host=p1,processing,4.3,0");
  await expect(page.getByRole("alert").getByRole("link")).toHaveCount(6);
  const second = page.getByRole("group", { name: "Host 2", exact: true });
  await expect(second.getByLabel("Version")).toHaveValue("latest");
  await expect(second.getByLabel("Version")).toHaveAttribute("aria-invalid", "true");
  await expect(second).toContainText("Two hosts are called st-a");
});

test("on 5.x nothing goes off: no picture, but how to do it alone", async ({ page }) => {
  await page.goto("/plan/result?layout=cluster&from=5.1&processing=2&backup=no");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Nothing goes off. This is a GUI update");
  await expect(page.getByRole("img")).toHaveCount(0);
  await expect(page.getByRole("heading", { name: "Do it yourself in the GUI" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Ask us to do it" })).toBeVisible();
});

test("whoever does not know the version sees what each would mean", async ({ page }) => {
  await page.goto("/plan/result?layout=mirror&from=unknown&backup=yes");
  await expect(page.getByRole("row")).toHaveCount(5);
  await page.getByRole("link", { name: "Show this plan 3.3 to 4.2" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/off twice/);
});

test("the failback is offered with its cost, added and left out again", async ({ page }) => {
  await page.goto(MIRROR);
  await expect(page.getByText("The storage hosts end up swapped.")).toBeVisible();
  await page.getByRole("link", { name: "Add the failback" }).click();
  await expect(page).toHaveURL(`${MIRROR}&failback=yes#failback`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/off four times/);
  await expect(page.getByText("Final failover: each host returns to its own role")).toBeVisible();
  await page.getByRole("link", { name: "Leave the failback out" }).click();
  await expect(page).toHaveURL(`${MIRROR}#failback`);
});

test("a result has an address that can be copied, shared and corrected", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto(`${MIRROR}&utm_source=mail`);
  await expect(page).toHaveURL(MIRROR);
  await page.getByRole("button", { name: "Copy a link to this plan" }).click();
  await expect(page.getByRole("status")).toHaveText("Link copied");
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied.endsWith(MIRROR)).toBe(true);

  await page.getByRole("link", { name: "Change your answers" }).click();
  await expect(page.getByRole("radio", { name: /^Mirror/ })).toBeChecked();
  await expect(page.getByLabel("Exact version")).toHaveValue("3.2.4");
});

test("the last two plans of this browser are listed under the question until they are forgotten", async ({ page }) => {
  for (const from of ["3.2.4", "4.1", "4.3", "4.1"]) {
    await page.goto(`/plan/result?layout=mirror&from=${from}&backup=yes`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect.poll(() => page.evaluate(() => localStorage.getItem("last-plans"))).toContain(`Mirror, ${from}`);
  }
  await page.goto("/plan");
  const last = page.getByRole("region", { name: "Your last plans" });
  await expect(last.getByRole("link")).toHaveText([/^Mirror, 4\.1 to 5\.x: Your VPSs will be off/, /^Mirror, 4\.3 to 5\.x/]);
  await last.getByRole("link").first().click();
  await expect(page).toHaveURL(/from=4\.1/);
  await page.goto("/");
  await last.getByRole("button", { name: "Forget them" }).click();
  await expect(last).toBeHidden();
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(last).toBeHidden();
});

test("what else stands in the browser's store leads nowhere", async ({ page }) => {
  await page.goto("/plan");
  const planted = [{ href: "javascript:alert(1)", title: "Mine" }, { href: "//evil.example/plan/result?", title: "Ours" }, 7];
  for (const value of [JSON.stringify(planted), "{", "null"]) {
    await page.evaluate((text) => localStorage.setItem("last-plans", text), value);
    await page.reload();
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.getByRole("region", { name: "Your last plans" })).toBeHidden();
  }
});

test("many processing hosts are one row of the picture and one line of the steps", async ({ page }) => {
  await page.goto("/plan/result?layout=cluster&from=3.2&processing=9000&backup=yes");
  await expect(page.getByText("Update 9,000 processing hosts, one at a time")).toHaveCount(3);
  expect(await page.locator("svg.tl *").count()).toBeLessThan(600);
});

test("colours and language are chosen at the foot of a page, which then comes again", async ({ page }) => {
  await page.goto(MIRROR);
  await page.getByRole("button", { name: "Dark" }).click();
  await expect(page).toHaveURL(MIRROR);
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.getByRole("button", { name: "Deutsch" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Ihre VPS fallen dreimal aus, jedes Mal etwa 15 Minuten");
  await expect(page.locator("html")).toHaveAttribute("lang", "de");
  await expectAccessible(page);
});

test("the first Tab leads past the masthead, and the whole answer can be reached by keys", async ({ page }) => {
  await page.goto(MIRROR);
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to the content" })).toBeFocused();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Change your answers" })).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Book a time for this upgrade" })).toBeFocused();
});

for (const [name, path] of Object.entries({
  "the answer for a cluster": CLUSTER,
  "the answer for many hosts": MANY,
  "the answer for mixed versions": MIXED,
}))
  test(`axe finds nothing on ${name}, in both themes at both widths`, async ({ page }) => {
    await page.goto(path);
    await expectAccessibleEverywhere(page);
  });

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("the planner answers all the same, and the link can be copied by hand", async ({ page }) => {
    await page.goto("/");
    await page.getByRole("radio", { name: /^Cluster/ }).check();
    await page.getByLabel("How many processing hosts?").fill("2");
    await page.getByLabel("Version", { exact: true }).selectOption("4.8.x");
    await page.getByRole("radio", { name: "No", exact: true }).check();
    await page.getByRole("button", { name: "Show what it involves" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(/off twice/);
    await expect(picture(page)).toBeVisible();
    await expect(page.getByRole("button", { name: "Copy a link to this plan" })).toBeHidden();
    await expect(page.getByLabel("Link to this plan")).toHaveValue(/layout=cluster&from=4\.8\.x&processing=2&backup=no$/);
  });

  test("a refused form shows its faults and keeps what was typed", async ({ page }) => {
    await page.goto("/plan");
    await page.getByLabel("Exact version").fill("latest");
    await page.getByRole("button", { name: "Show what it involves" }).click();
    await expect(page.getByRole("alert").getByRole("link")).toHaveCount(3);
    await expect(page.getByLabel("Exact version")).toHaveValue("latest");
  });

  test("rows of hosts are added without losing any", async ({ page }) => {
    await page.goto("/plan/hosts");
    await page.getByRole("group", { name: "Host 1", exact: true }).getByLabel("Name").fill("st-a");
    await page.getByRole("button", { name: "Add a host" }).click();
    await expect(page.getByRole("group", { name: /^Host \d/ })).toHaveCount(5);
    await expect(page.getByRole("group", { name: "Host 1", exact: true }).getByLabel("Name")).toHaveValue("st-a");
  });
});

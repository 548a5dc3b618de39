import { readFile } from "node:fs/promises";
import { expect, type Page, test } from "@playwright/test";
import { parse } from "csv-parse/sync";
import { expectAccessibleEverywhere } from "./support/axe.ts";

const NAMED =
  "/plan/result?layout=cluster&host=st-a,primary,4.1.2&host=st-b,secondary,4.1.2&host=p1,processing,4.1.2,8&host=bk-01,backup,4.1.2";
const MIRROR = "/plan/result?layout=mirror&from=3.2.4&backup=yes";

async function saved(page: Page, link: string): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: link }).click()]);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), "utf8") };
}

async function makeLink(page: Page): Promise<string> {
  await page.getByRole("button", { name: "Make a short link" }).click();
  await expect(page).toHaveURL(/\/p\/[\w-]{22}\?made=yes$/);
  return page.getByLabel("Your short link is ready.").inputValue();
}

test("a short link made in one browser opens in another without an account, and says no host's name", async ({
  page,
  browser,
}) => {
  await page.goto(NAMED);
  const headline = await page.getByRole("heading", { level: 1 }).textContent();
  const link = await makeLink(page);
  expect(link).toMatch(/^http:\/\/localhost:\d+\/p\/[\w-]{22}$/);

  const stranger = await (await browser.newContext()).newPage();
  await stranger.goto(link);
  await expect(stranger.getByRole("heading", { level: 1 })).toHaveText(headline ?? "");
  await expect(stranger.getByText(/This link works until/)).toBeVisible();
  await expect(stranger.getByText("Hosts are called by their roles.")).toBeVisible();
  expect(await stranger.content()).not.toMatch(/st-a|bk-01/);
  await expect(stranger.locator('meta[name="robots"]')).toHaveAttribute("content", /noindex/);
  await expect(stranger.getByLabel("Your short link is ready.")).toHaveCount(0);
  await expectAccessibleEverywhere(stranger);
});

test("the names go along where somebody ticks that", async ({ page }) => {
  await page.goto(NAMED);
  await page.getByLabel("Keep the hosts’ names in it").check();
  await makeLink(page);
  await expect(page.getByText("bk-01").first()).toBeVisible();
  await page.getByRole("link", { name: "Change your answers" }).click();
  await expect(page.getByRole("group", { name: "Host 1", exact: true }).getByLabel("Name")).toHaveValue("st-a");
});

test("a short link that leads nowhere is a whole page that says so", async ({ page }) => {
  for (const address of ["/p/AbCdEfGhIjKlMnOpQrSt_-", "/p/nothing", "/p/AbCdEfGhIjKlMnOpQrSt_-/steps.csv"]) {
    expect((await page.goto(address))?.status()).toBe(404);
    await expect(page.getByRole("heading", { level: 1, name: "This link is not active" })).toBeVisible();
    await expect(page.getByRole("contentinfo")).toBeVisible();
  }
  await expectAccessibleEverywhere(page);
});

test("the steps come as a file that a spreadsheet reads, and the plan as one for programs", async ({ page }) => {
  await page.goto(NAMED);
  const csv = await saved(page, "Steps as CSV");
  expect(csv.name).toBe("upgrade-steps-4.1.2-to-5.x.csv");
  const rows: Record<string, string>[] = parse(csv.text, { columns: true });
  expect(rows).toHaveLength(10);
  expect(rows[1]).toMatchObject({
    act: "upgrade",
    host: "p1",
    from_version: "4.1.2",
    to_version: "4.8.2",
    minutes_off: "8",
    basis: "stated",
  });
  const json = await saved(page, "Plan as JSON");
  expect(json.name).toBe("upgrade-plan-4.1.2-to-5.x.json");
  expect(JSON.parse(json.text)).toMatchObject({ path: ["4.8.2", "5.x"], failovers: 2, rulebook: "serverware-1" });
});

test("before and after: the second plan starts as the first, one thing is changed, and the difference is that", async ({
  page,
}) => {
  await page.goto(NAMED);
  await page.getByRole("link", { name: "Compare with another plan" }).click();
  const backup = page.getByRole("group", { name: "Host 4", exact: true });
  await expect(backup.getByLabel("Name")).toHaveValue("bk-01");
  await backup.getByLabel("Version").fill("newest");
  await page.getByRole("button", { name: "Show what it involves" }).click();
  await expect(page.locator("#error-summary")).toContainText("The version of bk-01");
  await backup.getByLabel("Version").fill("4.8.2");
  await page.getByRole("button", { name: "Show what it involves" }).click();

  await expect(page.getByText("One step goes, none comes. Plan B takes about 20 min less work.")).toBeVisible();
  const steps = page.getByRole("region", { name: "Which steps change" }).getByRole("listitem");
  await expect(steps).toHaveText([/^Gone\s*Upgrade bk-01 to 4\.8\.2$/, /^Same\s*9 steps as before$/]);
  await page.getByRole("link", { name: "Change plan B" }).click();
  await expect(backup.getByLabel("Version")).toHaveValue("4.8.2");
  await page.getByRole("button", { name: "Add a host" }).click();
  await expect(page.getByRole("group", { name: /^Host \d/ })).toHaveCount(5);
});

test("a plan without names is compared by the short question", async ({ page }) => {
  await page.goto(MIRROR);
  await page.getByRole("link", { name: "Compare with another plan" }).click();
  await expect(page.getByLabel("Exact version")).toHaveValue("3.2.4");
  await page.getByLabel("Exact version").fill("4.8.2");
  await page.getByRole("button", { name: "Show what it involves" }).click();
  await expect(page.getByRole("row", { name: /^Stages/ })).toContainText("31");
});

test("on paper there is the answer, its link and its sources, and nothing to press", async ({ page }) => {
  await page.goto(MIRROR);
  await page.emulateMedia({ media: "print" });
  await expect(page.getByText(/\/plan\/result\?layout=mirror&from=3\.2\.4&backup=yes$/)).toBeVisible();
  await expect(page.getByRole("heading", { name: "Passages cited" })).toBeVisible();
  await expect(page.getByText(/Plan sha256:[0-9a-f]{64}, by the rules serverware-1, worked out on/)).toBeVisible();
  for (const button of await page.getByRole("button").all()) await expect(button).toBeHidden();
  await expect(page.getByRole("navigation", { name: "Main" })).toBeHidden();
});

const HOSTILE = `Dear all, here are our hosts:
st-a;Primary;v4.1.2
- st-b  Sekundär 4.1.2
p1 - processing, 4.1.2 (restart 8 min)
bk <script>alert(1)</script> backup 4.1.2
=cmd|' /C calc'!A0, boss, 4.1`;

for (const scripts of [true, false])
  test.describe(scripts ? "with scripts" : "without scripts", () => {
    test.use({ javaScriptEnabled: scripts });

    test("a pasted list comes back as rows, and lines that could not be read by their numbers, to be mended", async ({
      page,
    }) => {
      await page.goto("/plan/inventory");
      await page.getByLabel("Your hosts").fill(HOSTILE);
      await page.getByRole("button", { name: "Read the list" }).click();
      await expect(page).toHaveURL(/\/plan\/hosts\?reply=/);
      const problem = page.locator("#error-summary");
      await expect(problem).toContainText("Line 1 is no host: “Dear all, here are our hosts:”");
      await expect(problem).toContainText("Line 5: we could not place “<script>alert(1)</script>”");
      const host = (number: number) => page.getByRole("group", { name: `Host ${number}`, exact: true });
      await expect(page.getByRole("radio", { name: "Cluster" })).toBeChecked();
      await expect(host(2).getByLabel("Role")).toHaveValue("secondary");
      await expect(host(3).getByLabel("Restart, min")).toHaveValue("8");
      await expect(host(4).getByLabel("Name")).toHaveValue("bk");
      await expect(page.getByLabel(/^One host per line/)).toHaveValue("Dear all, here are our hosts:");

      await host(5)
        .getByRole("button", { name: /^Remove/ })
        .click();
      await page.getByLabel(/^One host per line/).fill("p2 processing 4.1.2");
      await page.getByRole("button", { name: "Put the list into the rows" }).click();
      await expect(host(5).getByLabel("Name")).toHaveValue("p2");
      await page.getByRole("button", { name: "Show what it involves" }).click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^VPSs on the Primary will be off twice/);
    });

    test("a list too long for rows is planned at an address that lives for a day, and can be mended there", async ({ page }) => {
      const hosts = Array.from({ length: 120 }, (_, i) => `p${i + 1} - processing, 4.1.2 (restart 8 min)`);
      await page.goto("/plan/inventory");
      const list = page.getByLabel("Your hosts");
      await list.fill(["st-a primary 4.1.2", "st-b secondary newest", ...hosts].join("\n"));
      await page.getByRole("button", { name: "Read the list" }).click();
      await expect(page.locator("#error-summary")).toContainText("Line 2: we could not place “newest”");
      const typed = await list.inputValue();
      expect(typed.split("\n")).toHaveLength(122);
      await list.fill(typed.replace("newest", "4.1.2"));
      await page.getByRole("button", { name: "Read the list" }).click();

      await expect(page).toHaveURL(/\/p\/[\w-]{22}$/);
      await expect(page.getByText(/Your list is too long for an address, so we keep it here until/)).toBeVisible();
      await expect(page.getByText("Update 120 processing hosts, one at a time")).toHaveCount(2);
      await page.getByRole("link", { name: "Change your answers" }).click();
      await expect(page.locator('input[value="p120"]')).toBeAttached();
    });
  });

test("ten thousand pasted hosts are planned, shared and corrected", async ({ page }) => {
  const hosts = Array.from({ length: 9_998 }, (_, i) => `p${i + 1} - processing, 4.1.2 (restart 8 min)`);
  const text = ["st-a primary 4.1.2", "st-b secondary 4.1.2", ...hosts].join("\n");
  await page.goto("/plan/inventory");
  const list = page.getByLabel("Your hosts");
  // Typed letter by letter it would take minutes; pasting is one act.
  await list.evaluate((field, value) => Object.assign(field, { value }), text);
  await page.getByRole("button", { name: "Read the list" }).click();
  await expect(page.getByText("Update 9,998 processing hosts, one at a time")).toHaveCount(2);
  expect(parse((await saved(page, "Steps as CSV")).text)).toHaveLength(20_003);
  await page.getByRole("link", { name: "Change your answers" }).click();
  await expect(list).toHaveValue(/^st-a, primary, 4\.1\.2\nst-b, secondary, 4\.1\.2\np1, processing, 4\.1\.2, 8 min\n/);
  await page.goBack();
  await makeLink(page);
  await expect(page.getByText("Hosts are called by their roles.")).toBeVisible();
});

import { expect, type Page, test } from "@playwright/test";
import { expectAccessibleEverywhere } from "./support/axe.ts";

const SHORT = "/plan/result?layout=mirror&from=3.2.4&backup=yes";
const LONG = "/plan/result?layout=cluster&from=3.2.4&processing=8&backup=yes";
const STOPPED = "/plan/result?layout=mirror&host=st-b,primary,4.8.2&host=st-a,secondary,4.1&host=bk,backup,4.8.2";
const FOUR_THREE = "/plan/result?layout=mirror&from=4.3.1&backup=yes";

const section = (page: Page, name: string) => page.getByRole("region", { name, exact: true });

const sections = (page: Page) => page.locator("section h2").allTextContents();

test("a plan longer than the desk works in one go is offered as evenings by itself, before everything else", async ({ page }) => {
  await page.goto(LONG);
  expect((await sections(page))[0]).toBe("One evening or several");
  const evenings = section(page, "One evening or several");
  await expect(evenings).toContainText("longer than the 8 h that we work in one go. It fits in 3 evenings");
  const second = evenings.getByRole("row", { name: /^Evening 2/ });
  await expect(second).toContainText("13 to 24");
  await expect(second).toContainText("about 5 h 15 min");
  await expect(second).toContainText("VPSs on the storage hosts: once, about 15 min");
  await expect(second).toContainText("Every host is on 4.8.2. Storage host A is Primary.");
  await second.getByText("Why?").click();
  await expect(second).toContainText("SERVERware v4.3.x - v4.8.x, title and opening paragraph");
});

test("a plan that fits has the same offer after its steps, and one that cannot be split says why", async ({ page }) => {
  await page.goto(SHORT);
  expect((await sections(page)).at(0)).toBe("What happens, and when");
  const evenings = section(page, "One evening or several");
  await expect(evenings).toContainText("It fits one evening");
  await expect(evenings.getByRole("row", { name: /^Evening \d/ })).toHaveCount(3);

  await page.goto("/plan/result?layout=mirror&host=a,primary,3.2&host=b,secondary,3.2&host=k,backup,5.0");
  await expect(evenings).toContainText("The work cannot stop after stage 1: k is beyond 3.3.1 already");
  await expect(evenings.getByRole("row", { name: /^Evening \d/ })).toHaveCount(0);

  await page.goto(FOUR_THREE);
  await expect(evenings).toHaveCount(0);
});

test("the failback says what it costs and buys, and is switched on and off", async ({ page }) => {
  await page.goto(SHORT);
  const failback = section(page, "The failback");
  await expect(failback).toContainText("About 15 min off");
  await expect(failback).toContainText("Storage host A is Primary again");
  await failback.getByRole("link", { name: "Add the failback" }).click();
  await expect(page).toHaveURL(`${SHORT}&failback=yes#failback`);
  await expect(failback).toContainText("You asked for it");
  await failback.getByRole("link", { name: "Leave the failback out" }).click();
  await expect(page).toHaveURL(`${SHORT}#failback`);

  await page.goto(FOUR_THREE);
  await expect(failback).toContainText("belongs to the vendor’s procedure, so it cannot be left out");
  await expect(failback.getByRole("link")).toHaveCount(0);

  await page.goto("/plan/result?layout=mirror&from=4.1&backup=yes");
  await expect(failback).toHaveCount(0);
});

test("a stage that stopped half way is recognised, with what is left out and what comes next", async ({ page }) => {
  await page.goto(STOPPED);
  await expect(page.getByText("Stage 4.1 to 4.8.2 seems to have stopped half way.", { exact: true })).toBeVisible();
  await expect(page.getByText(/The failover seems to have happened/)).toBeVisible();
  await expect(page.getByText(/It goes on with step 1: Upgrade the Secondary, st-a, to 4\.8\.2/)).toBeVisible();
});

test("every step and figure is asked by keyboard for its reason, under a name that says what it is about", async ({ page }) => {
  await page.goto(SHORT);
  const third = page.locator("summary").filter({ hasText: /^Why\? step 3$/ });
  const reasons = page.locator(".jobs > li").filter({ hasText: "Failover: storage host B takes over" }).first().getByRole("list");
  await expect(reasons).toBeHidden();
  await third.focus();
  await page.keyboard.press("Enter");
  await expect(reasons).toContainText("Work is only ever done on the Secondary");
  await expect(reasons).toContainText("Stated in: SERVERware v3.2.x and Earlier Versions (Mirror + Backup), NOTE after step 3");
  await expect(reasons).toContainText("Ours; not in the vendor’s document.");
  await page.keyboard.press("Enter");
  await expect(reasons).toBeHidden();
  await expect(page.locator("summary").filter({ hasText: /^Why\? step \d+$/ })).toHaveCount(12);
  for (const figure of ["the downtime of failovers", "who is affected", "the length of the upgrade", "the first day"])
    await expect(page.locator("summary").filter({ hasText: figure })).toHaveCount(1);
});

test("thousands of hosts are asked once for each line, not for each host", async ({ page }) => {
  await page.goto("/plan/result?layout=cluster&from=3.2&processing=9000&backup=yes");
  expect(await page.locator("details.why").count()).toBeLessThan(40);
  await page.locator("summary").filter({ hasText: "steps 2 to 9,001" }).click();
  await expect(page.getByText(/of work for all 9,000 together/).filter({ visible: true })).toHaveCount(1);
});

test("the printed page names the passages by number, with a list at its end", async ({ page }) => {
  await page.goto(SHORT);
  const sources = section(page, "Passages cited");
  await expect(sources).toBeHidden();
  await page.emulateMedia({ media: "print" });
  await expect(sources.getByRole("listitem").first()).toContainText("NOTE after step 3");
  await expect(page.getByText("Why?").first()).toBeHidden();
  await expect(page.locator(".jobs > li").nth(2)).toContainText(/\[\d+(, \d+)*\]/);
});

for (const [name, path] of Object.entries({ "a long plan": LONG, "a stopped stage": STOPPED }))
  test(`axe finds nothing on ${name} with its reasons open, in both themes at both widths`, async ({ page }) => {
    await page.goto(path);
    await page.evaluate(() => {
      for (const details of document.querySelectorAll("details.why")) details.setAttribute("open", "");
    });
    await expectAccessibleEverywhere(page);
  });

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("evenings, the failback and every reason are there all the same", async ({ page }) => {
    await page.goto(LONG);
    await expect(section(page, "One evening or several").getByRole("row", { name: /^Evening \d/ })).toHaveCount(3);
    await page
      .locator("summary")
      .filter({ hasText: /^Why\? step 11$/ })
      .click();
    await expect(page.getByText(/^Once the Secondary has the new version/).filter({ visible: true })).toHaveCount(1);
    await page.getByRole("link", { name: "Add the failback" }).click();
    await expect(page).toHaveURL(`${LONG}&failback=yes#failback`);
  });
});

import { expect } from "@playwright/test";
import { signInAs, test } from "./support/people.ts";
import { getReady, newInstallation, senderOf, slotAt } from "./support/upgrades.ts";

const CLUSTER = "/plan/result?layout=cluster&from=4.1.2&processing=3&backup=yes";
const MIRROR = "/plan/result?layout=mirror&from=3.2.4&backup=yes";

for (const width of [1280, 390])
  test.describe(`at ${width} px`, () => {
    test.use({ viewport: { width, height: 900 } });

    test("a plan sets the three ways side by side, and says when less protects it", async ({ page }) => {
      await page.goto(CLUSTER);
      const ways = page.getByRole("region", { name: "Three ways through it" });
      const row = (name: string | RegExp) => ways.getByRole("row").filter({ has: page.getByRole("rowheader", { name }) });
      await expect(row("On each processing host").getByRole("cell")).toHaveText([
        /^Once, about 5\sh\s30\smin/,
        /^Twice, while the host restarts/,
        "Not off",
      ]);
      await expect(row("What you do").getByRole("cell")).toHaveText([
        /^Stop all VPSs before the start/,
        "Nothing",
        /^Move the VPSs off each processing host before it restarts, and back afterwards, twice for each host/,
      ]);
      const less = page.getByRole("region", { name: "When you have less redundancy" });
      await expect(less.getByRole("row").filter({ hasText: "No failover possible" }).getByRole("listitem")).toHaveCount(4);
      await expect(less.getByRole("row").filter({ hasText: "No backups" }).getByRole("listitem")).toHaveText([
        /^Backup host: 0 min to about 20\smin/,
        /^Backup host: about/,
      ]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)).toBe(false);
    });
  });

test("a mirror says that moving VPSs off changes nothing there", async ({ page }) => {
  await page.goto(MIRROR);
  await expect(page.getByRole("region", { name: "Three ways through it" }).getByRole("cell", { name: /^3 times/ })).toHaveText([
    /At most about 15\smin in one go/,
    /a mirror has no processing hosts/,
  ]);
});

test("the way that a customer chooses stands in the booking and before the desk", async ({ page, as, context, baseURL }) => {
  await signInAs(context, "customer", baseURL ?? "");
  const sender = senderOf(page, baseURL);
  const host = (name: string, role: string) => ({ name, role, version: "4.8.2" });
  const hosts = [host("st-a", "primary"), host("st-b", "secondary"), host("p-1", "processing"), host("p-2", "processing")];
  const upgrade = await newInstallation(sender, { name: "Ways", topology: "cluster", hosts });
  await getReady(sender, upgrade);
  const { start } = await slotAt(sender, upgrade, "05:30", 120);
  await page.goto(`/installations/${upgrade.id}/book/check?start=${start}`);
  await expect(page.getByRole("group", { name: "How do your VPSs go through the upgrade?" }).getByRole("radio")).toHaveCount(3);
  await page.getByLabel("You move them off each processing host before it restarts").check();
  await page.getByRole("button", { name: "Send for review" }).click();
  await expect(page.getByLabel("You move them off each processing host before it restarts")).toBeChecked();
  for (const box of await page.getByRole("checkbox").all()) await box.check();
  await page.getByRole("button", { name: "Send for review" }).click();
  await page.getByRole("link", { name: /See booking UD-/ }).click();
  await expect(page.getByRole("region", { name: "What you sent" })).toContainText(
    "You move them off each processing host before it restarts",
  );
  const desk = await as("desk");
  await desk.goto(page.url().replace("/bookings/", "/desk/bookings/"));
  await expect(desk.getByRole("main")).toContainText("They move VPSs off each processing host before it restarts");
});

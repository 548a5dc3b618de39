import { readFile } from "node:fs/promises";
import type { Download, Page } from "@playwright/test";
import { expect } from "@playwright/test";
import { expectAccessibleAt } from "./support/axe.ts";
import { problemOn, test } from "./support/people.ts";
import { book, getReady, newInstallation, putVps, type Sender, senderOf, slotAt, type Upgrade } from "./support/upgrades.ts";

const CLUSTER = [
  { name: "st-a", role: "primary", version: "4.1.2" },
  { name: "st-b", role: "secondary", version: "4.1.2" },
  { name: "p1", role: "processing", version: "4.1.2", restartMinutes: 8 },
  { name: "p2", role: "processing", version: "4.1.2" },
  { name: "bk", role: "backup", version: "4.1.2" },
];

const PLAN = `layout=cluster&${CLUSTER.map(({ name, role, version, restartMinutes }) => `host=${[name, role, version, restartMinutes].filter(Boolean).join(",")}`).join("&")}`;

/** A file as a spreadsheet in German saves it: a mark, semicolons, quotes, CRLF, columns in another order, cells that attack. */
const GERMAN_FILE = [
  "\uFEFFKunde;Name;Host;Zeitzone;Kritisch;Bemerkung",
  'Müller, Söhne & Co;"web ""eins""";P1;Europe/Vienna;ja;"zwei',
  'Zeilen"',
  '=HYPERLINK("http://evil.example");=1+1;p2;;nein;',
  '<img src=x onerror="alert(1)">;<script>alert(1)</script>;st-a;;x;',
  "Müller, Söhne & Co;mail;p9;;;",
  ";ohne-host;;;;",
  "Müller, Söhne & Co;db;bk;Mars/Base;vielleicht;",
].join("\r\n");

const big = (rows: number): string =>
  [
    "name,host,owner,critical",
    ...Array.from(
      { length: rows },
      (_, n) => `vps-${n + 1},${["p1", "p2", "st-a"][n % 3]},Owner ${n % 250},${n % 9 === 0 ? "yes" : ""}`,
    ),
  ].join("\n");

const csv = (text: string, name = "vps.csv") => ({ name, mimeType: "text/csv", buffer: Buffer.from(text) });

async function aCluster(
  page: Page,
  origin: string | undefined,
  name: string,
): Promise<{ sender: Sender; upgrade: Upgrade; there: string }> {
  const sender = senderOf(page, origin);
  const upgrade = await newInstallation(sender, {
    name: `${name} ${Date.now()}`,
    topology: "cluster",
    zone: "Europe/Berlin",
    hosts: CLUSTER,
  });
  return { sender, upgrade, there: `/installations/${upgrade.id}/vps` };
}

const rowOf = (page: Page, name: string) =>
  page.getByRole("row").filter({ has: page.getByRole("rowheader", { name, exact: true }) });

const textOf = async (download: Download): Promise<string> => readFile(await download.path(), "utf8");

async function download(page: Page, click: () => Promise<unknown>): Promise<{ name: string; text: string }> {
  const [file] = await Promise.all([page.waitForEvent("download"), click()]);
  return { name: file.suggestedFilename(), text: await textOf(file) };
}

/** A page that a person is signed in on, with scripts or without. */
async function signedIn(page: Page, origin: string | undefined): Promise<void> {
  const answer = await page.request.post("/api/auth/sign-in/email", {
    data: { email: "customer@demo.example", password: "upgrade-desk-demo" },
    headers: { origin: origin ?? "" },
  });
  expect(answer.status()).toBe(200);
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with scripts" : "without scripts", () => {
    test.use({ javaScriptEnabled });

    test("a file with every oddity comes in: what is good is kept, what is not is named by line", async ({ page, baseURL }) => {
      await signedIn(page, baseURL);
      const { there } = await aCluster(page, baseURL, "Odd file");
      await page.goto(there);
      await expect(page.getByText("No VPSs yet.")).toBeVisible();
      await page.getByRole("link", { name: "Bring in a list" }).click();
      await page.getByRole("button", { name: "Check the list" }).click();
      await expect(problemOn(page)).toContainText("Paste a list, or choose a file");

      await page.getByLabel("Or a file").setInputFiles(csv(GERMAN_FILE));
      await page.getByRole("button", { name: "Check the list" }).click();
      await expect(page.getByText("3 good rows.")).toBeVisible();
      await expect(page.getByText("3 lines cannot be read.")).toBeVisible();
      await expect(page.getByText("This column is not used: Bemerkung.")).toBeVisible();
      const faults = page.getByRole("region", { name: "Lines that cannot be read" }).getByRole("listitem");
      await expect(faults).toContainText([
        /Line 6.*“p9” is no host of this installation\. Write one that carries VPSs: st-a, st-b, p1, p2\./,
        /Line 7.*The host is missing\./,
        /Line 8.*bk is a Backup host.*“Mars\/Base” is no time zone.*“vielleicht” does not say/,
      ]);
      await expect(page.getByLabel("List of VPSs")).toHaveValue(/Müller, Söhne & Co;mail;p9/);
      await page.getByRole("button", { name: "Save the 3 VPSs" }).click();

      await expect(page.getByRole("heading", { level: 1, name: "VPSs and their owners" })).toBeVisible();
      await expect(rowOf(page, 'web "eins"')).toContainText("Müller, Söhne & Co");
      await expect(rowOf(page, "=1+1")).toContainText("Twice, how long depends on the hardware");
      await expect(rowOf(page, "<script>alert(1)</script>")).toContainText("Twice, about 30 min");

      const file = await download(page, () => page.getByRole("link", { name: "Download as CSV" }).click());
      expect(file.name).toBe("vps.csv");
      expect(file.text).toContain(`'=1+1,p2,"'=HYPERLINK(""http://evil.example"")"`);
      await page.getByRole("link", { name: "Bring in another list" }).click();
      await page.getByLabel("Or a file").setInputFiles(csv(file.text));
      await page.getByRole("button", { name: "Check the list" }).click();
      await expect(page.getByText("3 good rows. Every line can be read.")).toBeVisible();
      await expect(page.getByText("3 VPSs are here already. Of the good rows, 3 are among them and none is new.")).toBeVisible();
    });

    test("a list is added to, and replaced only as it was shown", async ({ page, baseURL }) => {
      await signedIn(page, baseURL);
      const { sender, upgrade, there } = await aCluster(page, baseURL, "Added");
      await putVps(sender, upgrade, [{ name: "web", host: "p1", owner: "Acme" }]);
      await page.goto(`${there}/import`);
      await page.getByLabel("List of VPSs").fill("WEB\tp1\tOther\nmail\tp2\tAcme");
      await page.getByRole("button", { name: "Check the list" }).click();
      await expect(page.getByText("One VPS is here already. Of the good rows, one is among them and one is new.")).toBeVisible();
      await page.getByLabel("List of VPSs").fill("mail\tp2\tAcme");
      await page.getByRole("button", { name: "Add these 2" }).click();
      await expect(problemOn(page)).toContainText("is not what was shown before. Nothing was saved.");
      await page.getByRole("button", { name: "Add it" }).click();
      await expect(rowOf(page, "web")).toContainText("Acme");
      await expect(rowOf(page, "mail")).toBeVisible();
      await page.getByRole("link", { name: "Remove all" }).click();
      await page.getByRole("button", { name: "Remove all 2" }).click();
      await expect(page.getByText("No VPSs yet.")).toBeVisible();
    });

    test("ways are chosen for single VPSs, for an owner and for all", async ({ page, baseURL }) => {
      await signedIn(page, baseURL);
      const { sender, upgrade, there } = await aCluster(page, baseURL, "Ways");
      await putVps(sender, upgrade, [
        { name: "web", host: "p1", owner: "Acme" },
        { name: "mail", host: "p1", owner: "Acme" },
        { name: "db", host: "st-a", owner: "Other" },
      ]);
      await page.goto(there);
      await expect(page.getByText("All 3 VPSs will be off twice.")).toBeVisible();
      await page.getByLabel("Way through the upgrade").selectOption("Moved off each processing host before it restarts");
      await page.getByRole("button", { name: "Choose for the ticked ones" }).click();
      await expect(problemOn(page)).toContainText("Tick the VPSs that you choose the way for");
      await page.getByLabel("mail").check();
      await page.getByLabel("Way through the upgrade").selectOption("Moved off each processing host before it restarts");
      await page.getByRole("button", { name: "Choose for the ticked ones" }).click();
      await expect(rowOf(page, "mail")).toContainText("Not off: moved before each restart");
      await expect(page.getByText("2 of 3 VPSs will be off, up to twice each.")).toBeVisible();
      await rowOf(page, "web").getByRole("link", { name: "Acme" }).click();
      await expect(page.getByText("2 VPSs found, of 3.")).toBeVisible();
      await page.getByLabel("Way through the upgrade").selectOption("Stopped before the start, started after the end");
      await page.getByRole("button", { name: "Choose for all of Acme" }).click();
      await expect(rowOf(page, "mail")).toContainText("Once, about 4 h 26 min");
      await page.getByRole("link", { name: "Show all" }).click();
      await expect(rowOf(page, "db")).toContainText("Keeps running");
      await page.getByLabel("Way through the upgrade").selectOption("Keeps running until its host takes it off");
      await page.getByRole("button", { name: "Choose for all 3" }).click();
      await expect(page.getByText("All 3 VPSs will be off twice.")).toBeVisible();
    });

    test("without an account a list is read, searched and told to owners, and the page says that nothing is stored", async ({
      page,
    }) => {
      await page.goto(`/plan/result?${PLAN}`);
      await page.getByRole("link", { name: /When is each VPS off/ }).click();
      await expect(page.getByText("Nothing is stored.")).toBeVisible();
      await page.getByRole("button", { name: "Show each VPS" }).click();
      await expect(problemOn(page)).toContainText("Paste a list, or choose a file");
      await page.getByLabel("Or a file").setInputFiles(csv(GERMAN_FILE));
      await page.getByRole("button", { name: "Show each VPS" }).click();
      await expect(page.getByText("All 3 VPSs will be off twice.")).toBeVisible();
      await expect(page.getByRole("region", { name: "Lines that cannot be read" }).getByRole("listitem")).toHaveCount(3);
      if (javaScriptEnabled) await expectAccessibleAt(page, "/plan/vps/submit");
      await page.getByLabel("Search").fill("eins");
      await page.getByLabel("Search").press("Enter");
      await expect(page.getByText("One VPS found, of 3.")).toBeVisible();
      await page.getByRole("button", { name: "Show all" }).click();
      await page.getByLabel("=1+1").check();
      await page.getByLabel("Way through the upgrade").selectOption("Moved off each processing host before it restarts");
      await page.getByRole("button", { name: "Choose for the ticked ones" }).click();
      await expect(rowOf(page, "=1+1")).toContainText("Not off: moved before each restart");
      await page.getByRole("button", { name: "Choose for the ticked ones" }).click();
      await expect(problemOn(page)).toContainText("Tick the VPSs that you choose the way for");
      await expect(rowOf(page, "=1+1")).toContainText("Not off: moved before each restart");
      await page.getByLabel("Way through the upgrade").selectOption("Stopped before the start, started after the end");
      await page.getByRole("button", { name: "Choose for all 3" }).click();
      await expect(rowOf(page, "=1+1")).toContainText("Once, about 4 h 26 min");
      await page.getByRole("button", { name: "Owners and their notices" }).click();
      await page.getByRole("button", { name: "Müller, Söhne & Co" }).click();
      const notice = page.getByRole("region", { name: "Notice" });
      await expect(notice).toContainText("The date is to follow: we write again as soon as it is settled.");
      await notice.getByRole("button", { name: "Deutsch" }).click();
      await expect(notice.getByText("Guten Tag Müller, Söhne & Co,")).toBeVisible();
      const file = await download(page, () => page.getByRole("button", { name: "Text file" }).click());
      expect([file.name, file.text]).toEqual([
        "notice.txt",
        expect.stringContaining('herunterfahren und wieder starten, sobald wir das Ende melden: web "eins".'),
      ]);
      const html = await download(page, () => page.getByRole("button", { name: "HTML file" }).click());
      expect(html.text).toMatch(/^<!doctype html>\n<html lang="de">/);
    });
  });
}

test("10,000 rows come in from a file, are quick to read, and one more is refused with the figure", async ({ as, baseURL }) => {
  const page = await as("customer");
  const { upgrade, there } = await aCluster(page, baseURL, "Big");
  await page.goto(`${there}/import`);
  await page.getByLabel("Or a file").setInputFiles(csv(big(10_001)));
  await page.getByRole("button", { name: "Check the list" }).click();
  await expect(problemOn(page)).toContainText("The list has 10,001 VPSs. An installation takes 10,000");
  await expect(page.getByLabel("List of VPSs")).toHaveValue(/vps-10001/);
  await page.getByRole("link", { name: "Start over, or choose a file" }).click();
  await page.getByLabel("Or a file").setInputFiles(csv(big(10_000)));
  await page.getByRole("button", { name: "Check the list" }).click();
  await expect(page.getByText("10,000 good rows. Every line can be read.")).toBeVisible();
  await page.getByRole("button", { name: "Save the 10,000 VPSs" }).click();
  await expect(page.getByText("All 10,000 VPSs will be off twice.")).toBeVisible();
  await expect(page.getByText("Page 1 of 200")).toBeVisible();
  await page.getByRole("link", { name: "Next 50" }).click();
  await expect(rowOf(page, "vps-51")).toBeVisible();
  const read = async (query: string): Promise<number> => {
    const started = performance.now();
    expect((await page.request.get(`/installations/${upgrade.id}/vps${query}`)).status()).toBe(200);
    return performance.now() - started;
  };
  const times = [await read(""), await read("?sort=-off"), await read("?q=owner+12"), await read("/owners")];
  expect(Math.min(...times)).toBeLessThan(1_000);
  await page.getByLabel("Search").fill("vps-9999");
  await page.getByRole("button", { name: "Show", exact: true }).click();
  await expect(page.getByText("One VPS found, of 10,000.")).toBeVisible();
});

test("what is over 2 MiB is refused in words, and nothing is changed", async ({ as, baseURL }) => {
  const page = await as("customer");
  const { there } = await aCluster(page, baseURL, "Too large");
  await page.goto(`${there}/import`);
  await page.getByLabel("Or a file").setInputFiles(csv(`name,host,note\nweb,p1,${"x".repeat(2.5 * 1024 * 1024)}`));
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.url().endsWith("/import/submit")),
    page.getByRole("button", { name: "Check the list" }).click(),
  ]);
  expect(answer.status()).toBe(413);
  await expect(page.getByRole("heading", { level: 1, name: "That was too much at once" })).toBeVisible();
  await expect(page.getByText(/a list of hosts or VPSs 2 MiB\. Nothing was changed\./)).toBeVisible();
});

test("once a time is booked each owner has a notice on their own clock, and a calendar", async ({ as, baseURL }) => {
  const page = await as("customer");
  const { sender, upgrade, there } = await aCluster(page, baseURL, "Booked");
  await putVps(sender, upgrade, [
    { name: "web", host: "p1", owner: "Acme", zone: "Asia/Kathmandu" },
    { name: "db", host: "st-a", owner: "Acme", zone: "Asia/Kathmandu" },
  ]);
  await page.goto(`${there}/owners`);
  await page.getByRole("link", { name: "Acme" }).click();
  await expect(page.getByText("No date yet.")).toBeVisible();
  await expect(page.getByRole("link", { name: "Calendar file" })).toHaveCount(0);

  await getReady(sender, upgrade);
  const { reference } = await book(sender, upgrade, await slotAt(sender, upgrade, "20:00", 130));
  await page.goto(`/bookings/${reference}`);
  await page.getByRole("link", { name: "Tell the owners of your VPSs" }).click();
  await expect(page.getByText(`${reference} asks for`)).toBeVisible();
  await page.getByRole("link", { name: "Acme" }).click();
  await expect(page.getByText(/All times here are on the clock of Kathmandu/)).toBeVisible();
  await expect(
    page.getByText(/^- \w{3} \d+ \w+( \d{4})?, about \d\d:\d\d to \d\d:\d\d( \w{3})? \(about 8 min\): web/m),
  ).toBeVisible();
  const calendar = await download(page, () => page.getByRole("link", { name: "Calendar file" }).click());
  expect(calendar.name).toBe("vps-off.ics");
  expect([...calendar.text.matchAll(/^BEGIN:VEVENT\r$/gm)]).toHaveLength(4);
  const html = await download(page, () => page.getByRole("link", { name: "HTML file" }).click());
  expect(html.text).toContain("<td>web</td>");
  await page.getByRole("region", { name: "Notice" }).getByRole("link", { name: "Deutsch" }).click();
  await expect(page.getByText("Guten Tag Acme,")).toBeVisible();
});

test("a VPS whose host was renamed is named, and nobody else's list can be seen", async ({ as, baseURL }) => {
  const page = await as("customer");
  const { sender, upgrade, there } = await aCluster(page, baseURL, "Renamed");
  await putVps(sender, upgrade, [
    { name: "web", host: "p1", owner: "Acme" },
    { name: "mail", host: "p2", owner: "Acme" },
  ]);
  const hosts = CLUSTER.map((host) => (host.name === "p1" ? { ...host, name: "p-new" } : host));
  const changed = await page.request.patch(`/api/v1/installations/${upgrade.id}`, {
    data: { hosts },
    headers: { origin: baseURL ?? "", "if-match": '"1"' },
  });
  expect(changed.status()).toBe(200);
  await page.goto(there);
  await expect(page.getByText("One VPS is on a host that is no longer there.")).toBeVisible();
  await page.getByRole("link", { name: "Show it" }).click();
  await expect(page.getByText("One VPS found, of 2.")).toBeVisible();
  await expect(rowOf(page, "web")).toContainText("Not in this installation any more");
  await page.goto(`${there}/owners/notice?owner=Acme`);
  await expect(page.getByText("We tell you separately about: web.")).toBeVisible();

  const other = await as("other");
  for (const path of ["", "/import", "/owners", "/owners/notice?owner=Acme", "/remove", "/file", "/owners/file/txt?owner=Acme"])
    expect((await other.request.get(`${there}${path}`)).status(), path).toBe(404);
});

import { expect, type Page } from "@playwright/test";
import { expectAccessible, expectAccessibleEverywhere } from "./support/axe.ts";
import { type Person, signInAs, test } from "./support/people.ts";

const PLAN = "layout=cluster&from=4.1.2&processing=2&backup=yes";

const unique = (name: string): string => `${name} ${Math.random().toString(36).slice(2, 8)}`;

const hostRow = (page: Page, number: number) => page.getByRole("group", { name: `Host ${number}`, exact: true });

const goOn = (page: Page) => page.getByRole("button", { name: "Continue" }).click();

const heading = (page: Page, name: string | RegExp) => expect(page.getByRole("heading", { level: 1, name })).toBeVisible();

const problem = (page: Page) => page.getByRole("alert").filter({ hasText: "There is a problem" });

type Wish = { readonly hosts?: readonly object[]; readonly topology?: string; readonly zone?: string };

const MIRROR = [
  { name: "st-a", role: "primary", version: "3.2.4" },
  { name: "st-b", role: "secondary", version: "3.2.4" },
];

/** An installation of its own for one test, made through the interface. */
async function anInstallation(
  page: Page,
  name: string,
  { hosts = MIRROR, topology = "mirror", zone = "America/Toronto" }: Wish = {},
) {
  const { origin } = new URL(page.url() === "about:blank" ? String(test.info().project.use.baseURL) : page.url());
  const answer = await page.request.post("/api/v1/installations", { data: { name, topology, zone, hosts }, headers: { origin } });
  expect(answer.status()).toBe(201);
  return `/installations/${((await answer.json()) as { id: string }).id}`;
}

const enter = (page: Page, person: Person = "customer") =>
  signInAs(page.context(), person, String(test.info().project.use.baseURL));

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with scripts" : "without scripts", () => {
    test.use({ javaScriptEnabled });

    test("a plan made before becomes an installation, question by question", async ({ page }) => {
      const name = unique("Planned");
      await enter(page);
      await page.goto(`/installations/new?plan=${encodeURIComponent(PLAN)}`);
      await heading(page, "What do you call this installation?");
      await expect(page.getByText("We took over your plan.")).toBeVisible();
      await goOn(page);
      await expect(problem(page)).toContainText("Enter a name for this installation");
      await expect(page).toHaveTitle(/^Error: What do you call/);
      await page.getByLabel("Name", { exact: true }).fill(name);
      await goOn(page);

      await heading(page, "Which hosts does it have?");
      await expect(hostRow(page, 3).getByLabel("Name")).toHaveValue("processing-1");
      for (let place = 1; place <= 5; place++) await hostRow(page, place).getByLabel("Name").fill("");
      await goOn(page);
      await expect(problem(page).getByRole("link")).toHaveCount(5);
      for (const [i, host] of ["st-a", "ST-A", "p1", "p2", "bk"].entries())
        await hostRow(page, i + 1)
          .getByLabel("Name")
          .fill(host);
      await page.getByRole("button", { name: "Add a host" }).click();
      await hostRow(page, 6).getByLabel("Name").fill("p3");
      await hostRow(page, 6).getByLabel("Role").selectOption("Processing host");
      await hostRow(page, 6).getByLabel("Version").fill("v4.2.x");
      await hostRow(page, 6).getByLabel("Restart, min").fill("8");
      await hostRow(page, 5).getByRole("button", { name: "Remove bk" }).click();
      await expect(hostRow(page, 5).getByLabel("Name")).toHaveValue("p3");
      await goOn(page);
      await expect(problem(page)).toContainText("Two hosts are called ST-A. Give each host its own name");
      await hostRow(page, 2).getByLabel("Name").fill("st-b");
      await hostRow(page, 2).getByLabel("Name").press("Enter");

      await heading(page, "Whose clock does the upgrade follow?");
      await expect(page.getByLabel("City")).toHaveValue("");
      await goOn(page);
      await expect(problem(page)).toContainText("Choose the city whose time your team uses");
      await page.getByLabel("City").selectOption("Asia/Kathmandu");
      await goOn(page);

      await heading(page, "Check your answers");
      await expect(page.getByText("p3, Processing host, restarts in 8 min")).toBeVisible();
      await expect(page.getByText("Hosts are on different versions. We plan from the oldest.")).toBeVisible();
      await expect(page.getByText(/It is \d\d:\d\d there now \(Asia\/Kathmandu\)/)).toBeVisible();
      await page.getByRole("link", { name: "Change the versions" }).click();
      await page.getByLabel("All hosts run the same version").check();
      await page.getByLabel("Version", { exact: true }).fill("6.1");
      await goOn(page);
      await expect(problem(page)).toContainText("We do not know version 6.1");
      await page.getByLabel("Version", { exact: true }).fill("4.1.2");
      await goOn(page);
      await expect(page.getByText("All hosts on 4.1.2")).toBeVisible();
      await page.getByRole("button", { name: "Save installation" }).click();

      await heading(page, name);
      await expect(page).toHaveURL(/\/installations\/[\w-]{22}$/);
      await expect(page.getByText("VPSs on the Primary will be off twice")).toBeVisible();
      await expect(page.getByRole("row", { name: /p3 Processing host 4\.1\.2 8/ })).toBeVisible();
    });

    test("answers stay when somebody goes back, leaves and comes again, and a draft can be thrown away", async ({ page }) => {
      const [first, second] = [unique("First"), unique("Second")];
      await enter(page);
      await page.goto("/installations/new");
      await page.getByLabel("Name", { exact: true }).fill(first);
      await goOn(page);
      await heading(page, "Which layout does it have?");
      await page.goBack();
      await page.getByLabel("Name", { exact: true }).fill(second);
      await goOn(page);
      await page.getByLabel("Mirror").check();
      await goOn(page);
      await heading(page, "Which hosts does it have?");
      await page.goto("/installations");
      // Going back and sending again was the same installation, not a second one.
      await expect(page.getByRole("link", { name: first })).toHaveCount(0);
      await page.getByRole("link", { name: second }).click();
      await heading(page, "Which hosts does it have?");
      await hostRow(page, 1).getByLabel("Name").fill("st-a");
      await hostRow(page, 1).getByLabel("Version").fill("3.2");
      await page.getByRole("button", { name: "Add a host" }).click();
      await page.getByRole("link", { name: "Back" }).click();
      await expect(page.getByLabel("Mirror")).toBeChecked();
      await goOn(page);
      await expect(hostRow(page, 1).getByLabel("Name")).toHaveValue("st-a");
      await page.goto("/installations");
      await page.getByRole("button", { name: `Discard ${second}` }).click();
      await expect(page.getByRole("link", { name: second })).toHaveCount(0);
    });

    test("a pasted list becomes rows, and what could not be read is shown", async ({ page }) => {
      await enter(page);
      await page.goto(`/installations/new?plan=${encodeURIComponent("layout=cluster")}`);
      await page.getByLabel("Name", { exact: true }).fill(unique("Pasted"));
      await goOn(page);
      await page.getByText("Paste a list").click();
      await page
        .getByLabel("One host per line")
        .fill(
          "Name;Role;Version\nst-a; primary; 4.1.2\nst-b Secondary 4.1.2\np1, processing host, 4.1.2, 8 min\nbk, backup, newest",
        );
      await page.getByRole("button", { name: "Put the list into the rows" }).click();
      await expect(problem(page)).toContainText("Line 5: we could not place “newest”.");
      await expect(hostRow(page, 3).getByLabel("Restart, min")).toHaveValue("8");
      await expect(hostRow(page, 4).getByLabel("Role")).toHaveValue("backup");
      await goOn(page);
      await heading(page, "Which version do they run?");
      await expect(page.getByText("Hosts are on different versions.")).toBeVisible();
      await page.getByLabel("Hosts run different versions").check();
      await goOn(page);
      await expect(problem(page)).toContainText("Enter the version that bk runs");
      await page.getByLabel("bk", { exact: true }).fill("4.2");
      await goOn(page);
      await heading(page, "Whose clock does the upgrade follow?");
    });

    test("the checklist is filled in any order, and a typed password survives a mistake unseen", async ({ page }) => {
      await enter(page);
      const there = await anInstallation(page, unique("Ready"));
      await page.goto(`${there}/checklist`);
      await expect(page.getByText("0 of 5 tasks done")).toBeVisible();
      await page.getByRole("link", { name: "Open your firewall" }).click();
      await expect(page.getByText("185.59.92.181")).toBeVisible();
      await expect(page.getByText("157.90.90.217")).toBeVisible();
      await page.getByRole("button", { name: "Save" }).click();
      await expect(problem(page)).toContainText("Say whether both servers are reachable");
      await page.getByLabel("There is no firewall in between").check();
      await page.getByRole("button", { name: "Save" }).click();
      await expect(page.getByText("1 of 5 tasks done")).toBeVisible();

      await page.getByRole("link", { name: "Give console access" }).click();
      await page.getByRole("link", { name: "st-a" }).click();
      await page.getByLabel("Address of the console").fill("https://10.0.0.5:8443");
      await page.getByLabel("Sign-in name").fill("root");
      await page.getByLabel("Password").fill("Kanarie-e2e");
      await page.getByRole("button", { name: "Save" }).click();
      await expect(problem(page)).toContainText("can be reached from inside your network only");
      await expect(page.getByText("What you typed is kept, sealed.")).toBeVisible();
      await expect(page.getByLabel("Password")).toHaveValue("");
      expect(await page.content()).not.toContain("Kanarie");
      await page.getByLabel("How to get in").fill("Connect to our VPN first.");
      await page.getByRole("button", { name: "Save" }).click();
      await expect(page.getByRole("listitem").filter({ hasText: "st-a" })).toContainText("Completed");
      await page.getByRole("link", { name: "st-a" }).click();
      await expect(page.getByText("A sign-in is stored for this host")).toBeVisible();
      await expect(page.getByText(/Saved \d\d:\d\d/)).toBeVisible();
      expect(await page.content()).not.toContain("Kanarie");
      await page.getByLabel("Replace it").check();
      await page.getByLabel("Address of the console").fill("no address");
      await page.getByRole("button", { name: "Save" }).click();
      await expect(page.getByLabel("Replace it")).toBeChecked();
      await page.getByRole("link", { name: "All hosts" }).click();

      await page.getByRole("link", { name: "st-b" }).click();
      await page.getByLabel("I’ll come back").check();
      await page.getByRole("button", { name: "Save" }).click();
      await expect(page.getByRole("listitem").filter({ hasText: "st-b" })).toContainText("In progress");
      await page.getByRole("link", { name: "Back to your checklist" }).click();
      await expect(page.getByRole("listitem").filter({ hasText: "Give console access" })).toContainText("1 of 2 hosts");

      await page.getByRole("link", { name: "Confirm firmware" }).click();
      await page.getByLabel("Version that is installed").fill("7.10.50");
      await page.getByLabel("Checked on").fill("2999-01-01");
      await page.getByLabel("Yes", { exact: true }).check();
      await page.getByRole("button", { name: "Save for all 2 hosts" }).click();
      await expect(problem(page)).toContainText("must be today or earlier");
      await page.getByLabel("Checked on").fill("2026-01-20");
      await page.getByRole("button", { name: "Save for all 2 hosts" }).click();
      await expect(page.getByRole("listitem").filter({ hasText: "Completed" })).toHaveCount(2);
      await page.getByRole("link", { name: "st-b" }).click();
      await page.getByLabel("No, or I don’t know").check();
      await page.getByRole("button", { name: "Save" }).click();
      await expect(page.getByRole("listitem").filter({ hasText: "st-b" })).toContainText("In progress");
    });

    test("a change says what it costs before it is saved, and is saved over nobody else's", async ({ page }) => {
      const name = unique("Changing");
      await enter(page);
      const there = await anInstallation(page, name);
      await page.goto(`${there}/checklist/access/st-b`);
      await page.getByLabel("Address of the console").fill("kvm.example.com");
      await page.getByRole("button", { name: "Save" }).click();
      await page.goto(there);
      await page.getByRole("link", { name: "Change", exact: true }).click();
      await expect(page.getByRole("button", { name: "Save changes" })).toHaveCount(0);
      await page.getByRole("link", { name: "Change the hosts" }).click();
      await hostRow(page, 2).getByLabel("Name").fill("st-c");
      await goOn(page);
      await expect(page.getByText("Checklist answers go too. st-b will be gone under that name")).toBeVisible();
      const { origin } = new URL(page.url());
      const id = there.split("/").at(-1);
      const meanwhile = await page.request.patch(`/api/v1/installations/${id}`, {
        data: { zone: "UTC" },
        headers: { origin, "if-match": '"1"' },
      });
      expect(meanwhile.status()).toBe(200);
      await page.getByRole("button", { name: "Save changes" }).click();
      await expect(problem(page)).toContainText("Somebody else changed this installation in the meantime");
      await page.getByRole("button", { name: "Save changes" }).click();
      await heading(page, name);
      await expect(page.getByRole("row", { name: /st-c Secondary/ })).toBeVisible();
      await page.goto(`${there}/checklist/access`);
      await expect(page.getByRole("listitem").filter({ hasText: "st-c" })).toContainText("Not started");
    });

    test("an installation is removed after a question, and is gone", async ({ page }) => {
      const name = unique("Leaving");
      await enter(page);
      const there = await anInstallation(page, name);
      await page.goto(there);
      await page.getByRole("link", { name: "Remove" }).click();
      await heading(page, `Remove ${name}?`);
      await page.getByRole("button", { name: "Remove this installation" }).click();
      await heading(page, "Installations");
      await expect(page.getByRole("link", { name })).toHaveCount(0);
      expect((await page.goto(there))?.status()).toBe(404);
    });
  });
}

test("two clicks on Save make one installation", async ({ page }) => {
  const name = unique("Once");
  await enter(page);
  await page.goto(`/installations/new?plan=${encodeURIComponent("layout=mirror&host=a,primary,4.3&host=b,secondary,4.3")}`);
  await page.getByLabel("Name", { exact: true }).fill(name);
  await goOn(page);
  await page.getByLabel("City").selectOption("UTC");
  await goOn(page);
  const form = await page.locator("form.setup-save").evaluate((one: HTMLFormElement) => ({
    action: one.action,
    data: Object.fromEntries(new FormData(one)) as Record<string, string>,
  }));
  const sent = await Promise.all(
    [1, 2, 3].map(() =>
      page.request.post(form.action, { form: form.data, headers: { origin: new URL(page.url()).origin }, maxRedirects: 0 }),
    ),
  );
  expect(new Set(sent.map((answer) => answer.headers().location)).size).toBe(1);
  await page.goto("/installations");
  await expect(page.getByRole("link", { name })).toHaveCount(1);
});

test("two hundred hosts stay usable: a list to edit, pages of fifty, and what is left to do", async ({ page }) => {
  const backups = Array.from({ length: 198 }, (_, i) => ({
    name: `bk-${i + 1}`,
    role: "backup",
    version: i < 100 ? "4.3" : "4.8",
  }));
  await enter(page);
  const there = await anInstallation(page, unique("Large"), {
    hosts: [...MIRROR.map((host) => ({ ...host, version: "4.3" })), ...backups],
  });
  await page.goto(there);
  const hosts = page.getByRole("region", { name: "Hosts" });
  await expect(hosts.getByRole("row")).toHaveCount(51);
  await hosts.getByRole("link", { name: "Next 50" }).click();
  await expect(page.getByText("Page 2 of 4")).toBeVisible();
  await page.goto(`${there}/edit/hosts`);
  await expect(page.getByText("200 hosts are more than we show row by row")).toBeVisible();
  await expect(page.getByLabel("One host per line")).toHaveValue(/^st-a, primary, 4\.3\n[\s\S]*bk-198, backup, 4\.8$/);
  await page.goto(`${there}/edit/versions`);
  await expect(page.getByText("102 hosts: 4.3")).toBeVisible();
  await page.goto(`${there}/checklist/access`);
  await expect(page.getByRole("main").getByRole("listitem")).toHaveCount(50);
  await page.goto(`${there}/checklist/access/bk-150`);
  await page.getByLabel("How to get in").fill("VPN");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("link", { name: "Still to do (199)" }).click();
  await expect(page.getByText("Page 1 of 4")).toBeVisible();
  await expectAccessible(page);
});

test("what belongs to another organisation does not exist, whatever the address", async ({ as, page }) => {
  await enter(page);
  const there = await anInstallation(page, unique("Ours"));
  const stranger = await as("other");
  const desk = await as("desk");
  const addresses = [
    "",
    "/edit",
    "/edit/hosts",
    "/remove",
    "/checklist",
    "/checklist/access",
    "/checklist/access/st-a",
    "/checklist/firmware",
    "/checklist/firmware/st-a",
    "/checklist/firewall",
  ];
  for (const address of addresses) {
    for (const other of [stranger, desk]) {
      const answer = await other.goto(`${there}${address}`);
      expect([address, answer?.status()]).toEqual([address, 404]);
    }
  }
});

test("axe finds nothing on any of the questions, asked, refused or asked again", async ({ page }) => {
  test.setTimeout(180_000);
  await enter(page);
  await page.goto("/installations/new");
  await goOn(page);
  await expect(problem(page)).toBeVisible();
  await expectAccessibleEverywhere(page);
  await page.getByLabel("Name", { exact: true }).fill(unique("Looked at"));
  await goOn(page);
  await heading(page, "Which layout does it have?");
  await expectAccessibleEverywhere(page);
  await page.getByLabel("Cluster").check();
  await goOn(page);
  await heading(page, "Which hosts does it have?");
  await goOn(page);
  await expect(problem(page)).toBeVisible();
  await expectAccessibleEverywhere(page);
  const draft = new URL(page.url()).searchParams.get("draft");
  for (const question of ["versions", "zone"]) {
    await page.goto(`/installations/new/${question}?draft=${draft}`);
    await expectAccessibleEverywhere(page);
  }
});

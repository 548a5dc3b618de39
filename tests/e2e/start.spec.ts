import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { expectAccessibleEverywhere } from "./support/axe.ts";

// `npm start`, as an operator runs it: a process of its own, on a folder of its own.

const random = () => randomBytes(32).toString("base64");

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });

const started: ChildProcess[] = [];
const folders: string[] = [];

test.afterEach(async () => {
  for (const child of started.splice(0)) if (child.exitCode === null) await stop(child);
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "ud-start-"));
  folders.push(folder);
  return folder;
}

/** Starts with exactly these variables on top of what every program needs. */
function npmStart(variables: Record<string, string>) {
  const { PATH = "", HOME = "" } = process.env;
  const child = spawn("npm", ["start"], {
    env: { PATH, HOME, NODE_ENV: "production", TZ: "UTC", LOG_LEVEL: "warn", ...variables },
  });
  started.push(child);
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (said += chunk));
  const until = (text: RegExp) => expect.poll(() => said, { timeout: 60_000 }).toMatch(text);
  return { child, said: () => said, until };
}

async function stop(child: ChildProcess): Promise<void> {
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  await ended;
}

async function production(dataDir: string) {
  const port = String(await freePort());
  const url = `http://localhost:${port}`;
  return {
    url,
    variables: { DATA_DIR: dataDir, HOST: "127.0.0.1", PORT: port, APP_URL: url, AUTH_SECRET: random(), VAULT_KEY: random() },
  };
}

test("without its secrets it does not start, and names each of them at once", async () => {
  const { child, said } = npmStart({ DATA_DIR: aFolder() });
  const [code] = await once(child, "exit");
  expect(code).not.toBe(0);
  for (const name of ["APP_URL", "AUTH_SECRET", "VAULT_KEY"]) expect(said()).toContain(`${name} is missing`);
});

test("on the demo's database it does not start", async () => {
  const { variables } = await production(aFolder());
  const socket = encodeURIComponent(join(process.env.E2E_DATA_DIR ?? "", "run"));
  const database = `postgresql://upgrade_desk@localhost:5432/upgrade_desk?host=${socket}&sslmode=disable`;
  const { child, said } = npmStart({ ...variables, DATABASE_URL: database });
  const [code] = await once(child, "exit");
  expect(code).not.toBe(0);
  expect(said()).toContain("This database holds the demo's sample accounts");
});

test("on an empty database it prints a code, which creates the administrator once", async ({ page }) => {
  test.setTimeout(180_000);
  const dataDir = aFolder();
  const { url, variables } = await production(dataDir);
  const first = npmStart(variables);
  await first.until(/Upgrade Desk is ready/);
  const code = /within 24 hours:\s+(\S+)/.exec(first.said())?.[1] ?? "";
  expect(code).not.toBe("");

  await page.goto(`${url}/setup`);
  await expectAccessibleEverywhere(page);
  await page.getByLabel("One-time code").fill("not-the-code");
  await page.getByLabel("Name").fill("Ada Lindqvist");
  await page.getByLabel("Email").fill("ada@desk.example");
  await page.getByLabel("Password").fill("a long enough secret");
  await page.getByRole("button", { name: "Create the administrator" }).click();
  await expect(page.getByText("This code is not right").first()).toBeVisible();
  await expect(page.getByLabel("Name")).toHaveValue("Ada Lindqvist");

  await page.getByLabel("One-time code").fill(code);
  await page.getByLabel("Password").fill("a long enough secret");
  await page.getByRole("button", { name: "Create the administrator" }).click();
  await expect(page).not.toHaveURL(/\/setup/);
  await page.goto(`${url}/setup`);
  await expect(page.getByText("This installation has its administrator.")).toBeVisible();
  await stop(first.child);

  const second = npmStart(variables);
  await second.until(/Upgrade Desk is ready/);
  expect(second.said()).not.toContain("within 24 hours");
});

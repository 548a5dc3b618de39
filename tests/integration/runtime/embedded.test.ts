import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { SYSTEM_USER } from "#lib/db/embedded/account/service.ts";
import { readPostmaster } from "#lib/db/embedded/process/service.ts";
import { placeSocket } from "#lib/db/embedded/socket/service.ts";

const PROGRAM = fileURLToPath(new URL("../../support/owner-process.ts", import.meta.url));
const isRoot = process.getuid?.() === 0;

type Told = { url?: string; adminUrl?: string; takenOver?: boolean; refused?: string; lost?: string };
type Owner = { child: ChildProcess; told: Told; tookMs: number; next: () => Promise<Told> };

const folders: string[] = [];
const children: ChildProcess[] = [];
let dataDir: string;

beforeEach(() => {
  const folder = mkdtempSync(join(tmpdir(), "ud-embedded-"));
  folders.push(folder);
  dataDir = join(folder, "data");
});

/** Starts a process that wants the folder and waits for its first word. */
async function start(folder = dataDir, account = "", env: Readonly<Record<string, string>> = {}): Promise<Owner> {
  const begun = performance.now();
  const child = spawn(process.execPath, [PROGRAM, folder, account], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, ...env },
  });
  children.push(child);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async (): Promise<Told> => JSON.parse((await lines.next()).value ?? "{}");
  return { child, told: await next(), tookMs: performance.now() - begun, next };
}

async function end({ child }: Owner, signal: NodeJS.Signals): Promise<number | null> {
  const gone = once(child, "exit");
  child.kill(signal);
  return (await gone)[0];
}

async function ask<Row extends object>(url: string | undefined, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** What a clean stop leaves in the data directory. */
const LEFT = ["pg", "pg.log"];

afterAll(async () => {
  for (const child of children) if (child.exitCode === null && child.signalCode === null) child.kill("SIGTERM");
  await Promise.all(children.map((child) => (child.exitCode === null && child.signalCode === null ? once(child, "exit") : null)));
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

describe("the embedded PostgreSQL", () => {
  test("starts from nothing, listens on no port, and leaves its folder clean", async () => {
    const owner = await start();
    expect(owner.told).toMatchObject({ takenOver: false });
    expect(
      await ask(
        owner.told.url,
        "SELECT current_database() AS name, current_user AS role, (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) AS super",
      ),
    ).toEqual([{ name: "upgrade_desk", role: "upgrade_desk", super: false }]);
    expect(
      await ask(
        owner.told.url,
        "SELECT name, setting FROM pg_settings WHERE name IN ('listen_addresses', 'fsync', 'full_page_writes', 'synchronous_commit') ORDER BY name",
      ),
    ).toEqual([
      { name: "fsync", setting: "on" },
      { name: "full_page_writes", setting: "on" },
      { name: "listen_addresses", setting: "" },
      { name: "synchronous_commit", setting: "on" },
    ]);
    for (const path of [dataDir, join(dataDir, "pg"), join(dataDir, "run"), join(dataDir, "run", ".s.PGSQL.5432")])
      expect((lstatSync(path).mode & 0o777).toString(8), path).toBe("700");
    expect(await end(owner, "SIGTERM")).toBe(0);
    expect(readdirSync(dataDir).toSorted()).toEqual(LEFT);
    expect(existsSync(join(dataDir, "pg", "postmaster.pid"))).toBe(false);
  });

  test("keeps what was written over a stop, a kill of the app and a kill of everything", async () => {
    const first = await start();
    await ask(first.told.url, "CREATE TABLE kept (n int)");
    await ask(first.told.url, "INSERT INTO kept VALUES (1)");
    await end(first, "SIGTERM");
    const second = await start();
    await ask(second.told.url, "INSERT INTO kept VALUES (2)");
    const postmaster = readPostmaster(join(dataDir, "pg"))?.pid ?? 0;
    await end(second, "SIGKILL");
    process.kill(postmaster, "SIGKILL");
    const third = await start();
    expect(await ask(third.told.url, "SELECT n FROM kept ORDER BY n")).toEqual([{ n: 1 }, { n: 2 }]);
    expect(third.told.takenOver).toBe(false);
  });

  test("refuses a second owner at once and says who the first is", async () => {
    const first = await start();
    const second = await start();
    expect(second.told.refused).toContain(`already running on ${dataDir} (process ${first.child.pid})`);
    expect(second.tookMs).toBeLessThan(3_000);
    expect(await ask(first.told.url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
  });

  test("gives a folder that ten want at the same time to exactly one", async () => {
    const owners = await Promise.all(Array.from({ length: 10 }, () => start()));
    const winners = owners.filter(({ told }) => told.url);
    expect(winners).toHaveLength(1);
    for (const { told } of owners) if (!told.url) expect(told.refused).toMatch(/already running/);
    const [winner] = winners;
    if (winner) expect(await end(winner, "SIGTERM")).toBe(0);
    expect(readdirSync(dataDir).toSorted()).toEqual(LEFT);
  });

  test("is taken over when its app was killed, and stopped by the new owner", async () => {
    const first = await start();
    const postmaster = readPostmaster(join(dataDir, "pg"))?.pid;
    await end(first, "SIGKILL");
    const second = await start();
    expect(second.told).toMatchObject({ takenOver: true });
    expect(readPostmaster(join(dataDir, "pg"))?.pid).toBe(postmaster);
    expect(await end(second, "SIGTERM")).toBe(0);
    expect(readdirSync(dataDir).toSorted()).toEqual(LEFT);
  });

  test("comes back by itself when PostgreSQL is killed under the app, which stays its owner", async () => {
    const owner = await start();
    process.kill(readPostmaster(join(dataDir, "pg"))?.pid ?? 0, "SIGKILL");
    await expect.poll(() => ask(owner.told.url, "SELECT 1 AS one").catch(() => null), { timeout: 20_000 }).toEqual([{ one: 1 }]);
    await expect.poll(async () => (await start()).told.refused, { timeout: 20_000 }).toMatch(/already running/);
    expect(await end(owner, "SIGTERM")).toBe(0);
    expect(readdirSync(dataDir).toSorted()).toEqual(LEFT);
  });

  test("starts although the files of a crash name a process that is somebody else's by now", async () => {
    const first = await start();
    const postmaster = readPostmaster(join(dataDir, "pg"))?.pid ?? 0;
    await end(first, "SIGKILL");
    process.kill(postmaster, "SIGKILL");
    for (const file of [join(dataDir, "pg", "postmaster.pid"), join(dataDir, "run", ".s.PGSQL.5432.lock")])
      writeFileSync(file, readFileSync(file, "utf8").replace(/^\d+/, String(process.pid)));
    const second = await start();
    expect(second.told.url).toContain("upgrade_desk");
    expect(await end(second, "SIGTERM")).toBe(0);
  });

  test("works under a path of 150 characters, with its socket in a private folder elsewhere", async () => {
    const long = join(dataDir, "a".repeat(60), "b".repeat(150 - dataDir.length - 62));
    expect(long).toHaveLength(150);
    const owner = await start(long);
    expect(await ask(owner.told.url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
    const { folder, inDataDir } = placeSocket(long);
    expect(inDataDir).toBe(false);
    expect((lstatSync(folder).mode & 0o777).toString(8)).toBe("700");
    expect((await start(long)).told.refused).toMatch(/already running/);
    expect((await start(long, "", { TMPDIR: "/var/tmp" })).told.refused).toMatch(/already running/);
    expect(await end(owner, "SIGTERM")).toBe(0);
    expect(existsSync(folder)).toBe(false);
  });

  test("does not use a socket folder that somebody else has put there before", async () => {
    const long = join(dataDir, "c".repeat(149 - dataDir.length));
    const { folder } = placeSocket(long);
    const elsewhere = join(dirname(dataDir), "elsewhere");
    mkdirSync(elsewhere, { mode: 0o700 });
    symlinkSync(elsewhere, folder);
    expect((await start(long)).told.refused).toMatch(/not a private folder/);
    rmSync(folder);
    mkdirSync(folder, { mode: 0o777 });
    chmodSync(folder, 0o777);
    expect((await start(long)).told.refused).toMatch(/not a private folder/);
    rmSync(folder, { recursive: true });
  });

  test("clears away what a first start that was killed has left half made", async () => {
    mkdirSync(join(dataDir, "pg-new-4194301"), { recursive: true });
    writeFileSync(join(dataDir, "pg-new-4194301", "PG_VERSION"), "18\n");
    const owner = await start();
    expect(owner.told.url).toContain("upgrade_desk");
    expect(readdirSync(dataDir)).not.toContain("pg-new-4194301");
    await end(owner, "SIGTERM");
  });

  test("leaves a folder alone that holds something else", async () => {
    mkdirSync(join(dataDir, "pg"), { recursive: true });
    writeFileSync(join(dataDir, "pg", "letters"), "dear");
    expect((await start()).told.refused).toMatch(/is not empty, and not a PostgreSQL database/);
    expect(readdirSync(join(dataDir, "pg"))).toEqual(["letters"]);
  });

  test("says so where the data directory is a file", async () => {
    writeFileSync(dataDir, "");
    expect((await start()).told.refused).toMatch(/is a file, not a folder/);
  });
});

describe.runIf(isRoot)("as root", () => {
  test("PostgreSQL works in a folder that only root can enter", async () => {
    mkdirSync(dataDir, { mode: 0o700, recursive: true });
    chmodSync(dirname(dataDir), 0o700);
    const owner = await start();
    expect(await ask(owner.told.url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
    await end(owner, "SIGTERM");
  });

  test("PostgreSQL works under a system user where namespaces are not permitted", async () => {
    const before = spawnSync("id", [SYSTEM_USER]).status === 0;
    const open = mkdtempSync("/tmp/ud-open-");
    folders.push(open);
    chmodSync(open, 0o755);
    const owner = await start(join(open, "data"), "system-user");
    expect(await ask(owner.told.url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
    expect(lstatSync(join(open, "data", "pg")).uid).not.toBe(0);
    expect(await end(owner, "SIGTERM")).toBe(0);
    expect(readdirSync(join(open, "data")).toSorted()).toEqual(LEFT);
    if (!before) spawnSync("userdel", [SYSTEM_USER]);
  });

  test("a folder that PostgreSQL cannot enter without root's powers is named", async () => {
    mkdirSync(dataDir, { recursive: true });
    chownSync(dirname(dataDir), 1, 1);
    chmodSync(dirname(dataDir), 0o700);
    expect((await start()).told.refused).toContain(`cannot enter ${dirname(dataDir)}`);
  });
});

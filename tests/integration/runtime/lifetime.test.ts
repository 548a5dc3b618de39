import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { isAlive } from "#lib/db/embedded/process/service.ts";

const PROGRAM = resolve("tests/support/living-process.mjs");

let folder: string;
let dataDir: string;
let started: ChildProcess[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "ud-lifetime-"));
  dataDir = join(folder, "data");
  started = [];
  const script = `exec "${process.execPath}" "${PROGRAM}" "${dataDir}"`;
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "living", private: true, scripts: { demo: script } }));
});
afterEach(() => {
  for (const child of started) child.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

/** Starts the command in a process group of its own, as a terminal does, and answers with the id of the app itself. */
async function start(
  command: string,
  args: readonly string[],
): Promise<{ child: ChildProcess; app: number; said: () => string }> {
  const child = spawn(command, args, { cwd: folder, detached: true, stdio: ["ignore", "pipe", "pipe"] });
  started.push(child);
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (said += chunk));
  await expect.poll(() => said, { timeout: 45_000 }).toMatch(/up \d+/);
  return { child, app: Number(/up (\d+)/.exec(said)?.[1]), said: () => said };
}

const npm = () => start("npm", ["run", "demo"]);
const alone = () => start(process.execPath, [PROGRAM, dataDir]);

/** The app is gone, and so is every trace of a running database. */
async function expectCleanEnd(app: number): Promise<void> {
  await expect.poll(() => isAlive(app), { timeout: 10_000 }).toBe(false);
  expect(readdirSync(dataDir).toSorted()).toEqual(["pg", "pg.log"]);
  expect(existsSync(join(dataDir, "pg", "postmaster.pid"))).toBe(false);
}

test.each(["SIGTERM", "SIGINT", "SIGKILL", "SIGHUP"] as const)(
  "%s to npm alone ends the app and its database",
  async (signal) => {
    const { child, app } = await npm();
    child.kill(signal);
    await expectCleanEnd(app);
  },
);

test("Ctrl-C in a terminal, which reaches npm and the app at the same time, ends both once", async () => {
  const { child, app, said } = await npm();
  process.kill(-(child.pid ?? 0), "SIGINT");
  await expectCleanEnd(app);
  expect(said().match(/stopping/g)).toHaveLength(1);
});

test.each(["SIGTERM", "SIGINT"] as const)("%s to the app ends it with 0", async (signal) => {
  const { child, app } = await alone();
  child.kill(signal);
  expect(await once(child, "exit")).toEqual([0, null]);
  await expectCleanEnd(app);
});

test("a second Ctrl-C hurries, and the database recovers from that", async () => {
  const first = await alone();
  first.child.kill("SIGINT");
  setTimeout(() => first.child.kill("SIGINT"), 50);
  expect(await once(first.child, "exit")).toEqual([0, null]);
  const second = await alone();
  second.child.kill("SIGTERM");
  await expectCleanEnd(second.app);
});

test("a process without a parent, as under a supervisor, is not taken for an orphan", async () => {
  // The shell between is gone before the app looks who started it.
  const { app } = await start("sh", ["-c", `("${process.execPath}" "${PROGRAM}" "${dataDir}" &)`]);
  await new Promise((done) => setTimeout(done, 1_500));
  expect(isAlive(app)).toBe(true);
  process.kill(app, "SIGTERM");
  await expectCleanEnd(app);
});

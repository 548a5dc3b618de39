import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { startEmbedded } from "#lib/db/embedded/service.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** The first start may have to build the app. */
const READY_MS = 300_000;
const STOP_MS = 20_000;

export type Rig = {
  /** Addresses of the running apps, all on one database. */
  readonly origins: readonly string[];
  readonly databaseUrl: string;
  readonly stop: () => Promise<void>;
};

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });

async function isReady(origin: string): Promise<boolean> {
  const response = await fetch(`${origin}/api/health/ready`).catch(() => null);
  await response?.body?.cancel();
  return response?.ok ?? false;
}

type App = { readonly origin: string; readonly child: ChildProcess };

/** One app as `npm run demo` serves it, on a database that is there already. */
async function startApp(root: string, dataDir: string, databaseUrl: string): Promise<App> {
  const port = await freePort();
  const env = { ...process.env, PORT: String(port), DATA_DIR: dataDir, DATABASE_URL: databaseUrl, LOG_LEVEL: "warn" };
  const child = spawn(process.execPath, ["scripts/demo.mjs"], { cwd: root, env, stdio: ["ignore", "pipe", "pipe"] });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk: Buffer) => said.push(String(chunk)));
  const origin = `http://127.0.0.1:${port}`;
  const until = performance.now() + READY_MS;
  while (!(await isReady(origin))) {
    if (child.exitCode !== null || performance.now() > until) {
      child.kill("SIGKILL");
      throw new Error(`The app did not get ready:\n${said.join("").slice(-2_000)}`);
    }
    await sleep(200);
  }
  return { origin, child };
}

async function stopApp({ child }: App): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  const late = setTimeout(() => child.kill("SIGKILL"), STOP_MS);
  await ended;
  clearTimeout(late);
}

/** A fresh PostgreSQL, as durable as a real one, and so many apps of `root` on it; everything goes with `stop`. */
export async function startRig(instances: number, root = ROOT): Promise<Rig> {
  const folder = mkdtempSync(join(tmpdir(), "upgrade-desk-load-"));
  const database = await startEmbedded({ dataDir: join(folder, "database") });
  const apps: App[] = [];
  const stop = async () => {
    await Promise.all(apps.map(stopApp));
    await database.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    // One after the other: the first migrates and loads the sample data.
    for (let n = 0; n < instances; n++) apps.push(await startApp(root, join(folder, "app"), database.url));
  } catch (error) {
    await stop();
    throw error;
  }
  return { origins: apps.map(({ origin }) => origin), databaseUrl: database.url, stop };
}

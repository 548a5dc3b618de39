import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import {
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import type { Account } from "../account/service.ts";
import { type Postmaster, parsePostmasterFile, withPid } from "../postmaster-file.ts";
import { SOCKET_FILE } from "../socket-place.ts";

/** A log beyond this size, in bytes, makes room for a new one when PostgreSQL starts; one old one is kept. */
const LARGEST_LOG = 10_000_000;

/** No system gives a process such an id, on Linux for its limit of 2^22, on macOS for its limit of 99,999. */
const NOBODYS_PID = 4_194_303;

/** The environment of PostgreSQL: nothing of ours, in which secrets stand, and no PG… variable that would change it. */
export const bareEnvironment = (): NodeJS.ProcessEnv => ({
  NODE_ENV: process.env.NODE_ENV,
  PATH: process.env.PATH,
  TZ: "UTC",
  LC_ALL: "C",
});

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives, and belongs to somebody else.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

const textOf = (path: string): string => {
  try {
    return readFileSync(path, "utf8");
  } catch {
    // Absent, or gone between two looks: the server that wrote it has just ended.
    return "";
  }
};

const postmasterFile = (clusterDir: string): string => join(clusterDir, "postmaster.pid");

export const readPostmaster = (clusterDir: string): Postmaster | null => parsePostmasterFile(textOf(postmasterFile(clusterDir)));

/** Whether the process is the PostgreSQL of this folder, and not a stranger that got the id of a dead one. */
export function isServerOf(pid: number, clusterDir: string): boolean {
  if (!isAlive(pid)) return false;
  if (process.platform === "linux") {
    try {
      return readlinkSync(`/proc/${pid}/cwd`) === clusterDir;
    } catch {
      // Another user's process: it cannot be ours.
      return false;
    }
  }
  return spawnSync("ps", ["-ww", "-o", "command=", "-p", String(pid)], { encoding: "utf8" }).stdout.includes(clusterDir);
}

/** After a crash the files name an id that a stranger may have by now; PostgreSQL would then refuse to start for ever. */
export function forgetStrangers(clusterDir: string, socketDir: string): void {
  const file = postmasterFile(clusterDir);
  const text = textOf(file);
  const postmaster = parsePostmasterFile(text);
  if (postmaster && !isServerOf(postmaster.pid, clusterDir)) writeFileSync(file, withPid(text, NOBODYS_PID));
  const socketLock = join(socketDir, `${SOCKET_FILE}.lock`);
  const socketOwner = parsePostmasterFile(textOf(socketLock));
  if (!socketOwner || isServerOf(socketOwner.pid, clusterDir)) return;
  rmSync(socketLock, { force: true });
  rmSync(join(socketDir, SOCKET_FILE), { force: true });
}

function openLog(logFile: string): number {
  if (existsSync(logFile) && statSync(logFile).size > LARGEST_LOG) renameSync(logFile, `${logFile}.1`);
  return openSync(logFile, "a", 0o600);
}

export type Launch = {
  readonly account: Account;
  readonly program: string;
  readonly args: readonly string[];
  readonly logFile: string;
};

export type Server = {
  readonly child: ChildProcess;
  /** What it has written into the log since it was launched. */
  readonly output: () => string;
  /** Set once it has ended, or could not be launched. */
  readonly ended: () => boolean;
};

/** Starts PostgreSQL in a session of its own: Ctrl-C in the terminal must not reach it before the app has finished. */
export function launch({ account, program, args, logFile }: Launch): Server {
  const log = openLog(logFile);
  const before = statSync(logFile).size;
  const [command = program, ...rest] = [...account.prefix, program, ...args];
  const owner = account.kind === "system-user" ? { uid: account.uid, gid: account.gid } : {};
  const child = spawn(command, rest, { ...owner, detached: true, env: bareEnvironment(), stdio: ["ignore", log, log] });
  closeSync(log);
  let ended = false;
  let failure = "";
  child.once("exit", () => {
    ended = true;
  });
  child.once("error", (error) => {
    ended = true;
    failure = String(error);
  });
  child.unref();
  return { child, output: () => textOf(logFile).slice(before) + failure, ended: () => ended };
}

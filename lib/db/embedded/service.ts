import { mkdirSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Client } from "pg";
import { type Account, checkReachable, chooseAccount, letPass } from "./account/service.ts";
import { AlreadyRunning, CannotStart } from "./cannot-start.ts";
import { findPrograms, makeCluster, type Programs } from "./cluster/service.ts";
import { failureText } from "./failure-text.ts";
import { askToOwn, prepareDatabase } from "./owner/service.ts";
import { forgetStrangers, isServerOf, launch, readPostmaster, type Server } from "./process/service.ts";
import { APP_DATABASE, APP_ROLE, SUPERUSER, serverArguments, socketUrl } from "./settings.ts";
import { makeSocketFolder, placeSocket, removeSocketFolder } from "./socket/service.ts";

/** A server that recovers from a crash may take its time; nothing else does. */
const START_LIMIT_MS = 120_000;
/** How long a lock without a living holder is waited for: the server notices a killed client within moments. */
const DEAD_HOLDER_MS = 5_000;
const FAST_STOP_MS = 30_000;
const LOOK_AGAIN_MS = 40;

export type Wish = {
  readonly dataDir: string;
  /** `false` for the throw-away databases of tests: faster, and lost in a crash. */
  readonly durable?: boolean;
  readonly account?: Account["kind"];
  /** Called when the database cannot be had back after it ended by itself; the process should stop. */
  readonly onLost?: (error: Error) => void;
};

export type Embedded = {
  /** Address of the app's database, for its own role. */
  readonly url: string;
  /** Address of the same server for its superuser. */
  readonly adminUrl: string;
  /** Whether the server was left over from an app that was killed. */
  readonly takenOver: boolean;
  /** Stops the server and leaves no file of a running one behind. */
  readonly stop: () => Promise<void>;
  /** Makes a stop that is under way immediate: the next start then recovers from the log. */
  readonly hurry: () => void;
};

type Place = {
  readonly account: Account;
  readonly programs: Programs;
  readonly dataDir: string;
  readonly clusterDir: string;
  readonly socketDir: string;
  readonly logFile: string;
  readonly durable: boolean;
};

function folder(path: string): string {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    return realpathSync(path);
  } catch (error) {
    throw new CannotStart(failureText(String(error), { dataDir: path }));
  }
}

async function prepare({ dataDir: wanted, durable = true, account: kind }: Wish): Promise<Place> {
  const dataDir = folder(wanted);
  const account = chooseAccount(kind);
  const programs = await findPrograms();
  letPass(account, dataDir);
  for (const path of [programs.postgres, dataDir]) checkReachable(account, path);
  const clusterDir = join(dataDir, "pg");
  const place = {
    account,
    programs,
    dataDir,
    clusterDir,
    socketDir: placeSocket(dataDir).folder,
    logFile: join(dataDir, "pg.log"),
    durable,
  };
  try {
    await makeCluster(place);
  } catch (error) {
    throw error instanceof CannotStart ? error : new CannotStart(failureText(String(error), place));
  }
  return { ...place, clusterDir: realpathSync(clusterDir) };
}

function launchServer({ account, programs, clusterDir, socketDir, logFile, durable }: Place): Server {
  makeSocketFolder(socketDir, account);
  forgetStrangers(clusterDir, socketDir);
  return launch({ account, program: programs.postgres, args: serverArguments({ clusterDir, socketDir, durable }), logFile });
}

const refusal = (dataDir: string, pid: number | null): AlreadyRunning =>
  new AlreadyRunning(
    `Upgrade Desk is already running on ${dataDir}${pid === null ? "" : ` (process ${pid})`}. Stop it first, or choose another DATA_DIR.`,
  );

/** What a launched server that has ended means: another one is in its place (look again), or it cannot start (say why). */
function explainEnd(server: Server, place: Place): void {
  const postmaster = readPostmaster(place.clusterDir);
  if (postmaster && isServerOf(postmaster.pid, place.clusterDir)) return;
  if (!/lock file .* already exists/.test(server.output())) throw new CannotStart(failureText(server.output(), place));
}

type Owner = { readonly lock: Client; readonly launched: boolean };

/** Starts the server unless one runs, and returns once we own it. Any number of processes may try at the same time: one wins. */
async function own(place: Place): Promise<Owner> {
  const { clusterDir, socketDir, account, dataDir } = place;
  const begun = performance.now();
  const waited = () => performance.now() - begun;
  let server: Server | null = null;
  while (waited() < START_LIMIT_MS) {
    const answer = await askToOwn(clusterDir, socketDir, account);
    if (answer.kind === "owned") return { lock: answer.lock, launched: server !== null };
    if (answer.kind === "held" && (answer.pid !== null || waited() > DEAD_HOLDER_MS)) throw refusal(dataDir, answer.pid);
    if (answer.kind === "absent" && server?.ended()) {
      explainEnd(server, place);
      server = null;
    } else if (answer.kind === "absent") server ??= launchServer(place);
    await sleep(LOOK_AGAIN_MS);
  }
  throw new CannotStart(`PostgreSQL was not ready within ${START_LIMIT_MS / 1000} s. Its log: ${place.logFile}`);
}

const runningPid = (clusterDir: string): number | null => {
  const pid = readPostmaster(clusterDir)?.pid;
  return pid !== undefined && isServerOf(pid, clusterDir) ? pid : null;
};

function signalServer({ clusterDir }: Place, signal: NodeJS.Signals): void {
  const pid = runningPid(clusterDir);
  if (pid !== null) process.kill(pid, signal);
}

/** Waits for the server's end; its own file is the last thing that it removes. */
async function stopServer(place: Place): Promise<void> {
  const begun = performance.now();
  signalServer(place, "SIGINT");
  while (runningPid(place.clusterDir) !== null) {
    if (performance.now() - begun > FAST_STOP_MS) signalServer(place, "SIGQUIT");
    await sleep(LOOK_AGAIN_MS);
  }
  removeSocketFolder(place.socketDir);
}

const RECOVERIES = 12;

/** Owns the server again after it or our connection ended: PostgreSQL may be killed like any other process. */
async function recover(place: Place, stopping: () => boolean): Promise<Owner | Error> {
  let failure = new Error("stopped");
  for (let attempt = 0; attempt < RECOVERIES && !stopping(); attempt += 1) {
    try {
      return await own(place);
    } catch (error) {
      failure = error instanceof Error ? error : new Error(String(error));
      if (failure instanceof AlreadyRunning) return failure;
      await sleep(Math.min(5_000, 250 * 2 ** attempt));
    }
  }
  return failure;
}

/**
 * Starts the PostgreSQL of `dataDir`, creating its cluster and the app's database where they are absent, and keeps it running: a server
 * that ends by itself is started again. Throws `CannotStart` with a sentence for the person at the keyboard.
 */
export async function startEmbedded(wish: Wish): Promise<Embedded> {
  const place = await prepare(wish);
  const first = await own(place);
  await prepareDatabase(first.lock);
  let stopping = false;
  const keep = ({ lock }: Owner): void => {
    lock.once("end", async () => {
      if (stopping) return;
      const again = await recover(place, () => stopping);
      if (!(again instanceof Error)) keep(again);
      else if (!stopping) wish.onLost?.(again);
    });
  };
  keep(first);
  return {
    url: socketUrl(place.socketDir, APP_ROLE, APP_DATABASE),
    adminUrl: socketUrl(place.socketDir, SUPERUSER, SUPERUSER),
    takenOver: !first.launched,
    stop: () => {
      stopping = true;
      return stopServer(place);
    },
    hurry: () => signalServer(place, "SIGQUIT"),
  };
}

import { spawn } from "node:child_process";
import { once } from "node:events";
import { atEnd } from "./lifetime.mjs";

const ALIVE_EVERY_MS = 10_000;

/** Telemetry off, times in UTC: for everything that is started from here. */
const environment = (more = {}) => ({
  ...process.env,
  NEXT_TELEMETRY_DISABLED: "1",
  CHECKPOINT_DISABLE: "1",
  TZ: "UTC",
  ...more,
});

/** The command line of a package's own program, on the Node that runs us. */
export const program = (path, ...args) => [process.execPath, `node_modules/${path}`, ...args];

const seconds = (since) => ((performance.now() - since) / 1000).toFixed(1);

const running = new Set();

atEnd(() => Promise.all([...running].map((child) => child.kill("SIGTERM") && once(child, "exit"))));

function start([command, ...args], options) {
  const child = spawn(command, args, { ...options, env: environment(options.env) });
  running.add(child);
  child.once("close", () => running.delete(child));
  return child;
}

/** Ends with the exit code, or the name of the signal that ended the child, or why it could not be started. */
const outcome = (child) =>
  new Promise((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("close", (code, signal) => resolve(signal ?? code));
  });

/**
 * Runs a long step: says what it does, then every ten seconds that it is still at it, then how long it took. Its own output
 * is kept back, given when it ends well and shown when it does not.
 */
export async function step(title, command, options = {}) {
  const begun = performance.now();
  console.log(`${title} …`);
  const alive = setInterval(() => console.log(`${title} … ${seconds(begun)} s`), ALIVE_EVERY_MS);
  const child = start(command, { stdio: ["ignore", "pipe", "pipe"], ...options });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
  const end = await outcome(child);
  clearInterval(alive);
  if (end !== 0) throw new Error(`${title}: failed (${end})\n${output.trimEnd()}`);
  console.log(`${title}: done in ${seconds(begun)} s`);
  return output;
}

/** Runs a command that speaks for itself; what `outcome` says. */
export const pass = (command, options = {}) => outcome(start(command, { stdio: "inherit", ...options }));

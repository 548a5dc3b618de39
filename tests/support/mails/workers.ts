import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));

/** How long a worker may take to start on a machine that does other work. */
const READY_MS = 60_000;

export type Workplace = { readonly databaseUrl: string; readonly smtpUrl: string };

const environment = ({ databaseUrl, smtpUrl }: Workplace): NodeJS.ProcessEnv => ({
  ...process.env,
  DATABASE_URL: databaseUrl,
  SMTP_URL: smtpUrl,
  MAIL_FROM: "Upgrade Desk <desk@upgrades.example>",
  APP_URL: "https://upgrades.example",
  AUTH_SECRET: "a secret of more than 32 letters, for tests",
  VAULT_KEY: `${"A".repeat(43)}=`,
  LOG_LEVEL: "fatal",
});

/** `npm run worker`, as it runs in production; answers once it works. */
async function startWorkerProcess(workplace: Workplace): Promise<ChildProcess> {
  const args = ["--conditions=react-server", "scripts/worker.mjs"];
  const child = spawn(process.execPath, args, { cwd: ROOT, env: environment(workplace), stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (chunk: Buffer) => {
      said += String(chunk);
    });
  const until = performance.now() + READY_MS;
  while (!said.includes("The worker is running")) {
    if (child.exitCode !== null || performance.now() > until) {
      child.kill("SIGKILL");
      throw new Error(`The worker did not start:\n${said.slice(-2_000)}`);
    }
    await sleep(20);
  }
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGKILL");
  await ended;
}

export type Workers = {
  /** Kills one worker in the middle of whatever it does, and starts another; the next time another one. */
  readonly killOne: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** So many workers at work. `stop` kills them as well: nothing rests on how they end. */
export async function startWorkers(workplace: Workplace, count: number): Promise<Workers> {
  const children = await Promise.all(Array.from({ length: count }, () => startWorkerProcess(workplace)));
  let next = 0;
  return {
    async killOne() {
      const at = next++ % count;
      const child = children[at];
      if (child) await kill(child);
      children[at] = await startWorkerProcess(workplace);
    },
    stop: async () => {
      await Promise.all(children.map(kill));
    },
  };
}

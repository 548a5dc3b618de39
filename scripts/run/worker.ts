import { describeFaults, parseEnvironment } from "#lib/config/environment.ts";
import { startWorker } from "#lib/worker.ts";
import { atEnd } from "#scripts/setup/lifetime.mjs";

/** `npm run worker`: the jobs of an installation whose app instances run with WORKER=off. They share a database by its address. */
export async function runWorker(): Promise<void> {
  Object.assign(process.env, { UPGRADE_DESK_MODE: "production", NODE_ENV: "production" });
  const environment = parseEnvironment(process.env);
  if (!environment.ok) throw new Error(`The worker does not start with this environment:\n${describeFaults(environment.error)}`);
  if (!environment.value.databaseUrl)
    throw new Error(
      "The worker needs DATABASE_URL: an embedded database belongs to the one app that started it, and that runs its own worker.",
    );
  const worker = await startWorker();
  atEnd(worker.stop);
  console.log("The worker is running.");
}

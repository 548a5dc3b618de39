import { env } from "#lib/config/env.ts";
import { describeFaults, parseEnvironment } from "#lib/config/environment.ts";
import { purposeOf } from "#lib/db/purpose/service.ts";
import { pass } from "#scripts/setup/command.mjs";
import { migrateIfNeeded, openDatabase } from "./database.ts";
import { checkPort, serve } from "./serve.ts";

/** Names everything that is missing at once, before anything is started. */
export function checkProduction(): void {
  process.env.UPGRADE_DESK_MODE = "production";
  const environment = parseEnvironment(process.env);
  if (!environment.ok)
    throw new Error(`Upgrade Desk does not start in production with this environment:\n${describeFaults(environment.error)}`);
}

/** Sample accounts have a password that everybody knows. */
async function judgeDatabase(url: string): Promise<void> {
  const { demo, administrators } = await purposeOf(url);
  if (demo)
    throw new Error(
      "This database holds the demo's sample accounts, whose password is public. Choose another DATA_DIR or DATABASE_URL.",
    );
  if (administrators > 0) return;
  const end = await pass([process.execPath, "--conditions=react-server", "scripts/run/first-run.ts"]);
  if (end !== 0) throw new Error("The code for the first administrator could not be made.");
}

/** `npm start`, from the point where everything is built and the environment is known to be whole. */
export async function serveProduction(): Promise<void> {
  const { host, port, appUrl } = env();
  await checkPort(host, port);
  const url = await openDatabase();
  await migrateIfNeeded(url);
  await judgeDatabase(url);
  await serve();
  console.log(`Upgrade Desk is ready: ${appUrl} (listening on ${host}:${port})`);
}

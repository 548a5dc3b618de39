import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { env } from "#lib/config/env.ts";
import { describeFaults, parseEnvironment } from "#lib/config/environment.ts";
import { markDemo, purposeOf } from "#lib/db/purpose/service.ts";
import { pass } from "#scripts/setup/command.mjs";
import { migrateIfNeeded, openDatabase } from "./database.ts";
import { checkPort, serve } from "./serve.ts";

type Secrets = { readonly AUTH_SECRET: string; readonly VAULT_KEY: string };

/** Secrets of the demo: made once and kept with its data, for this user's eyes only. */
function demoSecrets(dataDir: string): Secrets {
  const file = join(dataDir, "demo-secrets.json");
  if (existsSync(file)) return JSON.parse(readFileSync(file, "utf8"));
  const secrets = { AUTH_SECRET: randomBytes(32).toString("base64"), VAULT_KEY: randomBytes(32).toString("base64") };
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  writeFileSync(`${file}.new`, JSON.stringify(secrets, null, 2), { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return secrets;
}

async function loadSampleData(url: string): Promise<void> {
  const { demo, users } = await purposeOf(url);
  if (!demo && users > 0)
    throw new Error(
      "This database belongs to a production installation, in which the demo would put its sample accounts. Choose another DATA_DIR.",
    );
  if (demo?.seeded) return;
  await markDemo(url, { seeded: false });
  const end = await pass([process.execPath, "--conditions=react-server", "scripts/run/seed.ts"]);
  if (end !== 0) throw new Error("The sample data could not be loaded.");
  await markDemo(url, { seeded: true });
}

const ACCOUNTS = [
  ["customer@demo.example", "customer: Northwind, a mirror on 3.2 and a cluster on 4.3"],
  ["other@demo.example", "customer: Fabrikam, one cluster on 4.1"],
  ["desk@demo.example", "support staff"],
  ["admin@demo.example", "administrator"],
] as const;

function announce(appUrl: string): void {
  const accounts = ACCOUNTS.map(([address, who]) => `    ${address.padEnd(24)}${who}`).join("\n");
  console.log(`
  Upgrade Desk is ready: ${appUrl}

  Sample accounts, password upgrade-desk-demo for all:
${accounts}

  To stop: Ctrl-C
`);
}

/** `npm run demo`, from the point where everything is installed and built. */
export async function serveDemo({ dev = false } = {}): Promise<void> {
  process.env.UPGRADE_DESK_MODE = "demo";
  Object.assign(process.env, demoSecrets(process.env.DATA_DIR || "./.data"));
  const environment = parseEnvironment(process.env);
  if (!environment.ok) throw new Error(`The demo cannot start:\n${describeFaults(environment.error)}`);
  const { host, port, appUrl } = environment.value;
  process.env.APP_URL = appUrl;
  await checkPort(host, port);
  const url = await openDatabase();
  await migrateIfNeeded(url);
  await loadSampleData(url);
  await serve({ dev });
  announce(env().appUrl);
}

import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { env } from "#lib/config/env.ts";
import { startEmbedded } from "#lib/db/embedded/service.ts";
import { isUpToDate } from "#lib/db/migrations/history/service.ts";
import { pass } from "#scripts/setup/command.mjs";
import { atEnd, endAll } from "#scripts/setup/lifetime.mjs";

/** The oldest PostgreSQL that the app is made for. */
const OLDEST = 15;

/** A database that is started together with the app may need a moment more. */
const PATIENCE_MS = 30_000;

/** `server_version_num`: 150004 is 15.4. */
async function versionOf(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  await client.connect();
  const { rows } = await client.query<{ version: string }>("SELECT current_setting('server_version_num') AS version");
  await client.end();
  return Number(rows[0]?.version);
}

/** The address without what only its owner may know. */
const publicPart = (url: string): string => `${new URL(url).host}${new URL(url).pathname}`;

/** Access refused and unknown names do not get better by waiting. */
const HOPELESS = new Set(["28P01", "28000", "3D000", "ENOTFOUND"]);

async function external(url: string): Promise<string> {
  const begun = performance.now();
  for (;;) {
    try {
      const version = await versionOf(url);
      if (version >= OLDEST * 10_000) return url;
      throw new Error(
        `The database at ${publicPart(url)} is PostgreSQL ${Math.floor(version / 10_000)}; ${OLDEST} or newer is needed.`,
      );
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      if (!code || HOPELESS.has(code) || performance.now() - begun > PATIENCE_MS)
        throw new Error(code ? `DATABASE_URL: ${publicPart(url)} cannot be used: ${message}` : message);
      console.log(`Waiting for the database at ${publicPart(url)} …`);
      await sleep(3_000);
    }
  }
}

async function embedded(dataDir: string): Promise<string> {
  const server = await startEmbedded({
    dataDir,
    onLost: (error) => {
      console.error(`The database is lost: ${error.message}`);
      void endAll(1);
    },
  });
  if (server.takenOver) console.log("Took over the PostgreSQL that a killed app had left running.");
  atEnd(server.stop, server.hurry);
  return server.url;
}

/** Opens the database that the environment names, or else the embedded one, and leaves its address where the app looks for it. */
export async function openDatabase(): Promise<string> {
  const { databaseUrl, dataDir } = env();
  const url = databaseUrl ? await external(databaseUrl) : await embedded(dataDir);
  process.env.DATABASE_URL = url;
  return url;
}

/** In a process of its own, whose memory goes with it: the engine takes more than the app at rest. */
export async function migrateIfNeeded(url: string): Promise<void> {
  if (await isUpToDate(url)) return;
  const end = await pass([process.execPath, "scripts/run/apply-migrations.ts"], { env: { DATABASE_URL: url } });
  if (end !== 0) throw new Error("The database could not be migrated.");
}

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { startEmbedded } from "#lib/db/embedded/service.ts";
import { migrate } from "#lib/db/migrations/service.ts";
import { withDatabase } from "#lib/db/migrations/transport.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Address of the run's PostgreSQL for its superuser. */
    adminUrl: string;
    /** Address of a migrated database for the app's role: the pattern that every test file's own database is made from. */
    templateUrl: string;
  }
}

/** One real PostgreSQL for the run, in a folder that goes with it; its app database is migrated once and then only copied. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(tmpdir(), "upgrade-desk-test-"));
  const embedded = await startEmbedded({ dataDir, durable: false });
  const stop = async () => {
    await embedded.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  await migrate(embedded.url).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  project.provide("adminUrl", embedded.adminUrl);
  project.provide("templateUrl", withDatabase(embedded.url, "upgrade_desk"));
  return stop;
}

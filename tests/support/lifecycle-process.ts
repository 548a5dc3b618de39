import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { database } from "#lib/db/client.ts";
import { startEmbedded } from "#lib/db/embedded/service.ts";
import { migrate } from "#lib/db/migrations/service.ts";
import { closeQueue } from "#lib/jobs/queue.ts";
import { runSequences } from "./lifecycle/sequences.ts";

/** `<sequences> <commands>`: runs that many sequences of at most so many acts on a database of its own, and prints what was found. */
const [sequences = 1_000, commands = 60] = process.argv.slice(2).map(Number);

const dataDir = mkdtempSync(join(tmpdir(), "upgrade-desk-model-"));
const embedded = await startEmbedded({ dataDir, durable: false });
try {
  await migrate(embedded.url);
  process.env.DATABASE_URL = embedded.url;
  console.log(JSON.stringify(await runSequences({ sequences, commands })));
} finally {
  await closeQueue();
  await database().$disconnect();
  await embedded.stop();
  rmSync(dataDir, { recursive: true, force: true });
}

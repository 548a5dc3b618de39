import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { database } from "#lib/db/client.ts";
import { startEmbedded } from "#lib/db/embedded/service.ts";
import { migrate } from "#lib/db/migrations/service.ts";
import { closeQueue, prepareQueue } from "#lib/jobs/queue.ts";
import { type Extent, mailThroughKills } from "./mails/through-kills.ts";

/** `<extent as JSON>`: mails through kills on a database of its own, and prints what was found. */
const extent = JSON.parse(process.argv[2] ?? "{}") as Extent;

const dataDir = mkdtempSync(join(tmpdir(), "upgrade-desk-mails-"));
// It is the workers that are killed, not the database.
const embedded = await startEmbedded({ dataDir, durable: false });
try {
  await migrate(embedded.url);
  process.env.DATABASE_URL = embedded.url;
  await prepareQueue();
  console.log(JSON.stringify(await mailThroughKills(extent)));
} finally {
  await closeQueue();
  await database().$disconnect();
  await embedded.stop();
  rmSync(dataDir, { recursive: true, force: true });
}

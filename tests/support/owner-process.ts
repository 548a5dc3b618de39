// A process that owns a data directory, as the app does, for tests that start several and kill some:
// node owner-process.ts DATA_DIR [account]. Prints one line of JSON when it is up, or when it cannot start.
import { startEmbedded } from "#lib/db/embedded/service.ts";

const [, , dataDir = "", account] = process.argv;
const tell = (facts: object): boolean => process.stdout.write(`${JSON.stringify(facts)}\n`);

try {
  const embedded = await startEmbedded({
    dataDir,
    account: account === "system-user" || account === "unshared" ? account : undefined,
    onLost: (error) => tell({ lost: error.message }),
  });
  process.once("SIGTERM", async () => {
    await embedded.stop();
    process.exit(0);
  });
  tell({ url: embedded.url, adminUrl: embedded.adminUrl, takenOver: embedded.takenOver });
} catch (error) {
  tell({ refused: error instanceof Error ? error.message : String(error) });
  process.exit(1);
}

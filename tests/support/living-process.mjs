// An app in small, for the tests of how it starts and ends: the scripts' own lifetime around an embedded database.
// node living-process.mjs DATA_DIR

import { startEmbedded } from "#lib/db/embedded/service.ts";
import { atEnd, live } from "#scripts/setup/lifetime.mjs";

await live({ interrupted: 0, said: "stopping" }, async () => {
  const embedded = await startEmbedded({ dataDir: process.argv[2] });
  atEnd(embedded.stop, embedded.hurry);
  console.log(`up ${process.pid}`);
});

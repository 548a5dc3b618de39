import { installDependencies } from "./setup/dependencies.mjs";
import { handOver } from "./setup/hand-over.mjs";
import { endAll, live } from "./setup/lifetime.mjs";

await live({}, async () => {
  await installDependencies({ production: true });
  if (!(await handOver("scripts/migrate.mjs"))) return;
  const { migrateDatabase } = await import("./run/migrate.ts");
  await migrateDatabase(process.argv.slice(2));
  await endAll(0);
});

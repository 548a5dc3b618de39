import { buildApp } from "./setup/build.mjs";
import { pass } from "./setup/command.mjs";
import { installDependencies } from "./setup/dependencies.mjs";
import { handOver } from "./setup/hand-over.mjs";
import { endAll, live } from "./setup/lifetime.mjs";

await live({}, async () => {
  await installDependencies();
  if (!(await handOver("scripts/promises.mjs"))) return;
  await buildApp();
  const end = await pass([process.execPath, "tests/load/promises.ts", ...process.argv.slice(2)]);
  await endAll(end === 0 ? 0 : 1);
});

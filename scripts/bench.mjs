import { buildApp } from "./setup/build.mjs";
import { pass } from "./setup/command.mjs";
import { installDependencies } from "./setup/dependencies.mjs";
import { handOver } from "./setup/hand-over.mjs";
import { endAll, live } from "./setup/lifetime.mjs";

await live({}, async () => {
  await installDependencies();
  if (!(await handOver("scripts/bench.mjs"))) return;
  await buildApp();
  // Measures modules of the server by themselves too, which only this condition lets a plain process load.
  const end = await pass([process.execPath, "--conditions=react-server", "tests/bench/bench.ts", ...process.argv.slice(2)]);
  await endAll(end === 0 ? 0 : 1);
});

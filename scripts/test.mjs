import { buildApp, generateClient } from "./setup/build.mjs";
import { installDependencies } from "./setup/dependencies.mjs";
import { handOver } from "./setup/hand-over.mjs";
import { endAll, live } from "./setup/lifetime.mjs";

await live({}, async () => {
  await installDependencies();
  if (!(await handOver("scripts/test.mjs"))) return;
  const { chosenRunners, runAll } = await import("./check/runners.mjs");
  const runners = chosenRunners(process.argv.slice(2));
  await generateClient();
  if (runners.some(({ needsBuild }) => needsBuild)) await buildApp();
  await endAll((await runAll(runners)) ? 0 : 1);
});

import { buildApp } from "./setup/build.mjs";
import { installDependencies } from "./setup/dependencies.mjs";
import { handOver } from "./setup/hand-over.mjs";
import { live } from "./setup/lifetime.mjs";

await live({}, async () => {
  await installDependencies();
  if (!(await handOver("scripts/build.mjs"))) return;
  console.log((await buildApp()) ? "Built. To serve it: npm start" : "The build is up to date.");
});

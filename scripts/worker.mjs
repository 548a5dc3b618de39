import { installDependencies } from "./setup/dependencies.mjs";
import { handOver } from "./setup/hand-over.mjs";
import { live } from "./setup/lifetime.mjs";

await live({ interrupted: 0, said: "\nStopping …" }, async () => {
  await installDependencies({ production: true });
  // Server modules say that they are none for a browser by a package that only this condition lets them load.
  if (!(await handOver("scripts/worker.mjs", ["--conditions=react-server"]))) return;
  const { runWorker } = await import("./run/worker.ts");
  await runWorker();
});

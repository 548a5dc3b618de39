import { buildApp, generateClient } from "./setup/build.mjs";
import { installDependencies } from "./setup/dependencies.mjs";
import { handOver } from "./setup/hand-over.mjs";
import { live } from "./setup/lifetime.mjs";

await live({ interrupted: 0, said: "\nStopping …" }, async () => {
  await installDependencies();
  if (!(await handOver("scripts/demo.mjs"))) return;
  // For those who work on the app: served from the sources, with reloading.
  const dev = process.env.UPGRADE_DESK_DEV === "1";
  await (dev ? generateClient() : buildApp());
  const { serveDemo } = await import("./run/demo.ts");
  await serveDemo({ dev });
});

import { buildApp, buildStanding } from "./setup/build.mjs";
import { installDependencies } from "./setup/dependencies.mjs";
import { handOver } from "./setup/hand-over.mjs";
import { live } from "./setup/lifetime.mjs";

await live({ interrupted: 0, said: "\nStopping …" }, async () => {
  await installDependencies({ production: true });
  if (!(await handOver("scripts/start.mjs"))) return;
  const { checkProduction, serveProduction } = await import("./run/production.ts");
  checkProduction();
  const standing = buildStanding();
  if (standing === "none") await buildApp();
  if (standing === "old")
    console.log("The sources have changed since the app was built. To serve them: npm run build, then npm start.");
  await serveProduction();
});

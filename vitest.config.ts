import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { watchRoutes } from "./tests/support/interface/watch-routes.ts";

// Read by Node when the first date is made, in this process and in every worker that it starts.
process.env.TZ = "UTC";

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

const SHARED = {
  environment: "node",
  env: { TZ: "UTC", UPGRADE_DESK_MODE: "test", NEXT_TELEMETRY_DISABLED: "1" },
} as const;

export default defineConfig({
  // The package throws outside the framework's server build, which is what it is for; tests are the server.
  resolve: { alias: { "server-only": path("node_modules/server-only/empty.js") } },
  oxc: { jsx: { runtime: "automatic" } },
  test: {
    projects: [
      // Laws run a thousand times and more; on a busy machine that may take a while without anything being wrong.
      { extends: true, test: { ...SHARED, name: "unit", include: ["tests/unit/**/*.test.{ts,tsx}"], testTimeout: 60_000 } },
      {
        extends: true,
        plugins: [watchRoutes()],
        test: {
          ...SHARED,
          name: "integration",
          include: ["tests/integration/**/*.test.ts"],
          globalSetup: ["tests/support/interface/answers-seen.ts", "tests/support/database/server.ts"],
          setupFiles: ["tests/support/database/own-database.ts"],
          pool: "forks",
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      // Against running apps, as `npm run promises` measures them; one file, so that nothing else takes the processor.
      {
        extends: true,
        test: { ...SHARED, name: "load", include: ["tests/load/**/*.test.ts"], testTimeout: 300_000, hookTimeout: 400_000 },
      },
    ],
  },
});

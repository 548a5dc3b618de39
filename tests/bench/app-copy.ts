import { cpSync, mkdirSync, rmSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** Inside the project, since the framework builds nothing whose packages lie outside. */
const COPY = join(ROOT, ".bench");

const PARTS = [
  "app",
  "lib",
  "prisma",
  "public",
  "scripts",
  "instrumentation.ts",
  "next.config.js",
  "package-lock.json",
  "package.json",
  "proxy.ts",
  "server.mjs",
  "tsconfig.json",
];

const MEMORY_ROUTE = "app/api/v1/installations/[id]/slots/from-memory/route.ts";

export type Copy = { readonly root: string; readonly remove: () => void };

/** The app with one more route, to be built and served from a folder of its own. */
export function copyApp(): Copy {
  const remove = () => rmSync(COPY, { recursive: true, force: true });
  remove();
  mkdirSync(COPY);
  for (const part of PARTS) cpSync(join(ROOT, part), join(COPY, part), { recursive: true });
  symlinkSync(join(ROOT, "node_modules"), join(COPY, "node_modules"), "dir");
  mkdirSync(dirname(join(COPY, MEMORY_ROUTE)), { recursive: true });
  cpSync(join(ROOT, "tests/bench/from-memory/route.ts"), join(COPY, MEMORY_ROUTE));
  return { root: COPY, remove };
}

import { existsSync, rmSync, writeFileSync } from "node:fs";
import { program, step } from "./command.mjs";
import { hashOf, inRoot, textOf } from "./place.mjs";

const GENERATED = "lib/db/generated/";
const CLIENT_STAMP = inRoot(GENERATED, "schema.sha256");

const distDir = () => inRoot(process.env.NEXT_DIST_DIR || ".next");
const buildStamp = () => `${distDir()}/sources.sha256`;

/** Generates the database client when the schema has changed. Prisma asks for an engine it does not use: any program will do. */
export async function generateClient() {
  const wanted = hashOf(["prisma/schema.prisma", "node_modules/prisma/package.json"]);
  if (textOf(CLIENT_STAMP) === wanted && existsSync(inRoot(GENERATED, "client.ts"))) return;
  await step("Generating the database client", program("prisma/build/index.js", "generate"), {
    cwd: inRoot(),
    env: { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: "1" },
  });
  writeFileSync(CLIENT_STAMP, wanted);
}

/** Everything that ends up in the built app. The generated client follows from the schema. */
const SOURCES = [
  "app",
  "lib",
  "public",
  "prisma/schema.prisma",
  "package.json",
  "package-lock.json",
  "next.config.js",
  "postcss.config.mjs",
  "tsconfig.json",
  "proxy.ts",
  "instrumentation.ts",
];

const sourcesHash = () => hashOf(SOURCES, (name) => name.startsWith(GENERATED));

/** `none`: nothing was built; `old`: something else was built than what the sources say now. */
export function buildStanding() {
  if (!existsSync(`${distDir()}/BUILD_ID`)) return "none";
  return textOf(buildStamp()) === sourcesHash() ? "current" : "old";
}

/** Builds the app unless its sources are the ones that were built. Its marks go first and come last: a build cut short is none. */
export async function buildApp() {
  await generateClient();
  const wanted = sourcesHash();
  if (buildStanding() === "current") return false;
  for (const mark of [`${distDir()}/BUILD_ID`, buildStamp()]) rmSync(mark, { force: true });
  await step("Building", program("next/dist/bin/next", "build"), {
    cwd: inRoot(),
    env: { NODE_ENV: "production", UPGRADE_DESK_MODE: "production" },
  });
  writeFileSync(buildStamp(), wanted);
  return true;
}

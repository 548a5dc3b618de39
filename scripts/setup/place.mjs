import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";

/** Where the project is; every script works from there, whatever folder it was called from. */
const ROOT = fileURLToPath(new URL("../..", import.meta.url)).replace(/\/$/, "");

export const inRoot = (...parts) => join(ROOT, ...parts);

export const textOf = (path) => (existsSync(path) ? readFileSync(path, "utf8") : "");

function* filesIn(path) {
  if (!existsSync(path)) return;
  if (!statSync(path).isDirectory()) return yield path;
  for (const name of readdirSync(path).toSorted()) yield* filesIn(join(path, name));
}

/** One hash of names and contents; `skip` tells which files do not count. */
export function hashOf(paths, skip = () => false) {
  const hash = createHash("sha256");
  for (const path of paths)
    for (const file of filesIn(inRoot(path))) {
      const name = relative(ROOT, file);
      if (!skip(name)) hash.update(`${name}\0`).update(readFileSync(file)).update("\0");
    }
  return hash.digest("hex");
}

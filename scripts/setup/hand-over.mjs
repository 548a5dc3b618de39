import { existsSync } from "node:fs";
import { pass } from "./command.mjs";
import { inRoot } from "./place.mjs";

/** The first Node that loads our TypeScript without a flag. */
const FIRST = [22, 18];

const NODE = inRoot("node_modules/.bin/node");

function isNewEnough() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  return major > FIRST[0] || (major === FIRST[0] && minor >= FIRST[1]);
}

/**
 * Goes on in this process where its Node is new enough; else runs the same script in a child on the Node among the packages, and
 * ends as it does. `flags` are for Node itself and need a fresh process in any case. True where the caller is to go on.
 */
export async function handOver(script, flags = []) {
  if (isNewEnough() && (flags.length === 0 || process.execArgv.length > 0)) return true;
  const node = isNewEnough() ? process.execPath : NODE;
  if (!existsSync(node))
    throw new Error(
      `Upgrade Desk needs Node ${FIRST.join(".")} or newer. This is ${process.versions.node}, and npm has no newer one for this machine.`,
    );
  const end = await pass([node, ...flags, script, ...process.argv.slice(2)]);
  process.exitCode = typeof end === "number" ? end : 1;
  return false;
}

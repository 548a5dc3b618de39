import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { Extent, Mailed } from "#tests/support/mails/through-kills.ts";
import type { Row } from "#tests/support/promise-rows.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

const SHORT: Extent = { events: 100, kills: 8, workers: 2, failing: 0.3, hurry: true, graceSeconds: 120 };
const FULL: Extent = { events: 1_000, kills: 50, workers: 3, failing: 0.3, hurry: false, graceSeconds: 1_200 };

/** Of all mails, how many may come a second time. */
const REPEATED_SHARE = 0.05;

/** In a process of its own, since server modules load under a condition that the apps' client does not have. */
async function measured(extent: Extent): Promise<Mailed> {
  const args = ["--conditions=react-server", "tests/support/mails-process.ts", JSON.stringify(extent)];
  const env = { ...process.env, UPGRADE_DESK_MODE: "test", LOG_LEVEL: "fatal" };
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: ROOT, env, maxBuffer: 64 * 1024 * 1024 });
  return JSON.parse(stdout.trim().split("\n").at(-1) ?? "") as Mailed;
}

export const mailsLeave: Row = {
  promise: "every message leaves at least once",
  async measure(form) {
    const extent = form === "short" ? SHORT : FULL;
    const value = await measured(extent);
    const { events } = extent;
    const target = { distinct: events, lost: 0, ofNothing: 0, repeated: `< ${events * REPEATED_SHARE}` };
    const holds = value.distinct === events && value.ofNothing === 0 && value.repeated < events * REPEATED_SHARE;
    return { value, target, holds };
  },
};

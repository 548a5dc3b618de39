import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { Found } from "#tests/support/lifecycle/sequences.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

export type Extent = { readonly sequences: number; readonly commands: number };

/** The sequences in a process of their own, since server modules load under a condition that the apps' client does not have. */
export async function followStates({ sequences, commands }: Extent): Promise<Found> {
  const file = "tests/support/lifecycle-process.ts";
  const args = ["--conditions=react-server", file, String(sequences), String(commands)];
  const env = { ...process.env, UPGRADE_DESK_MODE: "test", LOG_LEVEL: "fatal" };
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: ROOT, env, maxBuffer: 64 * 1024 * 1024 });
  return JSON.parse(stdout.trim().split("\n").at(-1) ?? "") as Found;
}

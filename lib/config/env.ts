import { describeFaults, type Environment, parseEnvironment } from "./environment.ts";

let parsed: Environment | undefined;

/**
 * The environment of this process, parsed once, at the first question: route modules are loaded while the build runs,
 * before any secret exists. Throws, naming every variable at fault, where the start scripts did not check before.
 */
export function env(): Environment {
  if (parsed) return parsed;
  const result = parseEnvironment(process.env);
  if (!result.ok) throw new Error(`Upgrade Desk cannot run with this environment:\n${describeFaults(result.error)}`);
  // The embedded database gets its address after the first questions may have been asked.
  if (result.value.databaseUrl) parsed = result.value;
  return result.value;
}

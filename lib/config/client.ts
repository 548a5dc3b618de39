import pino, { type Logger } from "pino";

const SHARED = Symbol.for("upgrade-desk.log");
type Shared = { [SHARED]?: Logger };

/** What never reaches a log, wherever it appears. */
const REDACT = [
  "password",
  "secret",
  "token",
  "cookie",
  "authorization",
  "*.password",
  "*.secret",
  "*.token",
  "*.cookie",
  "*.authorization",
];

/** The process's structured log on standard output; level from LOG_LEVEL. */
export function log(): Logger {
  const shared = globalThis as Shared;
  shared[SHARED] ??= pino({
    level: process.env.LOG_LEVEL ?? "info",
    base: null,
    redact: REDACT,
    timestamp: pino.stdTimeFunctions.isoTime,
  });
  return shared[SHARED];
}

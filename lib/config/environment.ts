import type { Result } from "#lib/kernel/result.ts";
import { done, refuse } from "#lib/kernel/result.ts";

export type Mode = "demo" | "production" | "development" | "test";

const MODES: readonly string[] = ["demo", "production", "development", "test"];
const LOG_LEVELS = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;

export type LogLevel = (typeof LOG_LEVELS)[number];

export type Environment = {
  readonly mode: Mode;
  readonly host: string;
  readonly port: number;
  /** The public address as an origin, without a trailing slash: links in mails start with it. */
  readonly appUrl: string;
  /** Origins whose writes are believed; `appUrl` is the first. In demo also the two local ones. */
  readonly trustedOrigins: readonly string[];
  readonly dataDir: string;
  /** Absent where the embedded PostgreSQL is used and has not been started yet. */
  readonly databaseUrl: string | undefined;
  readonly authSecret: string;
  /** Newest first: the first seals, all of them open. Each is 32 bytes in base64. */
  readonly vaultKeys: readonly string[];
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string;
  /** Answers to mails go to addresses at this domain; absent where none are taken. */
  readonly inboundDomain: string | undefined;
  /** What a mail server shows that brings mails in. */
  readonly inboundSecret: string | undefined;
  readonly logLevel: LogLevel;
  /** Whether this process runs the job worker beside the pages. */
  readonly worker: boolean;
  /** How many proxies in front of the app are trusted to name the client's address; 0 trusts none. */
  readonly proxyHops: number;
};

/** One variable that cannot be used, and what it must look like. */
export type EnvironmentFault = { readonly name: string; readonly problem: "missing" | "unusable"; readonly expected: string };

export type Variables = { readonly [name: string]: string | undefined };

const EXPECTED = {
  PORT: "a port number from 1 to 65535",
  APP_URL: "the public address without a path, such as https://upgrades.example.com",
  DATABASE_URL: "postgresql://user:password@host:5432/database",
  AUTH_SECRET: "at least 32 random characters, such as the output of: openssl rand -base64 32",
  VAULT_KEY: "32 random bytes in base64 (newest first, separated by commas), such as the output of: openssl rand -base64 32",
  SMTP_URL: "smtp://user:password@host:587 or smtps://user:password@host:465",
  INBOUND_DOMAIN: "the domain of the addresses for answers, such as reply.example.com",
  INBOUND_SECRET: "at least 32 random characters, such as the output of: openssl rand -hex 32",
  LOG_LEVEL: `one of ${LOG_LEVELS.join(", ")}`,
  WORKER: "on or off",
  PROXY_HOPS: "how many proxies stand in front, 0 to 9",
};

type Name = keyof typeof EXPECTED;

/** What stands in for the secrets where nothing is signed or sealed that outlives the process. */
const PLACEHOLDER = { AUTH_SECRET: "not-a-secret-".repeat(3), VAULT_KEY: `${"A".repeat(43)}=` };

const isOrigin = (text: string): boolean => /^https?:\/\/[^\s/?#@]+$/.test(text) && URL.canParse(text);
const isWholeUpTo = (text: string, most: number): boolean => /^\d{1,5}$/.test(text) && Number(text) <= most;
const isVaultKey = (text: string): boolean => /^[\w+/-]{43}=?$/.test(text);

const splitKeys = (text: string): string[] => text.split(/[\s,]+/).filter((part) => part !== "");

const USABLE: { readonly [name in Name]: (text: string) => boolean } = {
  PORT: (text) => isWholeUpTo(text, 65_535) && Number(text) > 0,
  APP_URL: (text) => isOrigin(text.replace(/\/$/, "")),
  DATABASE_URL: (text) => /^postgres(ql)?:\/\//.test(text) && URL.canParse(text),
  AUTH_SECRET: (text) => text.length >= 32,
  VAULT_KEY: (text) => splitKeys(text).length > 0 && splitKeys(text).every(isVaultKey),
  SMTP_URL: (text) => /^smtps?:\/\//.test(text) && URL.canParse(text),
  INBOUND_DOMAIN: (text) =>
    text.length <= 190 && /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i.test(text),
  INBOUND_SECRET: (text) => /^[\x21-\x7e]{32,}$/.test(text),
  LOG_LEVEL: (text) => (LOG_LEVELS as readonly string[]).includes(text),
  WORKER: (text) => text === "on" || text === "off",
  PROXY_HOPS: (text) => isWholeUpTo(text, 9),
};

/** Demo generates its two secrets and passes them on, so a demo without them was not started by its script. */
const NEEDED: { readonly [mode in Mode]: readonly Name[] } = {
  production: ["APP_URL", "AUTH_SECRET", "VAULT_KEY"],
  demo: ["AUTH_SECRET", "VAULT_KEY"],
  development: [],
  test: [],
};

/** Every variable at fault, in a fixed order; an empty one counts as absent. */
function faultsOf(variables: Variables, mode: Mode): EnvironmentFault[] {
  // Addresses that answers go to and nobody listens at would swallow them.
  const takesMail = USABLE.INBOUND_DOMAIN(variables.INBOUND_DOMAIN ?? "");
  const needed: readonly Name[] = takesMail ? [...NEEDED[mode], "INBOUND_SECRET"] : NEEDED[mode];
  const missing = needed.filter((name) => !variables[name]);
  const unusable = (Object.keys(USABLE) as Name[]).filter((name) => variables[name] && !USABLE[name](variables[name]));
  return [
    ...missing.map((name) => ({ name, problem: "missing" as const, expected: EXPECTED[name] })),
    ...unusable.map((name) => ({ name, problem: "unusable" as const, expected: EXPECTED[name] })),
  ];
}

/** `mode` of a variable that the start scripts set; a process that nobody told runs in production, the careful one. */
const modeOf = (text: string | undefined): Mode => (text && MODES.includes(text) ? (text as Mode) : "production");

function build(variables: Variables, mode: Mode): Environment {
  const port = Number(variables.PORT || 3000);
  const appUrl = variables.APP_URL ? new URL(variables.APP_URL).origin : `http://localhost:${port}`;
  const local = mode === "production" ? [] : [`http://localhost:${port}`, `http://127.0.0.1:${port}`];
  return {
    mode,
    host: variables.HOST || (mode === "production" ? "0.0.0.0" : "127.0.0.1"),
    port,
    appUrl,
    trustedOrigins: [...new Set([appUrl, ...local])],
    dataDir: variables.DATA_DIR || "./.data",
    databaseUrl: variables.DATABASE_URL || undefined,
    authSecret: variables.AUTH_SECRET || PLACEHOLDER.AUTH_SECRET,
    vaultKeys: splitKeys(variables.VAULT_KEY || PLACEHOLDER.VAULT_KEY),
    smtpUrl: variables.SMTP_URL || undefined,
    mailFrom: variables.MAIL_FROM || `Upgrade Desk <no-reply@${new URL(appUrl).hostname}>`,
    inboundDomain: variables.INBOUND_DOMAIN?.toLowerCase() || undefined,
    inboundSecret: variables.INBOUND_SECRET || undefined,
    logLevel: (variables.LOG_LEVEL || "info") as LogLevel,
    worker: variables.WORKER !== "off",
    proxyHops: Number(variables.PROXY_HOPS || 0),
  };
}

/**
 * Reads the environment as a whole: all faults at once, so that nobody has to start five times.
 * Placeholders stand in for absent secrets in development, in tests and while the build runs, never in a served app.
 */
export function parseEnvironment(variables: Variables): Result<Environment, readonly EnvironmentFault[]> {
  const mode = modeOf(variables.UPGRADE_DESK_MODE);
  // `next build` loads every route without the secrets of the server that will run it.
  const building = variables.NEXT_PHASE === "phase-production-build";
  const faults = faultsOf(variables, building ? "development" : mode);
  return faults.length === 0 ? done(build(variables, mode)) : refuse(faults);
}

/** One line for each fault, for the person who starts the process. */
export const describeFaults = (faults: readonly EnvironmentFault[]): string =>
  faults
    .map(({ name, problem, expected }) => `  ${name} ${problem === "missing" ? "is missing" : "cannot be used"}: ${expected}`)
    .join("\n");

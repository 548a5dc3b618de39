import { hostname } from "node:os";
import pg from "pg";
import type { Account } from "../account/service.ts";
import { isAlive, readPostmaster } from "../process/service.ts";
import { APP_DATABASE, APP_ROLE, SUPERUSER } from "../settings.ts";
import { checkSocketFolder } from "../socket/service.ts";
import { SOCKET_PORT } from "../socket-place.ts";

/** Two numbers that name the ownership of one data directory among the cluster's advisory locks. */
const OWNERSHIP = [2_401, 1] as const;

export type Ownership =
  | { readonly kind: "owned"; readonly lock: pg.Client }
  /** Somebody else holds it; `pid` is `null` where that process does not run on this machine (any more). */
  | { readonly kind: "held"; readonly pid: number | null }
  /** A server that starts, stops or recovers. */
  | { readonly kind: "busy" }
  | { readonly kind: "absent" };

const CANNOT_CONNECT_NOW = "57P03";
const ABSENT = new Set(["ENOENT", "ECONNREFUSED"]);

const ourName = (): string => `upgrade-desk ${process.pid} ${hostname()}`.slice(0, 63);

/** `application_name` of the holder's connection, turned back into a process that can be named to a person. */
function pidOf(applicationName: string, machine: string): number | null {
  const [, pid = "", ...rest] = applicationName.split(" ");
  return machine.startsWith(rest.join(" ")) && /^\d+$/.test(pid) ? Number(pid) : null;
}

async function holderOf(client: pg.Client): Promise<number | null> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT application_name AS name FROM pg_locks JOIN pg_stat_activity USING (pid)
      WHERE locktype = 'advisory' AND classid = $1 AND objid = $2 AND granted`,
    [...OWNERSHIP],
  );
  const pid = pidOf(rows[0]?.name ?? "", hostname());
  return pid !== null && isAlive(pid) ? pid : null;
}

/** Every failure to connect that is not a state of the server on its way is for the caller to explain. */
function stateOf(error: unknown): Ownership {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code && ABSENT.has(code)) return { kind: "absent" };
  if (code === CANNOT_CONNECT_NOW || code === "ECONNRESET" || /Connection terminated/.test(message)) return { kind: "busy" };
  throw error;
}

/**
 * Asks the server of this cluster, if there is one, whether we may own it. Ownership is a lock of one session, so it ends with
 * the process that has it, however that ends, and a server left over from a killed app can be had at once.
 */
export async function askToOwn(clusterDir: string, socketDir: string, account: Account): Promise<Ownership> {
  // The running server knows where its socket is, also when TMPDIR has changed since.
  const host = readPostmaster(clusterDir)?.socketDir || socketDir;
  const client = new pg.Client({
    host,
    port: SOCKET_PORT,
    user: SUPERUSER,
    database: SUPERUSER,
    application_name: ourName(),
    ssl: false,
    connectionTimeoutMillis: 5_000,
  });
  client.on("error", () => client.end().catch(() => undefined));
  try {
    await client.connect();
    checkSocketFolder(host, account);
    const { rows } = await client.query<{ own: boolean }>("SELECT pg_try_advisory_lock($1, $2) AS own", [...OWNERSHIP]);
    if (rows[0]?.own) return { kind: "owned", lock: client };
    const pid = await holderOf(client);
    await client.end();
    return { kind: "held", pid };
  } catch (error) {
    await client.end().catch(() => undefined);
    return stateOf(error);
  }
}

/** The app's role and database, created where they are absent. The role owns its database and has no other power. */
export async function prepareDatabase(lock: pg.Client): Promise<void> {
  const role = await lock.query("SELECT 1 FROM pg_roles WHERE rolname = $1", [APP_ROLE]);
  if (role.rowCount === 0) await lock.query(`CREATE ROLE ${APP_ROLE} LOGIN`);
  const database = await lock.query("SELECT 1 FROM pg_database WHERE datname = $1", [APP_DATABASE]);
  if (database.rowCount === 0) await lock.query(`CREATE DATABASE ${APP_DATABASE} OWNER ${APP_ROLE}`);
}

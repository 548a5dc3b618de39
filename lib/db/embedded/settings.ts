import { SOCKET_PORT } from "./socket-place.ts";

/** Owner of the cluster; the app itself connects as `APP_ROLE`, which owns its database and nothing else. */
export const SUPERUSER = "postgres";
export const APP_ROLE = "upgrade_desk";
export const APP_DATABASE = "upgrade_desk";

/** Sorting does not depend on the machine's C library, so an upgrade of the system cannot break an index. */
export const initArguments = (folder: string): string[] => [
  `--pgdata=${folder}`,
  `--username=${SUPERUSER}`,
  "--encoding=UTF8",
  "--locale=C",
  "--locale-provider=builtin",
  "--builtin-locale=C.UTF-8",
  "--auth-local=trust",
  "--auth-host=reject",
  "--no-instructions",
];

/** The setting is a list, in which only quotes make a folder with a comma or a space one entry. */
const quoted = (folder: string): string => `"${folder.replaceAll('"', '""')}"`;

export type ServerPlace = { readonly clusterDir: string; readonly socketDir: string; readonly durable: boolean };

/**
 * No TCP port; a socket that only its owner can open. Row values and statements stay out of the log, since they may be
 * a person's words. `durable: false` is for the databases of tests, which nobody misses after a crash.
 */
export function serverArguments({ clusterDir, socketDir, durable }: ServerPlace): string[] {
  const settings = {
    listen_addresses: "",
    port: String(SOCKET_PORT),
    unix_socket_directories: quoted(socketDir),
    unix_socket_permissions: "0700",
    fsync: durable ? "on" : "off",
    synchronous_commit: durable ? "on" : "off",
    full_page_writes: durable ? "on" : "off",
    timezone: "UTC",
    log_timezone: "UTC",
    log_error_verbosity: "terse",
    log_min_error_statement: "fatal",
  };
  return ["-D", clusterDir, ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`])];
}

/** Address of a database behind the socket, in the form that pg, Prisma and pg-boss all read. */
export const socketUrl = (socketDir: string, role: string, name: string): string =>
  `postgresql://${role}@localhost:${SOCKET_PORT}/${name}?host=${encodeURIComponent(socketDir)}&sslmode=disable`;

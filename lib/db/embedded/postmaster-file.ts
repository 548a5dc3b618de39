/** What PostgreSQL writes into `postmaster.pid`, as far as we use it. */
export type Postmaster = {
  readonly pid: number;
  /** Folder of the Unix socket; empty while the server is still starting. */
  readonly socketDir: string;
};

/** Lines in the file's own order: process id, data directory, start time, port, socket folder, address, shared memory, state. */
const PID_LINE = 0;
const SOCKET_LINE = 4;

/** Reads the file's text; `null` when it holds no process id, as in the moment when it has just been created. */
export function parsePostmasterFile(text: string): Postmaster | null {
  const lines = text.split("\n");
  const pid = Number.parseInt(lines[PID_LINE] ?? "", 10);
  // A single-user server writes its id as a negative number.
  return Number.isFinite(pid) && pid !== 0 ? { pid: Math.abs(pid), socketDir: (lines[SOCKET_LINE] ?? "").trim() } : null;
}

/**
 * The same text with another process id. The shared memory line stays, so PostgreSQL still finds out by itself whether a
 * backend of the dead server lives on; a deleted file would take that protection away.
 */
export const withPid = (text: string, pid: number): string => [String(pid), ...text.split("\n").slice(1)].join("\n");

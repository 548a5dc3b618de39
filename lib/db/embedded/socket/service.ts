import { createHash } from "node:crypto";
import { chmodSync, lstatSync, mkdirSync, rmdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { type Account, handOver } from "../account/service.ts";
import { CannotStart } from "../cannot-start.ts";
import { type SocketPlace, socketPlace } from "../socket-place.ts";

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

/** Where the socket of this data directory is or will be; `dataDir` has its symbolic links resolved. */
export const placeSocket = (dataDir: string): SocketPlace => socketPlace(dataDir, tmpdir(), sha256);

/**
 * Fails unless the folder is a real one, ours and closed to others. Anybody may create things under the temporary
 * directory, so somebody may have put a folder or a link there before us, to listen in.
 */
export function checkSocketFolder(folder: string, account: Account): void {
  const found = lstatSync(folder);
  if (found.isDirectory() && found.uid === account.uid && (found.mode & 0o077) === 0) return;
  throw new CannotStart(
    `${folder}, the folder for PostgreSQL's socket, is not a private folder of this user. Remove it and start again.`,
  );
}

/** Makes the folder where it is absent; an existing one is checked, never repaired. */
export function makeSocketFolder(folder: string, account: Account): void {
  try {
    mkdirSync(folder, { mode: 0o700 });
    // The process's umask may have taken more away.
    chmodSync(folder, 0o700);
    handOver(account, folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  checkSocketFolder(folder, account);
}

/** Leaves nothing behind; a folder that something was put into stays. */
export function removeSocketFolder(folder: string): void {
  try {
    rmdirSync(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== "ENOENT" && code !== "ENOTEMPTY" && code !== "EEXIST") throw error;
  }
}

import { spawnSync } from "node:child_process";
import { chmodSync, chownSync, readFileSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { CannotStart } from "../cannot-start.ts";
import { disguise, type Folder, firstClosed, parseUsers, type User } from "./users.ts";

/**
 * Who runs PostgreSQL, which refuses to run as root.
 * `self`: this user. `unshared`: root in the eyes of the file system, but without its powers and under another name, in a
 * user namespace of its own, so that files in folders of mode 0700 stay reachable. `system-user`: where the kernel does not allow
 * namespaces, as in many containers.
 */
export type Account = {
  readonly kind: "self" | "unshared" | "system-user";
  /** What stands before the program. */
  readonly prefix: readonly string[];
  /** Whose files they are. */
  readonly uid: number;
  readonly gid: number;
};

export const SYSTEM_USER = "upgrade-desk";

const users = (): User[] => parseUsers(readFileSync("/etc/passwd", "utf8"));

const runs = (command: string, args: readonly string[]): boolean => spawnSync(command, args, { stdio: "ignore" }).status === 0;

function unshared(): Account | null {
  const user = process.platform === "linux" ? disguise(users()) : undefined;
  if (!user) return null;
  const args = ["--user", `--map-user=${user.uid}`, `--map-group=${user.gid}`, "--"];
  return runs("unshare", [...args, "true"]) ? { kind: "unshared", prefix: ["unshare", ...args], uid: 0, gid: 0 } : null;
}

function systemUser(): Account {
  const find = () => users().find(({ name }) => name === SYSTEM_USER);
  const create = () =>
    runs("useradd", ["--system", "--no-create-home", "--home-dir", "/", "--shell", "/usr/sbin/nologin", SYSTEM_USER]) ||
    runs("adduser", ["-S", "-D", "-H", "-h", "/", "-s", "/sbin/nologin", SYSTEM_USER]);
  const user = find() ?? (create() ? find() : undefined);
  if (!user)
    throw new CannotStart(
      `PostgreSQL does not run as root, and no user ${SYSTEM_USER} could be created. Start as another user, or set DATABASE_URL.`,
    );
  return { kind: "system-user", prefix: [], uid: user.uid, gid: user.gid };
}

/** `wanted` is for those who must prove that each way works; without it the first possible one is taken. */
export function chooseAccount(wanted?: Account["kind"]): Account {
  const uid = process.getuid?.() ?? -1;
  if (uid !== 0) return { kind: "self", prefix: [], uid, gid: process.getgid?.() ?? -1 };
  return (wanted === "system-user" ? null : unshared()) ?? systemUser();
}

function foldersAbove(path: string): Folder[] {
  const { uid, gid, mode } = statSync(path);
  const above = dirname(path) === path ? [] : foldersAbove(dirname(path));
  return [...above, { path, uid, gid, mode }];
}

/** Fails with the name of the folder that stands in the way, which PostgreSQL itself does not tell. */
export function checkReachable(account: Account, path: string): void {
  const closed = account.kind === "self" ? undefined : firstClosed(foldersAbove(path), account);
  if (!closed) return;
  throw new CannotStart(
    `PostgreSQL does not run as root, and without root's powers it cannot enter ${closed.path} (owner ${closed.uid}, mode ` +
      `${(closed.mode & 0o777).toString(8)}), which is on the way to ${path}. Start as that owner, open the folder, or move.`,
  );
}

/** Gives a folder that root has just made to the account. */
export function handOver(account: Account, folder: string): void {
  if (account.kind === "system-user") chownSync(folder, account.uid, account.gid);
}

/** Lets a system user pass through root's own folder, of which it still cannot see the contents. */
export function letPass(account: Account, folder: string): void {
  const { uid, mode } = statSync(folder);
  if (account.kind === "system-user" && uid === 0) chmodSync(folder, (mode & 0o777) | 0o011);
}

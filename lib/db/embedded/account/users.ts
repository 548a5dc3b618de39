export type User = { readonly name: string; readonly uid: number; readonly gid: number };

/** The users of a passwd file. Lines that are not users are left out. */
export const parseUsers = (passwd: string): User[] =>
  passwd
    .split("\n")
    .map((line) => line.split(":"))
    .map(([name = "", , uid = "", gid = ""]) => ({ name, uid: Number.parseInt(uid, 10), gid: Number.parseInt(gid, 10) }))
    .filter(({ name, uid, gid }) => name !== "" && Number.isFinite(uid) && Number.isFinite(gid));

/** The user that a root process appears as to PostgreSQL, which must find it by name: `nobody`, or else any but root. */
export const disguise = (users: readonly User[]): User | undefined =>
  users.find(({ name, uid }) => name === "nobody" && uid !== 0) ?? users.find(({ uid }) => uid !== 0);

export type Folder = { readonly path: string; readonly uid: number; readonly gid: number; readonly mode: number };

/** The first of the folders that a user without privileges cannot enter. */
export const firstClosed = (folders: readonly Folder[], { uid, gid }: Pick<User, "uid" | "gid">): Folder | undefined =>
  folders.find((folder) => {
    const shift = folder.uid === uid ? 6 : folder.gid === gid ? 3 : 0;
    return ((folder.mode >> shift) & 1) === 0;
  });

import { describe, expect, test } from "vitest";
import { disguise, firstClosed, parseUsers } from "#lib/db/embedded/account/users.ts";
import { failureText } from "#lib/db/embedded/failure-text.ts";
import { parsePostmasterFile, withPid } from "#lib/db/embedded/postmaster-file.ts";
import { serverArguments, socketUrl } from "#lib/db/embedded/settings.ts";
import { socketPlace } from "#lib/db/embedded/socket-place.ts";

const FILE = "7198\n/data/pg\n1764094075\n5432\n/data/run\n\n   123  456\nready   \n";
const sha256 = () => "0123456789abcdef0123456789abcdef";

describe("postmaster.pid", () => {
  test("tells the process and the folder of the socket", () => {
    expect(parsePostmasterFile(FILE)).toEqual({ pid: 7198, socketDir: "/data/run" });
  });

  test("may be half written, or a single-user server's", () => {
    expect(parsePostmasterFile("")).toBeNull();
    expect(parsePostmasterFile("7198\n/data/pg\n")).toEqual({ pid: 7198, socketDir: "" });
    expect(parsePostmasterFile("-12\n/data/pg\n")?.pid).toBe(12);
  });

  test("keeps all but the process id when that is replaced", () => {
    expect(withPid(FILE, 99)).toBe(FILE.replace("7198", "99"));
  });
});

describe("the socket", () => {
  test("lies in the data directory where its path fits, to the byte", () => {
    const fits = `/${"a".repeat(84)}`;
    expect(`${fits}/run/.s.PGSQL.5432`).toHaveLength(103);
    expect(socketPlace(fits, "/tmp", sha256)).toEqual({ folder: `${fits}/run`, inDataDir: true });
    expect(socketPlace(`${fits}a`, "/tmp", sha256)).toEqual({ folder: "/tmp/upgrade-desk-0123456789abcdef", inDataDir: false });
  });

  test("counts bytes, not characters", () => {
    expect(socketPlace(`/${"ü".repeat(60)}`, "/tmp", sha256).inDataDir).toBe(false);
  });

  test("does not follow a temporary directory that is too long itself", () => {
    expect(socketPlace("x".repeat(150), `/${"t".repeat(90)}`, sha256).folder).toBe("/tmp/upgrade-desk-0123456789abcdef");
  });

  test("is addressed by a URL that survives any folder name", () => {
    const url = new URL(socketUrl("/da ta/a&b?c/run", "role", "name"));
    expect(url.searchParams.get("host")).toBe("/da ta/a&b?c/run");
  });

  test("is the only way in, also for a folder with quotes and commas", () => {
    const args = serverArguments({ clusterDir: "/d/pg", socketDir: '/d,"e"/run', durable: true });
    expect(args).toContain("listen_addresses=");
    expect(args).toContain('unix_socket_directories="/d,""e""/run"');
    expect(args).toContain("fsync=on");
  });
});

describe("who runs PostgreSQL", () => {
  const users = parseUsers(
    "root:x:0:0:root:/root:/bin/bash\nnobody:x:65534:65534::/:/bin/false\ndaemon:x:1:1::/:/bin/false\n\n#comment\n",
  );

  test("root goes by the name of nobody, or else of anybody who is not root", () => {
    expect(disguise(users)?.name).toBe("nobody");
    expect(disguise(users.filter(({ name }) => name !== "nobody"))?.name).toBe("daemon");
    expect(disguise(parseUsers("root:x:0:0::/:/bin/sh"))).toBeUndefined();
  });

  test.each([
    ["its own closed folder can be entered", { uid: 5, gid: 5, mode: 0o700 }, true],
    ["its group's can", { uid: 9, gid: 5, mode: 0o710 }, true],
    ["its group's cannot where only strangers may", { uid: 9, gid: 5, mode: 0o701 }, false],
    ["a stranger's cannot", { uid: 9, gid: 9, mode: 0o770 }, false],
    ["a stranger's open one can", { uid: 9, gid: 9, mode: 0o701 }, true],
  ])("%s", (_name, folder, open) => {
    expect(firstClosed([{ path: "/a", ...folder }], { uid: 5, gid: 5 }) === undefined).toBe(open);
  });
});

describe("a failure", () => {
  test.each([
    ['FATAL:  could not write lock file "postmaster.pid": No space left on device', "The disk that holds /data is full."],
    ["Error: EROFS: read-only file system, mkdir '/data'", "/data is on a read-only file system."],
    ["Error: EACCES: permission denied, mkdir '/data'", "may not be read or written"],
    ["FATAL:  database files are incompatible with server", "another major version"],
    ["something else", "PostgreSQL did not start in /data."],
  ])("%s", (output, sentence) => {
    expect(failureText(output, { dataDir: "/data", logFile: "/data/pg.log" })).toContain(sentence);
  });

  test("shows PostgreSQL's own last words and where its log is, but not what went well", () => {
    const text = failureText("LOG:  starting\nFATAL:  could not do it\n", { dataDir: "/data", logFile: "/data/pg.log" });
    expect(text).toContain("could not do it");
    expect(text).toContain("/data/pg.log");
    expect(text).not.toContain("starting");
  });
});

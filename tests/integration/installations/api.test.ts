import { beforeAll, describe, expect, it, vi } from "vitest";
import * as kvm from "#app/api/v1/installations/[id]/readiness/kvm/[host]/route.ts";
import * as one from "#app/api/v1/installations/[id]/route.ts";
import * as all from "#app/api/v1/installations/route.ts";
import { type Actor, ANONYMOUS, type Customer } from "#lib/auth/actor.ts";
import { database, newId } from "#lib/db/client.ts";
import { type Asking, ask, faultsIn } from "#tests/support/ask-route.ts";
import { aColleague, aCustomer, anAdmin, aReviewer } from "#tests/support/database/people.ts";

const people = new Map<string, Actor>();

vi.mock("#lib/auth/session.ts", () => ({
  actorOf: async (request: Request) => people.get(request.headers.get("x-test-actor") ?? "") ?? ANONYMOUS,
}));

const HOSTS = [
  { name: "st-a", role: "primary", version: "3.2.4" },
  { name: "st-b", role: "secondary", version: "v3.2.x" },
  { name: "bk-01", role: "backup", version: "3.2" },
];
const WHOLE = { name: "Toronto mirror", topology: "mirror", zone: "America/Toronto", hosts: HOSTS };

let owner: Customer;
let colleague: Customer;
let stranger: Customer;
let by = "";

const known = <T extends Actor & { userId: string }>(person: T): T => {
  people.set(person.userId, person);
  return person;
};

beforeAll(async () => {
  owner = known(await aCustomer());
  colleague = known(aColleague(owner));
  stranger = known(await aCustomer("Somebody Else"));
  by = owner.userId;
});

const create = (body: unknown = WHOLE, more: Asking = {}) => ask(all.POST, { by, method: "POST", body, ...more });
const created = async (body: unknown = WHOLE): Promise<string> => String((await create(body)).body.id);
const change = (id: string, body: unknown, version: number | null = 1, more: Asking = {}) =>
  ask(one.PATCH, {
    by,
    method: "PATCH",
    params: { id },
    body,
    headers: version === null ? {} : { "if-match": `"${version}"` },
    ...more,
  });

const auditOf = (id: string) =>
  database().auditEntry.findMany({
    where: { subject: `installation:${id}` },
    orderBy: { id: "asc" },
    select: { action: true, actorName: true, detail: true },
  });

describe("creating", () => {
  it("answers 201 with the installation, where it is and its version", async () => {
    const { status, body, headers } = await create();
    expect(status).toBe(201);
    expect(body).toEqual({
      id: expect.stringMatching(/^[\w-]{22}$/),
      ...WHOLE,
      createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/),
      version: 1,
    });
    expect([headers.get("etag"), headers.get("location")]).toEqual(['"1"', `/api/v1/installations/${body.id}`]);
    expect(await auditOf(String(body.id))).toEqual([
      {
        action: "installation.created",
        actorName: "Dana Whitfield",
        detail: { name: "Toronto mirror", topology: "mirror", zone: "America/Toronto", hosts: 3 },
      },
    ]);
  });

  it("names every fault at once, in a sentence each", async () => {
    const answer = await create({
      name: " ",
      topology: "mirror",
      zone: "+01:00",
      hosts: [...HOSTS, { name: "st-A", role: "primary", version: "9" }],
    });
    expect([answer.status, answer.body.code]).toEqual([422, "invalid-input"]);
    expect(faultsIn(answer)).toEqual([
      "/name name-missing",
      "/hosts/3/name host-name-duplicate",
      "/hosts/3/version version-not-covered",
      "/hosts/3/role primary-duplicate",
      "/zone zone-not-understood",
    ]);
    const sentences = (answer.body.errors as { message: string }[]).map(({ message }) => message);
    expect(sentences.filter((sentence) => !/^[A-Z].* .*/.test(sentence))).toEqual([]);
    expect(await database().installation.count({ where: { name: " " } })).toBe(0);
  });

  it.each([
    ["text/plain", JSON.stringify(WHOLE), 415],
    ["application/json", "{", 400],
    ["application/json", `{"name":"${"x".repeat(2 * 1024 * 1024)}"}`, 413],
    ["application/json", "null", 422],
    ["application/json", '{"name":"a\\u0000"}', 422],
  ])("judges a body of %s in the contract's order", async (type, body, status) => {
    expect((await create(body, { headers: { "content-type": type } })).status).toBe(status);
  });

  it.each([
    ["nobody", () => ANONYMOUS, 401],
    ["a reviewer", aReviewer, 403],
    ["an administrator", anAdmin, 403],
  ])("is not for %s", async (_, who, status) => {
    const actor = who();
    if (actor.kind !== "anonymous") known(actor);
    const answer = await create(WHOLE, { by: actor.kind === "anonymous" ? "" : actor.userId });
    expect(answer.status).toBe(status);
  });

  it("with one key makes one installation, however often and however many at once it is sent", async () => {
    const key = { "idempotency-key": newId() };
    const body = { ...WHOLE, name: `Once ${newId()}` };
    const answers = await Promise.all(Array.from({ length: 8 }, () => create(body, { headers: key })));
    expect(new Set(answers.map((answer) => JSON.stringify([answer.status, answer.body]))).size).toBe(1);
    expect(await database().installation.count({ where: { name: body.name } })).toBe(1);
    const other = await create({ ...body, zone: "UTC" }, { headers: key });
    expect([other.status, other.body.code]).toEqual([422, "idempotency-mismatch"]);
  });

  it("keeps no refused answer: the same key works once the fault is mended", async () => {
    const key = { "idempotency-key": newId() };
    expect((await create({ ...WHOLE, name: "" }, { headers: key })).status).toBe(422);
    expect((await create(WHOLE, { headers: key })).status).toBe(201);
  });
});

describe("ten thousand hosts", () => {
  const hosts = [
    ...HOSTS.slice(0, 2),
    ...Array.from({ length: 9998 }, (_, i) => ({ name: `bk-${i}`, role: "backup", version: "4.8" })),
  ];

  it("are kept in their order, found, changed and removed", async () => {
    const answer = await create({ ...WHOLE, name: "Large", hosts });
    expect(answer.status).toBe(201);
    const id = String(answer.body.id);
    const found = await ask(one.GET, { by, params: { id } });
    expect(found.body.hosts).toEqual(hosts);
    const renamed = hosts.map((host) => (host.name === "bk-9997" ? { ...host, name: "bk-last" } : host));
    const changed = await change(id, { hosts: renamed });
    expect([changed.status, (changed.body.hosts as unknown[]).length, changed.body.readinessRemoved]).toEqual([200, 10_000, []]);
    expect((await ask(one.DELETE, { by, method: "DELETE", params: { id } })).status).toBe(204);
  });

  it("are the limit", async () => {
    const answer = await create({ ...WHOLE, hosts: [...hosts, { name: "one-more", role: "backup", version: "4.8" }] });
    expect(faultsIn(answer)).toEqual(["/hosts too-many-hosts"]);
  });
});

describe("whose it is", () => {
  it("a colleague sees and changes it; the desk and administrators see it", async () => {
    const id = await created();
    const [reviewer, admin] = [known(aReviewer()), known(anAdmin())];
    const seen = await Promise.all(
      [colleague, reviewer, admin].map((person) => ask(one.GET, { by: person.userId, params: { id } })),
    );
    expect(seen.map(({ status, body }) => [status, body.name])).toEqual(Array(3).fill([200, "Toronto mirror"]));
    expect((await change(id, { name: "By a colleague" }, 1, { by: colleague.userId })).status).toBe(200);
    const writes = await Promise.all([
      change(id, { name: "x" }, 2, { by: reviewer.userId }),
      ask(one.DELETE, { by: admin.userId, method: "DELETE", params: { id } }),
    ]);
    expect(writes.map(({ status }) => status)).toEqual([403, 403]);
  });

  it("another organisation's is told like one that never was, whatever is asked of it", async () => {
    const ids = [await created(), newId(), "x", "a\u0000b", "../..", "x".repeat(500)];
    const answers = await Promise.all(
      ids.map(async (id) => {
        const asked = { by: stranger.userId, params: { id } };
        return Promise.all([
          ask(one.GET, asked),
          change(id, { name: "Mine now" }, 1, asked),
          ask(one.DELETE, { ...asked, method: "DELETE" }),
          ask(kvm.PUT, { ...asked, method: "PUT", params: { id, host: "st-a" }, body: { instructions: "x" } }),
        ]);
      }),
    );
    expect(new Set(answers.map((told) => JSON.stringify(told.map(({ status, body }) => [status, body])))).size).toBe(1);
    expect(answers[0]?.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
  });

  it("a list holds one's own organisation's only; for the desk everybody's", async () => {
    const mine = await created({ ...WHOLE, name: "Mine" });
    const names = async (who: string) => {
      const { body } = await ask(all.GET, { by: who, query: "?limit=100" });
      return (body.items as { id: string }[]).map(({ id }) => id);
    };
    expect(await names(owner.userId)).toContain(mine);
    expect(await names(stranger.userId)).not.toContain(mine);
    expect(await names(known(aReviewer()).userId)).toContain(mine);
  });
});

describe("a list", () => {
  it("goes through everything once, newest first, whatever the page size", async () => {
    const lister = known(await aCustomer("Lister"));
    const ids: string[] = [];
    for (let n = 0; n < 7; n++)
      ids.unshift(String((await create({ ...WHOLE, name: `No. ${n}` }, { by: lister.userId })).body.id));
    const at = new Date("2026-10-14T12:00:00Z");
    // The same moment for four of them: the id then decides, and none may be lost or told twice.
    await database().installation.updateMany({ where: { id: { in: ids.slice(0, 4) } }, data: { createdAt: at } });
    for (const limit of [1, 2, 3, 7, 50]) {
      const seen: string[] = [];
      let cursor: string | null = "";
      while (cursor !== null) {
        const { body } = await ask(all.GET, { by: lister.userId, query: `?limit=${limit}${cursor ? `&cursor=${cursor}` : ""}` });
        seen.push(...(body.items as { id: string }[]).map(({ id }) => id));
        cursor = body.nextCursor as string | null;
      }
      expect(seen.toSorted()).toEqual(ids.toSorted());
    }
  });

  it("ends a page early rather than carry tens of thousands of hosts, and goes on from there", async () => {
    const lister = known(await aCustomer("Large lister"));
    const hosts = [
      ...HOSTS.slice(0, 2),
      ...Array.from({ length: 8998 }, (_, i) => ({ name: `bk-${i}`, role: "backup", version: "4.8" })),
    ];
    for (let n = 0; n < 3; n++) await create({ ...WHOLE, hosts }, { by: lister.userId });
    const first = await ask(all.GET, { by: lister.userId });
    const second = await ask(all.GET, { by: lister.userId, query: `?cursor=${first.body.nextCursor}` });
    expect([first, second].map(({ body }) => (body.items as unknown[]).length)).toEqual([2, 1]);
    expect(second.body.nextCursor).toBeNull();
  });

  it.each(["?limit=0", "?limit=101", "?limit=x", "?limit=", "?limit=-1", "?limit=1.5", "?cursor=x", "?cursor="])(
    "refuses %s",
    async (query) => {
      const answer = await ask(all.GET, { by, query });
      expect([answer.status, answer.body.code]).toEqual([422, "invalid-input"]);
    },
  );
});

describe("changing", () => {
  it("takes any part, raises the version and says who did what", async () => {
    const id = await created();
    const answer = await change(id, { name: "  New name ", zone: "utc", unknown: 1 });
    expect([answer.status, answer.headers.get("etag")]).toEqual([200, '"2"']);
    expect(answer.body).toMatchObject({
      name: "New name",
      zone: "UTC",
      topology: "mirror",
      hosts: HOSTS,
      version: 2,
      readinessRemoved: [],
    });
    expect((await auditOf(id)).at(-1)).toMatchObject({
      action: "installation.changed",
      detail: { parts: ["name", "zone"], lost: [] },
    });
  });

  it("is judged shape first, then existence, then version, then rules", async () => {
    const id = await created();
    const broken = { hosts: HOSTS.slice(0, 1) };
    const told = [
      await change(newId(), { name: "" }, null),
      await change(newId(), broken, null),
      await change(id, broken, null),
      await change(id, broken, 7),
      await change(id, broken, 1),
    ];
    expect(told.map(({ status, body }) => `${status} ${body.code}`)).toEqual([
      "422 invalid-input",
      "404 not-found",
      "428 version-required",
      "412 outdated",
      "422 invalid-input",
    ]);
    expect(faultsIn(told[4] as never)).toEqual(["/hosts secondary-missing"]);
  });

  it.each(["1", "", "*", '"x"', '"1", "2"'])("does not take %j for a version", async (match) => {
    const id = await created();
    expect((await change(id, { name: "x" }, null, { headers: { "if-match": match } })).status).toBe(428);
  });

  it("is judged as a whole: a layout that the hosts do not have is refused, with hosts that fit it is taken", async () => {
    const id = await created();
    expect(faultsIn(await change(id, { topology: "cluster" }))).toEqual(["/hosts processing-missing"]);
    const hosts = [...HOSTS, { name: "p1", role: "processing", version: "3.2", restartMinutes: 8 }];
    const answer = await change(id, { topology: "cluster", hosts });
    expect([answer.status, answer.body.topology, answer.body.hosts]).toEqual([200, "cluster", hosts]);
  });

  it("by several at once succeeds for one, and nothing of the others is written", async () => {
    // Connections are opened one by one; only those that are there already race.
    await Promise.all(Array.from({ length: 8 }, () => database().$queryRaw`SELECT 1 FROM pg_sleep(0.1)`));
    for (let round = 0; round < 20; round++) {
      const id = await created();
      const names = ["one", "two", "three", "four"];
      const answers = await Promise.all(
        names.map((name) => change(id, { name, hosts: [{ ...HOSTS[0], name }, ...HOSTS.slice(1)] })),
      );
      expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 412, 412, 412]);
      const winner = answers.find(({ status }) => status === 200)?.body;
      const { body } = await ask(one.GET, { by, params: { id } });
      expect([body.name, body.version, body.hosts]).toEqual([winner?.name, 2, winner?.hosts]);
    }
  });
});

describe("removing", () => {
  it("takes it out of everything, with its checklist and its secrets", async () => {
    const id = await created();
    const way = { address: "kvm.example.com", secret: { user: "root", password: "calvin" } };
    expect((await ask(kvm.PUT, { by, method: "PUT", params: { id, host: "st-a" }, body: way })).status).toBe(200);
    expect((await ask(one.DELETE, { by, method: "DELETE", params: { id } })).status).toBe(204);
    const gone = await Promise.all([
      ask(one.GET, { by, params: { id } }),
      change(id, { name: "x" }),
      ask(one.DELETE, { by, method: "DELETE", params: { id } }),
      ask(kvm.PUT, { by, method: "PUT", params: { id, host: "st-a" }, body: way }),
    ]);
    expect(gone.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
    const left = await Promise.all([
      database().dataKey.count({ where: { installationId: id } }),
      database().consoleSecret.count({ where: { installationId: id } }),
      database().readinessItem.count({ where: { installationId: id } }),
    ]);
    expect(left).toEqual([0, 0, 0]);
    expect((await auditOf(id)).map(({ action }) => action)).toEqual([
      "installation.created",
      "readiness.kvm",
      "installation.removed",
    ]);
  });

  const book = (installationId: string, status: string) =>
    database().booking.create({
      data: {
        id: newId(),
        reference: newId(),
        organizationId: owner.organizationId,
        installationId,
        status,
        startsAt: new Date("2026-12-01T17:00:00Z"),
        endsAt: new Date("2026-12-01T20:00:00Z"),
        zone: "UTC",
        wallClock: "2026-12-01T17:00",
        windowMinutes: 180,
        way: "ride-through",
        planHash: "sha256:x",
        plan: {},
        engineerId: "engineer-a",
        createdBy: owner.userId,
      },
    });

  it("waits while a booking holds a window, and keeps everything meanwhile", async () => {
    const id = await created();
    const booking = await book(id, "approved");
    await database().$executeRaw`INSERT INTO held_window (id, engineer_id, during, booking_id, kind)
      VALUES (${newId()}, 'engineer-a', tstzrange(${booking.startsAt}, ${booking.endsAt}, '[)'), ${booking.id}, 'booking')`;
    const answer = await ask(one.DELETE, { by, method: "DELETE", params: { id } });
    expect([answer.status, answer.body.code]).toEqual([409, "has-bookings"]);
    expect((await ask(one.GET, { by, params: { id } })).status).toBe(200);
  });

  it.each(["completed", "aborted", "declined", "cancelled"])("does not wait for one that is %s, and keeps it", async (status) => {
    const id = await created();
    const booking = await book(id, status);
    expect((await ask(one.DELETE, { by, method: "DELETE", params: { id } })).status).toBe(204);
    expect(await database().booking.count({ where: { id: booking.id } })).toBe(1);
  });
});

import { afterAll, describe, expect, test } from "vitest";
import { GET, POST } from "#app/api/v1/plans/route.ts";
import { database } from "#lib/db/client.ts";
import { MAX_HOSTS } from "#lib/planning/plan-fault.ts";
import { ask, faultsIn } from "#tests/support/ask-route.ts";
import example from "../../cases/plan-example.json" with { type: "json" };

afterAll(() => database().$disconnect());

const plan = (body: unknown, headers = {}) => ask(POST, { method: "POST", body, headers });

describe("POST /api/v1/plans", () => {
  test("answers the contract's example, member for member and in the contract's order", async () => {
    const { status, body } = await plan(example.body);
    expect(status).toBe(200);
    expect(Object.keys(body).join(" ")).toBe(
      "line path failovers failoversInSource steps downtime rolesAtEnd rolesSwappedAtEnd workMinutes notes hash rulebook",
    );
    expect(body).toMatchObject({
      line: "3.3-to-4.2",
      path: ["4.8.2", "5.x"],
      failovers: 2,
      failoversInSource: 3,
      workMinutes: 206,
    });
    expect(JSON.stringify(body.steps)).toBe(JSON.stringify(example.answer.steps));
    expect(body.hash).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect((body.notes as { code: string; message: string }[])[0]).toMatchObject({
      code: "source-says-three-failovers",
      message: expect.stringContaining("45 minutes"),
    });
  });

  test("names every fault of form and of the rules at once", async () => {
    const hosts = [
      { name: "a", role: "primary", version: "latest" },
      { name: "A", role: "primary", version: "6.0" },
      { name: "p 1", role: "boss", version: 5, restartMinutes: 0 },
    ];
    const told = await plan({ topology: "star", hosts, failback: "perhaps" });
    expect(told).toMatchObject({ status: 422, body: { code: "invalid-plan-input" } });
    expect(faultsIn(told)).toEqual([
      "/topology topology-not-understood",
      "/failback failback-not-understood",
      "/hosts/0/version version-not-understood",
      "/hosts/1/name host-name-duplicate",
      "/hosts/1/version version-not-covered",
      "/hosts/2/name host-name-not-understood",
      "/hosts/2/role host-role-not-understood",
      "/hosts/2/version version-not-understood",
      "/hosts/2/restartMinutes restart-minutes-not-understood",
      "/hosts/1/role primary-duplicate",
      "/hosts secondary-missing",
    ]);
    for (const { message } of told.body.errors as { message: string }[]) expect(message).toMatch(/^[A-Z].+\.$/);
  });

  test("ignores members that it does not know", async () => {
    expect((await plan({ ...example.body, note: "hello" })).status).toBe(200);
  });

  test.each([
    ["text that is no JSON", "{", {}, 400, "malformed-json"],
    ["a body of another type", "a=b", { "content-type": "application/x-www-form-urlencoded" }, 415, "not-json"],
    ["a body over 2 MiB", JSON.stringify({ note: "x".repeat(2 * 1024 * 1024) }), {}, 413, "too-large"],
    ["a list instead of an object", [], {}, 422, "invalid-plan-input"],
    ["a NUL in a name", { ...example.body, topology: "mirror\0" }, {}, 422, "invalid-plan-input"],
  ])("refuses %s", async (_, body, headers, status, code) => {
    expect(await plan(body, headers)).toMatchObject({ status, body: { code } });
  });

  test("plans as many hosts as fit, and refuses one more as a whole", async () => {
    const many = (count: number) => ({
      topology: "cluster",
      hosts: [
        { name: "a", role: "primary", version: "3.2" },
        { name: "b", role: "secondary", version: "3.2" },
        ...Array.from({ length: count }, (_, i) => ({ name: `p${i}`, role: "processing", version: "3.2" })),
      ],
    });
    const { status, body } = await plan(many(MAX_HOSTS - 2));
    expect([status, (body.steps as unknown[]).length]).toEqual([200, 3 * (MAX_HOSTS + 1)]);
    expect(faultsIn(await plan(many(MAX_HOSTS - 1)))).toEqual(["/hosts too-many-hosts"]);
  });

  test("is the only method", async () => {
    const told = await ask(GET, {});
    expect(told).toMatchObject({ status: 405, body: { code: "method-not-allowed" } });
    expect(told.headers.get("allow")).toBe("POST");
  });
});

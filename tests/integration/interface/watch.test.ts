import { describe, expect, test, vi } from "vitest";
import { POST } from "#app/api/v1/plans/route.ts";
import { HOSTS } from "#lib/interface/examples.ts";
import { ask } from "#tests/support/ask-route.ts";
import { departure } from "#tests/support/interface/hold.ts";
import { unseen } from "#tests/support/interface/unseen.ts";
import { watched } from "#tests/support/interface/watch.ts";

const wrong = vi.hoisted(() => ({ more: {} as Record<string, unknown> }));

vi.mock("#lib/planning/plan-answer.ts", async (original) => {
  const real = await original<typeof import("#lib/planning/plan-answer.ts")>();
  return {
    ...real,
    planAnswer: (...given: Parameters<typeof real.planAnswer>) => ({ ...real.planAnswer(...given), ...wrong.more }),
  };
});

const plan = (more: Record<string, unknown>) => {
  wrong.more = more;
  return ask(POST, { method: "POST", body: { topology: "cluster", hosts: HOSTS } });
};

const answer = (status: number, body: unknown, type = "application/json") => ({
  method: "GET",
  path: "/api/v1/desk/blackouts",
  response: new Response(JSON.stringify(body), { status, headers: { "content-type": type } }),
});

const answering = (body: object) => async () => Response.json(body);

const PROBLEM = {
  type: "urn:upgrade-desk:problem:forbidden",
  title: "Not allowed",
  status: 403,
  detail: "No.",
  code: "forbidden",
};

describe("the watch over every answer", () => {
  test("lets a right one through and stops one with a member too many, of another type, or a member short", async () => {
    expect((await plan({})).status).toBe(200);
    await expect(plan({ secret: true })).rejects.toThrow(/POST \/api\/v1\/plans .*additional properties/);
    await expect(plan({ failovers: "2" })).rejects.toThrow(/failovers must be integer/);
    await expect(plan({ hash: undefined })).rejects.toThrow(/required property 'hash'/);
    await expect(plan({ steps: [{ id: "h1-1" }] })).rejects.toThrow(/steps\/0/);
  });

  test("knows no status, content type or code that the document does not have", async () => {
    expect(await departure(answer(200, { items: [], nextCursor: null }))).toBeNull();
    expect(await departure(answer(201, {}))).toMatch(/^the status 201/);
    const fault = { ...PROBLEM, status: 500, code: "fault" };
    const broken = () => answer(500, fault, "application/problem+json");
    expect(await departure(broken())).toMatch(/^the status 500/);
    expect(await departure({ ...broken(), mayFail: true })).toBeNull();
    expect(await departure(answer(200, { items: [], nextCursor: null }, "text/html"))).toBe('the content type "text/html"');
    expect(await departure(answer(403, PROBLEM, "application/problem+json"))).toBeNull();
    expect(await departure(answer(403, { ...PROBLEM, code: "sealed" }, "application/problem+json"))).toMatch(
      /code must be equal/,
    );
    expect(await departure({ ...answer(200, {}), path: "/api/v1/nothing" })).toBe("no entry in the document");
  });

  test("stands around a route's own functions, whoever calls them", async () => {
    const [empty, right] = [
      watched("/api/v1/desk/policy", { get: answering({}) }).get,
      watched("/api/v1/openapi.json", { get: answering({ openapi: "3.1.0" }) }).get,
    ];
    await expect(empty()).rejects.toThrow(/required property 'weekdays'/);
    expect(await (await right()).json()).toEqual({ openapi: "3.1.0" });
  });

  test("looks at the format of moments", async () => {
    const entry = { id: "b", start: "2026-12-24T08:00:00Z", end: "2026-12-24T09:00:00Z", reason: "x" };
    expect(await departure(answer(200, { items: [entry], nextCursor: null }))).toBeNull();
    const local = { ...entry, start: "2026-12-24T08:00:00+01:00" };
    expect(await departure(answer(200, { items: [local], nextCursor: null }))).toMatch(/start must match pattern/);
  });

  test("misses an answer of success that no test gets", () => {
    const all = unseen(new Set());
    expect(all).toContain("POST /api/v1/bookings 201");
    expect(unseen(new Set(all))).toEqual([]);
    expect(unseen(new Set(all.filter((one) => one !== "GET /api/v1/audit 200")))).toEqual(["GET /api/v1/audit 200"]);
  });
});

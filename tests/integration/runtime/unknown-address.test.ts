import { afterAll, expect, test } from "vitest";
import { DELETE, GET, PATCH, POST, PUT } from "#app/api/[...unknown]/route.ts";
import { database } from "#lib/db/client.ts";
import { ask } from "#tests/support/ask-route.ts";

afterAll(() => database().$disconnect());

test.each(Object.entries({ GET, POST, PUT, PATCH, DELETE }))(
  "%s of an address under /api that nobody serves is a problem document, not a page",
  async (method, route) => {
    const { status, body, headers } = await ask(route, { method, params: { unknown: "v1/nothing" } });
    expect([status, body.code, headers.get("content-type")]).toEqual([404, "not-found", "application/problem+json"]);
  },
);

import { describe, expect, test } from "vitest";
import { GET, POST } from "#app/api/v1/openapi.json/route.ts";
import { env } from "#lib/config/env.ts";
import { ask } from "#tests/support/ask-route.ts";

describe("GET /api/v1/openapi.json", () => {
  test("gives everybody the document with the app's own address, and its tag", async () => {
    const told = await ask(GET, {});
    expect([told.status, told.headers.get("content-type"), told.body.openapi]).toEqual([200, "application/json", "3.1.0"]);
    expect(told.body.servers).toEqual([{ url: env().appUrl }]);
    expect(told.headers.get("etag")).toMatch(/^"[\w-]{22}"$/);
    expect((await ask(GET, {})).headers.get("etag")).toBe(told.headers.get("etag"));
  });

  test("answers 304 without a body to whoever has it already, weak tags and lists included", async () => {
    const etag = (await ask(GET, {})).headers.get("etag") ?? "";
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`]) {
      const told = await ask(GET, { headers: { "if-none-match": known } });
      expect([told.status, told.body, told.headers.get("etag")]).toEqual([304, {}, etag]);
    }
    expect((await ask(GET, { headers: { "if-none-match": '"other"' } })).status).toBe(200);
  });

  test("takes no other method", async () => {
    expect(await ask(POST, { method: "POST", body: {} })).toMatchObject({ status: 405, body: { code: "method-not-allowed" } });
  });
});

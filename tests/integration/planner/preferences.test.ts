import { expect, test } from "vitest";
import { GET, POST } from "#app/(public)/preferences/submit/route.ts";

const PARAMS = { params: Promise.resolve({}) };

const send = (body: string, headers: Record<string, string> = {}) =>
  POST(
    new Request("http://localhost:3000/preferences/submit", {
      method: "POST",
      body,
      headers: { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin", ...headers },
    }),
    PARAMS,
  );

const cookies = (response: Response) => response.headers.getSetCookie().map((cookie) => cookie.split(";")[0]);

test("the choice is kept in a cookie, and the page it was made on comes again", async () => {
  const response = await send("theme=dark", { referer: "http://localhost:3000/plan/result?layout=mirror&from=3.2.4&backup=yes" });
  expect(response.status).toBe(303);
  expect(response.headers.get("location")).toBe("/plan/result?layout=mirror&from=3.2.4&backup=yes");
  expect(cookies(response)).toEqual(["theme=dark"]);
  expect(response.headers.getSetCookie()[0]).toMatch(/HttpOnly/);
});

test("the language has a cookie of its own", async () => {
  expect(cookies(await send("locale=de"))).toEqual(["locale=de"]);
});

test.each(["theme=purple", "locale=xx", "", "theme=dark%0d%0aset-cookie:a=b"])("%j chooses nothing", async (body) => {
  const response = await send(body);
  expect([response.status, cookies(response)]).toEqual([303, []]);
});

test.each([
  ["no page", undefined],
  ["something that is no address", "nonsense"],
  ["a path that browsers read as another host", "http://localhost:3000//evil.example/"],
])("coming from %s it leads to the first page", async (_, referer) => {
  const response = await send("theme=light", referer === undefined ? {} : { referer });
  expect(response.headers.get("location")).toBe("/");
});

test("another site's form changes nothing", async () => {
  const response = await send("theme=dark", { "sec-fetch-site": "cross-site", origin: "https://evil.example" });
  expect([response.status, cookies(response)]).toEqual([403, []]);
});

test("asked for without a choice it leads to the first page", async () => {
  const response = await GET(new Request("http://localhost:3000/preferences/submit"), PARAMS);
  expect([response.status, response.headers.get("location")]).toEqual([303, "/"]);
});

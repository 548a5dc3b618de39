import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nulPointers, readJson } from "#lib/http/body.ts";

const post = (body: BodyInit, type = "application/json") =>
  new Request("http://desk.example/", { method: "POST", body, headers: { "content-type": type } });

describe("a JSON body", () => {
  it("is read when it is JSON in UTF-8 of the right type", async () => {
    expect(await readJson(post('{"a":"ü"}', "application/json; charset=utf-8"), 100, false)).toEqual({
      ok: true,
      value: { a: "ü" },
    });
  });

  it("over the limit is refused before its type is looked at", async () => {
    expect(await readJson(post("x".repeat(101), "text/plain"), 100, false)).toEqual({ ok: false, error: "too-large" });
  });

  it("over the limit is refused although no length was announced", async () => {
    const stream = new ReadableStream({
      start: (c) => [c.enqueue(new Uint8Array(60)), c.enqueue(new Uint8Array(60)), c.close()],
    });
    const request = new Request("http://desk.example/", { method: "POST", body: stream, duplex: "half" } as RequestInit);
    expect(await readJson(request, 100, false)).toEqual({ ok: false, error: "too-large" });
  });

  it("whose sender goes away halfway is malformed, and no fault of ours", async () => {
    const gone = Object.assign(new Error("aborted"), { code: "ECONNRESET" });
    const stream = new ReadableStream({ start: (c) => c.enqueue(new Uint8Array([0x7b])), pull: (c) => c.error(gone) });
    const request = new Request("http://desk.example/", {
      method: "POST",
      body: stream,
      headers: { "content-type": "application/json" },
      duplex: "half",
    } as RequestInit);
    expect(await readJson(request, 100, false)).toEqual({ ok: false, error: "malformed-json" });
  });

  it.each([
    ["text/plain", "not-json"],
    ["application/x-www-form-urlencoded", "not-json"],
  ])("sent as %s is %s", async (type, error) => {
    expect(await readJson(post("{}", type), 100, false)).toEqual({ ok: false, error });
  });

  it.each([["{"], [""], ["{'a':1}"], ["NaN"]])("that is %j is malformed", async (text) => {
    expect(await readJson(post(text), 100, false)).toEqual({ ok: false, error: "malformed-json" });
  });

  it("in another encoding is malformed", async () => {
    expect(await readJson(post(new Uint8Array([0x22, 0xff, 0x22])), 100, false)).toEqual({ ok: false, error: "malformed-json" });
  });

  it("may be left out where the route says so", async () => {
    expect(await readJson(new Request("http://desk.example/", { method: "POST" }), 100, true)).toEqual({
      ok: true,
      value: undefined,
    });
  });
});

describe("a NUL in a text", () => {
  it("is found with its pointer, in values and in names, escaped as the standard says", () => {
    expect(nulPointers({ a: ["x", "y\0"], "b/~": { c: "\0" }, "d\0": 1 })).toEqual(["/d\0", "/a/1", "/b~1~0/c"]);
  });

  it("is found like half of a surrogate pair, which the database cannot keep either", () => {
    expect(nulPointers(JSON.parse('{"a":"\\ud83d","b":"\\ud83d\\ude00","\\udc00":1}'))).toEqual(["/a", "/\udc00"]);
  });

  it("is found nowhere in what has none", () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        fc.pre(!text.includes("\\u0000") && !text.includes("\0"));
        expect(nulPointers(JSON.parse(text))).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  it("is looked for without exhausting the stack in two million levels", () => {
    let deep: unknown = "end";
    for (let i = 0; i < 2_000_000; i++) deep = [deep];
    expect(nulPointers(deep)).toEqual([]);
  });
});

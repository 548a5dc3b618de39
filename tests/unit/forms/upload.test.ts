import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseForm } from "#lib/forms/reply.ts";
import { parseUpload } from "#lib/forms/upload.ts";

/** A form as a browser writes it. */
async function sent(fields: readonly (readonly [string, string | Blob])[]) {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  const response = new Response(form);
  return { bytes: new Uint8Array(await response.arrayBuffer()), type: response.headers.get("content-type") ?? "" };
}

async function read(fields: readonly (readonly [string, string | Blob])[]) {
  const { bytes, type } = await sent(fields);
  const values = await parseUpload(bytes, type);
  return values && { ...values };
}

const file = (bytes: readonly number[]): Blob => new File([new Uint8Array(bytes)], "list.csv", { type: "text/csv" });

describe("a form with a file", () => {
  it("has its fields and the text of its file, each with all that was sent for it", async () => {
    expect(
      await read([
        ["a", "1"],
        ["a", "2"],
        ["b", "x\r\ny\0"],
        ["list", new File(["ü;ß"], "x.csv")],
      ]),
    ).toEqual({
      a: ["1", "2"],
      b: ["x\ny"],
      list: ["ü;ß"],
    });
  });

  it.each<readonly [string, readonly number[], string]>([
    ["UTF-8 with a mark", [0xef, 0xbb, 0xbf, 0xc3, 0xbc], "ü"],
    ["UTF-16 as Windows writes it", [0xff, 0xfe, 0xfc, 0, 0x3b, 0], "ü;"],
    ["UTF-16 the other way round", [0xfe, 0xff, 0, 0xfc, 0, 0x3b], "ü;"],
    ["Western European", [0x4d, 0xfc, 0x6c, 0x6c, 0x65, 0x72, 0x80], "Müller€"],
    ["nothing", [], ""],
  ])("reads %s", async (_what, bytes, text) => {
    expect((await read([["list", file(bytes)]]))?.list).toEqual([text]);
  });

  it("reads as the same fields however they were encoded", async () => {
    const fields = fc.array(fc.tuple(fc.constantFrom("a", "b", "__proto__"), fc.string({ unit: "grapheme" })), { maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(fields, async (pairs) => {
        const whole = pairs.filter(([, value]) => !/\r(?!\n)/.test(value));
        expect(await read(whole)).toEqual({ ...parseForm(String(new URLSearchParams(whole))) });
      }),
      { numRuns: 1_000 },
    );
  });

  it.each<readonly [string, string, string]>([
    ["no boundary", "multipart/form-data", "x"],
    ["another boundary than it says", 'multipart/form-data; boundary="y"', "--x\r\n\r\n--x--"],
    ["an end that never comes", "multipart/form-data; boundary=x", '--x\r\ncontent-disposition: form-data; name="a"\r\n\r\nhalf'],
    ["nothing in it", "multipart/form-data; boundary=x", ""],
    ["another type altogether", "application/json", "{}"],
  ])("with %s is none", async (_what, type, body) => {
    expect(await parseUpload(new TextEncoder().encode(body), type)).toBeNull();
  });
});

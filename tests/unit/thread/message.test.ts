import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { customerFields, deskFields } from "#app/_thread/message-fields.ts";
import { readFields } from "#lib/forms/fields.ts";
import { plainLines } from "#lib/thread/message.ts";
import { messageSchema } from "#lib/thread/schema.ts";

describe("the text of a message", () => {
  test("keeps its lines, and loses what no line has", () => {
    expect(plainLines(" one \r\n\ttwo\r\rthree\u2028four\u0000\u001b[31m\u009f ")).toBe("one\n\ttwo\n\nthree\nfour[31m");
  });

  test("costs no more than reading it, however long a run of spaces in it is", () => {
    const before = performance.now();
    expect(plainLines(`a${" ".repeat(260_000)}b`)).toHaveLength(260_002);
    expect(performance.now() - before).toBeLessThan(1_000);
  });

  test("is the same once cleaned, whatever it was", () => {
    const law = fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
      const clean = plainLines(text);
      expect(plainLines(clean)).toBe(clean);
      expect(clean).not.toMatch(/(?![\n\t])\p{Cc}/u);
      expect(clean.isWellFormed()).toBe(true);
    });
    fc.assert(law, { numRuns: 1000 });
  });

  test.each([
    ["4,000 characters", "a".repeat(4000), true],
    ["4,001 characters", "a".repeat(4001), false],
    ["4,000 characters with a break at the end that does not count", `${"a".repeat(4000)}\r\n`, true],
    ["nothing", "", false],
    ["white space alone", " \r\n\t ", false],
    ["controls alone", "\u0007\u0007", false],
  ])("may be 1 to 4,000 characters: %s", (_, text, fine) => {
    expect(messageSchema.safeParse({ text }).success).toBe(fine);
  });
});

describe("the form", () => {
  const faults = (fields: Record<string, string[]>, schema: typeof customerFields | typeof deskFields) => {
    const read = readFields<object>(schema, fields);
    return "errors" in read ? read.errors.map(({ field, message }) => `${field} ${message}`) : [];
  };

  test("says what is missing, and what is too long", () => {
    expect(faults({}, customerFields)).toEqual(["message-text thread.form.empty"]);
    expect(faults({ "message-text": ["a".repeat(4001)] }, customerFields)).toEqual(["message-text thread.form.long"]);
  });

  test("of the desk never guesses who reads the message", () => {
    for (const to of ["", "everybody", "Internal"])
      expect(faults({ "message-text": ["Hello"], "message-to": [to] }, deskFields)).toEqual(["message-to thread.form.choose"]);
    expect(faults({ "message-text": ["Hello"], "message-to": ["internal"] }, deskFields)).toEqual([]);
  });
});

import { describe, expect, it } from "vitest";
import { z } from "zod";
import { many, one, optionalText, readFields, requiredText, ticked } from "#lib/forms/fields.ts";
import { NO_REPLY, parseForm, typed, wasInterrupted, withoutSecrets } from "#lib/forms/reply.ts";

const SCHEMA = z.object({
  name: requiredText(5, "x.empty", "x.long"),
  note: optionalText(5, "x.note-long"),
  hosts: many(z.string().min(1, "x.host-empty")),
  agreed: ticked,
  kind: one(z.enum(["mirror", "cluster"], { error: "x.kind" })),
});

describe("a plain form", () => {
  it("keeps every value of a field that comes several times", () => {
    expect({ ...parseForm("a=1&a=2&b=x+y%C3%BC") }).toEqual({ a: ["1", "2"], b: ["x yü"] });
  });

  it("was interrupted where something was typed and nobody judged it", () => {
    const values = { name: ["st-a"] };
    expect(wasInterrupted({ ...NO_REPLY, values })).toBe(true);
    expect(wasInterrupted({ ...NO_REPLY, values, errors: [{ field: "name", message: "x.long" }] })).toBe(false);
    expect(wasInterrupted(NO_REPLY)).toBe(false);
  });

  it("takes a field called __proto__ as a field", () => {
    const values = parseForm("__proto__=x&constructor=y");
    expect([Object.keys(values), ({} as Record<string, unknown>).x]).toEqual([["__proto__", "constructor"], undefined]);
  });

  it("reads line ends as one character and drops NUL", () => {
    expect(parseForm("a=x%0D%0Ay%00")).toMatchObject({ a: ["x\ny"] });
  });

  it("reads typed, absent and ticked fields", () => {
    expect(readFields(SCHEMA, parseForm("name=+st-a+&hosts=a&hosts=b&agreed=yes&kind=mirror"))).toEqual({
      fields: { name: "st-a", note: null, hosts: ["a", "b"], agreed: true, kind: "mirror" },
    });
  });

  it("names every fault at its field, as a key of the catalogue", () => {
    expect(readFields(SCHEMA, parseForm("name=&note=123456&hosts=a&hosts=&kind=other"))).toEqual({
      errors: [
        { field: "name", message: "x.empty" },
        { field: "note", message: "x.note-long" },
        { field: "hosts.1", message: "x.host-empty" },
        { field: "kind", message: "x.kind" },
      ],
    });
  });
});

describe("a kept reply", () => {
  it("shows what was typed, an emptied field as empty, and the fallback before anything was sent", () => {
    const reply = { values: { a: ["1"], b: [""] }, errors: [], sealed: null };
    expect([typed(reply, "a", "old"), typed(reply, "b", "old"), typed(NO_REPLY, "a", "old")]).toEqual(["1", "", "old"]);
  });

  it("never holds a password, even one that was sent to a form without such a field", () => {
    expect(withoutSecrets({ name: ["n"], password: ["p"], newPassword: ["q"] }, [])).toEqual({ name: ["n"] });
  });

  it("never holds a secret", () => {
    expect(withoutSecrets({ user: ["u"], code: ["123"] }, ["code"])).toEqual({ user: ["u"] });
  });
});

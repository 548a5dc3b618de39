import { describe, expect, it } from "vitest";
import type { Schema } from "#lib/interface/described.ts";
import { fieldsOf, typeName } from "#lib/interface/fields.ts";

const text: Schema = { type: "string" };

describe("a type in words", () => {
  it.each<[Schema, string]>([
    [text, "text"],
    [{ type: "string", format: "date-time" }, "moment"],
    [{ type: "integer" }, "whole number"],
    [{ type: "string", enum: ["mirror", "cluster"] }, "mirror | cluster"],
    [{ type: "string", const: "kvm" }, "kvm"],
    [{ anyOf: [text, { type: "null" }] }, "text or null"],
    [{ type: ["string", "null"] }, "text or null"],
    [{ $ref: "#/components/schemas/Booking" }, "Booking"],
    [{ type: "array", items: { $ref: "#/components/schemas/Booking" } }, "list of Booking"],
    [{ type: "array", items: text }, "list of text"],
    [{}, "anything"],
  ])("of %j is %s", (schema, words) => expect(typeName(schema)).toBe(words));
});

describe("the members of a body", () => {
  it("come with the way to them, their limits and whether they are needed", () => {
    const host: Schema = { type: "object", properties: { minutes: { type: "integer", minimum: 1, maximum: 1440 } } };
    const body: Schema = {
      type: "object",
      required: ["hosts"],
      properties: {
        hosts: { type: "array", maxItems: 10, items: host, description: "All of them" },
        failback: { type: "boolean", default: false },
      },
    };
    expect(fieldsOf(body)).toEqual([
      { name: "hosts", type: "list of object", required: true, limits: ["at most 10 entries"], means: "All of them" },
      { name: "hosts[].minutes", type: "whole number", required: false, limits: ["1 to 1440"], means: "" },
      { name: "failback", type: "boolean", required: false, limits: ["false unless told"], means: "" },
    ]);
  });

  it("of several forms come once, and are needed where every form needs them", () => {
    const form = (kind: string, more: Record<string, Schema>): Schema => ({
      type: "object",
      required: ["kind", ...Object.keys(more)],
      properties: { kind: { type: "string", const: kind }, ...more },
    });
    const fields = fieldsOf({ anyOf: [form("upgrade", { host: text }), form("failover", {})] });
    expect(fields.map(({ name, type, required }) => [name, type, required])).toEqual([
      ["kind", "upgrade | failover", true],
      ["host", "text", false],
    ]);
  });

  it("of a shared shape are told where the shape is told", () => {
    const [field, ...others] = fieldsOf({ type: "object", properties: { plan: { $ref: "#/components/schemas/Plan" } } });
    expect([field?.shape, others]).toEqual(["Plan", []]);
  });
});

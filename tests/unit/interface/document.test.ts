import { Validator } from "@seriousme/openapi-schema-validator";
import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { describe, expect, it } from "vitest";
import { readInstallation } from "#lib/installations/schema.ts";
import { placeOf } from "#lib/interface/call.ts";
import { installationBodySchema } from "#lib/interface/calls/installations.ts";
import { RESOURCES } from "#lib/interface/calls.ts";
import { refusalsOf } from "#lib/interface/refusals.ts";
import { translator } from "#lib/messages/translator.ts";
import { sentDocument, strictDocument } from "#tests/support/interface/strict-document.ts";

const CALLS = RESOURCES.flatMap(({ calls }) => Object.entries(calls));

/** Every place of a tree that has both an example and a schema, with the way to its schema. */
function* examples(value: unknown, way: readonly string[] = []): Generator<{ way: readonly string[]; example: unknown }> {
  if (typeof value !== "object" || value === null) return;
  if ("example" in value && "schema" in value && typeof value.schema === "object")
    yield { way: [...way, "schema"], example: value.example };
  for (const [name, part] of Object.entries(value)) if (name !== "example") yield* examples(part, [...way, name]);
}

const pointer = (way: readonly string[]): string =>
  way.map((part) => encodeURIComponent(part.replaceAll("~", "~0").replaceAll("/", "~1"))).join("/");

describe("the interface's document", () => {
  it("is OpenAPI 3.1", async () => {
    const validator = new Validator();
    const { valid, errors } = await validator.validate(sentDocument());
    expect([valid, errors, validator.version]).toEqual([true, undefined, "3.1"]);
  });

  it("has examples that keep to their own schemas, without a member too many", () => {
    const document = strictDocument();
    const ajv = new Ajv2020({ strict: false, validateSchema: false, allErrors: true });
    formats.default(ajv);
    ajv.addSchema(document, "document");
    const all = [...examples(document.paths, ["paths"])];
    expect(all.length).toBeGreaterThan(50);
    const wrong = all.filter(({ way, example }) => !ajv.getSchema(`document#/${pointer(way)}`)?.(example));
    expect(wrong.map(({ way }) => way.join(" "))).toEqual([]);
  });

  it("gives every body an example, every parameter of a path a meaning, and every call a name of its own", () => {
    for (const [key, { path = {} }] of CALLS) {
      const named = [...placeOf(key).path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect(Object.keys(path), key).toEqual(named);
    }
    const ids = CALLS.map(([, { id }]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !/^[a-z][a-zA-Z]+$/.test(id))).toEqual([]);
  });

  it("has a sentence of the catalogue for every code of a refusal", () => {
    const { has } = translator("en");
    const codes = CALLS.flatMap(([key, call]) => Object.values(refusalsOf(call, placeOf(key).method)).flat());
    expect(codes).toContain("slot-taken");
    expect([...new Set(codes)].filter((code) => !has(`errors.${code}`))).toEqual([]);
  });

  it("writes numbers with our limits only, and says nothing of members that are still to come", () => {
    const text = JSON.stringify(sentDocument());
    expect(text).not.toContain(String(Number.MAX_SAFE_INTEGER));
    expect(text).not.toContain('"additionalProperties":false');
  });
});

describe("the twin of what reads an installation", () => {
  const host = { name: "a", role: "primary", version: "4.1" };
  const right = {
    name: "Vienna",
    zone: "Europe/Vienna",
    topology: "mirror",
    hosts: [host, { ...host, name: "b", role: "secondary" }],
  };

  it("takes what it takes", () => {
    expect([installationBodySchema.safeParse(right).success, readInstallation(right).ok]).toEqual([true, true]);
  });

  it.each([
    ["no name", { name: "" }],
    ["a name of 61 characters", { name: "x".repeat(61) }],
    ["a topology that does not exist", { topology: "ring" }],
    ["a host without a version", { hosts: [{ name: "a", role: "primary" }] }],
    ["a restart of no minutes", { hosts: [{ ...host, restartMinutes: 0 }] }],
    ["no zone", { zone: undefined }],
  ])("refuses %s, as it does", (_, wrong) => {
    const body = { ...right, ...wrong };
    expect([installationBodySchema.safeParse(body).success, readInstallation(body).ok]).toEqual([false, false]);
  });
});

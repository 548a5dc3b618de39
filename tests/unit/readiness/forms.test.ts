import { describe, expect, it } from "vitest";
import { readFields } from "#lib/forms/fields.ts";
import { parseForm } from "#lib/forms/reply.ts";
import { firmwareForm, readKvmForm, SECRET_NAMES, typedSecrets } from "#lib/readiness/forms.ts";

const form = (fields: Record<string, string>, kept: Record<string, string> = {}) => {
  const values = parseForm(new URLSearchParams(fields).toString());
  const read = readKvmForm(values, typedSecrets(values, kept));
  return read.ok ? read.value : read.error.map(({ field, message }) => `${field} ${message}`);
};

const WAY = { address: "kvm.example.com", instructions: "", finished: "yes" };
const SAID = { address: "kvm.example.com", instructions: null, finished: true };

describe("the form about a console", () => {
  it.each([
    ["nothing about the sign-in", {}, undefined],
    ["the first sign-in", { "console-user": "root", "console-password": " p " }, { user: "root", password: " p ", notes: null }],
    ["to keep the stored one, whatever a browser filled in", { secret: "keep", "console-password": "filled in" }, undefined],
    ["to erase it", { secret: "erase", "console-password": "filled in" }, null],
    [
      "to replace it",
      { secret: "replace", "console-notes": "second page" },
      { user: null, password: null, notes: "second page" },
    ],
  ])("says %s", (_, fields, secret) => {
    expect(form({ ...WAY, ...fields })).toEqual({ ...SAID, secret });
  });

  it("takes what was typed before and kept, field by field, when it is not typed again", () => {
    const kept = { "console-user": "root", "console-password": "calvin" };
    expect(form({ ...WAY, "console-user": "admin" }, kept)).toEqual({
      ...SAID,
      secret: { user: "admin", password: "calvin", notes: null },
    });
  });

  it.each([
    ["no way in", { address: "", finished: "yes" }, ["address readiness.fault.way-in-missing"]],
    ["an address that is none", { ...WAY, address: "a b" }, ["address readiness.fault.address-not-understood"]],
    ["an empty replacement", { ...WAY, secret: "replace" }, ["console-user readiness.fault.sign-in-empty"]],
    [
      "texts that are too long",
      { ...WAY, instructions: "x".repeat(4001), "console-user": "x".repeat(201) },
      ["instructions readiness.too-long.instructions", "console-user readiness.too-long.console-user"],
    ],
  ])("is refused for %s", (_, fields, expected) => {
    expect(form(fields)).toEqual(expected);
  });

  it("may be left half done: without a way in, but not with a broken one", () => {
    const nothing = { address: null, instructions: null, secret: undefined, finished: false };
    expect(form({ finished: "later" })).toEqual(nothing);
    expect(form({ finished: "later", "console-password": "p" })).toMatchObject({ finished: false, secret: { password: "p" } });
    expect(form({ finished: "later", address: "a b" })).toEqual(["address readiness.fault.address-not-understood"]);
  });

  it("keeps all three fields of a sign-in out of what is kept in clear", () => {
    expect(SECRET_NAMES).toEqual(["console-user", "console-password", "console-notes"]);
  });
});

describe("the form about firmware", () => {
  const firmware = (fields: Record<string, string>) => {
    const read = readFields(firmwareForm, parseForm(new URLSearchParams(fields).toString()));
    return "fields" in read ? read.fields : read.errors.map(({ field, message }) => `${field} ${message}`);
  };

  it("is understood", () => {
    expect(firmware({ version: " 7.10 ", checkedOn: "2026-11-20", latest: "no" })).toEqual({
      version: "7.10",
      checkedOn: "2026-11-20",
      latest: false,
    });
  });

  it.each([
    [
      {},
      [
        "version readiness.firmware.version-empty",
        "checkedOn readiness.firmware.date-empty",
        "latest readiness.firmware.latest-empty",
      ],
    ],
    [{ version: "7", checkedOn: "2026-02-30", latest: "yes" }, ["checkedOn readiness.fault.date-not-understood"]],
    [{ version: "x".repeat(101), checkedOn: "2026-02-20", latest: "yes" }, ["version readiness.firmware.version-long"]],
  ])("%j is refused at the field", (fields, expected) => {
    expect(firmware(fields as Record<string, string>)).toEqual(expected);
  });
});

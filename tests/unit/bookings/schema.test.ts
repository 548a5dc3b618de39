import { describe, expect, test } from "vitest";
import { isPhone, submitSchema } from "#lib/bookings/schema.ts";

const BODY = { installationId: "i", start: "2026-12-01T18:00:00+01:00", stopVpsFirst: true, planHash: "sha256:x" };

const pathsOf = (body: object) => submitSchema.safeParse(body).error?.issues.map(({ path }) => path.join("/")) ?? [];

describe("a phone number", () => {
  test.each(["+1 416 555 0142", "+49 (0)30 123456", "+387-33-123.456", "+15551234567"])("%s can be called", (text) => {
    expect(isPhone(text)).toBe(true);
  });

  test.each(["416 555 0142", "0049 30 123456", "+0 123 456", "+1", "+1 416 555 0142 0000 0000", "+1 416 CALL NOW", "", "+"])(
    "%s cannot",
    (text) => {
      expect(isPhone(text)).toBe(false);
    },
  );

  test("a long one that is almost right is refused at once", () => {
    const begun = performance.now();
    expect(isPhone(`+1${" -".repeat(50_000)}x`)).toBe(false);
    expect(performance.now() - begun).toBeLessThan(500);
  });
});

describe("the body of a request", () => {
  test("has defaults for what may be left out, and ignores what it does not know", () => {
    expect(submitSchema.parse({ ...BODY, colour: "red" })).toEqual({
      ...BODY,
      start: Date.parse("2026-12-01T17:00:00Z"),
      alternates: [],
      failback: false,
    });
  });

  test.each([null, 5, "x", true])("that is %j and no object is one fault of its own", (body) => {
    expect(submitSchema.safeParse(body).error?.issues.map(({ path, code }) => `/${path.join("/")} ${code}`)).toEqual([
      "/ invalid_type",
    ]);
  });

  test("is whole without hash and choice where the desk overrides, and not otherwise", () => {
    const { planHash, stopVpsFirst, ...bare } = BODY;
    expect(pathsOf(bare)).toEqual(["stopVpsFirst", "planHash"]);
    expect(pathsOf({ ...bare, override: { reason: "By telephone" } })).toEqual([]);
    expect(pathsOf({ ...bare, override: { reason: "" } })).toContain("override/reason");
    expect(pathsOf({ ...BODY, override: { reason: "x", rules: ["capacity"] } })).toEqual(["override/rules/0"]);
  });

  test.each([
    ["stop-all", true, []],
    ["stop-all", false, ["way"]],
    ["ride-through", true, ["way"]],
    ["ride-through", false, []],
    ["move-off", true, ["way"]],
    ["move-off", false, []],
    ["sideways", true, ["way"]],
    [null, true, []],
    [7, false, ["way"]],
  ])("with the way %j and stopVpsFirst %j has these faults: %j", (way, stopVpsFirst, faults) => {
    expect(pathsOf({ ...BODY, stopVpsFirst, way })).toEqual(faults);
  });

  test("by the desk may name the way alone", () => {
    const { planHash, stopVpsFirst, ...bare } = BODY;
    expect(pathsOf({ ...bare, way: "stop-all", override: { reason: "By telephone" } })).toEqual([]);
  });

  test("offers up to two other starts, none of them twice", () => {
    const [one, two] = ["2026-12-02T18:00:00+01:00", "2026-12-02T17:00:00Z"];
    expect(pathsOf({ ...BODY, alternates: [one] })).toEqual([]);
    expect(pathsOf({ ...BODY, alternates: [one, two] })).toEqual(["alternates/1"]);
    expect(pathsOf({ ...BODY, alternates: ["2026-12-01T17:00:00Z"] })).toEqual(["alternates/0"]);
    expect(pathsOf({ ...BODY, alternates: [one, one, one] })).toEqual(["alternates"]);
  });

  test("names whom to call in one line", () => {
    const contact = { name: "Dana\nBcc: x", phone: "+1 416 555 0142" };
    expect(pathsOf({ ...BODY, contact })).toEqual(["contact/name"]);
  });

  test("an empty note is none", () => {
    expect(submitSchema.parse({ ...BODY, note: "  " }).note).toBeNull();
  });
});

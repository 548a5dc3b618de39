import { describe, expect, test } from "vitest";
import { coded, corrected, equalised, isServed, told } from "#lib/accounts/served.ts";

describe("of better-auth's routes", () => {
  test.each([
    ["POST", "/sign-in/email"],
    ["GET", "/get-session"],
    ["GET", "/passkey/generate-authenticate-options"],
  ])("%s %s is served", (method, path) => {
    expect(isServed(method, path)).toBe(true);
  });

  test.each([
    ["GET", "/sign-in/email"],
    ["POST", "/get-session"],
    ["GET", "/list-sessions"],
    ["POST", "/admin/set-role"],
    ["POST", "/organization/create"],
    ["GET", "/passkey/generate-register-options"],
    ["POST", "/passkey/verify-registration"],
    ["POST", "/passkey/delete-passkey"],
    ["POST", "/sign-in/social"],
    ["POST", "/update-user"],
    ["POST", "/sign-in/email/"],
    ["post", "/sign-in/email"],
  ])("%s %s is not", (method, path) => {
    expect(isServed(method, path)).toBe(false);
  });
});

describe("an answer is the same whoever asks", () => {
  const wrong = { status: 401, body: { code: "INVALID_EMAIL_OR_PASSWORD", message: "Invalid email or password" } };

  test.each(["EMAIL_NOT_VERIFIED", "INVALID_EMAIL_OR_PASSWORD"])("%s at the sign-in", (code) => {
    expect(equalised("/sign-in/email", told(403, code, "Something else"))).toEqual(wrong);
  });

  test("after a sign-up, which says nothing of the account", () => {
    expect(equalised("/sign-up/email", { status: 200, body: { user: { id: "x" } } })).toEqual({
      status: 200,
      body: { status: true },
    });
  });

  test("and everything else stays as it is", () => {
    const answer = told(400, "PASSWORD_TOO_SHORT", "Password too short");
    expect(equalised("/sign-up/email", answer)).toBe(answer);
    expect(equalised("/change-password", told(403, "EMAIL_NOT_VERIFIED", "x")).status).toBe(403);
  });
});

describe("a refusal carries a code", () => {
  test("of its own, where better-auth gave one", () => {
    expect(coded(told(400, "PASSWORD_TOO_SHORT", "Password too short"))).toEqual(
      told(400, "PASSWORD_TOO_SHORT", "Password too short"),
    );
  });

  test.each([
    [{ message: "callbackURL is no text" }, "callbackURL is no text"],
    [null, "The body is not what this address takes."],
  ])("of the body's fault, where it gave none: %j", (body, message) => {
    expect(coded({ status: 400, body })).toEqual(told(400, "INVALID_BODY", message));
  });

  test("and what is no refusal carries none", () => {
    expect(coded({ status: 200, body: null })).toEqual({ status: 200, body: null });
  });
});

describe("what the library says of passkeys is set right", () => {
  test("the device is to check who uses it", () => {
    const options = { challenge: "x", userVerification: "preferred" };
    expect(corrected("/passkey/generate-authenticate-options", { status: 200, body: options })).toEqual({
      status: 200,
      body: { challenge: "x", userVerification: "required" },
    });
  });

  test("what a device sends wrongly is no fault of ours", () => {
    expect(corrected("/passkey/verify-registration", told(500, "FAILED_TO_VERIFY_REGISTRATION", "x")).status).toBe(400);
  });

  test("and all else stays", () => {
    expect(corrected("/passkey/verify-registration", told(500, "UNABLE_TO_CREATE_SESSION", "x")).status).toBe(500);
    expect(corrected("/get-session", { status: 200, body: null })).toEqual({ status: 200, body: null });
  });
});

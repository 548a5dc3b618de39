import { describe, expect, it } from "vitest";
import { leadsToKeptForm } from "#app/_accounts/kept-form.ts";
import { passwordAgain } from "#app/_accounts/password-again.ts";
import { formState } from "#app/_edge/form-state.ts";
import { NO_REPLY } from "#lib/forms/reply.ts";
import { translator } from "#lib/messages/translator.ts";

const t = translator("en");

const stateWith = (...fields: readonly string[]) =>
  formState({ ...NO_REPLY, errors: fields.map((field) => ({ field, message: "auth.email.empty" })) }, t);

describe("the sign-in", () => {
  it.each([
    ["/installations/new/name?draft=x&reply=y", true],
    ["/installations?cursor=reply", false],
    ["/installations", false],
    [null, false],
  ])("on the way to %s knows whether a form is kept there: %s", (next, kept) => {
    expect(leadsToKeptForm(next)).toBe(kept);
  });
});

describe("a field for a password", () => {
  it("asks for it again after an error in another field only", () => {
    expect(passwordAgain(stateWith("email"), t, "Long.")).toBe("Type your password again. Long.");
    expect(passwordAgain(stateWith("email", "password"), t, "Long.")).toBe("Long.");
    expect(passwordAgain(stateWith(), t)).toBeUndefined();
  });
});

import { describe, expect, test } from "vitest";
import { identityOf, type SessionFacts } from "#lib/auth/identity.ts";

const NOW = Date.UTC(2026, 10, 25, 12);
const RULES = { now: NOW, staffNeedSecondFactor: true };

const facts = (more: Partial<SessionFacts> = {}): SessionFacts => ({
  sessionId: "s1",
  userId: "u1",
  name: "Maya Torres",
  email: "maya@northwind.example",
  locale: "en",
  role: "customer",
  emailVerified: true,
  hasSecondFactor: false,
  offUntil: null,
  organization: { id: "o1", name: "Northwind" },
  engineerIds: [],
  ...more,
});

const staff = (more: Partial<SessionFacts> = {}) =>
  facts({ role: "desk", organization: null, engineerIds: ["engineer-a"], ...more });

describe("a session makes somebody", () => {
  test("a customer of their organisation", () => {
    expect(identityOf(facts(), RULES).actor).toEqual({
      kind: "customer",
      sessionId: "s1",
      userId: "u1",
      name: "Maya Torres",
      email: "maya@northwind.example",
      locale: "en",
      organizationId: "o1",
      organizationName: "Northwind",
    });
  });

  test.each(["desk", "admin"] as const)("%s, with the engineers they are", (role) => {
    const { actor, enrollee } = identityOf(staff({ role, hasSecondFactor: true }), RULES);
    expect([actor, enrollee]).toMatchObject([{ kind: role, engineerIds: ["engineer-a"] }, null]);
  });
});

describe("a session makes nobody", () => {
  test.each<[string, SessionFacts | null]>([
    ["where there is none", null],
    ["of an account that is switched off for good", facts({ offUntil: Number.POSITIVE_INFINITY })],
    ["of an account that is switched off for a moment more", facts({ offUntil: NOW + 1 })],
    ["of an address that is not confirmed", facts({ emailVerified: false })],
    ["of a customer without an organisation", facts({ organization: null })],
    ["of a role that we do not know", facts({ role: "owner" })],
    ["of no role", facts({ role: null })],
  ])("%s", (_why, session) => {
    expect(identityOf(session, RULES)).toEqual({ actor: { kind: "anonymous" }, enrollee: null });
  });

  test("of an account that was switched off until now it is somebody again", () => {
    expect(identityOf(facts({ offUntil: NOW }), RULES).actor.kind).toBe("customer");
  });
});

describe("staff without a second factor", () => {
  test("is an enrollee and nobody else, where one is needed", () => {
    const { actor, enrollee } = identityOf(staff(), RULES);
    expect(actor).toEqual({ kind: "anonymous" });
    expect(enrollee).toEqual({
      sessionId: "s1",
      userId: "u1",
      name: "Maya Torres",
      email: "maya@northwind.example",
      locale: "en",
    });
  });

  test("is staff where none is needed", () => {
    expect(identityOf(staff(), { ...RULES, staffNeedSecondFactor: false })).toMatchObject({
      actor: { kind: "desk" },
      enrollee: null,
    });
  });

  test("is not even an enrollee when switched off", () => {
    expect(identityOf(staff({ offUntil: Number.POSITIVE_INFINITY }), RULES).enrollee).toBeNull();
  });
});

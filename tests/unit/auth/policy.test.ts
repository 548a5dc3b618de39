import { expect, it } from "vitest";
import { type Actor, ANONYMOUS } from "#lib/auth/actor.ts";
import {
  isSignedIn,
  mayAdminister,
  mayBookFor,
  mayChangeFor,
  mayEditPolicy,
  mayInvite,
  mayLookAtCustomers,
  mayMergeCustomers,
  mayReadOutbox,
  mayReadSamples,
  mayReview,
  maySee,
  scopeOf,
} from "#lib/auth/policy.ts";

const PERSON = { userId: "u", name: "N", email: "n@x.example", locale: "en", sessionId: "s" } as const;
const ACTORS: Record<string, Actor> = {
  anonymous: ANONYMOUS,
  customer: { ...PERSON, kind: "customer", organizationId: "own", organizationName: "Own" },
  desk: { ...PERSON, kind: "desk", engineerIds: [] },
  admin: { ...PERSON, kind: "admin", engineerIds: ["a"] },
};

it.each([
  // who         signed in, review, policy, administer, outbox, change own, change foreign, see own, see foreign, customers, book for, invite, merge, samples
  ["anonymous", [false, false, false, false, false, false, false, false, false, false, false, false, false, false]],
  ["customer", [true, false, false, false, false, true, false, true, false, false, false, false, false, false]],
  ["desk", [true, true, true, false, false, false, false, true, true, true, true, true, false, true]],
  ["admin", [true, true, true, true, true, false, false, true, true, true, true, true, true, true]],
])("%s may do what the table says", (who, rights) => {
  const actor = ACTORS[who] ?? ANONYMOUS;
  expect([
    isSignedIn(actor),
    mayReview(actor),
    mayEditPolicy(actor),
    mayAdminister(actor),
    mayReadOutbox(actor),
    mayChangeFor(actor, "own"),
    mayChangeFor(actor, "foreign"),
    maySee(actor, "own"),
    maySee(actor, "foreign"),
    mayLookAtCustomers(actor),
    mayBookFor(actor),
    mayInvite(actor),
    mayMergeCustomers(actor),
    mayReadSamples(actor),
  ]).toEqual(rights);
});

it("a stranger's scope is an organisation that cannot exist, never every row", () => {
  expect(Object.values(ACTORS).map(scopeOf)).toEqual([{ organizationId: "-" }, { organizationId: "own" }, {}, {}]);
});

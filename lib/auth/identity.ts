import type { Locale } from "#lib/messages/locale.ts";
import { type Actor, ANONYMOUS } from "./actor.ts";

/** A live session with whose it is, as the database has it now. Moments in epoch milliseconds. */
export type SessionFacts = {
  readonly sessionId: string;
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly locale: Locale;
  readonly role: string | null;
  readonly emailVerified: boolean;
  readonly hasSecondFactor: boolean;
  /** `null`: not switched off. `Infinity`: for good. */
  readonly offUntil: number | null;
  /** The organisation worked for: the one chosen, else the first joined. */
  readonly organization: { readonly id: string; readonly name: string } | null;
  readonly engineerIds: readonly string[];
};

/** A staff member who signed in and has no second factor yet where one is needed: may set it up, and nothing else. */
export type Enrollee = Pick<SessionFacts, "sessionId" | "userId" | "name" | "email" | "locale">;

export type Identity = { readonly actor: Actor; readonly enrollee: Enrollee | null };

export const NOBODY: Identity = { actor: ANONYMOUS, enrollee: null };

export type IdentityRules = { readonly now: number; readonly staffNeedSecondFactor: boolean };

const isOff = ({ offUntil }: SessionFacts, now: number): boolean => offUntil !== null && offUntil > now;

/**
 * Who a session makes somebody. Switched off, unconfirmed or without an organisation means nobody; so does staff without
 * the second factor that the rules ask for, who is named as an enrollee instead.
 */
export function identityOf(facts: SessionFacts | null, { now, staffNeedSecondFactor }: IdentityRules): Identity {
  if (!facts || isOff(facts, now) || !facts.emailVerified) return NOBODY;
  const { sessionId, userId, name, email, locale, role, organization, engineerIds } = facts;
  const person = { sessionId, userId, name, email, locale };
  if (role === "desk" || role === "admin") {
    if (staffNeedSecondFactor && !facts.hasSecondFactor) return { actor: ANONYMOUS, enrollee: person };
    return { actor: { kind: role, ...person, engineerIds }, enrollee: null };
  }
  if (role !== "customer" || !organization) return NOBODY;
  const { id: organizationId, name: organizationName } = organization;
  return { actor: { kind: "customer", ...person, organizationId, organizationName }, enrollee: null };
}

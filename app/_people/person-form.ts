import { z } from "zod";
import { KINDS } from "#lib/accounts/people/person.ts";
import type { Actor } from "#lib/auth/actor.ts";
import { isSignedIn } from "#lib/auth/policy.ts";
import { many, one, requiredText } from "#lib/forms/fields.ts";
import type { Refusal } from "#lib/http/refusal.ts";
import type { Result } from "#lib/kernel/result.ts";

/** Name of the forms on a person's page among kept replies, and of the one that switches the account. */
export const PERSON_FORM = "person";
export const SWITCH_FORM = "person-switch";

const REASON_LENGTH = 500;

export const kindSchema = z.object({ kind: one(z.enum(KINDS, "people.kind-empty")) });

export const engineersSchema = z.object({ engineer: many(z.string()) });

/** `to` says which way, so that the form sent twice does not switch back. */
export const switchSchema = z.object({
  to: one(z.enum(["off", "on"], "people.switch.reason-empty")),
  reason: requiredText(REASON_LENGTH, "people.switch.reason-empty", "people.switch.reason-long"),
});

export const personHref = (id: string): string => `/desk/people/${encodeURIComponent(id)}`;

type Done = { readonly actor: Actor; readonly id: string; readonly field: string; readonly saved: string };

/** Where a change leads. One's own account is signed out by it; one that is gone leads back to the list. */
export function afterChange(changed: Result<null, Refusal>, { actor, id, field, saved }: Done) {
  if (!changed.ok && changed.error.code === "not-found") return { to: "/desk/people" };
  if (!changed.ok) return { errors: [{ field, message: `people.refused.${changed.error.code}` }] };
  return { to: isSignedIn(actor) && actor.userId === id ? "/home" : `${personHref(id)}?saved=${saved}` };
}

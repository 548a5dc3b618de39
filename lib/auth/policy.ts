import type { Actor, Admin, Customer, SignedIn, Staff } from "./actor.ts";

export const isSignedIn = (actor: Actor): actor is SignedIn => actor.kind !== "anonymous";

export const isCustomer = (actor: Actor): actor is Customer => actor.kind === "customer";

export const isStaff = (actor: Actor): actor is Staff => actor.kind === "desk" || actor.kind === "admin";

const isAdmin = (actor: Actor): actor is Admin => actor.kind === "admin";

/** Approve, decline, propose, assign: any of the desk. */
export const mayReview = isStaff;

/** Policy, rota and blackouts belong to the desk; people and audit to administrators. */
export const mayEditPolicy = isStaff;

export const mayAdminister = isAdmin;

/** Customers and their installations as a whole: any of the desk looks, and books for them. */
export const mayLookAtCustomers = isStaff;
export const mayBookFor = isStaff;
export const mayInvite = isStaff;

/** Making one customer of two cannot be undone. */
export const mayMergeCustomers = isAdmin;

/** Sample mails hold nothing of anybody: any of the desk. */
export const mayReadSamples = isStaff;

/** Outbox: administrators only, since mails hold what customers wrote. */
export const mayReadOutbox = isAdmin;

/** Installations, checklists and bookings are changed by their own organisation; the desk may look. */
export const mayChangeFor = (actor: Actor, organizationId: string): boolean =>
  isCustomer(actor) && actor.organizationId === organizationId;

export const maySee = (actor: Actor, organizationId: string): boolean => isStaff(actor) || mayChangeFor(actor, organizationId);

/** What a repository puts into its `where`: one organisation's rows, or every row for staff. */
export type Scope = { readonly organizationId?: string };

/** Nobody's scope is an organisation that cannot exist, so that a forgotten check finds nothing. */
export function scopeOf(actor: Actor): Scope {
  if (isStaff(actor)) return {};
  return { organizationId: isCustomer(actor) ? actor.organizationId : "-" };
}

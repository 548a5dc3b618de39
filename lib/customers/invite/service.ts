import "server-only";
import { record } from "#lib/audit/service.ts";
import type { Actor, SignedIn } from "#lib/auth/actor.ts";
import { mayInvite } from "#lib/auth/policy.ts";
import { env } from "#lib/config/env.ts";
import { database, inTransaction, type Tx } from "#lib/db/client.ts";
import type { Refusal } from "#lib/http/refusal.ts";
import { done, type Result, refuse } from "#lib/kernel/result.ts";
import { queueMail } from "#lib/mail/service.ts";
import { invitation } from "#lib/mail/templates/invitation.ts";
import type { Locale } from "#lib/messages/locale.ts";
import { translator } from "#lib/messages/translator.ts";
import type { OnceKey } from "#lib/once/once-key.ts";
import { once } from "#lib/once/service.ts";
import type { OpenInvitation } from "../customer.ts";
import { findCustomer } from "../repository.ts";
import * as repository from "./repository.ts";

const FORBIDDEN: Refusal = { code: "forbidden" };
const NOT_FOUND: Refusal = { code: "not-found" };
const KNOWN: Refusal = { code: "invalid-input", faults: [{ pointer: "/email", code: "address-has-account" }] };

/** Whom to invite, and in which language the mail is. */
export type Guest = { readonly email: string; readonly locale: Locale };

type Inviting = {
  readonly actor: SignedIn;
  readonly guest: Guest;
  readonly customer: { readonly id: string; readonly name: string };
};

async function invite(tx: Tx, { actor, guest, customer }: Inviting): Promise<Result<null, Refusal>> {
  const email = guest.email.toLowerCase();
  if (await repository.hasAccount(tx, email)) return refuse(KNOWN);
  const id = await repository.saveInvitation(tx, { organizationId: customer.id, email, inviterId: actor.userId });
  const words = {
    organization: customer.name,
    address: email,
    signUp: `${env().appUrl}/sign-up`,
    days: repository.INVITATION_DAYS,
  };
  await queueMail(tx, {
    ...invitation(translator(guest.locale), words),
    kind: "account.invitation",
    dedupe: `account.invitation:${id}`,
    to: { address: email, name: "" },
    sensitive: true,
  });
  await record(tx, actor, { action: "organization.invited", subject: `organization:${customer.id}`, detail: { email } });
  return done(null);
}

/**
 * Invites somebody to a customer: whoever signs up with the address, and shows that it is theirs, belongs there. Invited again,
 * they get another mail. Refuses `address-has-account` at `/email`, since an account belongs somewhere already.
 */
export async function inviteTo(actor: Actor, organizationId: string, guest: Guest): Promise<Result<null, Refusal>> {
  if (!mayInvite(actor)) return refuse(FORBIDDEN);
  return inTransaction(async (tx) => {
    const customer = await findCustomer(tx, organizationId);
    if (!customer || "into" in customer) return refuse(NOT_FOUND);
    return invite(tx, { actor, guest, customer });
  });
}

/** A new customer with its first person, who will own it. The same `key` again makes nothing. */
export async function addCustomer(
  actor: Actor,
  { name, guest }: { readonly name: string; readonly guest: Guest },
  key: OnceKey,
): Promise<Result<{ readonly id: string }, Refusal>> {
  if (!mayInvite(actor)) return refuse(FORBIDDEN);
  return inTransaction((tx) =>
    once(tx, key, async () => {
      if (await repository.hasAccount(tx, guest.email.toLowerCase())) return refuse(KNOWN);
      const id = await repository.insertOrganization(tx, name);
      await record(tx, actor, { action: "organization.created", subject: `organization:${id}`, detail: { name } });
      const invited = await invite(tx, { actor, guest, customer: { id, name } });
      return invited.ok ? done({ id }) : invited;
    }),
  );
}

/** Whoever was invited and has not come yet; for others than the desk nobody. */
export const openInvitations = async (actor: Actor, organizationId: string): Promise<readonly OpenInvitation[]> =>
  mayInvite(actor) ? repository.listOpen(database(), organizationId) : [];

/** Nobody joins by this invitation any more. */
export async function withdrawInvitation(actor: Actor, organizationId: string, id: string): Promise<Result<null, Refusal>> {
  if (!mayInvite(actor)) return refuse(FORBIDDEN);
  return inTransaction(async (tx) => {
    const email = await repository.deleteInvitation(tx, organizationId, id);
    if (email === null) return refuse(NOT_FOUND);
    const detail = { email };
    await record(tx, actor, { action: "organization.invitation-withdrawn", subject: `organization:${organizationId}`, detail });
    return done(null);
  });
}

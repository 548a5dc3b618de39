import "server-only";
import type { Actor } from "#lib/auth/actor.ts";
import { isSignedIn } from "#lib/auth/policy.ts";
import { newId } from "#lib/db/client.ts";
import { systemClock } from "#lib/time/system-clock.ts";
import { type FormReply, NO_REPLY } from "./reply.ts";
import { deleteOldReplies, findReply, insertReply } from "./repository.ts";

/** Whose a kept form or a one-time key is: the account's id, or `anonymous`. */
export const ownerOf = (actor: Actor): string => (isSignedIn(actor) ? actor.userId : "anonymous");

/** Keeps what was typed; the id goes into the address that the browser is sent back to. */
export const keepReply = (actor: Actor, form: string, reply: FormReply): Promise<string> =>
  insertReply({ owner: ownerOf(actor), form }, reply);

const ID = /^[\w-]{22}$/;

/** What was typed into `form` before, by this person; nothing when the id is unknown, another's or older than a day. */
export async function readReply(actor: Actor, form: string, id: string | undefined): Promise<FormReply> {
  if (!id || !ID.test(id)) return NO_REPLY;
  return (await findReply(id, { owner: ownerOf(actor), form }, systemClock())) ?? NO_REPLY;
}

export const forgetOldReplies = (): Promise<number> => deleteOldReplies(systemClock());

/** A one-time key for a form that creates something; goes into its hidden field. */
export const newFormKey = (): string => newId();

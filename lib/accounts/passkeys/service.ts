import "server-only";
import type { z } from "zod";
import type { SignedIn } from "#lib/auth/actor.ts";
import { database, inTransaction } from "#lib/db/client.ts";
import { done, type Result, refuse } from "#lib/kernel/result.ts";
import { type Instant, instant } from "#lib/time/instant.ts";
import { type AuthAnswer, askAuth, checkPassword } from "../service.ts";
import type { assertionSchema, registrationSchema } from "./credential.ts";
import * as repository from "./repository.ts";

/** Enough for every device of one person; a list without an end would be a store. */
export const PASSKEYS_MAX = 20;

/** `name` is empty where none was given; `lastUsed` is `null` before the first sign-in with it. */
export type Passkey = {
  readonly id: string;
  readonly name: string;
  readonly added: Instant;
  readonly lastUsed: Instant | null;
};

export async function passkeysOf(actor: SignedIn): Promise<readonly Passkey[]> {
  const rows = await repository.listPasskeys(database(), actor.userId);
  return rows.map(({ id, name, createdAt, lastUsedAt }) => ({
    id,
    name: name ?? "",
    added: instant(createdAt?.getTime() ?? 0),
    lastUsed: lastUsedAt ? instant(lastUsedAt.getTime()) : null,
  }));
}

export async function findPasskey(actor: SignedIn, id: string): Promise<Result<Passkey, "not-found">> {
  const found = (await passkeysOf(actor)).find((one) => one.id === id);
  return found ? done(found) : refuse("not-found");
}

export async function renamePasskey(actor: SignedIn, id: string, name: string): Promise<Result<null, "not-found">> {
  const renamed = await repository.saveName(database(), { id, userId: actor.userId }, name);
  return renamed ? done(null) : refuse("not-found");
}

/** A device that is gone opens nothing any more, and what it opened before is closed with it: every session but this. */
export const removePasskey = (actor: SignedIn, id: string): Promise<Result<null, "not-found">> =>
  inTransaction(async (tx) => {
    if (!(await repository.deletePasskey(tx, { id, userId: actor.userId }))) return refuse("not-found");
    await repository.deleteOtherSessions(tx, actor.userId, actor.sessionId);
    return done(null);
  });

/**
 * What a browser needs to make a passkey, for whoever knows the password: an open session alone must not add a way in. The
 * challenge in it, which nothing else hands out, is good for five minutes and for this account.
 */
export async function beginPasskey(
  actor: SignedIn,
  password: string,
  request: Request,
): Promise<Result<AuthAnswer, AuthAnswer | "too-many">> {
  if ((await repository.countPasskeys(database(), actor.userId)) >= PASSKEYS_MAX) return refuse("too-many");
  const proof = await checkPassword(request, password);
  if (proof.status !== 200) return refuse(proof);
  const options = await askAuth(request, "/passkey/generate-register-options", null);
  return options.status === 200 ? done(options) : refuse(options);
}

/** Keeps what the device made, where it answers the challenge of `beginPasskey`. */
export const addPasskey = (
  request: Request,
  wish: { readonly response: z.output<typeof registrationSchema>; readonly name: string },
): Promise<AuthAnswer> => askAuth(request, "/passkey/verify-registration", wish);

/** Signs in whoever's device answers the challenge that the page fetched. */
export const signInWithPasskey = (request: Request, response: z.output<typeof assertionSchema>): Promise<AuthAnswer> =>
  askAuth(request, "/passkey/verify-authentication", { response });

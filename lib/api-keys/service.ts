import "server-only";
import { createHash, randomBytes } from "node:crypto";
import { record } from "#lib/audit/service.ts";
import type { Actor, SignedIn } from "#lib/auth/actor.ts";
import { isSignedIn } from "#lib/auth/policy.ts";
import { actorOfAccount } from "#lib/auth/session.ts";
import { database, inTransaction, newId, type Tx } from "#lib/db/client.ts";
import type { Refusal } from "#lib/http/refusal.ts";
import { done, type Result, refuse } from "#lib/kernel/result.ts";
import { isOnceKey, type OnceKey } from "#lib/once/once-key.ts";
import { once } from "#lib/once/service.ts";
import { type Instant, instant } from "#lib/time/instant.ts";
import { bearerIn, type LifetimeDays, prefixOf, type Scope, SECRET_BYTES, writtenKey } from "./key.ts";
import * as repository from "./repository.ts";

/** Enough for every program of one person. */
export const KEYS_MAX = 20;

/** A key as its owner sees it. `lastUsed` is `null` before the first use, and true to the minute. */
export type KnownKey = {
  readonly id: string;
  readonly name: string;
  readonly prefix: string;
  readonly scope: Scope;
  readonly made: Instant;
  readonly expires: Instant;
  readonly lastUsed: Instant | null;
};

const scopeOf = (text: string): Scope => (text === "read-write" ? text : "read");

const hashOf = (key: string): string => createHash("sha256").update(key).digest("hex");

export async function keysOf(actor: SignedIn): Promise<readonly KnownKey[]> {
  const rows = await repository.listKeys(database(), actor.userId);
  return rows.map(({ createdAt, expiresAt, lastUsedAt, scope, ...row }) => ({
    ...row,
    scope: scopeOf(scope),
    made: instant(createdAt.getTime()),
    expires: instant(expiresAt.getTime()),
    lastUsed: lastUsedAt ? instant(lastUsedAt.getTime()) : null,
  }));
}

export type KeyWish = { readonly name: string; readonly scope: Scope; readonly days: LifetimeDays };

/** A form that was sent twice is one key; the answers are a part of its name, since other answers are another wish. */
const onceOf = (actor: SignedIn, formKey: string, wish: KeyWish): OnceKey | null => {
  const bodyHash = hashOf(JSON.stringify([wish.name, wish.scope, wish.days]));
  return isOnceKey(formKey)
    ? { owner: actor.userId, route: "form:api-key", key: `${formKey.slice(0, 80)}.${bodyHash}`, bodyHash }
    : null;
};

async function insert(tx: Tx, actor: SignedIn, { id, key, wish }: { id: string; key: string; wish: KeyWish }) {
  if ((await repository.countKeys(tx, actor.userId)) >= KEYS_MAX) return refuse({ code: "too-many-keys" });
  const prefix = prefixOf(key);
  const { name, scope, days } = wish;
  await repository.insertKey(tx, { id, userId: actor.userId, name, hash: hashOf(key), prefix, scope }, days);
  const detail = { key: id, name, prefix, scope, days };
  await record(tx, actor, { action: "account.api-key-made", subject: `user:${actor.userId}`, detail });
  return done({ id });
}

/**
 * Makes a key for whoever is signed in, and gives it to them: it is kept nowhere, only its hash. Ask for the password first. Of a
 * form that was sent twice the browser shows the second answer, so that one's key counts and takes the place of the first one's.
 */
export async function makeKey(actor: SignedIn, wish: KeyWish, formKey: string): Promise<Result<string, Refusal>> {
  const key = writtenKey(randomBytes(SECRET_BYTES));
  const id = newId();
  return inTransaction(async (tx) => {
    const made = await once(tx, onceOf(actor, formKey, wish), () => insert(tx, actor, { id, key, wish }));
    if (!made.ok) return made;
    if (made.value.id !== id) await repository.replaceKey(tx, made.value.id, { hash: hashOf(key), prefix: prefixOf(key) });
    return done(key);
  });
}

/** From the next request on, nothing is answered to the key any more, on all instances. */
export const revokeKey = (actor: SignedIn, id: string): Promise<Result<null, "not-found">> =>
  inTransaction(async (tx) => {
    const gone = await repository.deleteKey(tx, { id, userId: actor.userId });
    if (!gone) return refuse("not-found");
    const detail = { key: id, ...gone };
    await record(tx, actor, { action: "account.api-key-revoked", subject: `user:${actor.userId}`, detail });
    return done(null);
  });

/** Whom the `Authorization` header of a request makes somebody, with what it may do; `null` where no key of ours is in it. */
export async function askerByKey(header: string): Promise<{ readonly actor: Actor; readonly scope: Scope } | null> {
  const key = bearerIn(header);
  const known = key === null ? null : await repository.findLiveKey(database(), hashOf(key));
  if (!known) return null;
  const actor = await actorOfAccount(known.userId, `key:${known.id}`);
  if (!isSignedIn(actor)) return null;
  await repository.saveUse(database(), known.id);
  return { actor, scope: scopeOf(known.scope) };
}

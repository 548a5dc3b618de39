import "server-only";
import type { Actor } from "#lib/auth/actor.ts";
import { mayReview } from "#lib/auth/policy.ts";
import { database, inTransaction } from "#lib/db/client.ts";
import type { Refusal } from "#lib/http/refusal.ts";
import { done, type Result, refuse } from "#lib/kernel/result.ts";
import * as repository from "./repository.ts";
import { type SavedView, VIEWS_MAX } from "./saved-view.ts";

const FORBIDDEN: Refusal = { code: "forbidden" };
const NOT_FOUND: Refusal = { code: "not-found" };

/** The actor's own views, by name; nobody has anybody else's. */
export const savedViews = async (actor: Actor): Promise<readonly SavedView[]> =>
  mayReview(actor) ? repository.listViews(database(), actor.userId) : [];

/** Keeps a way of looking under a name; the same name again takes the new way. Refuses `too-many-views` beyond 20. */
export async function saveView(actor: Actor, view: Pick<SavedView, "name" | "query">): Promise<Result<null, Refusal>> {
  if (!mayReview(actor)) return refuse(FORBIDDEN);
  return inTransaction(async (tx) => {
    const isNew = !(await repository.hasName(tx, actor.userId, { name: view.name, but: null }));
    if (isNew && (await repository.countViews(tx, actor.userId)) >= VIEWS_MAX)
      return refuse({ code: "too-many-views", params: { most: VIEWS_MAX } });
    await repository.saveView(tx, actor.userId, view);
    return done(null);
  });
}

/** Refuses `name-taken` where another view of the actor has the name. */
export async function renameView(actor: Actor, id: string, name: string): Promise<Result<null, Refusal>> {
  if (!mayReview(actor)) return refuse(FORBIDDEN);
  return inTransaction(async (tx) => {
    if (await repository.hasName(tx, actor.userId, { name, but: id })) return refuse({ code: "name-taken" });
    return (await repository.renameView(tx, { id, userId: actor.userId }, name)) ? done(null) : refuse(NOT_FOUND);
  });
}

export async function removeView(actor: Actor, id: string): Promise<Result<null, Refusal>> {
  if (!mayReview(actor)) return refuse(FORBIDDEN);
  return (await repository.removeView(database(), { id, userId: actor.userId })) ? done(null) : refuse(NOT_FOUND);
}

/** From now on the queue opens with this view, or with requests that wait where `id` is `null`. */
export async function openQueueWith(actor: Actor, id: string | null): Promise<Result<null, Refusal>> {
  if (!mayReview(actor)) return refuse(FORBIDDEN);
  return inTransaction(async (tx) =>
    (await repository.openWith(tx, { id, userId: actor.userId })) ? done(null) : refuse(NOT_FOUND),
  );
}

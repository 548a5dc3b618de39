import "server-only";
import type { Actor } from "#lib/auth/actor.ts";
import { mayReview } from "#lib/auth/policy.ts";
import { database } from "#lib/db/client.ts";
import type { Refusal } from "#lib/http/refusal.ts";
import { done, type Result, refuse } from "#lib/kernel/result.ts";
import { readinessOf } from "#lib/readiness/service.ts";
import type { Instant } from "#lib/time/instant.ts";
import { systemClock } from "#lib/time/system-clock.ts";
import { type QueueEntry, type QueueHead, type QueueView, STATUSES_OF } from "./queue-entry.ts";
import * as repository from "./repository.ts";

const FORBIDDEN: Refusal = { code: "forbidden" };

/** One page of the queue. `total` counts the rows of all pages. */
export type QueuePage = { readonly entries: readonly QueueEntry[]; readonly total: number; readonly now: Instant };

export type QueueQuery = { readonly view: QueueView; readonly limit: number; readonly from: number };

/** The desk's queue, soonest slot first, of one slot the oldest first, each row with its checklist as it is now. */
export async function queuePage(actor: Actor, { view, ...stretch }: QueueQuery): Promise<Result<QueuePage, Refusal>> {
  if (!mayReview(actor)) return refuse(FORBIDDEN);
  const statuses = STATUSES_OF[view];
  const heads = await repository.listHeads(database(), statuses, stretch);
  const total = await repository.countHeads(database(), statuses);
  return done({ entries: await withReadiness(actor, heads), total, now: systemClock() });
}

/** A page has few rows, so each installation on it is asked by itself, and once. */
async function withReadiness(actor: Actor, heads: readonly QueueHead[]): Promise<readonly QueueEntry[]> {
  const ids = [...new Set(heads.map(({ installation }) => installation.id))];
  const asked = await Promise.all(ids.map(async (id) => [id, await readinessOf(actor, id)] as const));
  const found = new Map(asked.map(([id, readiness]) => [id, readiness.ok ? readiness.value : null]));
  return heads.map((head) => ({ ...head, readiness: found.get(head.installation.id) ?? null }));
}

/** How many requests wait for an answer. */
export const countWaiting = async (actor: Actor): Promise<number> =>
  mayReview(actor) ? repository.countHeads(database(), STATUSES_OF.waiting) : 0;

/** How many bookings of all customers are in each state; states without any are left out. */
export const countByStatus = async (actor: Actor): Promise<ReadonlyMap<string, number>> =>
  mayReview(actor) ? repository.countByStatus(database()) : new Map();

/** The reference of the request to look at after this one; `null` where no other waits. */
export const nextAfter = async (actor: Actor, reference: string): Promise<string | null> =>
  mayReview(actor) ? repository.nextWaiting(database(), reference) : null;

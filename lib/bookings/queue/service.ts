import "server-only";
import type { Actor } from "#lib/auth/actor.ts";
import { mayReview } from "#lib/auth/policy.ts";
import { database } from "#lib/db/client.ts";
import type { Refusal } from "#lib/http/refusal.ts";
import { done, type Result, refuse } from "#lib/kernel/result.ts";
import type { Readiness } from "#lib/readiness/item.ts";
import { readinessOf } from "#lib/readiness/service.ts";
import type { Waits } from "#lib/scheduling/policy.ts";
import { currentPolicy } from "#lib/scheduling/service.ts";
import type { Instant } from "#lib/time/instant.ts";
import type { Interval } from "#lib/time/interval.ts";
import { systemClock } from "#lib/time/system-clock.ts";
import { plusDays, startOfDay, type ZoneName } from "#lib/time/zone.ts";
import { answerBy, type QueueEntry, type QueueHead, type QueueView, type Rival } from "./queue-entry.ts";
import type { QueueFilter } from "./queue-filter.ts";
import * as repository from "./repository.ts";

const FORBIDDEN: Refusal = { code: "forbidden" };

/** One page of the queue. `counts` are the rows of all pages of each view, under the same filter. */
export type QueuePage = {
  readonly entries: readonly QueueEntry[];
  readonly total: number;
  readonly counts: Readonly<Record<QueueView, number>>;
  readonly now: Instant;
};

export type QueueQuery = { readonly filter: QueueFilter; readonly limit: number; readonly from: number };

/** The moments that the days of a filter mean on the desk's clock; the last day belongs to it. */
function withinDays({ from, to }: QueueFilter, zone: ZoneName): Partial<Interval> {
  return {
    ...(from === null ? {} : { start: startOfDay(from, zone) }),
    ...(to === null ? {} : { end: startOfDay(plusDays(to, 1), zone) }),
  };
}

/** The desk's queue, each row with its checklist as it is now, and who competes for its time. */
export async function queuePage(actor: Actor, { filter, ...stretch }: QueueQuery): Promise<Result<QueuePage, Refusal>> {
  if (!mayReview(actor)) return refuse(FORBIDDEN);
  const policy = await currentPolicy();
  const { from, to, ...rest } = filter;
  const asked = { ...rest, within: withinDays({ ...rest, from, to }, policy.zone), userId: actor.userId };
  const heads = await repository.listHeads(database(), asked, stretch);
  const counts = await repository.countViews(database(), asked);
  return done({ entries: await whole(actor, heads, policy), total: counts[filter.view], counts, now: systemClock() });
}

async function whole(actor: Actor, heads: readonly QueueHead[], policy: Waits): Promise<readonly QueueEntry[]> {
  const [readiness, rivals] = await Promise.all([
    readinessOfAll(actor, heads),
    repository.rivalsOf(
      database(),
      heads.map(({ id }) => id),
    ),
  ]);
  return heads.map((head) => ({
    ...head,
    readiness: readiness.get(head.installation.id) ?? null,
    rivals: rivals.get(head.id) ?? [],
    answerBy: answerBy(head, policy),
  }));
}

/** A page has few rows, so each installation on it is asked by itself, and once. */
async function readinessOfAll(actor: Actor, heads: readonly QueueHead[]): Promise<ReadonlyMap<string, Readiness | null>> {
  const ids = [...new Set(heads.map(({ installation }) => installation.id))];
  const asked = await Promise.all(ids.map(async (id) => [id, await readinessOf(actor, id)] as const));
  return new Map(asked.map(([id, readiness]) => [id, readiness.ok ? readiness.value : null]));
}

/** Open bookings that compete for the time of this one, the oldest first. */
export const rivalsOf = async (actor: Actor, id: string): Promise<readonly Rival[]> =>
  mayReview(actor) ? ((await repository.rivalsOf(database(), [id])).get(id) ?? []) : [];

/** How many requests wait for an answer. */
export const countWaiting = async (actor: Actor): Promise<number> => (mayReview(actor) ? repository.countWaiting(database()) : 0);

/** How many bookings of all customers are in each state; states without any are left out. */
export const countByStatus = async (actor: Actor): Promise<ReadonlyMap<string, number>> =>
  mayReview(actor) ? repository.countByStatus(database()) : new Map();

/** The reference of the request to look at after this one; `null` where no other waits. */
export const nextAfter = async (actor: Actor, reference: string): Promise<string | null> =>
  mayReview(actor) ? repository.nextWaiting(database(), reference) : null;

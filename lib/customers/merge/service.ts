import "server-only";
import { record } from "#lib/audit/service.ts";
import type { Actor } from "#lib/auth/actor.ts";
import { mayMergeCustomers } from "#lib/auth/policy.ts";
import { database, inTransaction, type Tx } from "#lib/db/client.ts";
import { mayRetry } from "#lib/db/fault.ts";
import type { Refusal } from "#lib/http/refusal.ts";
import { done, type Result, refuse } from "#lib/kernel/result.ts";
import { holdCalendar } from "#lib/scheduling/service.ts";
import type { Moved, NameKept, Pair } from "./merge.ts";
import * as repository from "./repository.ts";

const FORBIDDEN: Refusal = { code: "forbidden" };
const NOT_FOUND: Refusal = { code: "not-found" };

export type Both = { readonly stays: string; readonly goes: string };

/** Two customers side by side. One that was merged already is `not-found`, and so is a customer beside itself. */
export async function mergePair(actor: Actor, { stays, goes }: Both): Promise<Result<Pair, Refusal>> {
  if (!mayMergeCustomers(actor)) return refuse(FORBIDDEN);
  const [first, second] = [await repository.findSide(database(), stays), await repository.findSide(database(), goes)];
  return first && second && stays !== goes ? done({ stays: first, goes: second }) : refuse(NOT_FOUND);
}

export type Merge = Both & { readonly name: NameKept; readonly reason: string };

const TRIES = 3;

/**
 * Makes one customer of two, for good: everything of the one that `goes` is the other's with the end of the transaction, and
 * its people see all of it at their next request. Refuses `not-found` where either was merged meanwhile.
 */
export async function mergeCustomers(actor: Actor, merge: Merge): Promise<Result<Moved, Refusal>> {
  if (!mayMergeCustomers(actor)) return refuse(FORBIDDEN);
  if (merge.stays === merge.goes) return refuse(NOT_FOUND);
  for (let tries = 1; ; tries++) {
    try {
      return await inTransaction((tx) => mergeWithin(tx, actor, merge));
    } catch (error) {
      if (tries === TRIES || !mayRetry(error)) throw error;
    }
  }
}

/** The calendar comes first, as in everything that books, so that neither waits for the other in a circle. */
async function mergeWithin(tx: Tx, actor: Actor, merge: Merge): Promise<Result<Moved, Refusal>> {
  const { stays, goes, reason } = merge;
  await holdCalendar(tx);
  const names = await repository.lockOrganizations(tx, [stays, goes]);
  const [kept, gone] = [names.get(stays), names.get(goes)];
  if (kept === undefined || gone === undefined) return refuse(NOT_FOUND);
  await repository.leaveTombstone(tx, { stays, goes });
  const moved = await repository.moveBelongings(tx, { stays, goes });
  const name = merge.name === "stays" ? kept : gone;
  if (name !== kept) await repository.saveName(tx, stays, name);
  const detail = { stays, goes, names: { stays: kept, goes: gone, after: name }, moved };
  await record(tx, actor, { action: "organization.merged", subject: `organization:${goes}`, reason, detail });
  await record(tx, actor, { action: "organization.took-over", subject: `organization:${stays}`, reason, detail });
  return done(moved);
}

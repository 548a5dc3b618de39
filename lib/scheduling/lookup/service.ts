import "server-only";
import type { Actor } from "#lib/auth/actor.ts";
import { mayEditPolicy } from "#lib/auth/policy.ts";
import { database } from "#lib/db/client.ts";
import type { Refusal } from "#lib/http/refusal.ts";
import { done, type Result, refuse } from "#lib/kernel/result.ts";
import type { KeptBlackout } from "../desk/repository.ts";
import * as calendar from "../desk/repository.ts";
import type { Engineer } from "../rota.ts";
import type { PolicyVersion } from "./policy-version.ts";
import * as repository from "./repository.ts";

const FORBIDDEN: Refusal = { code: "forbidden" };
const NOT_FOUND: Refusal = { code: "not-found" };

/** How the desk's rules came to be what they are, the newest first; at most `limit` of them. */
export const policyHistory = async (actor: Actor, limit: number): Promise<Result<readonly PolicyVersion[], Refusal>> =>
  mayEditPolicy(actor) ? done(await repository.listPolicies(database(), limit)) : refuse(FORBIDDEN);

export async function findBlackout(actor: Actor, id: string): Promise<Result<KeptBlackout, Refusal>> {
  if (!mayEditPolicy(actor)) return refuse(FORBIDDEN);
  const found = await calendar.findBlackout(database(), id);
  return found ? done(found) : refuse(NOT_FOUND);
}

export async function findEngineer(actor: Actor, id: string): Promise<Result<Engineer, Refusal>> {
  if (!mayEditPolicy(actor)) return refuse(FORBIDDEN);
  const found = await calendar.findEngineer(database(), id);
  return found ? done(found) : refuse(NOT_FOUND);
}

/** Accounts that an engineer can be tied to, by name. */
export const staffAccounts = async (
  actor: Actor,
): Promise<Result<readonly { readonly id: string; readonly name: string }[], Refusal>> =>
  mayEditPolicy(actor) ? done(await repository.listStaff(database())) : refuse(FORBIDDEN);

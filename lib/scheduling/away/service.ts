import "server-only";
import type { Actor } from "#lib/auth/actor.ts";
import { isStaff } from "#lib/auth/policy.ts";
import { database } from "#lib/db/client.ts";
import type { Instant } from "#lib/time/instant.ts";
import type { TimesOff } from "./away.ts";
import * as repository from "./repository.ts";

/** What of the desk's calendar is closed from `from` on: for these engineers, or with `null` for all. Nothing for customers. */
export async function timesOff(actor: Actor, from: Instant, engineerIds: readonly string[] | null): Promise<TimesOff> {
  if (!isStaff(actor)) return { blackouts: [], leaves: [] };
  return {
    blackouts: await repository.closedSince(database(), from),
    leaves: await repository.awaySince(database(), from, engineerIds),
  };
}

import "server-only";
import type { Actor } from "#lib/auth/actor.ts";
import { mayReview } from "#lib/auth/policy.ts";
import { database } from "#lib/db/client.ts";
import * as repository from "./repository.ts";

/** Whoever opened a booking this long ago may still be reading it. */
const PRESENT_MINUTES = 5;

/** Notes that the actor has a booking in front of them, and says which colleagues have it too: their names, at most three. */
export async function readTogether(actor: Actor, bookingId: string): Promise<readonly string[]> {
  if (!mayReview(actor)) return [];
  await repository.saveReader(database(), bookingId, actor.userId);
  return repository.readersOf(database(), bookingId, { but: actor.userId, minutes: PRESENT_MINUTES });
}

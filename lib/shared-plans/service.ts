import "server-only";
import type { Actor } from "#lib/auth/actor.ts";
import { reserveShare } from "#lib/auth/attempts/service.ts";
import { database, inTransaction, newId } from "#lib/db/client.ts";
import type { Refusal } from "#lib/http/refusal.ts";
import { done, type Result, refuse } from "#lib/kernel/result.ts";
import type { OnceKey } from "#lib/once/once-key.ts";
import { once } from "#lib/once/service.ts";
import { rulebook } from "#lib/planning/rulebook.ts";
import { hashOf } from "#lib/planning/service.ts";
import { type Clock, systemClock } from "#lib/time/system-clock.ts";
import * as repository from "./repository.ts";
import { expiryOf, isSharedId, keptOf, type SharedPlan, type ShareWish } from "./shared-plan.ts";

/** Where a wish comes from: the one-time key of its request, and the address on which tries are counted. */
type Sender = { readonly key: OnceKey | null; readonly address: string | null };

type Receipt = Omit<SharedPlan, "input">;

/**
 * Keeps a plan for a short link, once for a key. Anybody may, so often from one address; the same plan shared again gets
 * another link. Of the sender nothing is kept with it.
 */
export async function sharePlan(
  _actor: Actor,
  wish: ShareWish,
  { key, address }: Sender,
  now: Clock = systemClock,
): Promise<Result<Receipt, Refusal>> {
  const room = await reserveShare(address);
  if (!room.open) return refuse({ code: "too-many-requests", params: { seconds: room.waitSeconds } });
  return inTransaction((tx) =>
    once(tx, key, async () => {
      const kept = keptOf(wish);
      const createdAt = now();
      const receipt: Receipt = {
        id: newId(),
        named: kept.named,
        hash: hashOf(kept.input),
        rulebook: rulebook.id,
        createdAt,
        expiresAt: expiryOf(createdAt, wish.lifetime),
      };
      await repository.insertSharedPlan(tx, { ...receipt, input: kept.input });
      return done(receipt);
    }),
  );
}

/** What a short link leads to, for whoever has it; `null` for one that is unknown or no longer active. */
export const findShared = (id: string, now: Clock = systemClock): Promise<SharedPlan | null> =>
  isSharedId(id) ? repository.findLiving(database(), id, now()) : Promise.resolve(null);

export const forgetExpired = (now: Clock = systemClock): Promise<number> => repository.deleteExpired(database(), now());

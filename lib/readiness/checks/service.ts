import "server-only";
import { record } from "#lib/audit/service.ts";
import type { Actor } from "#lib/auth/actor.ts";
import { mayReview } from "#lib/auth/policy.ts";
import { database, inTransaction } from "#lib/db/client.ts";
import type { Refusal } from "#lib/http/refusal.ts";
import { hostKey } from "#lib/installations/installation.ts";
import { findInstallation } from "#lib/installations/service.ts";
import { done, type Result, refuse } from "#lib/kernel/result.ts";
import { type ItemKey, type KnownItems, keyOf, type SeenItem } from "./check.ts";
import * as repository from "./repository.ts";

/** Who filled in what of these hosts and of the firewall, and who has tried it. The desk only; nothing for others. */
export const knownItems = async (actor: Actor, installationId: string, hosts: readonly string[]): Promise<KnownItems> =>
  mayReview(actor) ? repository.listKnown(database(), installationId, hosts.map(hostKey)) : new Map();

/** What somebody ticked, and what they left or made unticked, each as the page showed it. */
export type Checks = { readonly checked: readonly SeenItem[]; readonly unchecked: readonly SeenItem[] };

/** A form may name an item twice; one statement writes each row once. */
const eachOnce = (seen: readonly SeenItem[]): readonly SeenItem[] => [
  ...new Map(seen.map((item) => [keyOf(item), item])).values(),
];

const named = (items: readonly ItemKey[]): readonly string[] => items.map((item) => keyOf(item).trim());

/**
 * The desk notes which items of a checklist it has tried, and takes notes back. An item that the customer has changed since it
 * was shown stays as it is: nobody has tried what it says now. Refuses `forbidden`, `not-found`.
 */
export async function noteChecks(
  actor: Actor,
  installationId: string,
  { checked, unchecked }: Checks,
): Promise<Result<null, Refusal>> {
  if (!mayReview(actor)) return refuse({ code: "forbidden" });
  return inTransaction(async (tx) => {
    // Two forms about the same items, in whatever order, wait for each other.
    const found = await findInstallation(actor, installationId, { tx, lock: "change" });
    if (!found.ok) return found;
    const added = await repository.saveChecks(tx, installationId, eachOnce(checked), actor.userId);
    const taken = await repository.deleteChecks(tx, installationId, unchecked);
    if (added.length + taken.length === 0) return done(null);
    await record(tx, actor, {
      action: "readiness.checked",
      subject: `installation:${installationId}`,
      detail: { checked: named(added), takenBack: named(taken) },
    });
    return done(null);
  });
}

import "server-only";
import { record } from "#lib/audit/service.ts";
import type { Actor } from "#lib/auth/actor.ts";
import { isCustomer, isSignedIn, mayBookFor, scopeOf } from "#lib/auth/policy.ts";
import { database, inTransaction, newId, type Tx } from "#lib/db/client.ts";
import { type Page, type PageQuery, pageOf, placeOf } from "#lib/http/list.ts";
import type { Refusal } from "#lib/http/refusal.ts";
import { done, type Result, refuse } from "#lib/kernel/result.ts";
import type { OnceKey } from "#lib/once/once-key.ts";
import { once } from "#lib/once/service.ts";
import type { Estimates } from "#lib/planning/estimate.ts";
import type { Plan } from "#lib/planning/plan.ts";
import { planJudged } from "#lib/planning/service.ts";
import { type Clock, systemClock } from "#lib/time/system-clock.ts";
import { eraseSecrets, purgeSecrets } from "#lib/vault/service.ts";
import { changed, changedParts, type LostItems, leavingHosts, lostItems } from "./change.ts";
import { type Installation, type InstallationChange, type InstallationContent, planInputOf } from "./installation.ts";
import * as repository from "./repository.ts";
import { judgeWhole } from "./schema.ts";

const subjectOf = (id: string): string => `installation:${id}`;

/**
 * An installation that the actor may see: its own organisation's, for the desk any. Foreign, absent and removed ones are
 * all `not-found`. Within a transaction, `lock` holds it as it is until the end: whoever writes something that rests on
 * hosts, zone or existence of the installation (a booking, say) asks with `keep`.
 */
export async function findInstallation(
  actor: Actor,
  id: string,
  within: { readonly tx?: Tx; readonly lock?: repository.Lock } = {},
): Promise<Result<Installation, Refusal>> {
  const tx = within.tx ?? database();
  if (within.lock) await repository.lockInstallation(tx, id, { ...scopeOf(actor), lock: within.lock });
  const installation = await repository.loadInstallation(tx, id, scopeOf(actor));
  return installation ? done(installation) : refuse({ code: "not-found" });
}

/** An installation for background work, whoever's it is; `null` where it is gone. */
export const installationFor = (tx: Tx, id: string): Promise<Installation | null> => repository.loadInstallation(tx, id, {});

/**
 * The plan of a stored installation; `estimates` are the desk's current ones (they decide `workMinutes`, never the hash).
 * Takes them as an argument because scheduling asks for installations, and not the other way round.
 */
export const planOf = (installation: Installation, failback: boolean, estimates: Estimates): Plan =>
  planJudged(planInputOf(installation, failback), estimates);

/** A page ends early rather than carry more hosts than this; the cursor goes on where it ended. */
const HOSTS_A_PAGE = 20_000;

/** The actor's installations, newest first, page by page. */
export async function listInstallations(actor: Actor, { limit, cursor }: PageQuery): Promise<Page<Installation>> {
  const heads = await repository.listHeads(database(), scopeOf(actor), { limit: limit + 1, after: placeOf(cursor) });
  let hosts = 0;
  const fitting = heads.findIndex((head, n) => {
    hosts += head.hosts;
    return n > 0 && hosts > HOSTS_A_PAGE;
  });
  const { items, nextCursor } = pageOf(heads, fitting === -1 ? limit : Math.min(fitting, limit), (head) => head);
  const ids = items.map(({ id }) => id);
  return { items: await repository.loadInstallations(database(), ids), nextCursor };
}

type Creating = {
  readonly key: OnceKey | null;
  readonly tx?: Tx;
  readonly now?: Clock;
  /** Whose it will be, where the desk sets it up; customers set up their own. */
  readonly organizationId?: string;
};

const ownerOf = (actor: Actor, { organizationId }: Creating): string | undefined =>
  isCustomer(actor) ? actor.organizationId : mayBookFor(actor) ? organizationId : undefined;

/**
 * A new installation of the customer's organisation, or of the one that the desk names, which the caller has found. The content was
 * judged as a whole where it was read.
 */
export async function createInstallation(
  actor: Actor,
  content: InstallationContent,
  asked: Creating,
): Promise<Result<Installation, Refusal>> {
  const organizationId = ownerOf(actor, asked);
  if (!isSignedIn(actor) || organizationId === undefined) return refuse({ code: "forbidden" });
  const { userId } = actor;
  const create = (tx: Tx) =>
    once(tx, asked.key, async () => {
      const head = { id: newId(), organizationId, createdBy: userId, createdAt: (asked.now ?? systemClock)() };
      await repository.insertInstallation(tx, head, content);
      const detail = { name: content.name, topology: content.topology, zone: content.zone, hosts: content.hosts.length };
      await record(tx, actor, { action: "installation.created", subject: subjectOf(head.id), detail });
      return done({ ...content, id: head.id, organizationId, createdAt: head.createdAt, revision: 1 });
    });
  return asked.tx ? create(asked.tx) : inTransaction(create);
}

export type Changed = { readonly installation: Installation; readonly lost: readonly LostItems[] };

/**
 * Lays a change over the version that the customer read, and judges the result as a whole. Hosts that leave, a new name
 * included, take their checklist items and secrets along; the answer names them.
 */
export async function changeInstallation(
  actor: Actor,
  id: string,
  { change, version }: { readonly change: InstallationChange; readonly version: number | null },
): Promise<Result<Changed, Refusal>> {
  if (!isCustomer(actor)) return refuse({ code: "forbidden" });
  return inTransaction(async (tx) => {
    const found = await findInstallation(actor, id, { tx, lock: "change" });
    if (!found.ok) return found;
    if (version === null) return refuse({ code: "version-required" });
    if (version !== found.value.revision) return refuse({ code: "outdated" });
    const content = changed(found.value, change);
    const faults = judgeWhole(content);
    if (faults.length > 0) return refuse({ code: "invalid-input", faults });
    if ((await repository.saveContent(tx, found.value, content)) === "outdated") return refuse({ code: "outdated" });
    const lost = await partWithHosts(tx, found.value, content);
    const detail = { parts: changedParts(change), lost };
    await record(tx, actor, { action: "installation.changed", subject: subjectOf(id), detail });
    return done({ installation: { ...found.value, ...content, revision: version + 1 }, lost });
  });
}

async function partWithHosts(tx: Tx, before: Installation, after: InstallationContent): Promise<readonly LostItems[]> {
  const leaving = leavingHosts(before, after);
  if (leaving.length === 0) return [];
  await eraseSecrets(tx, before.id, leaving);
  return lostItems(before, await repository.deleteItemsOf(tx, before.id, leaving));
}

/** Removes an installation without open bookings: gone from every list, its console secrets unreadable for good. */
export async function removeInstallation(actor: Actor, id: string, now: Clock = systemClock): Promise<Result<null, Refusal>> {
  if (!isCustomer(actor)) return refuse({ code: "forbidden" });
  return inTransaction(async (tx) => {
    const found = await findInstallation(actor, id, { tx, lock: "remove" });
    if (!found.ok) return found;
    if (await repository.holdsWindow(tx, id)) return refuse({ code: "has-bookings" });
    await purgeSecrets(tx, id);
    await repository.markRemoved(tx, id, now());
    await record(tx, actor, { action: "installation.removed", subject: subjectOf(id), detail: { name: found.value.name } });
    return done(null);
  });
}

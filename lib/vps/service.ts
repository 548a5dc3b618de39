import "server-only";
import { record } from "#lib/audit/service.ts";
import type { Actor, Customer } from "#lib/auth/actor.ts";
import { isCustomer } from "#lib/auth/policy.ts";
import { database, inTransaction, type Tx } from "#lib/db/client.ts";
import type { Refusal } from "#lib/http/refusal.ts";
import type { Installation } from "#lib/installations/installation.ts";
import { findInstallation } from "#lib/installations/service.ts";
import { done, type Result, refuse } from "#lib/kernel/result.ts";
import type { Way } from "#lib/planning/outages.ts";
import { type Clock, systemClock } from "#lib/time/system-clock.ts";
import { type Import, merged } from "./merge.ts";
import * as repository from "./repository.ts";
import { MOST_VPS, ownerKey, type Vps, type VpsListHead } from "./vps.ts";

const subjectOf = (id: string): string => `installation:${id}`;

const NO_LIST: VpsListHead & { readonly mark: null } = { revision: 0, way: null, mark: null };

export type StoredList = {
  readonly installation: Installation;
  readonly head: VpsListHead & { readonly mark: repository.ImportMark | null };
  readonly list: readonly Vps[];
};

/** The list of an installation that the actor may see: its own organisation's, for the desk any. Empty where there is none. */
export async function findVps(actor: Actor, id: string, within?: Tx): Promise<Result<StoredList, Refusal>> {
  const tx = within ?? database();
  const found = await findInstallation(actor, id, within ? { tx: within, lock: "change" } : {});
  if (!found.ok) return found;
  const [head, list] = [await repository.loadHead(tx, id), await repository.loadVps(tx, id)];
  return done({ installation: found.value, head: head ?? NO_LIST, list });
}

/** How many VPSs the list of an installation has, for whoever was shown the installation. */
export const countVps = ({ id }: Pick<Installation, "id">): Promise<number> => repository.countVps(database(), id);

export type VpsPage = { readonly list: readonly Vps[]; readonly revision: number };

/** A part of the list, from the place `from` on, in the customer's order. */
export async function findVpsPage(
  actor: Actor,
  id: string,
  part: { readonly from: number; readonly limit: number },
): Promise<Result<VpsPage, Refusal>> {
  const found = await findInstallation(actor, id);
  if (!found.ok) return found;
  const head = await repository.loadHead(database(), id);
  return done({ list: await repository.loadVps(database(), id, part), revision: head?.revision ?? 0 });
}

/** What changes a list: in one transaction that holds the installation, for a version of the list where one is named. */
type Change<T> = (tx: Tx, stored: StoredList, customer: Customer) => Promise<Result<T, Refusal>>;

async function changing<T>(
  actor: Actor,
  id: string,
  { revision, change }: { readonly revision: number | null; readonly change: Change<T> },
): Promise<Result<T, Refusal>> {
  if (!isCustomer(actor)) return refuse({ code: "forbidden" });
  return inTransaction(async (tx) => {
    const stored = await findVps(actor, id, tx);
    if (!stored.ok) return stored;
    if (revision !== null && revision !== stored.value.head.revision) return refuse({ code: "outdated" });
    return change(tx, stored.value, actor);
  });
}

export type Imported = { readonly count: number; readonly revision: number };

/**
 * Takes a list of entries that were judged by the installation's hosts. `revision`: the version of the list that the actor
 * saw, or `null` where it does not matter to them. More than 10,000 in all are `too-many-vps`.
 */
export const importVps = (
  actor: Actor,
  id: string,
  { revision, now = systemClock, ...what }: Import & { readonly revision: number | null; readonly now?: Clock },
): Promise<Result<Imported, Refusal>> =>
  changing(actor, id, {
    revision,
    async change(tx, { list }, { userId, name }) {
      const entries = merged(list, what);
      if (!entries.ok) return refuse({ code: "too-many-vps", params: { rows: entries.error.rows, most: MOST_VPS } });
      const count = entries.value.length;
      const saved = await repository.saveHead(tx, id, { at: now(), by: userId, byName: name });
      await repository.replaceVps(tx, id, entries.value);
      const detail = { kind: what.kind, before: list.length, count };
      await record(tx, actor, { action: "vps.imported", subject: subjectOf(id), detail });
      return done({ count, revision: saved });
    },
  });

/** Whose way is chosen: every VPS's, those of one owner, or those at some places of the list. */
export type WayFor =
  | { readonly who: "all" }
  | { readonly who: "owner"; readonly owner: string | null }
  | { readonly who: "some"; readonly positions: readonly number[] };

function positionsFor(list: readonly Vps[], of: Exclude<WayFor, { who: "all" }>): readonly number[] {
  if (of.who === "owner")
    return list.filter(({ owner }) => ownerKey(owner) === ownerKey(of.owner)).map(({ position }) => position);
  const wanted = new Set(of.positions);
  return list.filter(({ position }) => wanted.has(position)).map(({ position }) => position);
}

/** Chooses the way of VPSs of the version of the list that the actor saw; `null` is the list's way, or nobody's choice. */
export const chooseWay = (
  actor: Actor,
  id: string,
  { way, of, revision }: { readonly way: Way | null; readonly of: WayFor; readonly revision: number | null },
): Promise<Result<{ readonly count: number }, Refusal>> =>
  changing(actor, id, {
    revision,
    async change(tx, { list }) {
      const positions = of.who === "all" ? list.map(({ position }) => position) : positionsFor(list, of);
      if (positions.length === 0) return refuse({ code: "not-found" });
      if (of.who === "all") await repository.saveWayOfAll(tx, id, way);
      else await repository.saveWayOf(tx, id, { positions, way });
      const detail = { way, who: of.who, count: positions.length };
      await record(tx, actor, { action: "vps.way-chosen", subject: subjectOf(id), detail });
      return done({ count: positions.length });
    },
  });

/** Takes all VPSs of an installation out. What was never there is as good as removed. */
export const removeVps = (
  actor: Actor,
  id: string,
  { revision, now = systemClock }: { readonly revision: number | null; readonly now?: Clock },
): Promise<Result<null, Refusal>> =>
  changing(actor, id, {
    revision,
    async change(tx, { list }, { userId, name }) {
      if (list.length === 0) return done(null);
      await repository.saveHead(tx, id, { at: now(), by: userId, byName: name });
      await repository.replaceVps(tx, id, []);
      await record(tx, actor, { action: "vps.removed", subject: subjectOf(id), detail: { before: list.length } });
      return done(null);
    },
  });

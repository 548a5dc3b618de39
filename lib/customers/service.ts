import "server-only";
import { entriesAbout } from "#lib/audit/service.ts";
import type { Actor } from "#lib/auth/actor.ts";
import { mayLookAtCustomers } from "#lib/auth/policy.ts";
import { database } from "#lib/db/client.ts";
import type { Refusal } from "#lib/http/refusal.ts";
import { done, type Result, refuse } from "#lib/kernel/result.ts";
import type { Customer, CustomerPerson, CustomerRow, Happening, WaitingRow } from "./customer.ts";
import { type Alike, likelyDuplicates } from "./duplicates.ts";
import { type CustomersQuery, countsOf, LIST_PAGE, type Listed, pageWithin } from "./query.ts";
import * as repository from "./repository.ts";

const FORBIDDEN: Refusal = { code: "forbidden" };

/** Customers that the desk looks for, page by page; a page that does not exist is the nearest that does. */
export async function listCustomers(actor: Actor, query: CustomersQuery): Promise<Result<Listed<CustomerRow>, Refusal>> {
  if (!mayLookAtCustomers(actor)) return refuse(FORBIDDEN);
  const counts = countsOf(await repository.countCustomers(database(), query.search));
  const total = counts[query.show];
  const { page, pages, skip } = pageWithin(query.page, total);
  const items = await repository.listCustomers(database(), query, { limit: LIST_PAGE, skip });
  return done({ items, page, pages, total, counts });
}

/** `into`: the customer was merged into this one, which answers for it. */
export type FoundCustomer = { readonly customer: Customer } | { readonly into: string };

export async function findCustomer(actor: Actor, id: string): Promise<Result<FoundCustomer, Refusal>> {
  if (!mayLookAtCustomers(actor)) return refuse(FORBIDDEN);
  const found = await repository.findCustomer(database(), id);
  if (!found) return refuse({ code: "not-found" });
  return done("into" in found ? found : { customer: found });
}

export type Around = {
  readonly people: readonly CustomerPerson[];
  readonly waiting: readonly WaitingRow[];
  readonly alike: readonly Alike[];
};

/** Who belongs to a customer, what of theirs waits for an earlier time, and which other customers may be the same. */
export async function aroundCustomer(actor: Actor, { id }: Customer): Promise<Result<Around, Refusal>> {
  if (!mayLookAtCustomers(actor)) return refuse(FORBIDDEN);
  const tx = database();
  const people = await repository.listPeople(tx, id);
  const waiting = await repository.listWaiting(tx, id);
  const candidates = await repository.listCandidates(tx);
  const own = candidates.find((candidate) => candidate.id === id);
  return done({ people, waiting, alike: own ? likelyDuplicates(own, candidates) : [] });
}

/** Events that a page shows. */
const MOST = 20;

const newest = (...lists: readonly (readonly Happening[])[]): readonly Happening[] =>
  lists
    .flat()
    .toSorted((a, b) => b.at - a.at)
    .slice(0, MOST);

async function trail(actor: Actor, subjects: readonly string[]): Promise<readonly Happening[]> {
  const entries = await entriesAbout(actor, subjects, MOST);
  return entries.map(({ id, at, actor: by, reason, action, subject }) => ({
    ...{ key: `entry-${id}`, at, by, reason },
    what: { action, subject },
  }));
}

/** What happened last with a customer, newest first: its bookings, its installations, and merging. */
export async function customerHistory(
  actor: Actor,
  { id, former }: Customer,
  installationIds: readonly string[],
): Promise<readonly Happening[]> {
  if (!mayLookAtCustomers(actor)) return [];
  const organizations = [id, ...former.map((one) => one.id)].map((one) => `organization:${one}`);
  const subjects = [...organizations, ...installationIds.map((one) => `installation:${one}`)];
  return newest(await repository.listChanges(database(), { organizationId: id }, MOST), await trail(actor, subjects));
}

/** The same of one installation. */
export async function systemHistory(actor: Actor, installationId: string): Promise<readonly Happening[]> {
  if (!mayLookAtCustomers(actor)) return [];
  return newest(
    await repository.listChanges(database(), { installationId }, MOST),
    await trail(actor, [`installation:${installationId}`]),
  );
}

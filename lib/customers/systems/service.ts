import "server-only";
import type { Actor } from "#lib/auth/actor.ts";
import { mayLookAtCustomers } from "#lib/auth/policy.ts";
import { database } from "#lib/db/client.ts";
import type { Refusal } from "#lib/http/refusal.ts";
import type { InstallationContent } from "#lib/installations/installation.ts";
import { createInstallation } from "#lib/installations/service.ts";
import { done, type Result, refuse } from "#lib/kernel/result.ts";
import type { OnceKey } from "#lib/once/once-key.ts";
import { rulebook } from "#lib/planning/rulebook.ts";
import type { SystemRow } from "../customer.ts";
import { countsOf, LIST_PAGE, type Listed, pageWithin, type SystemsQuery } from "../query.ts";
import { findCustomer } from "../service.ts";
import * as repository from "./repository.ts";

/** Installations of all customers that the desk looks for, page by page; a page that does not exist is the nearest that does. */
export async function listSystems(actor: Actor, query: SystemsQuery): Promise<Result<Listed<SystemRow>, Refusal>> {
  if (!mayLookAtCustomers(actor)) return refuse({ code: "forbidden" });
  const span = rulebook.lines.find(({ id }) => id === query.line) ?? null;
  const wanted = { ...query, span, organizationId: null };
  const counts = countsOf(await repository.countSystems(database(), wanted));
  const total = counts[query.show];
  const { page, pages, skip } = pageWithin(query.page, total);
  const items = await repository.listSystems(database(), wanted, { limit: LIST_PAGE, skip });
  return done({ items, page, pages, total, counts });
}

/** An installation that the desk sets up for a customer. The same `key` again makes nothing. */
export async function addSystem(
  actor: Actor,
  organizationId: string,
  { content, key }: { readonly content: InstallationContent; readonly key: OnceKey },
): Promise<Result<{ readonly id: string }, Refusal>> {
  const found = await findCustomer(actor, organizationId);
  if (!found.ok) return found;
  if (!("customer" in found.value)) return refuse({ code: "not-found" });
  return createInstallation(actor, content, { key, organizationId });
}

/** More installations than a customer's page lists. */
const MOST = 200;

/** The installations of one customer, by name; for others than the desk none. */
export const systemsOf = async (actor: Actor, organizationId: string): Promise<readonly SystemRow[]> =>
  mayLookAtCustomers(actor)
    ? repository.listSystems(
        database(),
        { search: "", show: "all", topology: "", sort: "name", span: null, organizationId },
        { limit: MOST, skip: 0 },
      )
    : [];

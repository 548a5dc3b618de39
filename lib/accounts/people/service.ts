import "server-only";
import { type Act, record } from "#lib/audit/service.ts";
import type { Actor } from "#lib/auth/actor.ts";
import { mayAdminister } from "#lib/auth/policy.ts";
import { database, inTransaction, type Tx } from "#lib/db/client.ts";
import { type Page, type PageQuery, pageOf, placeOf } from "#lib/http/list.ts";
import type { Refusal } from "#lib/http/refusal.ts";
import { done, type Result, refuse } from "#lib/kernel/result.ts";
import { holdCalendar } from "#lib/scheduling/service.ts";
import { type Fault, kindFault, linkFault, offFault } from "./change.ts";
import { isStaffKind, type Kind, type Person, type RotaPlace } from "./person.ts";
import * as repository from "./repository.ts";

const FORBIDDEN: Refusal = { code: "forbidden" };

/** Accounts by name, those with `search` in the name or the address; "" for all. */
export async function listPeople(
  actor: Actor,
  { search, limit, cursor }: PageQuery & { readonly search: string },
): Promise<Result<Page<Person>, Refusal>> {
  if (!mayAdminister(actor)) return refuse(FORBIDDEN);
  const skip = placeOf(cursor)?.at ?? 0;
  const rows = await repository.listPeople(database(), search, { limit: limit + 1, skip });
  return done(pageOf(rows, limit, () => ({ at: skip + limit, id: "people" })));
}

export async function findPerson(actor: Actor, id: string): Promise<Result<Person, Refusal>> {
  if (!mayAdminister(actor)) return refuse(FORBIDDEN);
  const person = await repository.findPerson(database(), id);
  return person ? done(person) : refuse({ code: "not-found" });
}

/** Everybody of the rota, and whose they are. */
export const rotaPlaces = async (actor: Actor): Promise<Result<readonly RotaPlace[], Refusal>> =>
  mayAdminister(actor) ? done(await repository.listRota(database())) : refuse(FORBIDDEN);

/** What was done to an account; `null` where it was so already. */
type Change = Omit<Act, "subject"> | null;

/**
 * Changes to accounts come one after the other and apart from those to the rota, whose lock they share. Who asks is looked at
 * again behind it: of two administrators who take the right from each other one is none any more. A changed account is signed
 * out everywhere with the change itself.
 */
async function change(
  actor: Actor,
  id: string,
  work: (tx: Tx, person: Person) => Promise<Result<Change, Fault>>,
): Promise<Result<null, Refusal>> {
  if (!mayAdminister(actor)) return refuse(FORBIDDEN);
  return inTransaction(async (tx) => {
    await holdCalendar(tx);
    const asker = await repository.findPerson(tx, actor.userId);
    if (asker?.kind !== "admin" || asker.off) return refuse(FORBIDDEN);
    const person = await repository.findPerson(tx, id);
    if (!person) return refuse({ code: "not-found" });
    const changed = await work(tx, person);
    if (!changed.ok) return refuse({ code: changed.error });
    if (changed.value === null) return done(null);
    await repository.deleteSessions(tx, id);
    await record(tx, actor, { ...changed.value, subject: `user:${id}` });
    return done(null);
  });
}

/** Makes an account one of a customer, of the desk or of an administrator. A customer is nobody of the rota any more. */
export const changeKind = (actor: Actor, id: string, kind: Kind): Promise<Result<null, Refusal>> =>
  change(actor, id, async (tx, person) => {
    if (person.kind === kind) return done(null);
    const fault = kindFault(person, kind, await repository.countAdministratorsBeside(tx, id));
    if (fault) return refuse(fault);
    await repository.saveKind(tx, id, kind);
    const unlinked = isStaffKind(kind) ? [] : person.engineers;
    if (unlinked.length > 0) await repository.saveLinks(tx, id, []);
    return done({ action: "user.kind-changed", detail: { before: person.kind, after: kind, unlinked } });
  });

/** Makes an account of the desk exactly these engineers of the rota; none: they only review. */
export const linkEngineers = (actor: Actor, id: string, engineerIds: readonly string[]): Promise<Result<null, Refusal>> =>
  change(actor, id, async (tx, person) => {
    const rota = await repository.listRota(tx);
    const fault = linkFault(person, engineerIds, rota);
    if (fault) return refuse(fault);
    const after = rota
      .filter((place) => engineerIds.includes(place.id))
      .map(({ id: engineerId, name }) => ({ id: engineerId, name }));
    if (`${after.map((one) => one.id)}` === `${person.engineers.map((one) => one.id)}`) return done(null);
    await repository.saveLinks(tx, id, engineerIds);
    return done({ action: "user.engineers-changed", detail: { before: person.engineers, after } });
  });

/** Nobody can sign in with the account from now on; what it did stays. */
export const switchOff = (actor: Actor, id: string, reason: string): Promise<Result<null, Refusal>> =>
  change(actor, id, async (tx, person) => {
    if (person.off) return done(null);
    const fault = offFault(person, await repository.countAdministratorsBeside(tx, id));
    if (fault) return refuse(fault);
    await repository.saveOff(tx, id, reason);
    return done({ action: "user.switched-off", reason });
  });

export const switchOn = (actor: Actor, id: string, reason: string): Promise<Result<null, Refusal>> =>
  change(actor, id, async (tx, person) => {
    if (!person.off) return done(null);
    await repository.saveOff(tx, id, null);
    return done({ action: "user.switched-on", reason });
  });

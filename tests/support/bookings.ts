import type { Customer, Desk, SignedIn } from "#lib/auth/actor.ts";
import type { BookingAnswer } from "#lib/bookings/answer.ts";
import type { SubmitBody } from "#lib/bookings/schema.ts";
import { submitBooking } from "#lib/bookings/submission/service.ts";
import { database, newId } from "#lib/db/client.ts";
import type { Refusal } from "#lib/http/refusal.ts";
import type { Installation } from "#lib/installations/installation.ts";
import { createInstallation, planOf } from "#lib/installations/service.ts";
import type { Result } from "#lib/kernel/result.ts";
import { setFirewall, setFirmware, setKvm } from "#lib/readiness/service.ts";
import { removeEngineer } from "#lib/scheduling/desk/service.ts";
import { currentPolicy, slotsFor } from "#lib/scheduling/service.ts";
import type { Instant } from "#lib/time/instant.ts";
import { systemClock } from "#lib/time/system-clock.ts";
import { localTime, plusDays } from "#lib/time/zone.ts";
import { aSystem } from "#tests/support/an-installation.ts";

/** The value of a result that has to be one. */
export function granted<T>(result: Result<T, Refusal>): T {
  if (!result.ok) throw new Error(`Refused: ${JSON.stringify(result.error)}`);
  return result.value;
}

/** The refusal of a result that has to be one, as `code: faults`. */
export function refusalOf(result: Result<unknown, Refusal>): string {
  if (result.ok) throw new Error(`Not refused: ${JSON.stringify(result.value).slice(0, 200)}`);
  const { code, faults = [] } = result.error;
  return [code, ...faults.map((fault) => `${fault.pointer} ${fault.code}`)].join("; ");
}

/** Gives an actor an account, so that mails find them; customers become members of their organisation. */
export async function withAccount<Person extends SignedIn>(actor: Person, locale: "en" | "de" = "en"): Promise<Person> {
  const { userId: id, name, kind: role } = actor;
  const email = `${id}@people.example`.toLowerCase();
  await database().user.create({ data: { id, name, email, emailVerified: true, role, locale } });
  if (actor.kind === "customer")
    await database().member.create({
      data: { id: newId(), organizationId: actor.organizationId, userId: id, createdAt: new Date(0) },
    });
  return { ...actor, email, locale };
}

type System = Parameters<typeof aSystem>[0];

/** An installation in the database, its checklist still to do. */
export async function anInstallation(customer: Customer, system: System = {}): Promise<Installation> {
  const { name, topology, zone, hosts } = aSystem(system);
  return granted(await createInstallation(customer, { name, topology, zone, hosts }, { key: null }));
}

async function makeReady(customer: Customer, { id, hosts, zone }: Installation): Promise<void> {
  for (const host of hosts) {
    const kvm = { address: null, instructions: "VPN, then the console of the rack", finished: true };
    granted(await setKvm(customer, { id, host: host.name }, kvm));
  }
  const checkedOn = localTime(systemClock(), zone).date;
  granted(await setFirmware(customer, { id, hosts: "all" }, { version: "1.2.3", checkedOn, latest: true }));
  granted(await setFirewall(customer, id, { state: "open" }));
}

/** An installation that can be booked. */
export async function aReadyInstallation(customer: Customer, system: System = {}): Promise<Installation> {
  const installation = await anInstallation(customer, system);
  await makeReady(customer, installation);
  return installation;
}

/** Free starts at noon on the installation's clock as things stand, soonest first; no two windows of theirs overlap. */
export async function freeNoons(actor: SignedIn, { id, zone }: Installation): Promise<readonly Instant[]> {
  const from = localTime(systemClock(), zone).date;
  const { days } = granted(await slotsFor(actor, id, { from, to: plusDays(from, 91), failback: false }));
  const starts = days.flatMap(({ slots }) => slots.map(({ start }) => start));
  return starts.filter((start) => localTime(start, zone).minuteOfDay === 12 * 60);
}

/** What a customer sends who asks for this start. */
export async function aWish(installation: Installation, start: Instant, more: Partial<SubmitBody> = {}): Promise<SubmitBody> {
  const { estimates } = await currentPolicy();
  const { hash } = planOf(installation, more.failback ?? false, estimates);
  const { id: installationId } = installation;
  return { installationId, start, alternates: [], stopVpsFirst: true, failback: false, planHash: hash, ...more };
}

/** A request that the desk has yet to answer. */
export const aRequest = async (customer: Customer, installation: Installation, wish: Partial<SubmitBody> & { start: Instant }) =>
  granted<BookingAnswer>(await submitBooking(customer, await aWish(installation, wish.start, wish), null));

/** Leaves the desk with one engineer. */
export const oneEngineer = async (desk: Desk): Promise<unknown> => granted(await removeEngineer(desk, "engineer-b"));

type Window = { readonly engineer: string; readonly start: number; readonly end: number };

/** What is held now, by the database itself. */
export const heldWindows = (): Promise<Window[]> => database().$queryRaw<Window[]>`
  SELECT engineer_id AS engineer, (extract(epoch FROM lower(during)) * 1000)::float8 AS start,
    (extract(epoch FROM upper(during)) * 1000)::float8 AS end FROM held_window ORDER BY during, engineer_id`;

/** Noons one after the other, so that every test has its own. `noons` is asked when the first is taken, after the set-up. */
export function inTurn(noons: () => readonly Instant[]): () => Instant {
  let used = 0;
  return () => {
    const start = noons()[used];
    if (start === undefined) throw new Error("No free noon is left");
    used += 1;
    return start;
  };
}

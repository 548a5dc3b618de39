import type { Customer, Desk } from "#lib/auth/actor.ts";
import { database } from "#lib/db/client.ts";
import type { Installation } from "#lib/installations/installation.ts";
import { changeInstallation, findInstallation, planOf } from "#lib/installations/service.ts";
import { prepareQueue } from "#lib/jobs/queue.ts";
import { currentPolicy } from "#lib/scheduling/service.ts";
import { type Instant, plusMinutes } from "#lib/time/instant.ts";
import { aReadyInstallation, freeNoons, granted, withAccount } from "#tests/support/bookings.ts";
import { aCustomer, aReviewer } from "#tests/support/database/people.ts";
import { aHost, usualHosts } from "#tests/support/planning.ts";
import type { Plan } from "./model.ts";

/** Who and what the sequences act with: two installations, two engineers, and times of which many overlap. */
export type World = {
  readonly customer: Customer;
  readonly stranger: Customer;
  readonly desk: Desk;
  readonly installations: readonly string[];
  readonly starts: readonly Instant[];
};

const NOONS = 3;

/** An hour later overlaps, four hours later does not. */
const OFFSETS_MINUTES = [0, 60, 240];

/** Once for a database. The first noons are left out: the notice must not run over while the sequences do. */
export async function aWorld(): Promise<World> {
  await prepareQueue();
  const customer = await withAccount(await aCustomer());
  const stranger = await withAccount(await aCustomer("Olga Other"));
  const desk = await withAccount(aReviewer());
  const first = await aReadyInstallation(customer, { name: "First" });
  const second = await aReadyInstallation(customer, { name: "Second" });
  const noons = (await freeNoons(customer, first)).slice(2, 2 + NOONS);
  const starts = noons.flatMap((noon) => OFFSETS_MINUTES.map((minutes) => plusMinutes(noon, minutes)));
  return { customer, stranger, desk, installations: [first.id, second.id], starts };
}

const installationOf = async ({ customer, installations }: World, n: number): Promise<Installation> =>
  granted(await findInstallation(customer, installations[n] ?? ""));

/** The plan of an installation as it is now. */
export async function planNow(world: World, n: number): Promise<Plan> {
  const plan = planOf(await installationOf(world, n), false, (await currentPolicy()).estimates);
  return { hash: plan.hash, minutes: plan.workMinutes };
}

/** The installation gets hosts of another version, and so another plan, of another length. */
export async function changeHosts(world: World, n: number, version: string): Promise<void> {
  const { id, revision } = await installationOf(world, n);
  const hosts = usualHosts("mirror", version).map(aHost);
  granted(await changeInstallation(world.customer, id, { change: { hosts }, version: revision }));
}

/** Nothing is left of the sequence before but its trail, which nobody can delete. */
export async function startOver(): Promise<void> {
  await database().$executeRaw`TRUNCATE booking, booking_change, held_window CASCADE`;
  await database().$executeRaw`DELETE FROM pgboss.job WHERE name LIKE 'booking.%'`;
}

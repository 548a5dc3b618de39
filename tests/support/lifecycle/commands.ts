import fc from "fast-check";
import { expireOverdue } from "#lib/bookings/expiry/service.ts";
import { submitBooking } from "#lib/bookings/submission/service.ts";
import { database } from "#lib/db/client.ts";
import type { Refusal } from "#lib/http/refusal.ts";
import type { Result } from "#lib/kernel/result.ts";
import type { Instant } from "#lib/time/instant.ts";
import { type Choice, DEEDS } from "./acts.ts";
import { checkInvariants } from "./invariants.ts";
import { freeFor, leadsTo, type Model, type Modelled, step } from "./model.ts";
import { changeHosts, planNow, type World } from "./world.ts";

type Command = fc.AsyncCommand<Model, World>;

/** What somebody tries, by its name; after each the database is compared with the model. */
const command = (name: string, run: (model: Model, world: World) => Promise<void>): Command => ({
  check: () => true,
  run: async (model, world) => {
    await run(model, world);
    await checkInvariants(model);
  },
  toString: () => name,
});

const codeOf = (result: Result<unknown, Refusal>): string | null => (result.ok ? null : result.error.code);

function expectCode(result: Result<unknown, Refusal>, expected: string | null, what: string): void {
  if (codeOf(result) !== expected) throw new Error(`${what}: ${codeOf(result) ?? "granted"} instead of ${expected ?? "granted"}`);
}

type Asking = {
  readonly installation: number;
  readonly start: Instant;
  readonly alternates: readonly Instant[];
  readonly isDesk: boolean;
};

async function submit(model: Model, world: World, { installation, start, alternates: others, isDesk }: Asking): Promise<void> {
  const plan = model.plans[installation] ?? { hash: "", minutes: 0 };
  const alternates = isDesk ? [] : others.filter((other) => other !== start).slice(0, 1);
  const wish = { installationId: world.installations[installation] ?? "", start, alternates, failback: false };
  const result = isDesk
    ? await submitBooking(world.desk, { ...wish, override: { reason: "By telephone" } }, null)
    : await submitBooking(world.customer, { ...wish, stopVpsFirst: true, planHash: plan.hash }, null);
  expectCode(result, freeFor(model, start, { plan, except: null }).length > 0 ? null : "slot-taken", "submit");
  if (!result.ok) return;
  const { id, reference, status, engineer } = result.value;
  const history = [isDesk ? "override draft approved" : "submit draft submitted"];
  const rest = { before: null, overdue: false, proposals: [], accepted: !isDesk };
  model.bookings.push({
    id,
    reference,
    installation,
    status,
    start,
    alternates,
    plan,
    engineer: engineer?.id ?? "",
    history,
    ...rest,
  });
}

/** A sequence acts on one of the bookings that it has made; before the first there is nothing to act on. */
const chosen = ({ bookings }: Model, n: number): Modelled | undefined => bookings[n % Math.max(1, bookings.length)];

async function act(model: Model, world: World, { name, n, choice }: { name: string; n: number; choice: Choice }): Promise<void> {
  const booking = chosen(model, n);
  const deed = DEEDS[name];
  const plan = booking && model.plans[booking.installation];
  if (!booking || !deed || !plan) return;
  const wish = { ...choice, plan };
  const to = leadsTo(name, booking);
  const expected = to === null ? "illegal-transition" : deed.refusal(model, booking, wish);
  const result = await deed.send(deed.by === "desk" ? world.desk : world.customer, booking, wish);
  expectCode(result, expected, `${name} of ${booking.reference}, which is ${booking.status}`);
  if (!result.ok || to === null) return;
  const laid = { ...booking };
  deed.after?.(laid, result.value, wish);
  step(booking, name, to);
  const { start, engineer, plan: next, accepted, alternates } = laid;
  Object.assign(booking, { start, engineer, plan: next, accepted, alternates });
  if (name === "propose") Object.assign(booking, { before: laid.before, proposals: laid.proposals });
}

/** Ends come often enough by chance. */
const ENDING = ["cancel", "decline"];

/** The same with an open booking and an act that its state allows and that leads on, so that sequences get far. */
async function advance(model: Model, world: World, { n, k, choice }: { n: number; k: number; choice: Choice }): Promise<void> {
  const able = (booking: Modelled) =>
    Object.keys(DEEDS).filter((name) => !ENDING.includes(name) && leadsTo(name, booking) !== null);
  const open = model.bookings.flatMap((booking, at) => (able(booking).length > 0 ? [{ at, acts: able(booking) }] : []));
  const one = open[n % Math.max(1, open.length)];
  const name = one?.acts[k % one.acts.length];
  if (one && name) await act(model, world, { name, n: one.at, choice });
}

/** The wrong side and a stranger get nowhere, whatever the state. */
async function trespass(
  model: Model,
  world: World,
  { name, n, choice }: { name: string; n: number; choice: Choice },
): Promise<void> {
  const booking = chosen(model, n);
  const deed = DEEDS[name];
  const plan = booking && model.plans[booking.installation];
  if (!booking || !deed || !plan) return;
  const wish = { ...choice, plan };
  const byStranger = await deed.send(world.stranger, booking, wish);
  expectCode(byStranger, deed.by === "customer" ? "not-found" : "forbidden", `${name} by a stranger`);
  if (name === "cancel") return;
  expectCode(
    await deed.send(deed.by === "desk" ? world.customer : world.desk, booking, wish),
    "forbidden",
    `${name} by the other side`,
  );
}

async function passDue(model: Model, n: number): Promise<void> {
  const booking = chosen(model, n);
  if (!booking || leadsTo("expire", booking) === null) return;
  const { id } = booking;
  await database().$executeRaw`UPDATE booking SET due_at = clock_timestamp() - interval '1 second' WHERE id = ${id}`;
  await database().$executeRaw`UPDATE held_window SET expires_at = clock_timestamp() - interval '1 second'
    WHERE booking_id = ${id} AND kind = 'proposal'`;
  booking.overdue = true;
}

async function sweep(model: Model): Promise<void> {
  const overdue = model.bookings.filter((booking) => booking.overdue);
  const ended = await expireOverdue();
  if (ended !== overdue.length) throw new Error(`${ended} bookings ended instead of ${overdue.length}`);
  for (const booking of overdue) step(booking, "expire", "cancelled");
}

const VERSIONS = ["3.2.4", "4.3.1"];

async function changePlan(
  model: Model,
  world: World,
  { installation, version }: { installation: number; version: string },
): Promise<void> {
  await changeHosts(world, installation, version);
  model.plans[installation] = await planNow(world, installation);
}

const place = fc.nat({ max: 7 });

/** Every command, those that make bookings and move them more often than the rest. */
export function commandsFor({ starts }: World): fc.Arbitrary<Command>[] {
  const start = fc.constantFrom(...starts);
  const some = fc.uniqueArray(start, { minLength: 1, maxLength: 3 });
  const choice = fc.record({
    start,
    starts: some,
    engineer: fc.constantFrom("engineer-a", "engineer-b"),
    isNamed: fc.nat({ max: 3 }).map((n) => n === 0),
    withHash: fc.boolean(),
  });
  const deed = fc.record({ name: fc.constantFrom(...Object.keys(DEEDS)), n: place, choice });
  const asking = fc.record({
    installation: fc.nat({ max: 1 }),
    start,
    alternates: some,
    isDesk: fc.nat({ max: 4 }).map((n) => n === 0),
  });
  const installation = fc.nat({ max: 1 });
  const submitting = asking.map((one) => command(`submit ${JSON.stringify(one)}`, (model, world) => submit(model, world, one)));
  const acting = deed.map((one) => command(`${one.name} ${JSON.stringify(one)}`, (model, world) => act(model, world, one)));
  const further = fc.record({ n: place, k: fc.nat({ max: 60 }), choice });
  const advancing = further.map((one) => command(`advance ${JSON.stringify(one)}`, (model, world) => advance(model, world, one)));
  return [
    submitting,
    acting,
    acting,
    ...Array.from({ length: 5 }, () => advancing),
    deed.map((one) => command(`trespass ${JSON.stringify(one)}`, (model, world) => trespass(model, world, one))),
    place.map((n) => command(`pass-due ${n}`, (model) => passDue(model, n))),
    fc.constant(command("sweep", sweep)),
    fc
      .record({ installation, version: fc.constantFrom(...VERSIONS) })
      .map((one) => command(`change-hosts ${JSON.stringify(one)}`, (model, world) => changePlan(model, world, one))),
  ];
}

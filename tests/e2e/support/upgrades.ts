import type { APIRequestContext, Page } from "@playwright/test";
import { expect } from "@playwright/test";

/** What somebody sends through the interface, with the session of a browser. */
export type Sender = { readonly request: APIRequestContext; readonly origin: string };

export const senderOf = (page: Page, origin: string | undefined): Sender => ({ request: page.request, origin: origin ?? "" });

type Host = { readonly name: string; readonly role: string; readonly version: string; readonly restartMinutes?: number };

const MIRROR: readonly Host[] = [
  { name: "st-a", role: "primary", version: "3.2.4" },
  { name: "st-b", role: "secondary", version: "3.2.4" },
  { name: "bk-01", role: "backup", version: "3.2.4" },
];

async function send<T>(
  { request, origin }: Sender,
  method: "post" | "put" | "patch",
  path: string,
  data: object,
  headers = {},
): Promise<T> {
  const answer = await request[method](`/api/v1${path}`, { data, headers: { origin, ...headers } });
  expect(answer.ok(), `${method} ${path}: ${answer.status()} ${answer.ok() ? "" : await answer.text()}`).toBe(true);
  return (await answer.json()) as T;
}

export type Upgrade = { readonly id: string; readonly name: string; readonly hosts: readonly Host[] };

/** A new installation of whoever sends; its checklist is still to do. */
export async function newInstallation(
  sender: Sender,
  {
    name,
    zone = "America/Toronto",
    hosts = MIRROR,
    topology = "mirror",
  }: { name: string; zone?: string; hosts?: readonly Host[]; topology?: string },
): Promise<Upgrade> {
  const { id } = await send<{ id: string }>(sender, "post", "/installations", { name, topology, zone, hosts });
  return { id, name, hosts };
}

/** Does everything on the checklist. */
export async function getReady(sender: Sender, { id, hosts }: Upgrade): Promise<void> {
  for (const { name } of hosts) {
    await send(sender, "put", `/installations/${id}/readiness/kvm/${name}`, { address: "kvm.example.com" });
    await send(sender, "put", `/installations/${id}/readiness/firmware/${name}`, {
      version: "2.10",
      checkedOn: dateIn(-3),
      latest: true,
    });
  }
  await send(sender, "put", `/installations/${id}/readiness/firewall`, { state: "open" });
}

const DAY_MS = 86_400_000;

export const dateIn = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);

export type Slot = { readonly start: string; readonly local: string };

export type SlotDay = { readonly date: string; readonly slots: readonly Slot[] };

/** The days from some days ahead to so many later, with their free starts. */
export async function slotDays({ request }: Sender, { id }: Upgrade, from: number, days = 20): Promise<readonly SlotDay[]> {
  const answer = await request.get(`/api/v1/installations/${id}/slots?from=${dateIn(from)}&to=${dateIn(from + days)}`);
  return ((await answer.json()) as { days: readonly SlotDay[] }).days;
}

/** The free start that the clock shows as `18:30`, on the first day from some days ahead that has it. */
export async function slotAt(sender: Sender, upgrade: Upgrade, clock: string, from: number): Promise<Slot> {
  const slots = (await slotDays(sender, upgrade, from)).flatMap((day) => day.slots);
  const found = slots.find(({ local }) => local.slice(11, 16) === clock);
  if (!found) throw new Error(`No free start at ${clock}`);
  return found;
}

export const dateOf = ({ local }: Slot): string => local.slice(0, 10);

export type Booked = { readonly id: string; readonly reference: string };

/** A booking as somebody else would make it. */
export async function book(sender: Sender, { id }: Upgrade, { start }: Slot): Promise<Booked> {
  const plan = await sender.request.get(`/api/v1/installations/${id}/plan`);
  const { hash } = (await plan.json()) as { hash: string };
  return send(sender, "post", "/bookings", { installationId: id, start, stopVpsFirst: false, planHash: hash });
}

/** A series of bookings, an evening for each start; the first of them. */
export async function bookSeries(sender: Sender, { id }: Upgrade, starts: readonly string[]): Promise<Booked> {
  const plan = await sender.request.get(`/api/v1/installations/${id}/plan`);
  const { hash } = (await plan.json()) as { hash: string };
  return send(sender, "post", "/bookings", { installationId: id, series: starts, stopVpsFirst: false, planHash: hash });
}

/** What the desk decides about a booking: `approve`, or `decline` with a reason. */
export const decide = (desk: Sender, { id }: Booked, act: "approve" | "decline", body: object = {}): Promise<unknown> =>
  send(desk, "post", `/bookings/${id}/${act}`, body);

/** Other times that the desk offers. */
export const propose = (desk: Sender, { id }: Booked, starts: readonly string[]): Promise<unknown> =>
  send(desk, "post", `/bookings/${id}/propose`, { starts, message: "These suit us better." });

/** The desk books for a customer, outside its own rules and without asking first. */
export const bookFor = (desk: Sender, { id }: Upgrade, { start }: Slot): Promise<Booked> =>
  send(desk, "post", "/bookings", { installationId: id, start, override: { reason: "Agreed on the phone." } });

/** Gives every host another version, which changes the plan. */
export async function changeVersions(sender: Sender, { id, hosts }: Upgrade, version: string): Promise<void> {
  const body = { hosts: hosts.map((host) => ({ ...host, version })) };
  await send(sender, "patch", `/installations/${id}`, body, { "if-match": '"1"' });
}

/** Closes the desk; `reason` is what customers read after "closed for". */
export const closeDesk = (
  desk: Sender,
  closed: { readonly start: string; readonly end: string; readonly reason: string },
): Promise<{ readonly id: string }> => send(desk, "post", "/desk/blackouts", closed);

/** Gives an installation these VPSs in the place of whichever it had. */
export const putVps = (sender: Sender, { id }: Upgrade, items: readonly object[]): Promise<unknown> =>
  send(sender, "put", `/installations/${id}/vps`, { items });

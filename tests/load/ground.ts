import { granted, type Session, signIn } from "./http.ts";
import type { Rig } from "./rig.ts";

/** What attempts are made with: a customer who is signed in, an installation of theirs, and free starts that do not overlap. */
export type Ground = {
  readonly customer: Session;
  readonly desk: Session;
  readonly installationId: string;
  readonly planHash: string;
  readonly starts: readonly string[];
};

/** Long windows (90 minutes, a whole checklist), a path that can be spread over evenings, or as short as they come (10 minutes, none). */
export type Kind = "upgrade" | "path" | "gui-update";

const VERSION: Readonly<Record<Kind, string>> = { upgrade: "4.3.1", path: "3.2.4", "gui-update": "5.1" };

const HOSTS = [
  { name: "st-a", role: "primary" },
  { name: "st-b", role: "secondary" },
  { name: "bk-01", role: "backup" },
];

const DAY_MS = 86_400_000;

const dateIn = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);

async function makeReady(customer: Session, id: string): Promise<void> {
  const base = `/installations/${id}/readiness`;
  for (const { name } of HOSTS) {
    await granted(customer, "PUT", `${base}/kvm/${name}`, { body: { instructions: "VPN, then the rack's console" } });
    const firmware = { version: "2.1", checkedOn: dateIn(-1), latest: true };
    await granted(customer, "PUT", `${base}/firmware/${name}`, { body: firmware });
  }
  await granted(customer, "PUT", `${base}/firewall`, { body: { state: "open" } });
}

type Slots = { readonly days: readonly { readonly slots: readonly { readonly start: string; readonly end: string }[] }[] };

/** Free starts of the next 180 days, each at or after the end of the one before. */
async function startsOf(customer: Session, id: string): Promise<readonly string[]> {
  const starts: string[] = [];
  let free = 0;
  for (const from of [6, 98]) {
    const query = `?from=${dateIn(from)}&to=${dateIn(from + 91)}`;
    const { days } = (await granted(customer, "GET", `/installations/${id}/slots${query}`)) as unknown as Slots;
    for (const { start, end } of days.flatMap(({ slots }) => slots)) {
      if (Date.parse(start) < free) continue;
      starts.push(start);
      free = Date.parse(end);
    }
  }
  return starts;
}

/** Leaves the desk with one engineer, and gives a customer something to book. */
export async function prepareGround({ origins }: Rig, kind: Kind, starts: number): Promise<Ground> {
  const [origin = ""] = origins;
  const desk = await signIn(origin, "desk@demo.example");
  const { items } = (await granted(desk, "GET", "/desk/engineers")) as { items: { id: string }[] };
  for (const { id } of items.slice(1)) await granted(desk, "DELETE", `/desk/engineers/${id}`);
  const customer = await signIn(origin, "customer@demo.example");
  const hosts = HOSTS.map((host) => ({ ...host, version: VERSION[kind] }));
  const body = { name: `Under load, ${kind}`, topology: "mirror", zone: "UTC", hosts };
  const installation = await granted(customer, "POST", "/installations", { body });
  const installationId = String(installation.id);
  if (kind !== "gui-update") await makeReady(customer, installationId);
  const plan = await granted(customer, "GET", `/installations/${installationId}/plan`);
  const free = await startsOf(customer, installationId);
  if (free.length < starts) throw new Error(`Only ${free.length} of ${starts} starts are free`);
  return { customer, desk, installationId, planHash: String(plan.hash), starts: free.slice(0, starts) };
}

/** What a customer sends who wants this start. */
export const wishFor = ({ installationId, planHash }: Ground, start: string) => ({
  installationId,
  start,
  stopVpsFirst: true,
  planHash,
});

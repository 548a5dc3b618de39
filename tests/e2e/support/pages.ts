import { expect, type Page } from "@playwright/test";
import { aCustomer, bookedFor, twoCustomers } from "./customers.ts";
import { revokePage } from "./keys.ts";
import { passkeyPage } from "./passkeys.ts";
import type { Person } from "./people.ts";
import {
  book,
  bookSeries,
  closeDesk,
  dateIn,
  getReady,
  newInstallation,
  propose,
  putVps,
  senderOf,
  slotAt,
  type Upgrade,
} from "./upgrades.ts";

/** Who is there to make what a page is about. */
type World = { readonly as: (person: Person) => Promise<Page>; readonly origin: string };

type Visitor = Person | "stranger";

type Visit = {
  readonly who: Visitor;
  /** The address, after whatever it is about was made. */
  readonly at: (world: World) => Promise<string>;
};

/** Later than what the other specs book, and still within the booking horizon. */
const FROM = 151;

async function anInstallation({ as, origin }: World, name: string): Promise<Upgrade> {
  return newInstallation(senderOf(await as("customer"), origin), { name: `Seen ${name}` });
}

/** The reference of a request; `clock` is a start that no other visit asks for. */
async function aBooking(world: World, clock: string): Promise<string> {
  const sender = senderOf(await world.as("customer"), world.origin);
  const upgrade = await anInstallation(world, clock);
  await getReady(sender, upgrade);
  return (await book(sender, upgrade, await slotAt(sender, upgrade, clock, FROM))).reference;
}

async function aStart(world: World): Promise<string> {
  const upgrade = await anInstallation(world, "with a start");
  const { start } = await slotAt(senderOf(await world.as("customer"), world.origin), upgrade, "21:00", FROM);
  return `/installations/${upgrade.id}/book/check?start=${start}`;
}

type Evenings = { readonly upgrade: Upgrade; readonly starts: readonly string[]; readonly check: string };

/** An upgrade with a start for each of its three evenings, a week apart. */
async function aSeriesOf({ as, origin }: World, name: string): Promise<Evenings> {
  const sender = senderOf(await as("customer"), origin);
  const upgrade = await anInstallation({ as, origin }, name);
  await getReady(sender, upgrade);
  const found = await Promise.all([0, 7, 14].map((days) => slotAt(sender, upgrade, "16:00", FROM + days)));
  const starts = found.map(({ start }) => start);
  return {
    upgrade,
    starts,
    check: `/installations/${upgrade.id}/book/series/check?${starts.map((start) => `start=${start}`).join("&")}`,
  };
}

/** The page of the first booking of a series. */
async function aSeries(world: World, name: string): Promise<string> {
  const { upgrade, starts } = await aSeriesOf(world, name);
  const booked = await bookSeries(senderOf(await world.as("customer"), world.origin), upgrade, starts);
  return `/bookings/${booked.reference}`;
}

/** A series that is about to move: the last of its evenings by an hour. */
async function movedEvenings(world: World): Promise<string> {
  const { upgrade, starts } = await aSeriesOf(world, "with moved evenings");
  const booked = await bookSeries(senderOf(await world.as("customer"), world.origin), upgrade, starts);
  const last = new Date(Date.parse(starts[2] ?? "") + 3_600_000).toISOString();
  const query = [starts[0], starts[1], last].map((start) => `start=${start}`).join("&");
  return `/bookings/${booked.reference}/evenings/check?${query}`;
}

/** A booking for which the desk has proposed two other times. */
async function aProposal(world: World): Promise<string> {
  const sender = senderOf(await world.as("customer"), world.origin);
  const upgrade = await anInstallation(world, "with a proposal");
  await getReady(sender, upgrade);
  const [asked, ...others] = [FROM, FROM + 7, FROM + 14].map((from) => slotAt(sender, upgrade, "08:00", from));
  const booked = await book(sender, upgrade, (await asked) ?? { start: "", local: "" });
  const starts = (await Promise.all(others)).map(({ start }) => start);
  await propose(senderOf(await world.as("desk"), world.origin), booked, starts);
  return `/bookings/${booked.reference}/proposal`;
}

/** Another time for a booking, on its way to being asked for. */
async function aMove(world: World): Promise<string> {
  const sender = senderOf(await world.as("customer"), world.origin);
  const upgrade = await anInstallation(world, "with a move");
  await getReady(sender, upgrade);
  const booked = await book(sender, upgrade, await slotAt(sender, upgrade, "12:00", FROM));
  const { start } = await slotAt(sender, upgrade, "12:00", FROM + 7);
  return `/bookings/${booked.reference}/reschedule/check?start=${start}`;
}

async function aClosedTime({ as, origin }: World, days: number): Promise<string> {
  const [start, end] = [`${dateIn(days)}T08:00:00Z`, `${dateIn(days)}T09:00:00Z`];
  return (await closeDesk(senderOf(await as("desk"), origin), { start, end, reason: "a visit to every page" })).id;
}

/** Answers on their way to an installation, as far as the page that shows them all. */
async function aDraft({ as }: World): Promise<string> {
  const page = await as("customer");
  const plan = "layout=mirror&host=st-a,primary,4.3&host=st-b,secondary,4.3";
  await page.goto(`/installations/new?plan=${encodeURIComponent(plan)}`);
  await page.getByLabel("Name", { exact: true }).fill("Seen as a draft");
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByLabel("City").selectOption("UTC");
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Check your answers" })).toBeVisible();
  return new URL(page.url()).searchParams.get("draft") ?? "";
}

/** The address of the newest mail, after there was something to write. */
async function aMail(world: World): Promise<string> {
  const reference = await aBooking(world, "02:00");
  const admin = await world.as("admin");
  const mail = admin.getByRole("row").filter({ hasText: reference }).first().getByRole("link");
  await expect(async () => {
    await admin.goto("/desk/outbox");
    await expect(mail).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 20_000 });
  return (await mail.getAttribute("href")) ?? "";
}

/** The page of a customer's account. */
async function aPerson({ as }: World): Promise<string> {
  const email = "customer@demo.example";
  const admin = await as("admin");
  await admin.goto(`/desk/people?search=${email}`);
  const person = admin.getByRole("row").filter({ hasText: email }).getByRole("link");
  return (await person.getAttribute("href")) ?? "";
}

const MIXED = "layout=cluster&host=st-a,primary,4.1&host=st-b,secondary,4.1&host=p1,processing,4.1,8&host=bk,backup,4.1";

async function aSharedPlan({ as, origin }: World): Promise<string> {
  const sender = senderOf(await as("customer"), origin);
  const hosts = ["primary", "secondary", "backup"].map((role) => ({ name: `host-${role}`, role, version: "3.2.4" }));
  const answer = await sender.request.post("/api/v1/plans/share", { data: { topology: "mirror", hosts }, headers: { origin } });
  return ((await answer.json()) as { id: string }).id;
}

const plain = (who: Visitor, address: string): Visit => ({ who, at: async () => address });

/** A page of an installation that nothing was done with yet. */
const ofInstallation = (rest: string): Visit => ({
  who: "customer",
  at: async (world) => `/installations/${(await anInstallation(world, rest || "itself")).id}${rest}`,
});

/** An installation with a list of VPSs, one of them on a host that has another name by now. */
async function withVps(world: World, rest: string): Promise<string> {
  const sender = senderOf(await world.as("customer"), world.origin);
  const upgrade = await anInstallation(world, `VPSs ${rest.split("?")[0]}`);
  await putVps(sender, upgrade, [
    { name: "web-1", host: "st-a", owner: "Acme", zone: "Asia/Kathmandu", critical: true },
    { name: "web-2", host: "st-b", owner: "Acme", way: "stop-all" },
    { name: "old", host: "st-b" },
  ]);
  return `/installations/${upgrade.id}/vps${rest}`;
}

/** Every page of the app, by its folder, and how somebody gets there. */
export const VISITS: Readonly<Record<string, Visit>> = {
  "/": plain("stranger", "/"),
  "/accessibility": plain("stranger", "/accessibility"),
  "/api/docs": plain("stranger", "/api/docs"),
  "/check-your-email": plain("stranger", "/check-your-email"),
  "/how-upgrades-work": plain("stranger", "/how-upgrades-work"),
  "/plan": plain("stranger", "/plan"),
  "/plan/hosts": plain("stranger", "/plan/hosts"),
  "/p/[id]": { who: "stranger", at: async (world) => `/p/${await aSharedPlan(world)}` },
  "/plan/compare": plain(
    "stranger",
    `/plan/compare?a=${encodeURIComponent(MIXED)}&b=${encodeURIComponent(MIXED.replace("bk,backup,4.1", "bk,backup,4.8.2"))}`,
  ),
  "/plan/inventory": plain("stranger", "/plan/inventory"),
  "/plan/share": plain("stranger", `/plan/share?plan=${encodeURIComponent(MIXED)}`),
  "/plan/vps": plain("stranger", "/plan/vps?layout=cluster&from=4.1.2&processing=2&backup=yes"),
  "/plan/result": plain("stranger", "/plan/result?layout=mirror&from=3.2.4&backup=yes"),
  "/privacy": plain("stranger", "/privacy"),
  "/reset": plain("stranger", "/reset"),
  "/reset/choose": plain("stranger", "/reset/choose?token=x"),
  "/sign-in": plain("stranger", "/sign-in"),
  "/sign-out": plain("customer", "/sign-out"),
  "/sign-up": plain("stranger", "/sign-up"),
  "/trouble/[kind]": plain("stranger", "/trouble/away"),
  "/verify": plain("stranger", "/verify?token=x"),

  "/account": plain("customer", "/account"),
  "/account/mails": plain("customer", "/account/mails"),
  "/account/two-factor": plain("customer", "/account/two-factor"),
  "/account/calendar": plain("desk", "/account/calendar"),
  "/account/keys": plain("customer", "/account/keys"),
  "/account/keys/[id]/revoke": { who: "customer", at: async ({ as }) => revokePage(await as("customer"), "Seen before it ends") },
  "/account/passkeys/new": plain("customer", "/account/passkeys/new"),
  "/account/passkeys/[id]": { who: "customer", at: async ({ as }) => passkeyPage(await as("customer"), "Seen itself") },
  "/account/passkeys/[id]/remove": {
    who: "customer",
    at: async ({ as }) => `${await passkeyPage(await as("customer"), "Seen before it goes")}/remove`,
  },

  "/installations": plain("customer", "/installations"),
  "/installations/new/[question]": plain("customer", "/installations/new/name"),
  "/installations/new/check": { who: "customer", at: async (world) => `/installations/new/check?draft=${await aDraft(world)}` },
  "/installations/[id]": ofInstallation(""),
  "/installations/[id]/edit": ofInstallation("/edit"),
  "/installations/[id]/edit/[question]": ofInstallation("/edit/hosts"),
  "/installations/[id]/remove": ofInstallation("/remove"),
  "/installations/[id]/checklist": ofInstallation("/checklist"),
  "/installations/[id]/checklist/access": ofInstallation("/checklist/access"),
  "/installations/[id]/checklist/access/[host]": ofInstallation("/checklist/access/st-a"),
  "/installations/[id]/checklist/firmware": ofInstallation("/checklist/firmware"),
  "/installations/[id]/checklist/firmware/[host]": ofInstallation("/checklist/firmware/st-a"),
  "/installations/[id]/checklist/firewall": ofInstallation("/checklist/firewall"),
  "/installations/[id]/vps": { who: "customer", at: (world) => withVps(world, "") },
  "/installations/[id]/vps/import": { who: "customer", at: (world) => withVps(world, "/import") },
  "/installations/[id]/vps/owners": { who: "customer", at: (world) => withVps(world, "/owners") },
  "/installations/[id]/vps/owners/notice": {
    who: "customer",
    at: (world) => withVps(world, "/owners/notice?owner=Acme&start=2027-03-02T17:00:00Z"),
  },
  "/installations/[id]/vps/remove": { who: "customer", at: (world) => withVps(world, "/remove") },
  "/installations/[id]/book/slot": ofInstallation("/book/slot"),
  "/installations/[id]/book/ask": ofInstallation("/book/ask?date=2027-03-06&time=23:10"),
  "/installations/[id]/book/check": { who: "customer", at: aStart },

  "/bookings": plain("customer", "/bookings"),
  "/bookings/[ref]": { who: "customer", at: async (world) => `/bookings/${await aBooking(world, "06:00")}` },
  "/bookings/[ref]/proposal": { who: "customer", at: aProposal },
  "/installations/[id]/book/series": ofInstallation("/book/series?evenings=3"),
  "/installations/[id]/book/series/check": {
    who: "customer",
    at: async (world) => (await aSeriesOf(world, "with evenings")).check,
  },
  "/bookings/[ref]/evenings": {
    who: "customer",
    at: async (world) => `${await aSeries(world, "with moving evenings")}/evenings`,
  },
  "/bookings/[ref]/evenings/check": { who: "customer", at: movedEvenings },
  "/bookings/[ref]/reschedule": {
    who: "customer",
    at: async (world) => `/bookings/${await aBooking(world, "04:00")}/reschedule`,
  },
  "/bookings/[ref]/reschedule/check": { who: "customer", at: aMove },
  "/bookings/[ref]/sent": { who: "customer", at: async (world) => `/bookings/${await aBooking(world, "10:00")}/sent` },
  "/bookings/[ref]/waiting": { who: "customer", at: async (world) => `/bookings/${await aBooking(world, "20:00")}/waiting` },
  "/bookings/[ref]/cancel": { who: "customer", at: async (world) => `/bookings/${await aBooking(world, "14:00")}/cancel` },

  "/desk": plain("desk", "/desk"),
  "/desk/queue": plain("desk", "/desk/queue"),
  "/desk/queue/views": plain("desk", "/desk/queue/views"),
  "/desk/bookings": plain("desk", "/desk/bookings"),
  "/desk/bookings/[ref]": { who: "desk", at: async (world) => `/desk/bookings/${await aBooking(world, "18:00")}` },
  "/desk/policy": plain("desk", "/desk/policy"),
  "/desk/blackouts": plain("desk", "/desk/blackouts"),
  "/desk/blackouts/import": plain("desk", "/desk/blackouts/import?country=DE&state=BY"),
  "/desk/blackouts/[id]": { who: "desk", at: async (world) => `/desk/blackouts/${await aClosedTime(world, 500)}` },
  "/desk/blackouts/[id]/remove": { who: "desk", at: async (world) => `/desk/blackouts/${await aClosedTime(world, 501)}/remove` },
  "/desk/engineers": plain("desk", "/desk/engineers"),
  "/desk/engineers/[id]": plain("desk", "/desk/engineers/engineer-a"),
  "/desk/engineers/[id]/leave": plain("desk", "/desk/engineers/engineer-a/leave"),
  "/desk/engineers/[id]/remove": plain("desk", "/desk/engineers/engineer-a/remove"),
  "/desk/customers": plain("desk", "/desk/customers"),
  "/desk/customers/[id]": { who: "desk", at: async ({ as }) => aCustomer(await as("desk"), "Northwind") },
  "/desk/customers/new": plain("desk", "/desk/customers/new"),
  "/desk/customers/[id]/add": { who: "desk", at: async ({ as }) => `${await aCustomer(await as("desk"), "Northwind")}/add` },
  "/desk/customers/[id]/invite": {
    who: "desk",
    at: async ({ as }) => `${await aCustomer(await as("desk"), "Northwind")}/invite`,
  },
  "/desk/customers/[id]/merge": { who: "admin", at: async ({ as }) => (await twoCustomers(await as("desk"))).merge },
  "/desk/customers/[id]/merge/confirm": { who: "admin", at: async ({ as }) => (await twoCustomers(await as("desk"))).confirm },
  "/desk/installations": plain("desk", "/desk/installations"),
  "/desk/installations/[id]": {
    who: "desk",
    at: async (world) => `/desk/installations/${(await anInstallation(world, "by the desk")).id}`,
  },
  "/desk/installations/[id]/book": {
    who: "desk",
    at: async (world) => `/desk/installations/${(await anInstallation(world, "for a customer")).id}/book?date=2026-13-01&time=9`,
  },
  "/desk/installations/[id]/book/check": {
    who: "desk",
    at: async (world) =>
      `/desk/installations/${(await anInstallation(world, "at a checked time")).id}/book/check?start=${dateIn(FROM)}T03:10:00Z`,
  },
  "/desk/installations/[id]/book/done": {
    who: "desk",
    at: async (world) => {
      const upgrade = await anInstallation(world, "booked by the desk");
      return bookedFor(
        senderOf(await world.as("desk"), world.origin),
        upgrade,
        await slotAt(senderOf(await world.as("customer"), world.origin), upgrade, "00:00", FROM),
      );
    },
  },
  "/desk/people": plain("admin", "/desk/people"),
  "/desk/people/[id]": { who: "admin", at: aPerson },
  "/desk/people/[id]/switch": { who: "admin", at: async (world) => `${await aPerson(world)}/switch` },
  "/desk/mails": plain("desk", "/desk/mails"),
  "/desk/mails/[kind]": plain("desk", "/desk/mails/booking.before-1d.customer?lang=de"),
  "/desk/outbox": plain("admin", "/desk/outbox"),
  "/desk/outbox/[id]": { who: "admin", at: aMail },
};

/** Pages that only a longer way leads to, and the spec that looks at them there. */
export const SEEN_ON_THE_WAY: Readonly<Record<string, string>> = {
  "/sign-in/code": "accounts.spec.ts",
  "/plan/vps/submit": "vps.spec.ts",
  "/account/passkeys/new/create": "passkeys.spec.ts",
  "/account/calendar/made": "calendars.spec.ts",
  "/account/keys/made": "api-keys.spec.ts",
};

/**
 * Pages that cannot be looked at: the demo has its administrator from the start, so `/setup` never shows its form there, and
 * `/installations/new` leads on to the first question and shows nothing of its own.
 */
export const NEVER_SHOWN = ["/setup", "/installations/new"] as const;

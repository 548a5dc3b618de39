import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Admin, ANONYMOUS, type Customer, type Desk } from "#lib/auth/actor.ts";
import { approveBooking } from "#lib/bookings/decision/service.ts";
import { joinWaitingList } from "#lib/bookings/waiting/service.ts";
import type { CustomersQuery, SystemsQuery } from "#lib/customers/query.ts";
import { aroundCustomer, customerHistory, findCustomer, listCustomers, systemHistory } from "#lib/customers/service.ts";
import { listSystems, systemsOf } from "#lib/customers/systems/service.ts";
import { database, newId } from "#lib/db/client.ts";
import type { Installation } from "#lib/installations/installation.ts";
import { removeInstallation } from "#lib/installations/service.ts";
import { closeQueue } from "#lib/jobs/queue.ts";
import { systemClock } from "#lib/time/system-clock.ts";
import { localTime, plusDays } from "#lib/time/zone.ts";
import {
  anInstallation,
  aReadyInstallation,
  aRequest,
  freeNoons,
  granted,
  refusalOf,
  withAccount,
} from "#tests/support/bookings.ts";
import { aColleague, aCustomer, anAdmin, aReviewer } from "#tests/support/database/people.ts";

let desk: Desk;
let admin: Admin;
let acme: Customer;
let zeta: Customer;
let mirror: Installation;
let reference: string;

const CUSTOMERS: CustomersQuery = { search: "", show: "all", sort: "name", page: 1 };
const SYSTEMS: SystemsQuery = { search: "", show: "all", line: "", topology: "", sort: "customer", page: 1 };

const rename = (customer: Customer, name: string) =>
  database().organization.update({ where: { id: customer.organizationId }, data: { name } });

beforeAll(async () => {
  desk = await withAccount(aReviewer());
  admin = await withAccount(anAdmin());
  acme = await withAccount(await aCustomer("Dana Whitfield"));
  await withAccount(aColleague(acme, "Kim Osei"));
  zeta = await withAccount(await aCustomer("Robin Frey"));
  await rename(acme, "Acme Hosting");
  await rename(zeta, "zeta GmbH");
  mirror = await aReadyInstallation(acme, { name: "Toronto mirror", version: "3.2.4" });
  await anInstallation(acme, { name: "Berlin cluster", topology: "cluster", version: "v4.1.x" });
  await anInstallation(zeta, { name: "Zurich mirror", version: "3.3" });
  await anInstallation(zeta, { name: "Newest", version: "5.1" });
  const gone = await anInstallation(zeta, { name: "Removed mirror" });
  granted(await removeInstallation(zeta, gone.id));
  const noons = await freeNoons(acme, mirror);
  const start = noons.at(-1);
  if (start === undefined) throw new Error("No free noon");
  const sent = await aRequest(acme, mirror, { start });
  granted(await approveBooking(desk, sent.id, {}));
  reference = sent.reference;
});

afterAll(closeQueue);

const names = async (query: Partial<CustomersQuery>) =>
  granted(await listCustomers(desk, { ...CUSTOMERS, ...query })).items.map(({ name }) => name);

const systems = async (query: Partial<SystemsQuery>) =>
  granted(await listSystems(desk, { ...SYSTEMS, ...query })).items.map(({ name }) => name);

describe("the list of customers", () => {
  test.each([
    ["an organisation", "acme"],
    ["a person", "kim osei"],
    ["an address", "@PEOPLE.example"],
    ["an installation", "berlin"],
    ["a host", "P1"],
  ])("finds by %s, whatever the case", async (_what, search) => {
    expect(await names({ search })).toContain("Acme Hosting");
  });

  test("finds nothing in what was removed, and takes the signs of a pattern as they are", async () => {
    expect(await names({ search: "Removed mirror" })).toEqual([]);
    expect(await names({ search: "%" })).toEqual([]);
  });

  test("says of each how many people, installations and open bookings it has, and what comes next", async () => {
    const { items, counts, total } = granted(await listCustomers(desk, CUSTOMERS));
    expect(items.map(({ name }) => name)).toEqual(["Acme Hosting", "zeta GmbH"]);
    expect(items[0]).toMatchObject({ people: 2, installations: 2, open: 1, next: { reference, zone: "America/Toronto" } });
    expect(items[1]).toMatchObject({ people: 1, installations: 2, open: 0, next: null, lastSignIn: null });
    expect({ counts, total }).toEqual({ counts: { all: 2, booked: 1, unbooked: 1 }, total: 2 });
  });

  test("is narrowed and sorted as asked, and a page that does not exist is the nearest", async () => {
    expect(await names({ show: "booked" })).toEqual(["Acme Hosting"]);
    expect(await names({ show: "unbooked" })).toEqual(["zeta GmbH"]);
    expect(await names({ sort: "next" })).toEqual(["Acme Hosting", "zeta GmbH"]);
    expect(granted(await listCustomers(desk, { ...CUSTOMERS, page: 99 }))).toMatchObject({ page: 1, pages: 1 });
  });

  test("knows who was there last, also after they left", async () => {
    const session = { id: newId(), token: newId(), userId: zeta.userId, expiresAt: new Date(Date.now() + 60_000) };
    await database().session.create({ data: session });
    await database().session.delete({ where: { id: session.id } });
    expect(await names({ sort: "seen" })).toEqual(["zeta GmbH", "Acme Hosting"]);
  });
});

describe("the list of installations", () => {
  test("has those of all customers, without removed ones", async () => {
    expect(await systems({})).toEqual(["Berlin cluster", "Toronto mirror", "Newest", "Zurich mirror"]);
  });

  test.each([
    ["3.2-and-earlier", ["Toronto mirror"]],
    ["3.3-to-4.2", ["Berlin cluster", "Zurich mirror"]],
    ["4.3-to-4.8", []],
    ["5.x", ["Newest"]],
    ["no such line", ["Berlin cluster", "Toronto mirror", "Newest", "Zurich mirror"]],
  ])("is narrowed to the release line %s by the oldest host", async (line, found) => {
    expect(await systems({ line })).toEqual(found);
  });

  test("sorts versions by their numbers, however they were typed", async () => {
    expect(await systems({ sort: "version" })).toEqual(["Toronto mirror", "Zurich mirror", "Berlin cluster", "Newest"]);
  });

  test("finds by customer, host and version, and by layout and what is booked", async () => {
    expect(await systems({ search: "zeta" })).toEqual(["Newest", "Zurich mirror"]);
    expect(await systems({ search: "3.2" })).toEqual(["Toronto mirror"]);
    expect(await systems({ topology: "cluster" })).toEqual(["Berlin cluster"]);
    expect(await systems({ show: "booked" })).toEqual(["Toronto mirror"]);
    expect(granted(await listSystems(desk, SYSTEMS)).items[0]).toMatchObject({
      customer: { id: acme.organizationId, name: "Acme Hosting" },
      topology: "cluster",
      versions: ["v4.1.x"],
      next: null,
    });
  });
});

describe("one customer", () => {
  test("with its people, what waits, and what happened, newest first", async () => {
    const found = granted(await findCustomer(desk, acme.organizationId));
    if ("into" in found) throw new Error("It was merged");
    const booking = await database().booking.findUniqueOrThrow({ where: { reference } });
    const today = localTime(systemClock(), mirror.zone).date;
    const joined = await joinWaitingList(acme, booking.id, { firstDate: today, lastDate: plusDays(today, 1) });
    granted(joined);
    const around = granted(await aroundCustomer(desk, found.customer));
    expect(around.people.map(({ name, role, off }) => ({ name, role, off }))).toEqual([
      { name: "Dana Whitfield", role: "member", off: false },
      { name: "Kim Osei", role: "member", off: false },
    ]);
    expect(around.waiting).toMatchObject([{ reference, installation: "Toronto mirror" }]);
    const ids = (await systemsOf(desk, acme.organizationId)).map(({ id }) => id);
    const history = await customerHistory(desk, found.customer, ids);
    expect(history[0]?.what).toEqual({ booking: reference, act: "approve" });
    expect(history.map(({ what }) => ("act" in what ? what.act : what.action))).toContain("installation.created");
    expect(await systemHistory(desk, mirror.id)).not.toHaveLength(0);
  });

  test("is suggested others that may be the same", async () => {
    const twin = await withAccount(await aCustomer("Dana Twin"));
    await rename(twin, "ACME Hosting Ltd.");
    const found = granted(await findCustomer(desk, acme.organizationId));
    if ("into" in found) throw new Error("It was merged");
    const { alike } = granted(await aroundCustomer(desk, found.customer));
    expect(alike.find(({ id }) => id === twin.organizationId)?.why).toContain("name");
  });

  test("foreign and absent ones do not differ to anybody but the desk", async () => {
    for (const actor of [ANONYMOUS, acme, zeta]) {
      expect(refusalOf(await listCustomers(actor, CUSTOMERS))).toBe("forbidden");
      expect(refusalOf(await listSystems(actor, SYSTEMS))).toBe("forbidden");
      expect(refusalOf(await findCustomer(actor, acme.organizationId))).toBe("forbidden");
      expect(refusalOf(await findCustomer(actor, "nobody"))).toBe("forbidden");
      expect(await systemsOf(actor, acme.organizationId)).toEqual([]);
      expect(await systemHistory(actor, mirror.id)).toEqual([]);
    }
    expect(refusalOf(await findCustomer(desk, "nobody"))).toBe("not-found");
    expect(granted(await listCustomers(admin, CUSTOMERS)).items.length).toBeGreaterThan(1);
  });
});

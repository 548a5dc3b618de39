import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { Customer, Desk } from "#lib/auth/actor.ts";
import type { SubmitBody } from "#lib/bookings/schema.ts";
import { submitBooking } from "#lib/bookings/submission/service.ts";
import { database, inTransaction } from "#lib/db/client.ts";
import type { Installation } from "#lib/installations/installation.ts";
import { changeInstallation, removeInstallation } from "#lib/installations/service.ts";
import { closeQueue } from "#lib/jobs/queue.ts";
import { addBlackout } from "#lib/scheduling/desk/service.ts";
import { type Instant, instant, plusMinutes, toUtc } from "#lib/time/instant.ts";
import { systemClock } from "#lib/time/system-clock.ts";
import { isoLocal } from "#lib/time/zone.ts";
import {
  anInstallation,
  aReadyInstallation,
  aRequest,
  aWish,
  freeNoons,
  granted,
  heldWindows,
  inTurn,
  refusalOf,
  withAccount,
} from "#tests/support/bookings.ts";
import { aCustomer, aReviewer } from "#tests/support/database/people.ts";
import { aHost } from "#tests/support/planning.ts";

let customer: Customer;
let desk: Desk;
let mirror: Installation;
let noons: readonly Instant[];

beforeAll(async () => {
  customer = await withAccount(await aCustomer());
  desk = await withAccount(aReviewer());
  mirror = await aReadyInstallation(customer);
  noons = await freeNoons(customer, mirror);
});

afterAll(closeQueue);

/** Every test has a noon of its own. */
const noon = inTurn(() => noons);

describe("a request", () => {
  test("holds an engineer from the moment it is sent, and is answered whole", async () => {
    const start = noon();
    const sent = await aRequest(customer, mirror, {
      start,
      contact: { name: "Dana", phone: "+1 416 555 0142" },
      note: "Ring twice",
      alternates: [noon()],
    });
    const end = plusMinutes(start, sent.plan.workMinutes);
    expect(sent).toMatchObject({
      status: "submitted",
      installationId: mirror.id,
      start: toUtc(start),
      end: toUtc(end),
      local: isoLocal(start, mirror.zone),
      zone: "America/Toronto",
      exceptions: [],
      engineer: { id: "engineer-a", name: "Engineer A" },
      version: 1,
      accepted: true,
      contact: { name: "Dana", phone: "+1 416 555 0142" },
      note: "Ring twice",
    });
    expect(sent.reference).toMatch(/^UD-24\d\d$/);
    expect(sent.alternates).toHaveLength(1);
    expect(sent.history).toEqual([{ at: sent.createdAt, by: customer.name, from: "draft", to: "submitted", reason: null }]);
    expect(await heldWindows()).toEqual([{ engineer: "engineer-a", start, end }]);
  });

  test("keeps the plan, the very sentences that were accepted, the wall clock, its trail and its job", async () => {
    const start = noon();
    const { id } = await aRequest(customer, mirror, { start });
    const row = await database().booking.findUniqueOrThrow({ where: { id }, include: { changes: true } });
    expect(row.wallClock).toBe(isoLocal(start, mirror.zone).slice(0, 16));
    expect(row.acceptedBy).toBe(customer.userId);
    expect(row.acceptedText).toHaveLength(1);
    expect(row.acceptedText[0]).toMatch(/^Every VPS will be off 3 times, for about 15 min each time: at about \d\d:\d\d, /);
    expect(row.plan).toMatchObject({ input: { topology: "mirror" }, estimates: { upgrade: 20 } });
    expect(row.changes).toMatchObject([{ act: "submit", fromState: "draft", toState: "submitted", byId: customer.userId }]);
    const trail = await database().auditEntry.findMany({ where: { subject: `booking:${id}` } });
    expect(trail).toMatchObject([{ action: "booking.submitted", actorId: customer.userId, actorName: customer.name }]);
    const jobs = await database().$queryRaw<{ data: unknown }[]>`
      SELECT data FROM pgboss.job WHERE name = 'booking.announce' AND data->>'bookingId' = ${id}`;
    expect(jobs).toEqual([{ data: { bookingId: id, revision: 1, change: String(row.changes[0]?.id) } }]);
  });

  test("spreads over the engineers: the one with fewer windows that day is held", async () => {
    const start = noon();
    const first = await aRequest(customer, mirror, { start });
    const second = await aRequest(customer, mirror, { start });
    expect([first.engineer?.id, second.engineer?.id]).toEqual(["engineer-a", "engineer-b"]);
    const later = plusMinutes(start, 30);
    expect(refusalOf(await submitBooking(customer, await aWish(mirror, later), null))).toBe("slot-taken; /start capacity");
  });
});

describe("order of judgement", () => {
  test("another organisation's installation and an absent one do not exist", async () => {
    const other = await aCustomer("Olga Other");
    const wish = await aWish(mirror, noon());
    expect(refusalOf(await submitBooking(other, wish, null))).toBe("not-found");
    expect(refusalOf(await submitBooking(customer, { ...wish, installationId: "nothing" }, null))).toBe("not-found");
  });

  test("an open checklist comes before a changed plan and a time that is not allowed", async () => {
    const unready = await anInstallation(customer, { name: "Unready" });
    const sunday = instant(0);
    const refused = await submitBooking(customer, await aWish(unready, sunday, { planHash: "sha256:other" }), null);
    expect(refusalOf(refused)).toBe(
      `not-ready; ${["a", "b", "bk"].flatMap(() => ["/installationId missing-kvm"]).join("; ")}; ${["a", "b", "bk"]
        .flatMap(() => ["/installationId missing-firmware"])
        .join("; ")}; /installationId missing-firewall`,
    );
  });

  test("a changed plan comes before a time that is not allowed", async () => {
    const wish = await aWish(mirror, instant(0), { planHash: "sha256:other" });
    expect(refusalOf(await submitBooking(customer, wish, null))).toBe("plan-changed");
  });

  test("a time that is not allowed names every broken rule, capacity too, and is no conflict", async () => {
    const start = noon();
    await aRequest(customer, mirror, { start });
    await aRequest(customer, mirror, { start });
    const oddMinute = plusMinutes(start, 7);
    const refused = await submitBooking(customer, await aWish(mirror, oddMinute), null);
    expect(refusalOf(refused)).toBe("slot-not-allowed; /start grid; /start capacity");
  });

  test("capacity alone is a conflict", async () => {
    const start = noon();
    await aRequest(customer, mirror, { start });
    await aRequest(customer, mirror, { start });
    expect(refusalOf(await submitBooking(customer, await aWish(mirror, start), null))).toBe("slot-taken; /start capacity");
  });

  test("a refused request leaves nothing behind", async () => {
    const before = [await database().booking.count(), (await heldWindows()).length];
    await submitBooking(customer, await aWish(mirror, instant(0)), null);
    expect([await database().booking.count(), (await heldWindows()).length]).toEqual(before);
  });

  test("an alternate is judged like the start, except for capacity", async () => {
    const start = noon();
    await aRequest(customer, mirror, { start });
    await aRequest(customer, mirror, { start });
    const free = noon();
    const odd = plusMinutes(start, 7);
    const refused = await submitBooking(customer, await aWish(mirror, free, { alternates: [start, odd] }), null);
    expect(refusalOf(refused)).toBe("slot-not-allowed; /alternates/1 grid");
    const taken = await aRequest(customer, mirror, { start: free, alternates: [start] });
    expect(taken.alternates).toEqual([toUtc(start)]);
  });
});

describe("exceptions and overrides", () => {
  test("a customer's exception sets the rules aside that can be, and says which", async () => {
    const start = plusMinutes(noon(), 7);
    const sent = await aRequest(customer, mirror, { start, exception: { reason: "The licence ends that night" } });
    expect(sent.status).toBe("submitted");
    expect(sent.exceptions).toEqual([{ code: "grid", reason: "The licence ends that night" }]);
    expect(sent.history[0]?.reason).toBe("The licence ends that night");
  });

  test("an exception never leads into the past or into a blackout", async () => {
    const exception = { reason: "Urgent" };
    const past = instant(Math.floor(systemClock() / 1_800_000) * 1_800_000 - 14 * 24 * 3_600_000);
    const refused = await submitBooking(customer, await aWish(mirror, past, { exception }), null);
    expect(refusalOf(refused)).toBe("slot-not-allowed; /start notice");
    const start = noon();
    granted(await addBlackout(desk, { start, end: plusMinutes(start, 60), reason: "stocktaking", force: false }, null));
    const closed = await submitBooking(customer, await aWish(mirror, start, { exception }), null);
    expect(refusalOf(closed)).toBe("slot-not-allowed; /start blackout");
  });

  test("the desk books for any customer without checklist or hash, in approved, and the customer has yet to accept", async () => {
    const unready = await anInstallation(customer, { name: "Booked by the desk" });
    const start = plusMinutes(noon(), 5);
    const wish = { installationId: unready.id, start, alternates: [], failback: false };
    const booked = granted(await submitBooking(desk, { ...wish, override: { reason: "By telephone" } }, null));
    expect(booked).toMatchObject({ status: "approved", accepted: false, stopVpsFirst: false });
    expect(booked.exceptions).toEqual([{ code: "grid", reason: "By telephone" }]);
    expect(booked.history).toMatchObject([{ by: desk.name, from: "draft", to: "approved", reason: "By telephone" }]);
  });

  test("the desk waives the rules it names and no other", async () => {
    const start = plusMinutes(noon(), 5);
    const wish = { installationId: mirror.id, start, alternates: [], failback: false };
    const refused = await submitBooking(desk, { ...wish, override: { reason: "By telephone", rules: ["weekday"] } }, null);
    expect(refusalOf(refused)).toBe("slot-not-allowed; /start grid");
  });

  test("an override from a customer is forbidden, and the desk cannot do without", async () => {
    const wish = await aWish(mirror, noon());
    expect(refusalOf(await submitBooking(customer, { ...wish, override: { reason: "Please" } }, null))).toBe("forbidden");
    expect(refusalOf(await submitBooking(desk, wish, null))).toBe("invalid-input; /override override-missing");
  });
});

describe("the plan that is accepted", () => {
  /** Sends the request, and does `work` after it was judged and before it gets hold of the calendar. */
  async function whileItWaits(wish: SubmitBody, work: () => Promise<unknown>) {
    const { sending } = await inTransaction(async (tx) => {
      await tx.$executeRaw`SELECT calendar_lock()`;
      const started = { sending: submitBooking(customer, wish, null) };
      await vi.waitFor(async () => {
        const [row] = await database().$queryRaw<{ n: number }[]>`
          SELECT count(*)::int AS n FROM pg_locks WHERE locktype = 'advisory' AND NOT granted
            AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;
        expect(row?.n).toBe(1);
      }, 5_000);
      await work();
      return started;
    });
    return sending;
  }

  test("is judged again when the hosts change between the judgement and the booking", async () => {
    const cluster = await aReadyInstallation(customer, { name: "Changing", topology: "cluster", version: "4.3" });
    const hosts = cluster.hosts.map((host) => (host.name === "p1" ? aHost("p1 processing 4.3 restart 9") : host));
    const sent = await whileItWaits(await aWish(cluster, noon()), () =>
      changeInstallation(customer, cluster.id, { change: { hosts }, version: 1 }),
    );
    expect(refusalOf(sent)).toBe("plan-changed");
  });

  test("a change that leaves the plan as it was does not stand in the way", async () => {
    const renamed = await aReadyInstallation(customer, { name: "Before" });
    const sent = await whileItWaits(await aWish(renamed, noon()), () =>
      changeInstallation(customer, renamed.id, { change: { name: "After" }, version: 1 }),
    );
    expect(granted(sent).status).toBe("submitted");
  });

  test("an installation that is removed meanwhile is not booked", async () => {
    const leaving = await aReadyInstallation(customer, { name: "Leaving" });
    const sent = await whileItWaits(await aWish(leaving, noon()), () => removeInstallation(customer, leaving.id));
    expect(refusalOf(sent)).toBe("not-found");
  });

  test("estimates that change meanwhile make the window as long as they say then", async () => {
    const start = noon();
    const sent = await whileItWaits(
      await aWish(mirror, start),
      () => database().$executeRaw`
        INSERT INTO policy_version (weekdays, latest_start, notice_days, horizon_days, step_minutes, zone, estimate_upgrade,
          estimate_restart, estimate_failover, estimate_gui_update)
        VALUES (ARRAY[1, 2, 3, 4], '22:00', 7, 180, 30, 'Europe/Sarajevo', 25, 10, 15, 10)`,
    );
    expect(granted(sent).end).toBe(toUtc(plusMinutes(start, 3 * (3 * 25 + 15))));
  });

  test("includes the failback where it was asked for", async () => {
    const start = noon();
    const sent = await aRequest(customer, mirror, { start, failback: true });
    expect(sent.plan.steps.filter(({ kind }) => kind === "failback")).toHaveLength(1);
    expect(refusalOf(await submitBooking(customer, { ...(await aWish(mirror, start)), failback: true }, null))).toBe(
      "plan-changed",
    );
  });

  test("a 5.x installation is booked without a checklist", async () => {
    const newest = await anInstallation(customer, { name: "Newest", version: "5.0" });
    const sent = await aRequest(customer, newest, { start: noon() });
    expect(sent.plan).toMatchObject({ path: [], workMinutes: 10 });
  });
});

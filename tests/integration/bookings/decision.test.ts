import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Customer, Desk } from "#lib/auth/actor.ts";
import { acceptBooking } from "#lib/bookings/acceptance/service.ts";
import type { BookingView } from "#lib/bookings/booking.ts";
import { approveBooking, assignBooking, cancelBooking, declineBooking } from "#lib/bookings/decision/service.ts";
import { findBooking } from "#lib/bookings/service.ts";
import { submitBooking } from "#lib/bookings/submission/service.ts";
import { database, newId } from "#lib/db/client.ts";
import type { Refusal } from "#lib/http/refusal.ts";
import type { Installation } from "#lib/installations/installation.ts";
import { closeQueue } from "#lib/jobs/queue.ts";
import type { Result } from "#lib/kernel/result.ts";
import { addBlackout, addEngineer, removeBlackout } from "#lib/scheduling/desk/service.ts";
import { type Instant, plusMinutes } from "#lib/time/instant.ts";
import { isoLocal } from "#lib/time/zone.ts";
import {
  aReadyInstallation,
  aRequest,
  freeNoons,
  granted,
  heldWindows,
  inTurn,
  refusalOf,
  withAccount,
} from "#tests/support/bookings.ts";
import { aCustomer, aReviewer } from "#tests/support/database/people.ts";

let customer: Customer;
let stranger: Customer;
let desk: Desk;
let mirror: Installation;
let noons: readonly Instant[];

beforeAll(async () => {
  customer = await withAccount(await aCustomer());
  stranger = await withAccount(await aCustomer("Olga Other"));
  desk = await withAccount(aReviewer());
  mirror = await aReadyInstallation(customer);
  noons = await freeNoons(customer, mirror);
});

afterAll(closeQueue);

/** Every test has noons of its own. */
const noon = inTurn(() => noons);

const aNewRequest = (more: { alternates?: Instant[] } = {}, start = noon()) => aRequest(customer, mirror, { start, ...more });

const statusOf = (result: Result<BookingView, Refusal>) => granted(result).booking.status;

const heldFor = (id: string) =>
  database().$queryRaw<{ engineer: string; start: number }[]>`
    SELECT engineer_id AS engineer, (extract(epoch FROM lower(during)) * 1000)::float8 AS start
    FROM held_window WHERE booking_id = ${id}`;

const trailOf = async (id: string) =>
  (await database().auditEntry.findMany({ where: { subject: `booking:${id}` }, orderBy: { id: "asc" } })).map(
    ({ action, actorName, reason }) => ({ action, actorName, reason }),
  );

describe("approving", () => {
  test("confirms what was asked for: state, version, history, trail and job move together, and the window stays", async () => {
    const { id } = await aNewRequest();
    const before = await heldFor(id);
    const view = granted(await approveBooking(desk, id, {}));
    expect(view.booking).toMatchObject({ status: "approved", revision: 2 });
    expect(view.history.map(({ by, act, from, to, reason }) => ({ by, act, from, to, reason }))).toEqual([
      { by: customer.name, act: "submit", from: "draft", to: "submitted", reason: null },
      { by: desk.name, act: "approve", from: "submitted", to: "approved", reason: null },
    ]);
    expect(await trailOf(id)).toEqual([
      { action: "booking.submitted", actorName: customer.name, reason: null },
      { action: "booking.approved", actorName: desk.name, reason: null },
    ]);
    expect(await heldFor(id)).toEqual(before);
    const jobs = await database().$queryRaw<{ revision: number }[]>`
      SELECT (data->>'revision')::int AS revision FROM pgboss.job WHERE name = 'booking.announce' AND data->>'bookingId' = ${id} ORDER BY 1`;
    expect(jobs).toEqual([{ revision: 1 }, { revision: 2 }]);
  });

  test("an alternate moves the window, and the time that was asked for is free again", async () => {
    const alternate = noon();
    const { id } = await aNewRequest({ alternates: [alternate] });
    const { booking } = granted(await approveBooking(desk, id, { start: alternate }));
    expect(booking.window.start).toBe(alternate);
    expect(booking.wallClock).toBe(isoLocal(alternate, mirror.zone).slice(0, 16));
    expect((await heldFor(id)).map(({ start }) => start)).toEqual([alternate]);
  });

  test("a time that nobody offered is refused", async () => {
    const { id } = await aNewRequest();
    expect(refusalOf(await approveBooking(desk, id, { start: noon() }))).toBe("invalid-input; /start not-offered");
  });

  test("the desk decides who comes, if that one is there and free", async () => {
    const start = noon();
    const first = await aNewRequest({}, start);
    const second = await aNewRequest({}, start);
    expect(first.engineer?.id).toBe("engineer-a");
    expect(refusalOf(await approveBooking(desk, first.id, { engineerId: "engineer-b" }))).toBe(
      "slot-taken; /engineerId capacity",
    );
    expect(refusalOf(await approveBooking(desk, first.id, { engineerId: "nobody" }))).toBe(
      "invalid-input; /engineerId unknown-engineer",
    );
    granted(await declineBooking(desk, second.id, { reason: "One of the two has to wait" }));
    expect(granted(await approveBooking(desk, first.id, { engineerId: "engineer-b" })).engineer?.name).toBe("Engineer B");
    expect(await heldFor(first.id)).toMatchObject([{ engineer: "engineer-b" }]);
  });

  test("only desk hours, blackouts and capacity are judged again, and all that stand are named", async () => {
    const { id, start } = await aNewRequest();
    const from = Date.parse(start) as Instant;
    const blackout = granted(
      await addBlackout(desk, { start: from, end: plusMinutes(from, 30), reason: "fire drill", force: false }, null),
    );
    const night = [{ weekday: 7, from: "01:00", to: "02:00" }];
    const spare = granted(await addEngineer(desk, { name: "Night Owl", hours: night }, null));
    expect(refusalOf(await approveBooking(desk, id, {}))).toBe("slot-not-allowed; /start blackout");
    expect(refusalOf(await approveBooking(desk, id, { engineerId: spare.id }))).toBe(
      "slot-not-allowed; /engineerId desk-hours; /engineerId blackout",
    );
    granted(await removeBlackout(desk, blackout.id));
    expect(statusOf(await approveBooking(desk, id, {}))).toBe("approved");
  });
});

describe("declining and cancelling", () => {
  test("free the window in the same transaction, with the reason in history and trail", async () => {
    const { id } = await aNewRequest();
    const declined = granted(await declineBooking(desk, id, { reason: "The firmware is too old" }));
    expect(declined.booking.status).toBe("declined");
    expect(declined.engineer).toBeNull();
    expect(declined.history.at(-1)).toMatchObject({ from: "submitted", to: "declined", reason: "The firmware is too old" });
    expect((await trailOf(id)).at(-1)).toEqual({
      action: "booking.declined",
      actorName: desk.name,
      reason: "The firmware is too old",
    });
    expect(await heldFor(id)).toEqual([]);
  });

  test("a customer cancels with or without a reason, before and after the confirmation", async () => {
    const [first, second] = [await aNewRequest(), await aNewRequest()];
    granted(await approveBooking(desk, second.id, {}));
    expect(statusOf(await cancelBooking(customer, first.id, {}))).toBe("cancelled");
    expect(statusOf(await cancelBooking(customer, second.id, { reason: "Moved to spring" }))).toBe("cancelled");
    expect([...(await heldFor(first.id)), ...(await heldFor(second.id))]).toEqual([]);
  });

  test("the desk cancels with a reason only", async () => {
    const { id } = await aNewRequest();
    expect(refusalOf(await cancelBooking(desk, id, {}))).toBe("invalid-input; /reason reason-missing");
    expect(statusOf(await cancelBooking(desk, id, { reason: "Asked for by telephone" }))).toBe("cancelled");
  });
});

describe("assigning", () => {
  test("moves the window to the other engineer and leaves the state", async () => {
    const { id } = await aNewRequest();
    const view = granted(await assignBooking(desk, id, { engineerId: "engineer-b" }));
    expect(view).toMatchObject({ booking: { status: "submitted", revision: 2 }, engineer: { id: "engineer-b" } });
    expect(await heldFor(id)).toMatchObject([{ engineer: "engineer-b" }]);
  });

  test("is refused where that engineer is taken", async () => {
    const start = noon();
    const [first] = [await aNewRequest({}, start), await aNewRequest({}, start)];
    expect(refusalOf(await assignBooking(desk, first.id, { engineerId: "engineer-b" }))).toBe("slot-taken; /engineerId capacity");
  });

  test("looks at nobody's blackout, since the time does not change", async () => {
    const { id, start } = await aNewRequest();
    granted(await approveBooking(desk, id, {}));
    const from = Date.parse(start) as Instant;
    granted(await addBlackout(desk, { start: from, end: plusMinutes(from, 30), reason: "moving", force: true }, null));
    expect(granted(await assignBooking(desk, id, { engineerId: "engineer-b" })).engineer?.id).toBe("engineer-b");
  });
});

describe("accepting what the desk has booked", () => {
  test("takes the hash of the plan that the booking keeps, once", async () => {
    const wish = { installationId: mirror.id, start: noon(), alternates: [], failback: false };
    const { id, plan } = granted(await submitBooking(desk, { ...wish, override: { reason: "By telephone" } }, null));
    expect(refusalOf(await acceptBooking(customer, id, { planHash: "sha256:other" }))).toBe("plan-changed");
    expect(refusalOf(await acceptBooking(desk, id, { planHash: plan.hash }))).toBe("forbidden");
    const { booking } = granted(await acceptBooking(customer, id, { planHash: plan.hash }));
    expect(booking).toMatchObject({ status: "approved", acceptance: { by: customer.userId } });
    expect(booking.acceptance?.sentences[0]).toMatch(/^Every VPS will be off 3 times/);
    expect(refusalOf(await acceptBooking(customer, id, { planHash: plan.hash }))).toBe("illegal-transition");
  });
});

describe("who may", () => {
  test("to another organisation a booking does not exist, whatever they try", async () => {
    const { id } = await aNewRequest();
    expect(refusalOf(await findBooking(stranger, id))).toBe("not-found");
    expect(refusalOf(await cancelBooking(stranger, id, {}))).toBe("not-found");
    expect(refusalOf(await acceptBooking(stranger, id, { planHash: "x" }))).toBe("not-found");
  });

  test("reviewing is the desk's: to its customers it is forbidden, known booking or not", async () => {
    const { id } = await aNewRequest();
    for (const who of [customer, stranger]) {
      for (const booking of [id, "nothing"]) {
        expect(refusalOf(await approveBooking(who, booking, {}))).toBe("forbidden");
        expect(refusalOf(await declineBooking(who, booking, { reason: "No" }))).toBe("forbidden");
        expect(refusalOf(await assignBooking(who, booking, { engineerId: "engineer-a" }))).toBe("forbidden");
      }
    }
    expect(granted(await findBooking(customer, id)).booking.revision).toBe(1);
  });
});

describe("a state that does not allow it", () => {
  test("refuses every act that the table of states does not have", async () => {
    const [declined, cancelled, approved] = [await aNewRequest(), await aNewRequest(), await aNewRequest()];
    granted(await declineBooking(desk, declined.id, { reason: "No" }));
    granted(await cancelBooking(customer, cancelled.id, {}));
    granted(await approveBooking(desk, approved.id, {}));
    for (const { id } of [declined, cancelled]) {
      expect(refusalOf(await approveBooking(desk, id, {}))).toBe("illegal-transition");
      expect(refusalOf(await declineBooking(desk, id, { reason: "No" }))).toBe("illegal-transition");
      expect(refusalOf(await cancelBooking(customer, id, {}))).toBe("illegal-transition");
      expect(refusalOf(await assignBooking(desk, id, { engineerId: "engineer-b" }))).toBe("illegal-transition");
    }
    expect(refusalOf(await approveBooking(desk, approved.id, {}))).toBe("illegal-transition");
    expect(refusalOf(await declineBooking(desk, approved.id, { reason: "No" }))).toBe("illegal-transition");
  });

  test("comes after the version that was read, and before the rules", async () => {
    const { id } = await aNewRequest();
    granted(await approveBooking(desk, id, {}));
    expect(refusalOf(await approveBooking(desk, id, { version: 1 }))).toBe("outdated");
    expect(refusalOf(await approveBooking(desk, id, { version: 2, start: 0 as Instant }))).toBe("illegal-transition");
  });
});

describe("at the same moment", () => {
  const rounds = Array.from({ length: 12 }, (_, n) => n);

  test("approve against decline: one of the two, its history and its window, round after round", async () => {
    const start = noon();
    for (const _ of rounds) {
      const { id } = await aNewRequest({}, start);
      const answers = await Promise.all([
        approveBooking(desk, id, {}),
        declineBooking(desk, id, { reason: "No" }),
        approveBooking(desk, id, {}),
        declineBooking(desk, id, { reason: "No" }),
      ]);
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
      const { booking, history } = granted(await findBooking(desk, id));
      expect(history).toHaveLength(2);
      expect(history.at(-1)?.to).toBe(booking.status);
      expect((await trailOf(id)).length).toBe(2);
      expect(await heldFor(id)).toHaveLength(booking.status === "approved" ? 1 : 0);
      await cancelBooking(customer, id, {});
    }
  });

  test("approve against cancel: whoever comes second is refused or follows, and the end is legal", async () => {
    const start = noon();
    for (const _ of rounds) {
      const { id } = await aNewRequest({}, start);
      const [approved, cancelled] = await Promise.all([approveBooking(desk, id, {}), cancelBooking(customer, id, {})]);
      const { booking, history } = granted(await findBooking(desk, id));
      const steps = history.map(({ from, to }) => `${from} > ${to}`).slice(1);
      expect(steps).toHaveLength([approved, cancelled].filter(({ ok }) => ok).length);
      expect(booking.status).toBe(cancelled.ok ? "cancelled" : "approved");
      expect(["submitted > approved", "submitted > cancelled", "submitted > approved, approved > cancelled"]).toContain(
        steps.join(", "),
      );
      expect(await heldFor(id)).toHaveLength(booking.status === "approved" ? 1 : 0);
      await cancelBooking(customer, id, {});
    }
  });

  test("two approvals that want one engineer at one alternate: one gets it, the other keeps what it had", async () => {
    const alternate = noon();
    const [first, second] = [await aNewRequest({ alternates: [alternate] }), await aNewRequest({ alternates: [alternate] })];
    const wish = { start: alternate, engineerId: "engineer-a" };
    const answers = await Promise.all([first, second].map(({ id }) => approveBooking(desk, id, wish)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    const loser = answers.find(({ ok }) => !ok);
    expect(loser && refusalOf(loser)).toBe("slot-taken; /engineerId capacity");
    const held = (await heldWindows()).filter(({ start }) => start === alternate);
    expect(held).toHaveLength(1);
    const statuses = await Promise.all(
      [first, second].map(async ({ id }) => granted(await findBooking(desk, id)).booking.status),
    );
    expect(statuses.toSorted()).toEqual(["approved", "submitted"]);
  });

  test.each([
    ["whoever is held already", "engineer-a", undefined, "slot-taken; /start capacity"],
    ["somebody who was named", "engineer-b", "engineer-b", "slot-taken; /engineerId capacity"],
  ] as const)("a window that only the constraint knows of is taken: %s", async (_name, holder, engineerId, refusal) => {
    const alternate = noon();
    const { id } = await aNewRequest({ alternates: [alternate] });
    granted(await assignBooking(desk, id, { engineerId: "engineer-a" }));
    await database()
      .$executeRaw`INSERT INTO held_window (id, engineer_id, during, holder, kind, expires_at) VALUES (${newId()}, ${holder},
      tstzrange(to_timestamp(${alternate / 1000}::float8), to_timestamp(${alternate / 1000 + 3600}::float8), '[)'), ${id}, 'hold', now() + interval '1 hour')`;
    expect(refusalOf(await approveBooking(desk, id, { start: alternate, engineerId }))).toBe(refusal);
    expect(granted(await findBooking(desk, id)).booking.status).toBe("submitted");
  });
});

test("an approval keeps why a time outside the rules is fine, in the history that both sides read", async () => {
  const { id } = await aNewRequest();
  granted(await approveBooking(desk, id, { reason: "Agreed by phone." }));
  const { history } = granted(await findBooking(customer, id));
  expect(history.at(-1)).toMatchObject({ act: "approve", reason: "Agreed by phone." });
});

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Customer, Desk } from "#lib/auth/actor.ts";
import { acceptBooking } from "#lib/bookings/acceptance/service.ts";
import type { BookingAnswer } from "#lib/bookings/answer.ts";
import { approveBooking, assignBooking, declineBooking } from "#lib/bookings/decision/service.ts";
import { EVERYTHING_WAITING } from "#lib/bookings/queue/queue-filter.ts";
import { countByStatus, countWaiting, nextAfter, queuePage } from "#lib/bookings/queue/service.ts";
import { reviewOf } from "#lib/bookings/review/service.ts";
import { database } from "#lib/db/client.ts";
import type { Installation } from "#lib/installations/installation.ts";
import { changeInstallation } from "#lib/installations/service.ts";
import { closeQueue } from "#lib/jobs/queue.ts";
import { addBlackout, addEngineer, changePolicy } from "#lib/scheduling/desk/service.ts";
import { freeEngineers } from "#lib/scheduling/evaluate-slot.ts";
import { findBlackout, findEngineer, policyHistory, staffAccounts } from "#lib/scheduling/lookup/service.ts";
import { type Instant, parseInstant, plusMinutes } from "#lib/time/instant.ts";
import {
  anInstallation,
  aReadyInstallation,
  aRequest,
  freeNoons,
  granted,
  refusalOf,
  withAccount,
} from "#tests/support/bookings.ts";
import { aCustomer, anAdmin, aReviewer } from "#tests/support/database/people.ts";
import { aHost } from "#tests/support/planning.ts";

let customer: Customer;
let desk: Desk;
let mirror: Installation;
let noons: readonly Instant[];
/** Three requests: the second slot first, the first slot later, the third slot last. */
let requests: readonly BookingAnswer[];

const noon = (n: number): Instant => {
  const start = noons[n];
  if (start === undefined) throw new Error(`No noon ${n}`);
  return start;
};

const references = async (view: "waiting" | "confirmed" | "open", limit = 10, from = 0) =>
  granted(await queuePage(desk, { filter: { ...EVERYTHING_WAITING, view }, limit, from })).entries.map(
    ({ reference }) => reference,
  );

beforeAll(async () => {
  customer = await withAccount(await aCustomer());
  desk = await withAccount(aReviewer());
  mirror = await aReadyInstallation(customer);
  noons = await freeNoons(customer, mirror);
  const other = await aReadyInstallation(customer, { name: "Oldest first", version: "4.3.1" });
  requests = [
    await aRequest(customer, mirror, { start: noon(1), alternates: [noon(3)] }),
    await aRequest(customer, mirror, { start: noon(0) }),
    await aRequest(customer, other, { start: noon(1) }),
  ];
});

afterAll(closeQueue);

const ref = (n: number): string => requests[n]?.reference ?? "";
const id = (n: number): string => requests[n]?.id ?? "";

describe("the queue", () => {
  test("has the soonest slot first and of one slot the oldest, page by page", async () => {
    expect(await references("waiting")).toEqual([ref(1), ref(0), ref(2)]);
    expect(await references("waiting", 2, 2)).toEqual([ref(2)]);
    expect(
      granted(await queuePage(desk, { filter: { ...EVERYTHING_WAITING, view: "waiting" }, limit: 1, from: 9 })),
    ).toMatchObject({ entries: [], total: 3 });
    expect(await countWaiting(desk)).toBe(3);
  });

  test("has of each request its path, the versions it starts from, and the checklist as it is now", async () => {
    const [, , third] = granted(
      await queuePage(desk, { filter: { ...EVERYTHING_WAITING, view: "waiting" }, limit: 10, from: 0 }),
    ).entries;
    expect(third).toMatchObject({
      path: ["5.x"],
      installation: { name: "Oldest first" },
      organization: { id: customer.organizationId },
      engineer: "Engineer B",
      exceptions: [],
      readiness: { complete: true },
    });
    expect(third?.versions.map(({ text }) => text)).toEqual(["4.3.1"]);
    expect(third?.since).toBe(third?.createdAt);
  });

  test("leads from each request to the one after it, and from the last to the first", async () => {
    expect(await Promise.all([1, 0, 2].map((n) => nextAfter(desk, ref(n))))).toEqual([ref(0), ref(2), ref(1)]);
    expect(await nextAfter(desk, "UD-1")).toBeNull();
  });

  test("is the desk's alone", async () => {
    expect(refusalOf(await queuePage(customer, { filter: { ...EVERYTHING_WAITING, view: "open" }, limit: 10, from: 0 }))).toBe(
      "forbidden",
    );
    expect(refusalOf(await reviewOf(customer, ref(0)))).toBe("forbidden");
    expect([await countWaiting(customer), await nextAfter(customer, ref(0)), (await countByStatus(customer)).size]).toEqual([
      0,
      null,
      0,
    ]);
  });
});

describe("a review", () => {
  test("looks at the calendar without what the booking holds itself", async () => {
    const { view, desk: facts } = granted(await reviewOf(desk, ref(0)));
    const { window, windowMinutes } = view.booking;
    // The third request holds the other engineer at the same time.
    expect(freeEngineers({ start: window.start, windowMinutes, ...facts })).toEqual(["engineer-a"]);
    expect(facts.calendar.held.some(({ interval }) => interval.start === window.start)).toBe(true);
  });

  test("reaches over the alternates, and names the other open bookings of the installation", async () => {
    const closed = { start: noon(3), end: plusMinutes(noon(3), 30), reason: "a fire drill", force: true };
    granted(await addBlackout(desk, closed, null));
    const { desk: facts, others } = granted(await reviewOf(desk, ref(0)));
    expect(facts.calendar.blackouts.map(({ reason }) => reason)).toEqual(["a fire drill"]);
    expect(others.map(({ booking }) => booking.reference)).toEqual([ref(1)]);
  });

  test("has the plan of the hosts as they are now beside the one that was accepted", async () => {
    const before = granted(await reviewOf(desk, ref(0)));
    expect(before.standing?.plan.hash).toBe(before.view.booking.kept.plan.hash);
    const hosts = mirror.hosts.map((host) => aHost(`${host.name} ${host.role} 4.8.2`));
    granted(await changeInstallation(customer, mirror.id, { change: { hosts }, version: 1 }));
    const after = granted(await reviewOf(desk, ref(0)));
    expect(after.standing?.plan.path).toEqual(["5.x"]);
    expect(after.standing?.plan.hash).not.toBe(after.view.booking.kept.plan.hash);
    expect(after.view.booking.kept.plan.path).toEqual(["3.3.1", "4.8.2", "5.x"]);
  });

  test("of an unknown reference is not found", async () => {
    expect(refusalOf(await reviewOf(desk, "UD-1"))).toBe("not-found");
  });
});

describe("what was decided", () => {
  test("leaves the queue, counts among its state, and keeps the moment it came into it", async () => {
    const { standing } = granted(await reviewOf(desk, ref(1)));
    granted(await acceptBooking(customer, id(1), { planHash: standing?.plan.hash ?? "" }));
    granted(await approveBooking(desk, id(1), {}));
    const { since } =
      granted(await queuePage(desk, { filter: { ...EVERYTHING_WAITING, view: "confirmed" }, limit: 1, from: 0 })).entries[0] ??
      {};
    granted(await assignBooking(desk, id(1), { engineerId: "engineer-b" }));
    granted(await declineBooking(desk, id(2), { reason: "Not on that night." }));
    expect(await references("waiting")).toEqual([ref(0)]);
    expect(await references("open")).toEqual([ref(1), ref(0)]);
    const [confirmed] = granted(
      await queuePage(desk, { filter: { ...EVERYTHING_WAITING, view: "confirmed" }, limit: 1, from: 0 }),
    ).entries;
    expect(confirmed).toMatchObject({ reference: ref(1), engineer: "Engineer B", since });
    expect(await countByStatus(desk)).toEqual(
      new Map([
        ["approved", 1],
        ["declined", 1],
        ["submitted", 1],
      ]),
    );
  });

  test("is over when its window is, and waits for nobody then", async () => {
    await database().$executeRaw`UPDATE booking SET starts_at = now() - interval '5 hours', ends_at = now() - interval '1 hour'
      WHERE id = ${id(1)}`;
    expect(await references("confirmed")).toEqual([]);
    expect(granted(await queuePage(desk, { filter: { ...EVERYTHING_WAITING, view: "open" }, limit: 10, from: 0 })).total).toBe(1);
  });
});

test("an installation whose checklist is not done has it so in the queue", async () => {
  const bare = await anInstallation(customer, { name: "Bare", version: "4.3.1" });
  await database().$executeRaw`UPDATE booking SET installation_id = ${bare.id} WHERE id = ${id(0)}`;
  const [entry] = granted(
    await queuePage(desk, { filter: { ...EVERYTHING_WAITING, view: "waiting" }, limit: 1, from: 0 }),
  ).entries;
  expect(entry?.readiness).toMatchObject({ complete: false });
});

describe("the desk's own rules", () => {
  test("have a history with the names of those who changed them", async () => {
    granted(await changePolicy(desk, { noticeDays: 5 }));
    const history = granted(await policyHistory(desk, 10));
    expect(history.map(({ by, policy }) => [by, policy.noticeDays])).toEqual([
      [desk.name, 5],
      [null, 7],
    ]);
    expect(granted(await policyHistory(desk, 1))).toHaveLength(1);
    expect(refusalOf(await policyHistory(customer, 10))).toBe("forbidden");
  });

  test("are found one by one", async () => {
    const start = parseInstant("2027-01-01T00:00:00Z") as Instant;
    const blackout = granted(
      await addBlackout(desk, { start, end: plusMinutes(start, 60), reason: "New Year", force: false }, null),
    );
    const engineer = granted(await addEngineer(desk, { name: "Ada", hours: [] }, null));
    expect(granted(await findBlackout(desk, blackout.id))).toEqual(blackout);
    expect(granted(await findEngineer(desk, engineer.id))).toEqual(engineer);
    expect([refusalOf(await findBlackout(desk, "x")), refusalOf(await findEngineer(desk, "x"))]).toEqual([
      "not-found",
      "not-found",
    ]);
    expect([refusalOf(await findBlackout(customer, blackout.id)), refusalOf(await findEngineer(customer, engineer.id))]).toEqual([
      "forbidden",
      "forbidden",
    ]);
  });

  test("know who of the desk can be tied to an engineer", async () => {
    const admin = await withAccount(anAdmin());
    expect(granted(await staffAccounts(desk)).map(({ name }) => name)).toEqual([admin.name, desk.name]);
    expect(refusalOf(await staffAccounts(customer))).toBe("forbidden");
  });
});

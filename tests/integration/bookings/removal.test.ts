import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Customer, Desk } from "#lib/auth/actor.ts";
import { OPEN_STATUSES } from "#lib/bookings/booking.ts";
import { approveBooking, cancelBooking, declineBooking } from "#lib/bookings/decision/service.ts";
import { database } from "#lib/db/client.ts";
import type { Installation } from "#lib/installations/installation.ts";
import { removeInstallation } from "#lib/installations/service.ts";
import { closeQueue } from "#lib/jobs/queue.ts";
import type { Instant } from "#lib/time/instant.ts";
import { aReadyInstallation, aRequest, freeNoons, granted, refusalOf, withAccount } from "#tests/support/bookings.ts";
import { aCustomer, aReviewer } from "#tests/support/database/people.ts";

let customer: Customer;
let desk: Desk;
let mirror: Installation;
let start: Instant;

beforeAll(async () => {
  customer = await withAccount(await aCustomer());
  desk = await withAccount(aReviewer());
  mirror = await aReadyInstallation(customer);
  const [noon] = await freeNoons(customer, mirror);
  if (noon === undefined) throw new Error("No free noon");
  start = noon;
});

afterAll(closeQueue);

const remove = () => removeInstallation(customer, mirror.id);

/** Into a state without an act, with what the state has beside its name. */
const putInto = (id: string, status: string) => database().$executeRaw`
  UPDATE booking SET status = ${status}, state_before = CASE WHEN ${status} = 'proposed' THEN 'submitted' END,
    due_at = CASE WHEN ${status} IN ('submitted', 'changes-requested', 'proposed') THEN starts_at END WHERE id = ${id}`;

describe("an installation cannot be removed", () => {
  test.each(OPEN_STATUSES)("while a booking of it is %s", async (status) => {
    const { id } = await aRequest(customer, mirror, { start });
    await putInto(id, status);
    expect(refusalOf(await remove())).toBe("has-bookings");
    await putInto(id, "submitted");
    granted(await declineBooking(desk, id, { reason: "Not on that night." }));
  });

  test("by way of an approval, and can once nothing of it is open any more", async () => {
    const { id } = await aRequest(customer, mirror, { start });
    granted(await approveBooking(desk, id, {}));
    expect(refusalOf(await remove())).toBe("has-bookings");
    granted(await cancelBooking(customer, id, {}));
    granted(await remove());
  });
});

import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { POST } from "#app/(desk)/desk/bookings/[ref]/decision/submit/route.ts";
import type { Actor, Customer, Desk } from "#lib/auth/actor.ts";
import type { BookingAnswer } from "#lib/bookings/answer.ts";
import { approveBooking } from "#lib/bookings/decision/service.ts";
import { decisionModel } from "#lib/bookings/review/decision-model.ts";
import { reviewOf } from "#lib/bookings/review/service.ts";
import { findBooking } from "#lib/bookings/service.ts";
import { database } from "#lib/db/client.ts";
import { closeQueue } from "#lib/jobs/queue.ts";
import { aReadyInstallation, aRequest, freeNoons, granted, withAccount } from "#tests/support/bookings.ts";
import { aCustomer, aReviewer } from "#tests/support/database/people.ts";
import { postForm } from "#tests/support/form-post.ts";

const session = vi.hoisted(() => ({ actor: null as unknown, ref: "" }));

vi.mock("#lib/auth/session.ts", () => ({ actorOf: async () => session.actor as Actor }));

const ROUTE = { POST: (sent: Request) => POST(sent, { params: Promise.resolve({ ref: session.ref }) }) };

let first: Desk;
let second: Desk;
let customer: Customer;
let requests: readonly BookingAnswer[];

beforeAll(async () => {
  customer = await withAccount(await aCustomer());
  first = await withAccount(aReviewer());
  second = await withAccount(aReviewer());
  const mirror = await aReadyInstallation(customer);
  const [one, two, three, four] = await freeNoons(customer, mirror);
  if (one === undefined || two === undefined || three === undefined || four === undefined) throw new Error("No free noons");
  requests = [
    await aRequest(customer, mirror, { start: one }),
    await aRequest(customer, mirror, { start: two }),
    await aRequest(customer, mirror, { start: three }),
    await aRequest(customer, mirror, { start: four, alternates: [one] }),
  ];
});

afterAll(closeQueue);

const request = (n: number): BookingAnswer => {
  const found = requests[n];
  if (!found) throw new Error(`No request ${n}`);
  return found;
};

async function declines(actor: Desk, { reference, version }: BookingAnswer): Promise<URL> {
  session.actor = actor;
  session.ref = reference;
  const fields = { decision: "decline", revision: String(version), "decline-reason": "Not on that night." };
  const answer = await postForm(ROUTE, fields);
  expect(answer.status).toBe(303);
  return new URL(answer.headers.get("location") ?? "", "http://desk.example");
}

const errorsAt = async ({ searchParams }: URL) =>
  (await database().formReply.findUniqueOrThrow({ where: { id: searchParams.get("reply") ?? "" } })).errors;

test("the engineer who is chosen beforehand is the one whom the service takes", async () => {
  const { reference, id } = request(3);
  const review = granted(await reviewOf(first, reference));
  const [, alternate] = decisionModel(review).slots;
  // The first request holds engineer A at this time, and engineer A is the one this booking has.
  expect(alternate?.proposed).toBe("engineer-b");
  granted(await approveBooking(first, id, { start: alternate?.start }));
  expect(granted(await findBooking(first, id)).engineer?.id).toBe(alternate?.proposed);
});

describe("a decision that has been made already", () => {
  test("is one's own second click, and goes on as the first one did", async () => {
    const onward = await declines(first, request(0));
    expect(onward.searchParams.get("after")).toBe(request(0).reference);
    expect((await declines(first, request(0))).href).toBe(onward.href);
    expect(granted(await findBooking(first, request(0).id)).history).toHaveLength(2);
  });

  test("stays one's own for whoever has got another name since", async () => {
    const onward = await declines(first, request(1));
    expect((await declines({ ...first, name: "Lejla Kovac" }, request(1))).href).toBe(onward.href);
  });

  test("is a conflict where a colleague made it, though they bear the same name", async () => {
    await declines(first, request(2));
    expect(second.name).toBe(first.name);
    const back = await declines(second, request(2));
    expect(back.pathname).toBe(`/desk/bookings/${request(2).reference}`);
    expect(await errorsAt(back)).toEqual([{ field: "", message: "desk.decide.conflict" }]);
  });
});

import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import * as route from "#app/api/v1/bookings/[id]/events/route.ts";
import { type Actor, ANONYMOUS, type Customer, type Desk, type SignedIn } from "#lib/auth/actor.ts";
import { requestChanges, resubmitBooking } from "#lib/bookings/changes/service.ts";
import { closeQueue } from "#lib/jobs/queue.ts";
import { writeMessage } from "#lib/thread/service.ts";
import { listen, type Pace } from "#lib/thread/stream/service.ts";
import { ask } from "#tests/support/ask-route.ts";
import { aReadyInstallation, aRequest, freeNoons, granted, refusalOf, withAccount } from "#tests/support/bookings.ts";
import { aCustomer, aReviewer } from "#tests/support/database/people.ts";

const people = new Map<string, Actor>();

vi.mock("#lib/auth/session.ts", () => ({
  actorOf: async (request: Request) => people.get(request.headers.get("x-test-actor") ?? "") ?? ANONYMOUS,
}));

const QUICK: Pace = { look: 20, sign: 40, ask: 20, end: 60_000 };

let customer: Customer;
let other: Customer;
let desk: Desk;
let id = "";

beforeAll(async () => {
  customer = await withAccount(await aCustomer());
  other = await withAccount(await aCustomer("Olga Other"));
  desk = await withAccount(aReviewer());
  for (const person of [customer, other, desk]) people.set(person.userId, person);
  const mirror = await aReadyInstallation(customer);
  const [start] = await freeNoons(customer, mirror);
  if (start === undefined) throw new Error("No free noon");
  id = (await aRequest(customer, mirror, { start })).id;
});

afterAll(closeQueue);

type Event = { readonly id: string; readonly event: string; readonly data: Record<string, unknown> };

const parsed = (text: string): readonly Event[] =>
  text
    .split("\n\n")
    .filter((block) => block.startsWith("id: "))
    .map((block) => {
      const [, eventId = "", event = "", data = ""] = /^id: (.*)\nevent: (.*)\ndata: (.*)$/.exec(block) ?? [];
      return { id: eventId, event, data: JSON.parse(data) as Record<string, unknown> };
    });

/** Listens until `enough`, then goes away. */
async function hear(
  person: SignedIn,
  enough: (events: readonly Event[]) => boolean,
  { from = null as string | null, again = async (): Promise<Actor> => person } = {},
) {
  const stream = granted(await listen(person, { bookingId: id, lastEventId: from, again }, QUICK));
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  let text = "";
  for (;;) {
    const { done, value } = await reader.read();
    text += decoder.decode(value, { stream: true });
    if (done || enough(parsed(text))) break;
  }
  await reader.cancel();
  return { events: parsed(text), text };
}

const said = (events: readonly Event[]) => events.map(({ event, data }) => `${event} ${data.text ?? data.act}`);

const write = async (person: SignedIn, text: string, internal = false) =>
  granted(await writeMessage(person, id, { text, internal, key: null }));

async function askThreeTimes(): Promise<void> {
  for (const n of [1, 2, 3]) {
    granted(await requestChanges(desk, id, { message: `change ${n}` }));
    granted(await resubmitBooking(customer, id, {}));
    await pause(30);
  }
}

describe("GET /bookings/{id}/events", () => {
  test("tells the history and the messages, those that come as they come, and the desk's notes to the desk alone", async () => {
    await write(customer, "one");
    await write(desk, "a note", true);
    const later = pause(100).then(() => write(desk, "two"));
    const all = (events: readonly Event[]) => events.some(({ data }) => data.text === "two");
    expect(said((await hear(customer, all)).events)).toEqual(["change submit", "message one", "message two"]);
    await later;
    expect(said((await hear(desk, all)).events)).toEqual(["change submit", "message one", "message a note", "message two"]);
  });

  test("misses nothing and doubles nothing over many breaks, while people write and decide at once", async () => {
    const before = (await hear(customer, (events) => events.length >= 3)).events.at(-1)?.id ?? null;
    const writing = Promise.all([
      ...Array.from({ length: 12 }, (_, n) => pause(n * 15).then(() => write(n % 2 ? customer : desk, `at once ${n}`))),
      askThreeTimes(),
    ]);
    const heard: Event[] = [];
    let from = before;
    while (heard.length < 18) {
      // Several may come in one piece, so the last may come alone.
      const left = 18 - heard.length;
      const { events } = await hear(customer, (found) => found.length >= Math.min(2, left), { from });
      heard.push(...events);
      from = heard.at(-1)?.id ?? from;
    }
    await writing;
    const texts = said(heard);
    expect(new Set(texts.filter((text) => text.startsWith("message"))).size).toBe(12);
    expect(texts.filter((text) => text === "change request-changes")).toHaveLength(3);
    expect(texts.filter((text) => text === "change resubmit")).toHaveLength(3);
    expect(new Set(heard.map((event) => event.id)).size).toBe(heard.length);
  });

  test("gives a sign of life where nothing happens", async () => {
    const last = (await hear(customer, (events) => events.length >= 21)).events.at(-1)?.id ?? null;
    const stream = granted(await listen(customer, { bookingId: id, lastEventId: last, again: async () => customer }, QUICK));
    const reader = stream.getReader();
    const next = async () => new TextDecoder().decode((await reader.read()).value);
    expect([await next(), await next()]).toEqual(["retry: 20\n\n", ": still here\n\n"]);
    await reader.cancel();
  });

  test("ends for somebody whose session ended, or who may not see the booking any more", async () => {
    for (const now of [ANONYMOUS, other, { ...customer, organizationId: other.organizationId }, { ...customer, kind: "desk" }]) {
      let asked = 0;
      const again = async () => (asked++ < 3 ? customer : (now as Actor));
      const ended = await hear(customer, () => false, { again });
      expect(said(ended.events)[0]).toBe("change submit");
    }
  });

  test("is for the booking's readers alone, and not without end", async () => {
    const listening = { bookingId: id, lastEventId: null, again: async () => customer };
    expect(refusalOf(await listen(other, listening))).toBe("not-found");
    expect(refusalOf(await listen(ANONYMOUS, listening))).toBe("forbidden");
    expect(await ask(route.GET, { params: { id } })).toMatchObject({ status: 401 });
    expect(await ask(route.GET, { by: other.userId, params: { id } })).toMatchObject({ status: 404 });
    const streams = [1, 2, 3, 4].map(async () => granted(await listen(customer, listening, QUICK)));
    const open = await Promise.all(streams);
    const full = await ask(route.GET, { by: customer.userId, params: { id } });
    expect([full.status, full.headers.get("retry-after")]).toEqual([429, "30"]);
    await open[0]?.cancel();
    await open[0]?.cancel().catch(() => undefined);
    const next = granted(await listen(customer, listening, QUICK));
    expect(refusalOf(await listen(customer, listening, QUICK))).toBe("too-many-requests");
    for (const stream of [...open.slice(1), next]) await stream.cancel();
  });

  test("is a stream of events, which goes on after Last-Event-ID", async () => {
    const sent = { "x-test-actor": customer.userId, "last-event-id": "0.0" };
    const context = { params: Promise.resolve({ id }) };
    const answer = await route.GET(new Request("http://localhost:3000/api/v1/x", { headers: sent }), context);
    expect(answer.headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
    expect(answer.headers.get("cache-control")).toBe("no-store, no-transform");
    await answer.body?.cancel();
    const head = await route.HEAD(new Request("http://localhost:3000/api/v1/x", { method: "HEAD", headers: sent }), context);
    expect([head.status, await head.text()]).toEqual([200, ""]);
  });
});

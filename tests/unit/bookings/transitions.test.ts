import { describe, expect, test } from "vitest";
import { type Actor, ANONYMOUS } from "#lib/auth/actor.ts";
import { BOOKING_STATUSES, type BookingStatus, CLOSED_STATUSES, OPEN_STATUSES, type StateBefore } from "#lib/bookings/booking.ts";
import {
  ACTS,
  type Act,
  allows,
  FIRST_STATUS,
  mayDo,
  STATES,
  statusAfter,
  TRANSITIONS,
  turnIn,
} from "#lib/bookings/transitions.ts";
import cases from "#tests/cases/booking-states.json" with { type: "json" };

type Case = {
  readonly act: string;
  readonly by: readonly string[];
  readonly from: string;
  readonly before?: string;
  readonly to: string;
};
const ALLOWED: readonly Case[] = cases.allowed;

const every = ACTS.flatMap((act) => BOOKING_STATUSES.map((from) => ({ act, from })));
const wanted = (act: Act, from: string) => ALLOWED.filter((row) => row.act === act && row.from === from);

describe("acts on a booking", () => {
  test.each(every.flatMap(({ act, from }) => wanted(act, from).map(({ before, to }) => ({ act, from, before, to }))))(
    "$act leads from $from to $to",
    ({ act, from, before, to }) => {
      expect(statusAfter(act, { status: from, before: (before ?? null) as StateBefore | null })).toEqual({ ok: true, value: to });
      expect(allows(from, act)).toBe(true);
    },
  );

  test.each(every.filter(({ act, from }) => wanted(act, from).length === 0))("$act is refused in $from", ({ act, from }) => {
    expect(statusAfter(act, { status: from })).toEqual({ ok: false, error: { code: "illegal-transition" } });
    expect(allows(from, act)).toBe(false);
  });

  test("the cases name states and acts that exist", () => {
    const known = new Set<string>(BOOKING_STATUSES);
    expect(ALLOWED.filter(({ act, from, to }) => !ACTS.some((a) => a === act) || !known.has(from) || !known.has(to))).toEqual([]);
  });

  test("nothing leads out of a closed state", () => {
    for (const status of CLOSED_STATUSES) expect(ACTS.filter((act) => allows(status, act))).toEqual([]);
  });

  test("a customer's request waits for its review, the desk's own booking is confirmed", () => {
    expect(FIRST_STATUS).toEqual({ submit: "submitted", override: "approved" });
    expect(TRANSITIONS.slice(0, 2).map(({ act, to }) => [act, to])).toEqual(Object.entries(FIRST_STATUS));
  });

  test("every state can be reached from a draft", () => {
    const reached = new Set<string>(["draft"]);
    for (const _ of BOOKING_STATUSES)
      for (const { from, to } of TRANSITIONS) if (from.some((state) => reached.has(state))) reached.add(to);
    expect(BOOKING_STATUSES.filter((status) => !reached.has(status))).toEqual([]);
  });

  test("a proposed booking that does not know where it stood is a fault of ours", () => {
    expect(() => statusAfter("refuse-proposal", { status: "proposed" })).toThrow("knows where it stood");
  });
});

describe("who may", () => {
  const person = { userId: "1", name: "A", email: "a@b.example", locale: "en", sessionId: "1" } as const;
  const people: Readonly<Record<string, Actor>> = {
    customer: { ...person, kind: "customer", organizationId: "1", organizationName: "N" },
    desk: { ...person, kind: "desk", engineerIds: [] },
  };

  test.each(ACTS)("%s is done by those in the table, and by nobody else", (act) => {
    const allowed = Object.keys(people).filter((kind) => mayDo(act, people[kind] ?? ANONYMOUS));
    expect(allowed).toEqual(ALLOWED.find((row) => row.act === act)?.by);
    expect(mayDo(act, ANONYMOUS)).toBe(false);
  });
});

describe("states", () => {
  const holding = (status: BookingStatus) => STATES[status].holds !== "nothing";

  test("hold a window while they are open, and nothing afterwards", () => {
    expect(BOOKING_STATUSES.filter(holding)).toEqual([...OPEN_STATUSES]);
  });

  test("wait for somebody exactly where a due date can end them", () => {
    expect(BOOKING_STATUSES.filter((status) => turnIn(status) !== null)).toEqual(
      BOOKING_STATUSES.filter((status) => allows(status, "expire")),
    );
  });
});

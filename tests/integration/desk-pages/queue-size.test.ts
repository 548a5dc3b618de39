import { afterAll, beforeAll, expect, test } from "vitest";
import type { Customer, Desk } from "#lib/auth/actor.ts";
import { EVERYTHING_WAITING, type QueueFilter } from "#lib/bookings/queue/queue-filter.ts";
import { nextAfter, queuePage } from "#lib/bookings/queue/service.ts";
import { database } from "#lib/db/client.ts";
import { closeQueue } from "#lib/jobs/queue.ts";
import { aReadyInstallation, aRequest, freeNoons, granted, withAccount } from "#tests/support/bookings.ts";
import { aCustomer, aReviewer } from "#tests/support/database/people.ts";

const BOOKINGS = 5_000;

let customer: Customer;
let desk: Desk;
let reference: string;

/** Copies of one request: a tenth waits for the desk, a tenth for customers, a tenth is confirmed, the rest is over. */
const fill = (id: string) => database().$executeRaw`
  INSERT INTO booking SELECT (jsonb_populate_record(b, jsonb_build_object(
    'id', 'copy-' || n, 'reference', 'UD-' || 100000 + n,
    'status', (ARRAY['submitted', 'changes-requested', 'approved', 'completed', 'completed', 'completed', 'completed', 'completed',
      'completed', 'cancelled'])[1 + n % 10],
    'due_at', CASE WHEN n % 10 < 2 THEN b.due_at END,
    'starts_at', b.starts_at + make_interval(hours => n), 'ends_at', b.ends_at + make_interval(hours => n),
    'alternates', CASE WHEN n % 10 = 0 THEN ARRAY[b.starts_at + make_interval(hours => n + 72)] ELSE '{}' END))).*
  FROM booking b, generate_series(1, ${BOOKINGS}::int) AS n WHERE b.id = ${id}`;

beforeAll(async () => {
  customer = await withAccount(await aCustomer());
  desk = await withAccount(aReviewer());
  const mirror = await aReadyInstallation(customer);
  const [start] = await freeNoons(customer, mirror);
  if (start === undefined) throw new Error("No noon is free");
  const request = await aRequest(customer, mirror, { start });
  reference = request.reference;
  await fill(request.id);
  await database().$executeRaw`INSERT INTO booking_change (booking_id, at, by_name, act, from_state, to_state)
    SELECT id, created_at, 'A', 'submit', 'draft', 'submitted' FROM booking WHERE id LIKE 'copy-%'`;
  await database().$executeRawUnsafe("ANALYZE");
});

afterAll(closeQueue);

/** Milliseconds of the middle one of nine. */
async function median(run: () => Promise<unknown>): Promise<number> {
  const taken: number[] = [];
  for (let n = 0; n < 9; n += 1) {
    const begun = performance.now();
    await run();
    taken.push(performance.now() - begun);
  }
  return taken.toSorted((a, b) => a - b)[4] ?? Number.POSITIVE_INFINITY;
}

const WAYS: readonly [string, Partial<QueueFilter>][] = [
  ["what waits", {}],
  ["all that is open, by its age", { view: "open", sort: "since" }],
  ["what words are looked for in", { view: "open", search: "UD-1049" }],
  ["one's own within days", { view: "confirmed", engineer: "mine", from: "2026-12-01", to: "2027-02-01" }],
];

test.each(WAYS)("a page of the queue among 5,000 bookings is there within a moment: %s", async (_what, filter) => {
  const query = { filter: { ...EVERYTHING_WAITING, ...filter }, limit: 20, from: 0 };
  const taken = await median(async () => granted(await queuePage(desk, query)));
  expect(taken).toBeLessThan(600);
});

test("the next request is found among 5,000 bookings within a moment", async () => {
  const taken = await median(() => nextAfter(desk, reference));

  expect(taken).toBeLessThan(300);
});

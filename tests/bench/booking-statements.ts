import pg from "pg";
import { record } from "#lib/audit/service.ts";
import type { OpenBooking } from "#lib/bookings/booking.ts";
import { type BookingId, isOpen } from "#lib/bookings/booking.ts";
import { announceBooking } from "#lib/bookings/jobs.ts";
import { loadBookingAlone } from "#lib/bookings/repository.ts";
import { insertBooking } from "#lib/bookings/submission/repository.ts";
import { database, newId } from "#lib/db/client.ts";
import { closeQueue, enqueue } from "#lib/jobs/queue.ts";
import { heldInterval } from "#lib/scheduling/evaluate-slot.ts";
import { deskAround, holdCalendar } from "#lib/scheduling/service.ts";
import type { Instant } from "#lib/time/instant.ts";
import { intervalOf } from "#lib/time/interval.ts";
import { bareTx } from "./bare-pg.ts";

/** Books as `submitBooking` does once everything is decided, statement by statement, through bare pg. */
export type BarePg = { readonly book: (start: Instant) => Promise<void>; readonly end: () => Promise<void> };

async function bookOn(client: pg.ClientBase, model: OpenBooking, start: Instant): Promise<void> {
  const tx = bareTx(client);
  const window = intervalOf(start, model.windowMinutes);
  await deskAround(tx, window);
  await client.query("BEGIN");
  await holdCalendar(tx);
  const { now, policy } = await deskAround(tx, window);
  const booking = { ...model, id: newId() as BookingId, window, createdAt: now, revision: 1 };
  const change = {
    at: now,
    by: "Bench",
    byId: model.createdBy,
    act: "submit",
    from: "draft",
    to: model.status,
    reason: null,
    detail: {},
  };
  const held = heldInterval({ start, windowMinutes: model.windowMinutes, policy });
  const inserted = await insertBooking(tx, { booking, installationRevision: 1, heldId: newId(), held, change });
  if (!inserted) throw new Error("The installation is no longer as it was");
  const detail = { installationId: model.installationId };
  await record(tx, "system", { action: "booking.submitted", subject: `booking:${booking.id}`, detail });
  await enqueue(tx, announceBooking, { bookingId: booking.id, revision: 1, change: inserted.change });
  await client.query("COMMIT");
}

/** `bookingId`: one that stands already, and that the others are copies of at other times. */
export async function openBarePg(databaseUrl: string, bookingId: string, connections: number): Promise<BarePg> {
  process.env.DATABASE_URL = databaseUrl;
  const model = await loadBookingAlone(database(), bookingId, {});
  if (!model || !isOpen(model)) throw new Error(`No open booking ${bookingId}`);
  const pool = new pg.Pool({ connectionString: databaseUrl, max: connections });
  return {
    async book(start) {
      const client = await pool.connect();
      await bookOn(client, model, start).finally(() => client.release());
    },
    async end() {
      await pool.end();
      await closeQueue();
      await database().$disconnect();
    },
  };
}

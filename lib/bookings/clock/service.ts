import "server-only";
import { log } from "#lib/config/client.ts";
import { database, inTransaction, type Tx } from "#lib/db/client.ts";
import { translator } from "#lib/messages/translator.ts";
import { deskAround, holdCalendar } from "#lib/scheduling/service.ts";
import type { Instant } from "#lib/time/instant.ts";
import { intervalOf } from "#lib/time/interval.ts";
import { tzVersion } from "#lib/time/system-clock.ts";
import { resolveLocal } from "#lib/time/zone.ts";
import { freeWindows, holdWindows } from "../act/repository.ts";
import { conclude } from "../act/service.ts";
import { isOpen, type OpenBooking } from "../booking.ts";
import { heldWithProposals, ownWindow } from "../holding.ts";
import { judgePlacement } from "../placement.ts";
import { loadBookingAlone } from "../repository.ts";
import { statusAfter } from "../transitions.ts";
import { clockStanding, type ZoneTable } from "./clock-standing.ts";
import * as repository from "./repository.ts";

const EVERYTHING = {};
const BATCH = 200;

/** The table of this process. */
const ownTable = (): ZoneTable => ({ version: tzVersion(), resolve: resolveLocal });

export type Watched = { readonly kept: number; readonly moved: number; readonly stuck: number };

type Outcome = keyof Watched;

/** The promised time cannot be kept as things are: what was held stays held, and the desk decides. Said once. */
async function flag(tx: Tx, booking: OpenBooking): Promise<Outcome> {
  if (booking.clock === "stuck") return "stuck";
  await conclude({ tx, actor: "system", act: "flag-clock", booking, to: booking.status }, { after: { clock: "stuck" } });
  return "stuck";
}

/** The moment follows the wall clock, with all that the booking holds, where somebody is free then; else it is left and flagged. */
async function follow(tx: Tx, booking: OpenBooking, start: Instant): Promise<Outcome> {
  const window = intervalOf(start, booking.windowMinutes);
  const desk = await deskAround(tx, window, booking.id);
  const placed = judgePlacement(
    { ...booking, start, by: "held", named: null, keep: booking.engineerId, pointer: "/start", t: translator("en") },
    desk,
  );
  if ("refusal" in placed) return flag(tx, booking);
  const after = { window, engineerId: placed.engineerId, clock: "moved" as const };
  const concluded = await conclude(
    { tx, actor: "system", act: "follow-clock", booking, to: booking.status },
    // What is not a change of state keeps what the state waits for.
    { after },
  );
  if (!concluded.ok) return "stuck";
  const moved = { ...booking, ...after };
  await freeWindows(tx, booking.id);
  await holdWindows(tx, booking.id, heldWithProposals(ownWindow(moved, desk.policy), moved, desk.policy));
  return "moved";
}

/** Looks at one booking under the calendar's lock, where nobody changes it meanwhile. */
const watchOne = (id: string, table: ZoneTable): Promise<Outcome> =>
  inTransaction(async (tx) => {
    await holdCalendar(tx);
    const booking = await loadBookingAlone(tx, id, EVERYTHING);
    if (!booking || !isOpen(booking) || !statusAfter("follow-clock", booking).ok) return "kept";
    const standing = clockStanding(booking, table);
    if (standing.kind === "moved") return follow(tx, booking, standing.start);
    if (standing.kind === "gone") return flag(tx, booking);
    await repository.saveVersion(tx, booking, table.version);
    return "kept";
  });

/**
 * Works out again when bookings that are still ahead begin, after the rules of a zone's clock have changed: the time on the
 * customer's wall stays, the moment moves, and both sides are told. One that fails is logged and looked at again the next time.
 */
export async function watchClocks(table: ZoneTable = ownTable()): Promise<Watched> {
  const counts = { kept: 0, moved: 0, stuck: 0 };
  let after: string | null = null;
  for (;;) {
    const ids = await repository.listDoubtful(database(), table.version, after, BATCH);
    for (const id of ids) {
      const outcome = await watchOne(id, table).catch((error: unknown) => {
        log().warn({ err: error, booking: id }, "a booking's clock could not be looked at");
        return null;
      });
      if (outcome) counts[outcome]++;
    }
    after = ids.at(-1) ?? null;
    if (ids.length < BATCH) break;
  }
  if (counts.moved + counts.stuck > 0) log().warn({ ...counts, version: table.version }, "clocks have changed under bookings");
  return counts;
}

import "server-only";
import { log } from "#lib/config/client.ts";
import { database, inTransaction, type Tx } from "#lib/db/client.ts";
import { translator } from "#lib/messages/translator.ts";
import type { DeskFacts } from "#lib/scheduling/calendar-row.ts";
import type { EngineerId } from "#lib/scheduling/rota.ts";
import { deskAround, holdCalendar } from "#lib/scheduling/service.ts";
import type { Instant } from "#lib/time/instant.ts";
import { intervalOf, reachOf } from "#lib/time/interval.ts";
import { tzVersion } from "#lib/time/system-clock.ts";
import { resolveLocal } from "#lib/time/zone.ts";
import { freeWindows, holdWindows } from "../act/repository.ts";
import { inSeries } from "../act/service.ts";
import { isOpen, type OpenBooking, type Proposal } from "../booking.ts";
import { conclude } from "../conclusion/service.ts";
import { heldWithProposals, ownWindow } from "../holding.ts";
import { judgePlacement } from "../placement.ts";
import { loadBookingAlone } from "../repository.ts";
import type { InSeries } from "../series/series.ts";
import { statusAfter } from "../transitions.ts";
import { clockStanding, type OtherTimes, otherTimes, type ZoneTable } from "./clock-standing.ts";
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

/** What a time is judged by: the calendar, and the evenings around it where there are any. */
type Around = { readonly desk: DeskFacts; readonly series: InSeries | null };

/** Whoever is free at the moment that a time has moved to, best the one who was held before; `null` where nobody is. */
function engineerAt(booking: OpenBooking, { start, engineerId }: Proposal, { desk, series }: Around): EngineerId | null {
  const placement = {
    ...booking,
    start,
    series,
    by: "held",
    named: null,
    keep: engineerId,
    pointer: "/start",
    t: translator("en"),
  } as const;
  const placed = judgePlacement(placement, desk);
  return "refusal" in placed ? null : placed.engineerId;
}

/**
 * The moments follow the wall clock, with all that the booking holds: its own and those of its other times. Where nobody is free
 * at one of them that is held, all are left and the booking is flagged.
 */
async function follow(tx: Tx, booking: OpenBooking, start: Instant, others: OtherTimes): Promise<Outcome> {
  const window = intervalOf(start, booking.windowMinutes);
  const reach = reachOf([start, ...others.proposals.map((proposal) => proposal.start)], booking.windowMinutes);
  const desk = await deskAround(tx, reach, booking.id);
  const around = { desk, series: await inSeries(tx, booking) };
  const own = engineerAt(booking, { start, engineerId: booking.engineerId }, around);
  const proposals = others.proposals.flatMap((proposal) => {
    const engineerId = engineerAt(booking, proposal, around);
    return engineerId === null ? [] : [{ ...proposal, engineerId }];
  });
  if (own === null || proposals.length < others.proposals.length) return flag(tx, booking);
  const { alternates, alternateClocks } = others;
  const unmoved = booking.clock === "stuck" ? null : booking.clock;
  const clock = start === booking.window.start ? unmoved : ("moved" as const);
  const after = { window, engineerId: own, clock, alternates, alternateClocks, proposals };
  const concluded = await conclude(
    { tx, actor: "system", act: "follow-clock", booking, to: booking.status },
    // What is not a change of state keeps what the state waits for.
    { after, detail: others.moved && proposals.length > 0 ? { starts: proposals.map((proposal) => proposal.start) } : {} },
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
    const others = otherTimes(booking, table);
    if (standing.kind === "gone" || others.stuck) return flag(tx, booking);
    if (standing.kind === "moved") return follow(tx, booking, standing.start, others);
    if (others.moved) return follow(tx, booking, booking.window.start, others);
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

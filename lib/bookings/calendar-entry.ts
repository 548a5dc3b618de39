import type { EventStatus } from "#lib/calendar/event.ts";
import type { EngineerId } from "#lib/scheduling/rota.ts";
import type { Interval } from "#lib/time/interval.ts";
import type { Standing } from "./transitions.ts";

const STATUS: Readonly<Record<Exclude<Standing["status"], "proposed">, EventStatus>> = {
  submitted: "tentative",
  "changes-requested": "tentative",
  approved: "confirmed",
  "in-progress": "confirmed",
  completed: "confirmed",
  aborted: "confirmed",
  declined: "cancelled",
  cancelled: "cancelled",
};

/**
 * How a calendar shows the booking. While another time is proposed its own window stays held, as firmly as it was before; what
 * was begun has taken place, however it ended.
 */
export function entryStatus({ status, before }: Standing): EventStatus {
  if (status !== "proposed") return STATUS[status];
  return before === "approved" ? "confirmed" : "tentative";
}

/** What of a booking a calendar has to take up. */
export type Entry = Standing & { readonly window: Interval; readonly engineerId: EngineerId };

/**
 * Whether a change raises the number by which calendars tell the newer from the older (SEQUENCE; RFC 5546, section 2.1.4): another
 * time, a request that becomes firm or a firm one that does not stay so, its end, and another engineer, whose calendar it leaves.
 */
export const raisesSequence = (before: Entry, after: Entry): boolean =>
  before.window.start !== after.window.start ||
  before.window.end !== after.window.end ||
  before.engineerId !== after.engineerId ||
  entryStatus(before) !== entryStatus(after);

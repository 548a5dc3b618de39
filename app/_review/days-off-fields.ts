import { z } from "zod";
import { many, one, ticked } from "#lib/forms/fields.ts";
import type { FieldError } from "#lib/forms/reply.ts";
import { type DayOff, REASON_LENGTH } from "#lib/scheduling/holidays/day-off.ts";
import { parseInstant, toUtc } from "#lib/time/instant.ts";

/** Names of the two forms among kept replies. */
export const CALENDAR_FILE_FORM = "calendar-file";
export const DAYS_OFF_FORM = "days-off";

/** A page of days to choose from, and as many as one form closes. */
export const MOST_DAYS = 200;

export const calendarFileSchema = z.object({ ics: one(z.string().trim().min(1, "desk.closing.ics-empty")) });

export const daysOffSchema = z.object({ pick: many(z.string()), force: ticked });

/** A day off as the value of its checkbox. */
export const pickOf = ({ interval, reason }: DayOff): string => `${toUtc(interval.start)} ${toUtc(interval.end)} ${reason}`;

/** The same back; `null` for what no checkbox of ours says. */
export function dayOfPick(pick: string): DayOff | null {
  const [from = "", until = "", ...words] = pick.split(" ");
  const [start, end] = [parseInstant(from), parseInstant(until)];
  const reason = words.join(" ").trim();
  if (start === null || end === null || end <= start || reason === "" || reason.length > REASON_LENGTH) return null;
  return { interval: { start, end }, reason };
}

export type DaysRead = { readonly days: readonly DayOff[] } | { readonly errors: readonly FieldError[] };

/** Reads what was ticked. */
export function readDays(picks: readonly string[]): DaysRead {
  const days = picks.map(dayOfPick);
  const refused = (message: string, params?: FieldError["params"]) => ({
    errors: [{ field: "pick", message, ...(params ? { params } : {}) }],
  });
  if (days.length === 0) return refused("desk.closing.pick-empty");
  if (days.length > MOST_DAYS) return refused("desk.closing.pick-many", { most: MOST_DAYS });
  const read = days.filter((day) => day !== null);
  return read.length === days.length ? { days: read } : refused("desk.closing.pick-wrong");
}

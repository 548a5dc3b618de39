import { z } from "zod";
import { one, ticked } from "#lib/forms/fields.ts";
import type { FieldError, FormValues } from "#lib/forms/reply.ts";
import type { RefusalFault } from "#lib/http/refusal.ts";
import type { NewBlackout } from "#lib/scheduling/schema.ts";
import { parseDate } from "#lib/time/calendar-date.ts";
import type { Instant } from "#lib/time/instant.ts";
import type { Interval } from "#lib/time/interval.ts";
import { clockText, parseTimeOfDay } from "#lib/time/time-of-day.ts";
import { localTime, resolveLocal, type ZoneName } from "#lib/time/zone.ts";

/** Name of the form among kept replies. */
export const BLACKOUT_FORM = "blackout";

const REASON_LENGTH = 500;

const text = one(z.string().trim());

export const blackoutFieldsSchema = z.object({
  "start-date": text,
  "start-time": text,
  "end-date": text,
  "end-time": text,
  reason: text,
  force: ticked,
});

export type BlackoutFields = z.output<typeof blackoutFieldsSchema>;

export type BlackoutRead = { readonly blackout: NewBlackout } | { readonly errors: readonly FieldError[] };

type End = "start" | "end";

/** What stays closed must not open early: a time that happens twice is the earlier one at the start, the later at the end. */
function momentOf(end: End, date: string, minute: number, zone: ZoneName): Instant {
  const found = resolveLocal(date, minute, zone);
  if (found.kind === "once") return found.instant;
  if (found.kind === "gap") return found.after;
  return end === "start" ? found.earlier : found.later;
}

function readEnd(
  end: End,
  fields: BlackoutFields,
  zone: ZoneName,
): { readonly at: Instant | null; readonly errors: FieldError[] } {
  const [date, minute] = [parseDate(fields[`${end}-date`]), parseTimeOfDay(fields[`${end}-time`])];
  const inRange = date !== null && date >= "1970-01-02" && date < "2200";
  const errors = [
    ...(inRange ? [] : [{ field: `${end}-date`, message: "desk.blackouts.date-wrong" }]),
    ...(minute === null ? [{ field: `${end}-time`, message: "desk.blackouts.time-wrong" }] : []),
  ];
  return { at: inRange && minute !== null ? momentOf(end, date, minute, zone) : null, errors };
}

function reasonErrors(reason: string): readonly FieldError[] {
  if (reason === "") return [{ field: "reason", message: "desk.blackouts.reason-empty" }];
  return reason.length > REASON_LENGTH ? [{ field: "reason", message: "desk.blackouts.reason-long" }] : [];
}

/** Reads the form on the desk's clock; `24:00` is the end of its day. All faults at once. */
export function readBlackout(fields: BlackoutFields, zone: ZoneName): BlackoutRead {
  const [start, end] = [readEnd("start", fields, zone), readEnd("end", fields, zone)];
  const errors = [...start.errors, ...end.errors, ...reasonErrors(fields.reason)];
  if (start.at === null || end.at === null || errors.length > 0) return { errors };
  if (end.at <= start.at) return { errors: [{ field: "end-date", message: "errors.ends-before-start" }] };
  return { blackout: { start: start.at, end: end.at, reason: fields.reason, force: fields.force } };
}

/** A closed time as the form shows it, on the desk's clock. */
export function blackoutValues(
  { interval, reason }: { readonly interval: Interval; readonly reason: string },
  zone: ZoneName,
): FormValues {
  const [from, until] = [localTime(interval.start, zone), localTime(interval.end, zone)];
  return {
    "start-date": [from.date],
    "start-time": [clockText(from.minuteOfDay)],
    "end-date": [until.date],
    "end-time": [clockText(until.minuteOfDay)],
    reason: [reason],
  };
}

/** Confirmed bookings that stand in the way, each said at the box that sets them aside. */
export const bookedErrors = (faults: readonly RefusalFault[] = []): readonly FieldError[] =>
  faults.map(({ code, params }) => ({ field: "force", message: `errors.${code}`, ...(params ? { params } : {}) }));

import { z } from "zod";
import { one } from "#lib/forms/fields.ts";
import type { FieldError, FormValues } from "#lib/forms/reply.ts";
import { parseDate } from "#lib/time/calendar-date.ts";
import type { Instant } from "#lib/time/instant.ts";
import type { Interval } from "#lib/time/interval.ts";
import { clockText, parseTimeOfDay } from "#lib/time/time-of-day.ts";
import { localTime, resolveLocal, type ZoneName } from "#lib/time/zone.ts";

const text = one(z.string().trim());

/** The four fields of a span on the desk's clock, for the schema of a form. */
export const SPAN_FIELDS = { "start-date": text, "start-time": text, "end-date": text, "end-time": text };

export type SpanFields = { readonly [name in keyof typeof SPAN_FIELDS]: string };

type End = "start" | "end";

/** What stays closed must not open early: a time that happens twice is the earlier one at the start, the later at the end. */
function momentOf(end: End, date: string, minute: number, zone: ZoneName): Instant {
  const found = resolveLocal(date, minute, zone);
  if (found.kind === "once") return found.instant;
  if (found.kind === "gap") return found.after;
  return end === "start" ? found.earlier : found.later;
}

function readEnd(end: End, fields: SpanFields, zone: ZoneName): { readonly at: Instant | null; readonly errors: FieldError[] } {
  const [date, minute] = [parseDate(fields[`${end}-date`]), parseTimeOfDay(fields[`${end}-time`])];
  const inRange = date !== null && date >= "1970-01-02" && date < "2200";
  const errors = [
    ...(inRange ? [] : [{ field: `${end}-date`, message: "desk.blackouts.date-wrong" }]),
    ...(minute === null ? [{ field: `${end}-time`, message: "desk.blackouts.time-wrong" }] : []),
  ];
  return { at: inRange && minute !== null ? momentOf(end, date, minute, zone) : null, errors };
}

export type SpanRead = { readonly span: Interval } | { readonly errors: readonly FieldError[] };

/** Reads a span on the desk's clock; `24:00` is the end of its day. All faults at once. */
export function readSpan(fields: SpanFields, zone: ZoneName): SpanRead {
  const [start, end] = [readEnd("start", fields, zone), readEnd("end", fields, zone)];
  if (start.at === null || end.at === null) return { errors: [...start.errors, ...end.errors] };
  if (end.at <= start.at) return { errors: [{ field: "end-date", message: "errors.ends-before-start" }] };
  return { span: { start: start.at, end: end.at } };
}

/** A span as its fields show it, on the desk's clock. */
export function spanValues({ start, end }: Interval, zone: ZoneName): FormValues {
  const [from, until] = [localTime(start, zone), localTime(end, zone)];
  return {
    "start-date": [from.date],
    "start-time": [clockText(from.minuteOfDay)],
    "end-date": [until.date],
    "end-time": [clockText(until.minuteOfDay)],
  };
}

/** Whole days, as most closed times and most leave is. */
export const WHOLE_DAYS: FormValues = { "start-time": ["00:00"], "end-time": ["24:00"] };

import { z } from "zod";
import { one } from "#lib/forms/fields.ts";
import type { FieldError } from "#lib/forms/reply.ts";
import type { Refusal } from "#lib/http/refusal.ts";
import { parseDate } from "#lib/time/calendar-date.ts";

/** Name of the form among kept replies. */
export const WAITING_FORM = "waiting";

const date = one(
  z
    .string()
    .trim()
    .refine((text) => parseDate(text) !== null && text >= "2000" && text < "2200", "bookings.waiting.date-wrong"),
);

export const waitingSchema = z.object({ "first-date": date, "last-date": date });

const FIELDS: Readonly<Partial<Record<string, string>>> = { "/firstDate": "first-date", "/lastDate": "last-date" };

/** What stands in the way, at the date that it is about. */
export const waitingErrors = ({ code, faults = [] }: Refusal): readonly FieldError[] =>
  faults.length === 0
    ? [{ field: "", message: `errors.${code}` }]
    : faults.map((fault) => ({ field: FIELDS[fault.pointer] ?? "", message: `errors.${fault.code}` }));

import { z } from "zod";
import { optionalText } from "#lib/forms/fields.ts";
import type { FieldError } from "#lib/forms/reply.ts";
import type { Refusal } from "#lib/http/refusal.ts";
import { engineerErrors } from "./engineer-errors.ts";
import { SPAN_FIELDS } from "./span-fields.ts";

/** Name of the form among kept replies. */
export const LEAVE_FORM = "leave";

export const leaveFieldsSchema = z.object({ ...SPAN_FIELDS, note: optionalText(500, "desk.leave.note-long") });

const FIELDS: Readonly<Partial<Record<string, string>>> = { "/start": "start-date", "/end": "end-date" };

/** What the service found, at the fields of the form; bookings in the way are named one by one. */
export function leaveErrors(refusal: Refusal): readonly FieldError[] {
  if (refusal.code === "has-bookings") {
    return engineerErrors(refusal).map((error, i) => (i === 0 ? { ...error, message: "desk.leave.has-bookings" } : error));
  }
  const faults = refusal.faults ?? [];
  if (faults.length === 0) return engineerErrors(refusal);
  return faults.map(({ pointer, code }) => ({ field: FIELDS[pointer] ?? "", message: `errors.${code}` }));
}

import { z } from "zod";
import { one, ticked } from "#lib/forms/fields.ts";
import type { FieldError, FormValues } from "#lib/forms/reply.ts";
import type { RefusalFault } from "#lib/http/refusal.ts";
import type { NewBlackout } from "#lib/scheduling/schema.ts";
import type { Interval } from "#lib/time/interval.ts";
import type { ZoneName } from "#lib/time/zone.ts";
import { readSpan, SPAN_FIELDS, spanValues } from "./span-fields.ts";

/** Name of the form among kept replies. */
export const BLACKOUT_FORM = "blackout";

const REASON_LENGTH = 500;

const text = one(z.string().trim());

export const blackoutFieldsSchema = z.object({
  ...SPAN_FIELDS,
  reason: text,
  force: ticked,
});

export type BlackoutFields = z.output<typeof blackoutFieldsSchema>;

export type BlackoutRead = { readonly blackout: NewBlackout } | { readonly errors: readonly FieldError[] };

function reasonErrors(reason: string): readonly FieldError[] {
  if (reason === "") return [{ field: "reason", message: "desk.blackouts.reason-empty" }];
  return reason.length > REASON_LENGTH ? [{ field: "reason", message: "desk.blackouts.reason-long" }] : [];
}

/** Reads the form on the desk's clock. All faults at once. */
export function readBlackout(fields: BlackoutFields, zone: ZoneName): BlackoutRead {
  const read = readSpan(fields, zone);
  const errors = ["errors" in read ? read.errors : [], reasonErrors(fields.reason)].flat();
  if ("errors" in read || errors.length > 0) return { errors };
  return { blackout: { ...read.span, reason: fields.reason, force: fields.force } };
}

/** A closed time as the form shows it, on the desk's clock. */
export const blackoutValues = (
  { interval, reason }: { readonly interval: Interval; readonly reason: string },
  zone: ZoneName,
): FormValues => ({ ...spanValues(interval, zone), reason: [reason] });

/** Confirmed bookings that stand in the way, each said at the box that sets them aside. */
export const bookedErrors = (faults: readonly RefusalFault[] = []): readonly FieldError[] =>
  faults.map(({ code, params }) => ({ field: "force", message: `errors.${code}`, ...(params ? { params } : {}) }));

import type { FieldError } from "#lib/forms/reply.ts";
import type { Refusal } from "#lib/http/refusal.ts";

/** Bookings beyond these are many, which says enough. */
const NAMED = 10;

/** What a service found, at the fields of the form; bookings in the way are named one by one. */
export function engineerErrors({ code, faults = [] }: Refusal): readonly FieldError[] {
  if (code !== "has-bookings") {
    return faults.length === 0
      ? [{ field: "", message: `errors.${code}` }]
      : faults.map(({ pointer, code: fault }) => ({ field: pointer === "/userId" ? "user" : "", message: `errors.${fault}` }));
  }
  const booked = faults
    .slice(0, NAMED)
    .map(({ params }) => ({ field: "", message: "errors.booked", ...(params ? { params } : {}) }));
  return [{ field: "", message: "desk.engineers.has-bookings" }, ...booked];
}

import "server-only";
import type { Actor } from "#lib/auth/actor.ts";
import type { FieldError, FormValues } from "#lib/forms/reply.ts";
import { findInstallation } from "#lib/installations/service.ts";
import { judgeFirmware } from "#lib/readiness/rules.ts";
import { parseDate } from "#lib/time/calendar-date.ts";
import { systemClock } from "#lib/time/system-clock.ts";

const FIELDS = ["version", "checkedOn", "latest"];

const placeOf = ({ field }: FieldError): number => FIELDS.indexOf(field);

/** `errors` of the form with what the day of the check is told besides, so that nobody mends a form twice; in the fields' order. */
export async function withDateError(
  errors: readonly FieldError[],
  { actor, id, values }: { readonly actor: Actor; readonly id: string; readonly values: FormValues },
): Promise<readonly FieldError[]> {
  const checkedOn = (values.checkedOn?.[0] ?? "").trim();
  const found = await findInstallation(actor, id);
  if (!found.ok || parseDate(checkedOn) === null) return errors;
  const fault = judgeFirmware({ checkedOn }, systemClock(), found.value.zone);
  const more = fault ? [{ field: "checkedOn", message: `readiness.fault.${fault.code}` }] : [];
  return [...errors, ...more].toSorted((a, b) => placeOf(a) - placeOf(b));
}

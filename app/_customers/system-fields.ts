import { listErrors, MOST_ERRORS } from "#app/_planner/host-rows.ts";
import type { FieldError, FormValues } from "#lib/forms/reply.ts";
import { faultKey, type InputFault, isOwnFault } from "#lib/installations/fault.ts";
import { hostsError } from "#lib/installations/host-errors.ts";
import type { InstallationContent } from "#lib/installations/installation.ts";
import { contentOf } from "#lib/installations/setup/draft.ts";
import { done, type Result, refuse } from "#lib/kernel/result.ts";
import { layoutOfRoles, readInventory } from "#lib/planning/inventory.ts";

/** Name of the form among kept replies. */
export const SYSTEM_FORM = "system-for";

const sent = (values: FormValues, field: string): string => values[field]?.[0] ?? "";

/** A fault at the field that it is about: hosts are one field here, which names the host in its sentence. */
function errorOf(fault: InputFault): FieldError {
  if (!isOwnFault(fault.code)) {
    const error = hostsError(fault);
    return error.field === "layout" ? error : { ...error, field: "list" };
  }
  const { pointer, code, params } = fault;
  return { field: pointer === "/zone" ? "zone" : "name", message: faultKey(code), ...(params ? { params } : {}) };
}

/** An installation as the desk types it for a customer: a name, a city and a list of hosts; every fault at once. */
export function readSystem(values: FormValues): Result<InstallationContent, readonly FieldError[]> {
  const { hosts, layout } = readInventory(sent(values, "list"));
  const chosen = sent(values, "layout") || (layout ?? layoutOfRoles(hosts));
  const topology = chosen === "mirror" || chosen === "cluster" ? chosen : null;
  const unread = listErrors(values);
  const empty = hosts.length === 0 && unread.length === 0;
  const read = contentOf({
    name: sent(values, "name"),
    zone: sent(values, "zone"),
    topology,
    hosts,
    versionsConfirmed: true,
    of: null,
  });
  if (read.ok && unread.length === 0) return done(read.value);
  const faults = (read.ok ? [] : read.error).map(errorOf);
  // Without a single host the one thing to say is that the list is empty.
  const told = hosts.length > 0 ? faults : faults.filter(({ field }) => field === "name" || field === "zone");
  return refuse(
    [...told, ...(empty ? [{ field: "list", message: "take.inventory.empty" }] : []), ...unread].slice(0, MOST_ERRORS),
  );
}

import type { FieldError } from "#lib/forms/reply.ts";
import type { InputFault } from "./fault.ts";

/** Faults that are about every host of a role, while the rules point to one of them. */
const OF_ROLE: Readonly<Record<string, string>> = {
  "primary-duplicate": "primary",
  "secondary-duplicate": "secondary",
  "processing-in-mirror": "processing",
};

/** A host without a name is told by its row, which the catalogue puts into words: `hostRow` is 0 for one with a name. */
function called(as: string, label: string): Readonly<Record<string, string | number>> {
  return { [as]: label, [`${as}Row`]: Number(/^#(\d+)$/.exec(label)?.[1] ?? 0) };
}

function paramsOf({ params = {} }: InputFault): FieldError["params"] {
  const { host, names, ...rest } = params;
  const [first = "", second = ""] = typeof names === "string" ? names.split(", ") : [];
  return {
    ...rest,
    ...(host === undefined ? {} : called("host", String(host))),
    ...(names === undefined ? {} : { ...called("first", first), ...called("second", second) }),
  };
}

/** `/hosts/2/restartMinutes` is the field `hosts.2.minutes`; a fault of all hosts is the field `hosts`. */
const fieldOf = (pointer: string): string =>
  pointer === "/topology" ? "layout" : pointer.slice(1).replaceAll("/", ".").replace("restartMinutes", "minutes") || "hosts";

/** How forms say a fault of the hosts. The interface for programs has sentences of its own, with pointers and numbers. */
export function hostsError(fault: InputFault): FieldError {
  if (fault.code === "topology-not-understood") return { field: "layout", message: "planner.layout.empty" };
  const params = paramsOf(fault) ?? {};
  const error = { field: fieldOf(fault.pointer), message: `planner.hosts.fault.${fault.code}` };
  return Object.keys(params).length > 0 ? { ...error, params } : error;
}

/** The same for rows with these `roles`: what is about every host of a role is marked at each of them. */
export function rowErrors(fault: InputFault, roles: readonly string[]): readonly FieldError[] {
  const error = hostsError(fault);
  const role = OF_ROLE[fault.code];
  const rows = roles.flatMap((one, row) => (role !== undefined && one === role ? [row] : []));
  return rows.length === 0 ? [error] : rows.map((row) => ({ ...error, field: `hosts.${row}.role` }));
}

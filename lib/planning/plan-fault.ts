import type { PlanFaultCode } from "./plan.ts";
import { rulebook } from "./rulebook.ts";
import { type HostClaim, hostLabel } from "./topology.ts";
import { writeNumbers } from "./version-number.ts";

/** Most hosts that one plan may have. */
export const MAX_HOSTS = 10_000;

/** Bounds of a stated restart, in minutes. */
export const RESTART_RANGE = { min: 1, max: 1440 };

/** What can be wrong with the form of a body; the rules' own codes are those of `PlanFaultCode`. */
type ShapeFaultCode =
  | "body-not-an-object"
  | "topology-not-understood"
  | "failback-not-understood"
  | "hosts-not-a-list"
  | "too-many-hosts"
  | "host-not-an-object"
  | "host-name-missing"
  | "host-name-not-understood"
  | "host-role-missing"
  | "host-role-not-understood"
  | "version-missing"
  | "restart-minutes-not-understood";

export type FaultCode = PlanFaultCode | ShapeFaultCode;

/** A fault as found: `host` is the position in the list, `names` are the hosts that the sentence is about. */
export type FoundFault = { readonly code: FaultCode; readonly host?: number; readonly names?: readonly string[] };

/** A fault as told: a JSON pointer into the body, the code, and values for the sentence `plan.fault.<code>`. */
export type Fault = {
  readonly pointer: string;
  readonly code: FaultCode;
  readonly params?: Readonly<Record<string, string | number>>;
};

/** The member that each code is about, of the body or of the host; a code without one is about the whole. */
const MEMBER: Readonly<Partial<Record<FaultCode, string>>> = {
  "topology-not-understood": "topology",
  "failback-not-understood": "failback",
  "hosts-not-a-list": "hosts",
  "too-many-hosts": "hosts",
  "primary-missing": "hosts",
  "secondary-missing": "hosts",
  "processing-missing": "hosts",
  "host-name-missing": "name",
  "host-name-not-understood": "name",
  "host-name-duplicate": "name",
  "host-role-missing": "role",
  "host-role-not-understood": "role",
  "primary-duplicate": "role",
  "secondary-duplicate": "role",
  "processing-in-mirror": "role",
  "version-missing": "version",
  "version-not-understood": "version",
  "version-not-covered": "version",
  "restart-minutes-not-understood": "restartMinutes",
};

const MEMBERS_OF_HOST = ["name", "role", "version", "restartMinutes"];

/** Order of faults that belong to single hosts: by place in the list, then by member. */
export const byPlace = (a: FoundFault, b: FoundFault): number =>
  (a.host ?? 0) - (b.host ?? 0) || MEMBERS_OF_HOST.indexOf(MEMBER[a.code] ?? "") - MEMBERS_OF_HOST.indexOf(MEMBER[b.code] ?? "");

function paramsOf({ code, host, names }: FoundFault, claims: readonly HostClaim[]): Fault["params"] {
  if (names) return { names: names.join(", "), count: names.length };
  if (code === "too-many-hosts") return { limit: MAX_HOSTS };
  if (host === undefined) return undefined;
  const { name, version } = claims[host] ?? {};
  const label = { host: hostLabel(name, host) };
  if (code === "restart-minutes-not-understood") return { ...label, ...RESTART_RANGE };
  if (code !== "version-not-covered") return label;
  const text = typeof version === "string" ? version.trim() : (version?.text ?? "");
  return { ...label, text, below: writeNumbers(rulebook.coverage.below) };
}

/** The fault with its pointer and its sentence's values. `claims` are the hosts as far as they could be read. */
export function toldFault(found: FoundFault, claims: readonly HostClaim[]): Fault {
  const { code, host } = found;
  const member = MEMBER[code];
  const pointer = `${host === undefined ? "" : `/hosts/${host}`}${member ? `/${member}` : ""}`;
  const params = paramsOf(found, claims);
  return params ? { pointer, code, params } : { pointer, code };
}

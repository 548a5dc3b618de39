import { done, type Result, refuse } from "#lib/kernel/result.ts";
import type { PlanHost } from "#lib/planning/plan.ts";
import { toldFault } from "#lib/planning/plan-fault.ts";
import { judgePlanInput, planHostSchema, planInputSchema } from "#lib/planning/schema.ts";
import { judgeHosts } from "#lib/planning/topology.ts";
import { parseVersion } from "#lib/planning/version.ts";
import { type ZoneName, zoneName } from "#lib/time/zone.ts";
import type { InputFault } from "./fault.ts";
import type { InstallationChange, InstallationContent } from "./installation.ts";

const NAME_LENGTH = 60;

type Members = Readonly<Record<string, unknown>>;
type Field<T> = Result<T, readonly InputFault[]>;

const isMembers = (value: unknown): value is Members => typeof value === "object" && value !== null && !Array.isArray(value);

const fault = (pointer: string, code: string, params?: InputFault["params"]) =>
  refuse([params ? { pointer, code, params } : { pointer, code }]);

const isMissing = (value: unknown): boolean => value === undefined || value === null;

/** Characters as people count them; a line break would end up in subjects of mails and lines of calendars. */
export function readName(value: unknown): Field<string> {
  if (isMissing(value)) return fault("/name", "name-missing");
  if (typeof value !== "string" || /\p{Cc}|\p{Cs}|\u2028|\u2029/u.test(value.trim()))
    return fault("/name", "name-not-understood");
  const name = value.trim();
  if (name === "") return fault("/name", "name-missing");
  return [...name].length > NAME_LENGTH ? fault("/name", "name-too-long", { limit: NAME_LENGTH }) : done(name);
}

export function readZone(value: unknown): Field<ZoneName> {
  if (isMissing(value) || value === "") return fault("/zone", "zone-missing");
  const zone = typeof value === "string" ? zoneName(value.trim()) : null;
  return zone ? done(zone) : fault("/zone", "zone-not-understood");
}

const faultsOf = (...fields: readonly Field<unknown>[]): readonly InputFault[] =>
  fields.flatMap((field) => (field.ok ? [] : field.error));

/** A whole installation out of a body, or every fault of it. Unknown members are ignored. */
export function readInstallation(body: unknown): Result<InstallationContent, readonly InputFault[]> {
  if (!isMembers(body)) return fault("", "body-not-an-object");
  const [name, zone] = [readName(body.name), readZone(body.zone)];
  const system = judgePlanInput({ topology: body.topology, hosts: body.hosts });
  if (!name.ok || !zone.ok || !system.ok) return refuse(faultsOf(name, system, zone));
  return done({ name: name.value, zone: zone.value, topology: system.value.topology, hosts: system.value.hosts });
}

/** Faults of the roles as a whole, which cannot be judged before the change is laid over what is stored. */
const OF_THE_WHOLE = new Set([
  "primary-missing",
  "primary-duplicate",
  "secondary-missing",
  "secondary-duplicate",
  "processing-missing",
  "processing-in-mirror",
]);

function readHostsAndLayout({ topology, hosts }: Members): readonly InputFault[] {
  const stand = { topology: topology === undefined ? "mirror" : topology, hosts: hosts === undefined ? [] : hosts };
  const judged = judgePlanInput(stand);
  return judged.ok ? [] : judged.error.filter(({ code }) => !OF_THE_WHOLE.has(code));
}

/** One entry that `judgePlanInput` found nothing wrong with. */
function hostOf(entry: unknown): PlanHost {
  const { name, role, version, restartMinutes } = planHostSchema.parse(entry);
  const parsed = parseVersion(version);
  if (!parsed.ok) throw new Error(`A judged host has an unreadable version: ${parsed.error}`);
  return { name, role, version: parsed.value, restartMinutes: restartMinutes ?? null };
}

/** Any part of an installation out of a body; what does not show in the parts alone is left to `judgeWhole`. */
export function readChange(body: unknown): Result<InstallationChange, readonly InputFault[]> {
  if (!isMembers(body)) return fault("", "body-not-an-object");
  const name = body.name === undefined ? done(undefined) : readName(body.name);
  const zone = body.zone === undefined ? done(undefined) : readZone(body.zone);
  const system = readHostsAndLayout(body);
  if (!name.ok || !zone.ok || system.length > 0) return refuse([...faultsOf(name), ...system, ...faultsOf(zone)]);
  return done({
    ...(name.value === undefined ? {} : { name: name.value }),
    ...(zone.value === undefined ? {} : { zone: zone.value }),
    ...(body.topology === undefined ? {} : { topology: planInputSchema.shape.topology.parse(body.topology) }),
    ...(Array.isArray(body.hosts) ? { hosts: body.hosts.map(hostOf) } : {}),
  });
}

/** Whether layout and hosts go together once a change is laid over what was there. */
export const judgeWhole = ({ topology, hosts }: Pick<InstallationContent, "topology" | "hosts">): readonly InputFault[] =>
  judgeHosts(topology, hosts).map((found) => toldFault(found, hosts));

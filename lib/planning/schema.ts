import { z } from "zod";
import { done, type Result, refuse } from "#lib/kernel/result.ts";
import type { PlanHost, PlanInput } from "./plan.ts";
import { byPlace, type Fault, type FaultCode, type FoundFault, MAX_HOSTS, RESTART_RANGE, toldFault } from "./plan-fault.ts";
import { type HostClaim, judgeEachHost, judgeRoles } from "./topology.ts";
import { parseVersion, type Version } from "./version.ts";
import { VERSION_FORM } from "./version-number.ts";

/** The look-ahead refuses names of dots alone, which mean folders elsewhere. */
const HOST_NAME = /^(?!\.+$)[A-Za-z0-9._-]{1,63}$/;

/** One host of a body. Coverage of the version and the host's place among the others are judged by `judgePlanInput`. */
export const planHostSchema = z.object({
  name: z.string().regex(HOST_NAME).meta({ description: "Unique in the installation, ignoring case", example: "st-a" }),
  role: z.enum(["primary", "secondary", "processing", "backup"]),
  version: z.string().regex(VERSION_FORM).meta({ description: "The version that runs on the host", example: "4.1.x" }),
  restartMinutes: z
    .int()
    .min(RESTART_RANGE.min)
    .max(RESTART_RANGE.max)
    .nullish()
    .meta({ description: "How long a processing host takes to restart, where that is known" }),
});

/** The body of `POST /api/v1/plans`; unknown members are ignored. `judgePlanInput` reads by it and finds every fault. */
export const planInputSchema = z.object({
  topology: z.enum(["mirror", "cluster"]),
  hosts: z.array(planHostSchema).max(MAX_HOSTS),
  failback: z
    .boolean()
    .default(false)
    .meta({ description: "Asks for the optional failback on a path that ends with the roles swapped" }),
});

type Members = Readonly<Record<string, unknown>>;

const isMembers = (value: unknown): value is Members => typeof value === "object" && value !== null && !Array.isArray(value);

/** What one member says, or the code of what is wrong with it. */
type Field<T> = Result<T, FaultCode>;

const isMissing = (value: unknown): boolean => value === undefined || value === null || value === "";

function field<T>(schema: z.ZodType<T>, value: unknown, { wrong, missing }: { wrong: FaultCode; missing?: FaultCode }): Field<T> {
  const read = schema.safeParse(value);
  if (read.success) return done(read.data);
  return refuse(missing && isMissing(value) ? missing : wrong);
}

const readable = <T>(of: Field<T>): T | undefined => (of.ok ? of.value : undefined);

const codesOf = (...fields: readonly Field<unknown>[]): readonly FaultCode[] => fields.flatMap((of) => (of.ok ? [] : of.error));

type HostReading = { readonly claim: HostClaim; readonly faults: readonly FoundFault[]; readonly host: PlanHost | null };

/** A text that names no version, or one without a line, stays a text: `judgeEachHost` says what is wrong with it. */
function readVersion(value: unknown): Field<Version | string> {
  if (typeof value !== "string") return refuse(isMissing(value) ? "version-missing" : "version-not-understood");
  const parsed = parseVersion(value);
  return done(parsed.ok ? parsed.value : value);
}

/** Reads one entry as far as it goes: what is readable is judged with the rest, and what is not is a fault of its own. */
function readHost(entry: unknown, place: number): HostReading {
  if (!isMembers(entry)) return { claim: {}, faults: [{ code: "host-not-an-object", host: place }], host: null };
  const { shape } = planHostSchema;
  const name = field(shape.name, entry.name, { wrong: "host-name-not-understood", missing: "host-name-missing" });
  const role = field(shape.role, entry.role, { wrong: "host-role-not-understood", missing: "host-role-missing" });
  const version = readVersion(entry.version);
  const restart = field(shape.restartMinutes, entry.restartMinutes, { wrong: "restart-minutes-not-understood" });
  const claim = { name: readable(name), role: readable(role), version: readable(version) };
  const faults = codesOf(name, role, version, restart).map((code) => ({ code, host: place }));
  if (!name.ok || !role.ok || !version.ok || !restart.ok || typeof version.value === "string")
    return { claim, faults, host: null };
  const restartMinutes = restart.value ?? null;
  return { claim, faults, host: { name: name.value, role: role.value, version: version.value, restartMinutes } };
}

/** The entries of the list, unread: too many of them are one fault, whatever is in them. */
function readList(value: unknown): Field<readonly unknown[]> {
  if (!Array.isArray(value)) return refuse("hosts-not-a-list");
  return value.length > MAX_HOSTS ? refuse("too-many-hosts") : done(value);
}

/**
 * Reads a body and judges everything in it that can be read, faults of form and of the rules together: first those of the
 * body's own members, then each host's in the order given, then those of the roles. Nothing is reported twice.
 */
export function judgePlanInput(body: unknown): Result<PlanInput, readonly Fault[]> {
  if (!isMembers(body)) return refuse([toldFault({ code: "body-not-an-object" }, [])]);
  const { shape } = planInputSchema;
  const topology = field(shape.topology, body.topology, { wrong: "topology-not-understood" });
  const failback = field(shape.failback, body.failback, { wrong: "failback-not-understood" });
  const list = readList(body.hosts);
  const readings = (readable(list) ?? []).map(readHost);
  const claims = readings.map(({ claim }) => claim);
  const found: readonly FoundFault[] = [
    ...codesOf(topology, list, failback).map((code) => ({ code })),
    ...[...readings.flatMap(({ faults }) => faults), ...judgeEachHost(claims)].toSorted(byPlace),
    ...(list.ok ? judgeRoles(readable(topology), claims) : []),
  ];
  if (found.length > 0 || !topology.ok || !failback.ok) return refuse(found.map((fault) => toldFault(fault, claims)));
  const hosts = readings.flatMap(({ host }) => host ?? []);
  return done({ topology: topology.value, hosts, failback: failback.value });
}

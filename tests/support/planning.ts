import { createHash } from "node:crypto";
import type { Estimates } from "#lib/planning/estimate.ts";
import type { GroupDowntime, HostRole, Note, Plan, PlanHost, PlanInput, Step, Topology } from "#lib/planning/plan.ts";
import { planUpgrade } from "#lib/planning/plan-upgrade.ts";
import { parseVersion } from "#lib/planning/version.ts";

/** What a fresh system estimates, in minutes. */
export const FRESH_ESTIMATES: Estimates = { upgrade: 20, restart: 10, failover: 15, guiUpdate: 10 };

export const sha256 = (text: string): string => createHash("sha256").update(text, "utf8").digest("hex");

const ROLES: readonly string[] = ["primary", "secondary", "processing", "backup"];

const isRole = (text: string | undefined): text is HostRole => text !== undefined && ROLES.includes(text);

/** A host as the case files write it: `p1 processing 4.1.2`, or with stated restart minutes `p1 processing 4.1.2 restart 8`. */
export function aHost(line: string): PlanHost {
  const [name, role, text, , minutes] = line.split(" ");
  const version = parseVersion(text ?? "");
  if (!name || !isRole(role) || !version.ok) throw new Error(`Not a host: ${line}`);
  return { name, role, version: version.value, restartMinutes: minutes === undefined ? null : Number(minutes) };
}

export const anInstallation = (topology: Topology, lines: readonly string[], failback = false): PlanInput => ({
  topology,
  hosts: lines.map(aHost),
  failback,
});

/** The usual hosts of a topology, all on one version: `a` and `b` for storage, `p1` in a cluster, `bk` for backups. */
export const usualHosts = (topology: Topology, version: string): readonly string[] => [
  `a primary ${version}`,
  `b secondary ${version}`,
  ...(topology === "cluster" ? [`p1 processing ${version}`] : []),
  `bk backup ${version}`,
];

/** The plan of hosts that are known to be whole. */
export function planOf(input: PlanInput, estimates = FRESH_ESTIMATES, measuredRestarts?: ReadonlyMap<string, number>): Plan {
  const plan = planUpgrade(input, { estimates, sha256, ...(measuredRestarts ? { measuredRestarts } : {}) });
  if (!plan.ok) throw new Error(`No plan: ${JSON.stringify(plan.error)}`);
  return plan.value;
}

/** The installation as these steps leave it: hosts on their waypoints, roles where the failovers put them. */
export function carriedOut(input: PlanInput, steps: readonly Step[]): PlanInput {
  const hosts = new Map(input.hosts.map((host) => [host.name, host]));
  const change = (name: string, part: Partial<PlanHost>) => {
    const host = hosts.get(name);
    if (!host) throw new Error(`No host ${name}`);
    hosts.set(name, { ...host, ...part });
  };
  for (const step of steps) {
    if (step.kind === "gui-update") continue;
    if (step.kind === "upgrade") {
      const version = parseVersion(step.target);
      if (!version.ok) throw new Error(`Not a version: ${step.target}`);
      change(step.host, { version: version.value });
    } else {
      change(step.from, { role: "secondary" });
      change(step.to, { role: "primary" });
    }
  }
  return { ...input, hosts: [...hosts.values()] };
}

const span = (minutes: number | null): string => (minutes === null ? "for an unknown time" : `${minutes} min`);

/** Who is off during a step, as the case files write it. */
function downText({ down }: Step): string {
  if (down.who === "nobody") return "";
  const who = down.who === "all-vps" ? "all VPSs" : `VPSs on ${down.host}`;
  return `, ${who} off ${span(down.minutes)} (${down.basis})`;
}

/** A step in one line, as the case files write it. */
export function stepText(step: Step): string {
  if (step.kind === "gui-update") return `${step.id} GUI update${downText(step)}`;
  const act =
    step.kind === "upgrade"
      ? `upgrade ${step.host} (${step.role})${step.restart ? ", restart" : ""}`
      : `${step.kind} ${step.from} > ${step.to}`;
  return `${step.id} [${step.target}] ${act}${downText(step)}`;
}

/** A group's downtime in one line, as the case files write it. */
export function groupText({ who, host, minutes, knownMinutes, interruptions, basis }: GroupDowntime): string {
  const known = knownMinutes === undefined ? "" : `, ${knownMinutes} known`;
  return `${who}${host ? ` ${host}` : ""}: ${span(minutes)}${known}, ${interruptions} times (${basis})`;
}

/** A note in one line, as the case files write it. */
export const noteText = ({ code, host, hop }: Note): string => (host ? `${code}: ${host} in hop ${hop}` : code);

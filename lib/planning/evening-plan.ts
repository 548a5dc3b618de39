import type { Evening, Planned } from "./evenings.ts";
import type { HostRole, Note, Plan, PlanHost, PlanInput } from "./plan.ts";
import { rulebook } from "./rulebook.ts";
import type { Version } from "./version.ts";

/** Where the hosts stand when an evening begins: `null` before the first, else what the evening before it has left. */
type Reached = Evening | null;

function versionOf(name: string): Version {
  const waypoint = rulebook.waypoints.find((one) => one.name === name);
  if (!waypoint) throw new Error(`The rulebook has no waypoint ${name}.`);
  return { ...waypoint.version, text: name };
}

const roleOf = ({ name, role }: PlanHost, { primaryAtEnd, secondaryAtEnd }: Evening): HostRole => {
  if (name === primaryAtEnd) return "primary";
  return name === secondaryAtEnd ? "secondary" : role;
};

/** The hosts as they stand between two evenings: all on the waypoint, with the roles that the failovers have left them. */
function inputAfter(input: PlanInput, before: Reached): PlanInput {
  if (!before) return input;
  const version = versionOf(before.versionAtEnd);
  return { ...input, hosts: input.hosts.map((host) => ({ ...host, version, role: roleOf(host, before) })) };
}

/** What is said about the whole is said on every evening; what is said about one hop or about the end, where it belongs. */
function notesFor(evening: Evening, plan: Plan): readonly Note[] {
  const isLast = evening.toStep === plan.steps.length;
  const unknown = evening.downtime.some(({ who, minutes }) => who === "vps-on-host" && minutes === null);
  return plan.notes.filter(({ code, hop }) => {
    if (code === "host-already-at-waypoint") return evening.hops.includes(hop ?? 0);
    if (code === "roles-swapped-at-end") return isLast;
    return code !== "restart-time-unknown" || unknown;
  });
}

const swapsIn = (steps: Plan["steps"]): number => steps.filter(({ kind }) => kind === "failover" || kind === "failback").length;

function planFor(evening: Evening, before: Reached, { plan, input }: Planned): Plan {
  const steps = evening.steps.map(({ step }) => step);
  const failovers = swapsIn(steps);
  // Which evening the source would have one more failover in, it does not say: it is allowed for in each.
  const more = Math.max(0, plan.failoversInSource - plan.failovers);
  const primary = before?.primaryAtEnd ?? input.hosts.find(({ role }) => role === "primary")?.name;
  const { failoversInSource } = plan;
  return {
    ...plan,
    path: evening.hops.flatMap((hop) => plan.path[hop - 1] ?? []),
    failovers,
    failoversInSource: failovers + more,
    steps,
    downtime: evening.downtime,
    rolesAtEnd: { primary: evening.primaryAtEnd, secondary: evening.secondaryAtEnd },
    rolesSwappedAtEnd: evening.primaryAtEnd !== primary,
    workMinutes: evening.workMinutes,
    notes: notesFor(evening, plan),
    partOf: { firstHop: evening.hops[0] ?? 1, hops: plan.path.length, failovers: plan.failovers, failoversInSource },
  };
}

/** An evening with its part of the plan, which stands by itself: hosts, steps, minutes and downtime of that evening. */
export type PlannedEvening = { readonly evening: Evening; readonly part: Planned };

/**
 * Each evening's part of the plan, for booking it by itself. Steps are the whole plan's own, with their ids and hops, since a
 * plan made anew half way may gain or lose a failback; hosts are as the evening finds them, so that versions and roles read
 * right. The hash stays that of the whole, which is what somebody accepts.
 */
export const eveningParts = ({ plan, input, estimates }: Planned, evenings: readonly Evening[]): readonly PlannedEvening[] =>
  evenings.map((evening, i) => {
    const before = evenings[i - 1] ?? null;
    const part = { plan: planFor(evening, before, { plan, input, estimates }), input: inputAfter(input, before), estimates };
    return { evening, part };
  });

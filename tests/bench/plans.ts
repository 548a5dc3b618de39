import { threadCpuUsage } from "node:process";
import { isDeepStrictEqual } from "node:util";
import type { Down, HostRole, PlanHost, PlanInput, Step, Topology } from "#lib/planning/plan.ts";
import { planUpgrade } from "#lib/planning/plan-upgrade.ts";
import { FRESH_ESTIMATES, sha256 } from "#tests/support/planning.ts";
import type { Row } from "#tests/support/promise-rows.ts";
import { medianOf } from "./median.ts";

const HOSTS = 10_000;
const ROUNDS = { short: 9, full: 15 };
const WARM_UP = 10;
const IN_A_ROW = 10;
const MOST_TIMES_BARE = 3;

const NOBODY: Down = { who: "nobody" };

function roleOf(topology: Topology, i: number): HostRole {
  if (i < 2) return i === 0 ? "primary" : "secondary";
  return topology === "cluster" && i % 5 !== 2 ? "processing" : "backup";
}

/** Every third host has stated how long it restarts, as in a system that is half documented. */
function installation(topology: Topology): PlanInput {
  const host = (_: unknown, i: number): PlanHost => ({
    name: `host-${i}`,
    role: roleOf(topology, i),
    version: { major: 3, minor: 2, patch: 0, text: "3.2" },
    restartMinutes: i % 3 === 0 ? 5 + (i % 20) : null,
  });
  return { topology, hosts: Array.from({ length: HOSTS }, host), failback: false };
}

/** The same step objects as the plan has, ids and downtimes included, and nothing else: no rule is asked, nothing is judged. */
function bareSteps({ topology, hosts }: PlanInput): readonly Step[] {
  const withRole = (wanted: HostRole) => hosts.filter(({ role }) => role === wanted);
  const [backups, processing] = [withRole("backup"), withRole("processing")];
  let [[primary], [secondary]] = [withRole("primary"), withRole("secondary")];
  const steps: Step[] = [];
  ["3.3.1", "4.8.2", "5.x"].forEach((target, i) => {
    const hop = i + 1;
    let n = 0;
    const upgrade = (host: string, role: HostRole, down: Down) => {
      n += 1;
      steps.push({ id: `h${hop}-${n}`, hop, target, kind: "upgrade", host, role, restart: role === "processing", down });
    };
    for (const { name } of backups) upgrade(name, "backup", NOBODY);
    for (const { name, restartMinutes: minutes } of processing)
      upgrade(name, "processing", { who: "vps-on-host", host: name, minutes, basis: minutes === null ? "unknown" : "stated" });
    if (!primary || !secondary) throw new Error("The storage pair is not whole.");
    upgrade(secondary.name, "secondary", NOBODY);
    const [from, to] = [primary.name, secondary.name];
    const down: Down =
      topology === "mirror"
        ? { who: "all-vps", minutes: 15, basis: "source" }
        : { who: "vps-on-host", host: from, minutes: 15, basis: "source" };
    n += 1;
    steps.push({ id: `h${hop}-${n}`, hop, target, kind: "failover", from, to, down });
    [primary, secondary] = [secondary, primary];
    upgrade(secondary.name, "secondary", NOBODY);
  });
  return steps;
}

function plannedSteps(input: PlanInput): readonly Step[] {
  const planned = planUpgrade(input, { estimates: FRESH_ESTIMATES, sha256 });
  if (!planned.ok) throw new Error(JSON.stringify(planned.error));
  return planned.value.steps;
}

/**
 * Processor time of this thread for one build, in milliseconds, so that what else the machine does is not measured; the mean
 * of several in a row, so that each of the two pays for its own garbage.
 */
function timeOf(build: (input: PlanInput) => readonly Step[], input: PlanInput): number {
  const before = threadCpuUsage();
  for (let n = 0; n < IN_A_ROW; n++) build(input);
  const { user, system } = threadCpuUsage(before);
  return (user + system) / 1_000 / IN_A_ROW;
}

const rounded = (number: number): number => Number(number.toPrecision(3));

function compare(topology: Topology, rounds: number) {
  const input = installation(topology);
  const found: (readonly [number, number])[] = [];
  for (let round = -WARM_UP; round < rounds; round++) {
    const times = [timeOf(plannedSteps, input), timeOf(bareSteps, input)] as const;
    if (round >= 0) found.push(times);
  }
  const [ms, bareMs] = [medianOf(found.map(([own]) => own)), medianOf(found.map(([, bare]) => bare))];
  const same = isDeepStrictEqual(plannedSteps(input), bareSteps(input));
  return { timesBare: rounded(ms / bareMs), ms: rounded(ms), bareMs: rounded(bareMs), same };
}

export const bigPlan: Row = {
  promise: "plan of 10,000 hosts on 3.2, beside building its 30,000 steps bare",
  async measure(form) {
    const [cluster, mirror] = [compare("cluster", ROUNDS[form]), compare("mirror", ROUNDS[form])];
    const holds = [cluster, mirror].every(({ timesBare, same }) => same && timesBare <= MOST_TIMES_BARE);
    return { value: { cluster, mirror }, target: { timesBare: `<= ${MOST_TIMES_BARE}`, same: true }, holds };
  },
};

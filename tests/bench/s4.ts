import { threadCpuUsage } from "node:process";
import { FRESH_ESTIMATES, sha256 } from "#tests/support/planning.ts";
import type { Down, HostRole, PlanHost, PlanInput, Step } from "#lib/planning/plan.ts";
import { planUpgrade } from "#lib/planning/plan-upgrade.ts";

/** What a measurement found, beside what was promised. */
type Measured = { readonly value: object; readonly target: object; readonly holds: boolean };

const HOSTS = 10_000;
const RUNS = 15;
const WARM_UP = 10;
const IN_A_ROW = 10;
const MOST_TIMES_BARE = 3;

const NOBODY: Down = { who: "nobody" };

const roleOf = (topology: PlanInput["topology"], i: number): HostRole => {
  if (i < 2) return i === 0 ? "primary" : "secondary";
  return topology === "cluster" && i % 5 !== 2 ? "processing" : "backup";
};

function installation(topology: PlanInput["topology"]): PlanInput {
  const version = { major: 3, minor: 2, patch: 0, text: "3.2" };
  const host = (_: unknown, i: number): PlanHost => ({
    name: `host-${i}`,
    role: roleOf(topology, i),
    version,
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

const plan = (input: PlanInput): readonly Step[] => {
  const planned = planUpgrade(input, { estimates: FRESH_ESTIMATES, sha256 });
  if (!planned.ok) throw new Error(JSON.stringify(planned.error));
  return planned.value.steps;
};

/**
 * Processor time of this thread for one build, in milliseconds: what else the machine does meanwhile is not measured. Several
 * in a row, so that each of the two kinds pays for its own garbage.
 */
function timed(build: (input: PlanInput) => readonly Step[], input: PlanInput): number {
  const before = threadCpuUsage();
  for (let n = 0; n < IN_A_ROW; n++) {
    const { length } = build(input);
    if (length !== 3 * HOSTS + 3) throw new Error(`${length} steps`);
  }
  const { user, system } = threadCpuUsage(before);
  return (user + system) / 1_000 / IN_A_ROW;
}

const median = (figures: readonly number[]): number => figures.toSorted((a, b) => a - b)[figures.length >> 1] ?? 0;

function compare(input: PlanInput) {
  const [whole, bare]: [number[], number[]] = [[], []];
  for (let run = -WARM_UP; run < RUNS; run++) {
    const took = [timed(plan, input), timed(bareSteps, input)];
    if (run < 0) continue;
    whole.push(took[0] ?? 0);
    bare.push(took[1] ?? 0);
  }
  const [planMs, bareMs] = [median(whole), median(bare)];
  return { planMs, bareMs, times: planMs / bareMs };
}

export async function measureS4(): Promise<Measured> {
  const [cluster, mirror] = [compare(installation("cluster")), compare(installation("mirror"))];
  return {
    value: { cluster, mirror },
    target: { times: `<= ${MOST_TIMES_BARE}` },
    holds: Math.max(cluster.times, mirror.times) <= MOST_TIMES_BARE,
  };
}

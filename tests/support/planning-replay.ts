import type { HostRole, Plan, PlanInput } from "#lib/planning/plan.ts";

/** What a plan does to an installation, found by carrying it out on paper. */
export type Replay = {
  /** Each broken rule in words; empty for a plan that may be carried out. */
  readonly broken: readonly string[];
  readonly versions: ReadonlyMap<string, readonly number[]>;
  readonly primary: string | undefined;
  readonly secondary: string | undefined;
};

// "5.x" is 5.0.0. Written apart from the planner's own reading, so that a fault there is not repeated here.
const numbers = (text: string): readonly number[] => {
  const parts = text.split(".").map((part) => (part === "x" ? 0 : Number(part)));
  return [parts[0] ?? 0, parts[1] ?? 0, parts[2] ?? 0];
};

const isBelow = (a: readonly number[], b: readonly number[]): boolean => {
  const at = a.findIndex((part, i) => part !== b[i]);
  return at >= 0 && (a[at] ?? 0) < (b[at] ?? 0);
};

/** Carries the plan out step by step with its own books of versions and roles, and notes whatever breaks a rule. */
export function replay(input: PlanInput, plan: Plan): Replay {
  const broken: string[] = [];
  const versions = new Map(
    input.hosts.map(({ name, version }) => [name, [version.major, version.minor, version.patch] as readonly number[]]),
  );
  const roles = new Map<string, HostRole>(input.hosts.map(({ name, role }) => [name, role]));
  const holder = (wanted: HostRole) => [...roles].find(([, role]) => role === wanted)?.[0];
  const behind = (target: string) =>
    [...versions].filter(([, version]) => isBelow(version, numbers(target))).map(([name]) => name);
  let hop = 1;
  for (const step of plan.steps) {
    if (step.kind === "gui-update") continue;
    if (step.target !== plan.path[step.hop - 1])
      broken.push(`${step.id} aims at ${step.target}, which is not its hop's waypoint`);
    if (step.hop !== hop) {
      const late = behind(plan.path[hop - 1] ?? "");
      if (late.length > 0) broken.push(`hop ${step.hop} starts while ${late} are below ${plan.path[hop - 1]}`);
      if (step.hop !== hop + 1) broken.push(`hop ${step.hop} follows hop ${hop}`);
      hop = step.hop;
    }
    if (step.kind === "upgrade") {
      if (step.host === holder("primary")) broken.push(`${step.id} works on ${step.host} while it is primary`);
      if (step.role !== roles.get(step.host)) broken.push(`${step.id} calls ${step.host} ${step.role}`);
      if (!isBelow(versions.get(step.host) ?? [], numbers(step.target)))
        broken.push(`${step.id} upgrades ${step.host} for nothing`);
      versions.set(step.host, numbers(step.target));
      continue;
    }
    if (step.from !== holder("primary") || step.to !== holder("secondary"))
      broken.push(`${step.id} goes ${step.from} > ${step.to} while ${holder("primary")} is primary`);
    if (step.kind === "failover" && !behind(step.target).includes(step.from)) broken.push(`${step.id} serves no upgrade`);
    if (behind(step.target).includes(step.to)) broken.push(`${step.id} makes ${step.to} primary before it is upgraded`);
    roles.set(step.from, "secondary");
    roles.set(step.to, "primary");
  }
  return { broken, versions, primary: holder("primary"), secondary: holder("secondary") };
}

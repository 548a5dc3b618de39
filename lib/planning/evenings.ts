import { type ScheduledStep, schedule } from "./describe.ts";
import type { Estimates } from "./estimate.ts";
import { downtimeOf } from "./impact.ts";
import { lineOf } from "./path.ts";
import type { GroupDowntime, Plan, PlanInput, Step } from "./plan.ts";
import { rulebook, type Waypoint } from "./rulebook.ts";
import { compareNumbers } from "./version-number.ts";

/** A plan with what it was computed from. */
export type Planned = { readonly plan: Plan; readonly input: PlanInput; readonly estimates: Estimates };

/** The end of a hop before the last. `beyond` are the hosts that are further on there: then no version is shared. */
export type HopEnd = { readonly hop: number; readonly version: string; readonly beyond: readonly string[] };

/**
 * A part of the plan that is done in one go. Numbers count from 1: evenings, hops, and steps through the whole plan.
 * `steps` are the plan's own, on the evening's clock, which starts at 0.
 */
export type Evening = {
  readonly number: number;
  /** None for a GUI update. */
  readonly hops: readonly number[];
  readonly fromStep: number;
  readonly toStep: number;
  readonly steps: readonly ScheduledStep[];
  readonly workMinutes: number;
  /** What each group of VPSs goes through in this evening; groups that nothing happens to are left out. */
  readonly downtime: readonly GroupDowntime[];
  readonly primaryAtEnd: string;
  readonly secondaryAtEnd: string;
  /** The waypoint that every host runs then; on the last line a host may run a later version of that line. */
  readonly versionAtEnd: string;
  /** The passage that describes systems on that version. */
  readonly described: string;
  /** How a plan made anew at that moment would differ from the rest of this one; the rest itself never changes. */
  readonly anew: "same" | "adds-failback" | "drops-failback";
};

const WAYPOINTS: ReadonlyMap<string, Waypoint> = new Map(rulebook.waypoints.map((waypoint) => [waypoint.name, waypoint]));

const LATEST = rulebook.waypoints.at(-1)?.name ?? "";

function waypointOf(name: string): Waypoint {
  const waypoint = WAYPOINTS.get(name);
  if (!waypoint) throw new Error(`The rulebook has no waypoint ${name}.`);
  return waypoint;
}

/** The ends of all hops but the last, in order, with the hosts that stand against stopping there. */
export const hopEnds = ({ path }: Pick<Plan, "path">, { hosts }: Pick<PlanInput, "hosts">): readonly HopEnd[] =>
  path.slice(0, -1).map((version, i) => {
    const { version: reached } = waypointOf(version);
    const beyond = hosts.filter((host) => compareNumbers(host.version, reached) > 0).map(({ name }) => name);
    return { hop: i + 1, version, beyond };
  });

/**
 * The hops after which the work may stop for another evening: every host is then on the hop's waypoint, which is the only
 * state between two hops that the source describes.
 */
export const splitPoints = (plan: Pick<Plan, "path">, input: Pick<PlanInput, "hosts">): readonly number[] =>
  hopEnds(plan, input).flatMap(({ hop, beyond }) => (beyond.length === 0 ? [hop] : []));

/** Hops that cannot be taken apart, with their steps on the clock of the whole plan. */
type Block = { readonly hops: number[]; readonly steps: ScheduledStep[]; minutes: number };

const emptyBlock = (): Block => ({ hops: [], steps: [], minutes: 0 });

function blocksOf({ plan, input, estimates }: Planned): readonly Block[] {
  const splits = new Set(splitPoints(plan, input));
  const blocks = [emptyBlock()];
  const blockOfHop = plan.path.map((_, i) => {
    const place = blocks.length - 1;
    blocks[place]?.hops.push(i + 1);
    if (splits.has(i + 1)) blocks.push(emptyBlock());
    return place;
  });
  for (const scheduled of schedule(plan, input, estimates)) {
    const { step } = scheduled;
    const block = blocks[step.kind === "gui-update" ? 0 : (blockOfHop[step.hop - 1] ?? 0)];
    if (!block) continue;
    block.steps.push(scheduled);
    block.minutes += scheduled.minutes;
  }
  return blocks;
}

/** Fills each evening as far as the limit allows, which gives the fewest. What is longer by itself stands alone. */
function joined(blocks: readonly Block[], limitMinutes: number): readonly Block[] {
  const evenings: Block[] = [];
  for (const { hops, steps, minutes } of blocks) {
    const last = evenings.at(-1);
    if (last && last.minutes + minutes <= limitMinutes) {
      last.hops.push(...hops);
      for (const step of steps) last.steps.push(step);
      last.minutes += minutes;
    } else evenings.push({ hops: [...hops], steps: [...steps], minutes });
  }
  return evenings;
}

/** The same step on a clock that starts so many minutes later. */
const moved = (scheduled: ScheduledStep, by: number): ScheduledStep => ({
  ...scheduled,
  startMinute: scheduled.startMinute - by,
  off: scheduled.off && { ...scheduled.off, startMinute: scheduled.off.startMinute - by },
});

const swapsIn = (steps: readonly ScheduledStep[]): number =>
  steps.filter(({ step }) => step.kind === "failover" || step.kind === "failback").length;

const has = (steps: readonly Step[], kind: Step["kind"]): boolean => steps.some((step) => step.kind === kind);

/** The failback is the only step that depends on where a plan begins: on its line, and on the roles at its start. */
function anewOf(rest: readonly Step[], version: string, { failback }: PlanInput): Evening["anew"] {
  const wanted = failback || lineOf({ ...waypointOf(version).version, text: version }).failback.required;
  const isOdd = rest.filter(({ kind }) => kind === "failover").length % 2 === 1;
  const planned = has(rest, "failback");
  if (isOdd && wanted && !planned) return "adds-failback";
  return planned && !(isOdd && wanted) ? "drops-failback" : "same";
}

function storagePair({ hosts }: PlanInput): readonly [string, string] {
  const holder = (wanted: "primary" | "secondary") => hosts.find(({ role }) => role === wanted)?.name ?? "";
  return [holder("primary"), holder("secondary")];
}

/**
 * The plan as evenings: as few as fit the limit, in minutes of work, or one for each hop that may stand alone. Splitting
 * changes no step and no order. Hops that cannot be parted stay together, and a part longer than the limit is an evening
 * of its own whose `workMinutes` exceed it; it is never cut. A GUI update is one evening without a hop.
 */
export function eveningsOf(planned: Planned, limit: number | "each-hop"): readonly Evening[] {
  const { plan, input } = planned;
  const blocks = blocksOf(planned);
  const parts = limit === "each-hop" ? blocks : joined(blocks, limit);
  let [primary, secondary] = storagePair(input);
  let done = 0;
  let startMinute = 0;
  return parts.map(({ hops, steps, minutes }, i) => {
    if (swapsIn(steps) % 2 === 1) [primary, secondary] = [secondary, primary];
    const start = startMinute;
    const fromStep = done + 1;
    startMinute += minutes;
    done += steps.length;
    const version = plan.path[(hops.at(-1) ?? 0) - 1] ?? LATEST;
    return {
      number: i + 1,
      hops,
      fromStep,
      toStep: done,
      steps: steps.map((scheduled) => moved(scheduled, start)),
      workMinutes: minutes,
      downtime: downtimeOf(
        input,
        steps.map(({ step }) => step),
      ),
      primaryAtEnd: primary,
      secondaryAtEnd: secondary,
      versionAtEnd: version,
      described: lineOf({ ...waypointOf(version).version, text: version }).citation,
      anew: anewOf(plan.steps.slice(done), version, input),
    };
  });
}

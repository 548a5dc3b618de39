import type { GroupDowntime, Plan, Step } from "./plan.ts";

/** What became of a step on the way from one plan to another; a changed one does the same and takes VPSs off differently. */
export type Fate = "same" | "changed" | "gone" | "new";

/** A step of both plans (as the second has it), of the first alone, or of the second alone. */
export type StepChange = { readonly fate: Fate; readonly step: Step };

const isAlike = ({ down: a }: Step, { down: b }: Step): boolean =>
  a.who === b.who && (a.who === "nobody" || b.who === "nobody" || (a.minutes === b.minutes && a.basis === b.basis));

/** A step by what it does: what is done to which host, or who takes over from whom, for which version. Unique in a plan. */
export function actOf(step: Step): string {
  if (step.kind === "gui-update") return step.kind;
  if (step.kind === "upgrade") return `${step.kind} ${step.host} ${step.target}`;
  return `${step.kind} ${step.from} ${step.to} ${step.target}`;
}

/**
 * Places of a longest rising run in numbers that are all different, by patience sorting: of what both plans have, the most
 * that keeps its order.
 */
function longestRise(numbers: readonly number[]): readonly number[] {
  const ends: number[] = [];
  const before: number[] = [];
  numbers.forEach((number, i) => {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((numbers[ends[middle] ?? 0] ?? 0) < number) low = middle + 1;
      else high = middle;
    }
    before[i] = ends[low - 1] ?? -1;
    ends[low] = i;
  });
  const places: number[] = [];
  for (let i = ends.at(-1) ?? -1; i >= 0; i = before[i] ?? -1) places.push(i);
  return places.reverse();
}

/**
 * How the steps of one plan become those of another: without the new ones it reads as the first, without those that are gone
 * as the second. As many as can be stay; one that moves is gone in one place and new in another. Of a plan and itself, every
 * step is the same. n log n.
 */
export function stepChanges(a: readonly Step[], b: readonly Step[]): readonly StepChange[] {
  const places = new Map(b.map((step, place) => [actOf(step), place]));
  const common = a.flatMap((step, place) => {
    const other = places.get(actOf(step));
    return other === undefined ? [] : [{ place, other }];
  });
  const kept = longestRise(common.map(({ other }) => other)).flatMap((i) => common[i] ?? []);
  const changes: StepChange[] = [];
  let [fromA, fromB] = [0, 0];
  for (const { place, other } of [...kept, { place: a.length, other: b.length }]) {
    for (const step of a.slice(fromA, place)) changes.push({ fate: "gone", step });
    for (const step of b.slice(fromB, other)) changes.push({ fate: "new", step });
    const [before, step] = [a[place], b[other]];
    if (before && step) changes.push({ fate: isAlike(before, step) ? "same" : "changed", step });
    [fromA, fromB] = [place + 1, other + 1];
  }
  return changes;
}

const groupKey = ({ who, host = "" }: GroupDowntime): string => `${who} ${host}`;

/** What one group of VPSs goes through in each of two plans; `null` in one that leaves it alone. */
export type GroupChange = { readonly a: GroupDowntime | null; readonly b: GroupDowntime | null };

/** Every group of either plan, in the order of the first, then what only the second has. */
export function groupChanges(a: Pick<Plan, "downtime">, b: Pick<Plan, "downtime">): readonly GroupChange[] {
  const ofB = new Map(b.downtime.map((group) => [groupKey(group), group]));
  const ofA = new Set(a.downtime.map(groupKey));
  return [
    ...a.downtime.map((group) => ({ a: group, b: ofB.get(groupKey(group)) ?? null })),
    ...b.downtime.filter((group) => !ofA.has(groupKey(group))).map((group) => ({ a: null, b: group })),
  ];
}

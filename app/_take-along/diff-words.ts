import { listed } from "#app/_planner/note-words.ts";
import type { PlanView } from "#app/_planner/plan-view.ts";
import { type Fate, type GroupChange, groupChanges, type StepChange, stepChanges } from "#lib/planning/compare.ts";
import type { GroupDowntime, Step } from "#lib/planning/plan.ts";
import { duration } from "#lib/time/format.ts";

/** Two plans, each with all that its own page shows of it. */
export type Pair = { readonly a: PlanView; readonly b: PlanView };

/** Steps with the same fate, one after the other, that are told in one line. */
export type DiffLine = { readonly key: string; readonly fate: Fate; readonly text: string; readonly count: number };

const hopOf = (step: Step): number => (step.kind === "gui-update" ? 0 : step.hop);

/** Steps that stay are counted; of the others, upgrades of the same role in one stage are told together. */
const foldKey = ({ fate, step }: StepChange): string =>
  fate === "same" ? fate : [fate, step.kind, hopOf(step), step.kind === "upgrade" ? step.role : ""].join(" ");

function folded(changes: readonly StepChange[]): readonly (readonly StepChange[])[] {
  const runs: StepChange[][] = [];
  for (const change of changes) {
    const last = runs.at(-1);
    const first = last?.[0];
    if (last && first && foldKey(first) === foldKey(change)) last.push(change);
    else runs.push([change]);
  }
  return runs;
}

function textOf(run: readonly StepChange[], { t, naming }: PlanView): string {
  const [first] = run;
  if (!first || first.fate === "same") return t("take.diff.same", { count: run.length });
  const { step } = first;
  if (step.kind === "gui-update") return t("take.diff.gui");
  if (step.kind !== "upgrade") return t(`planner.steps.${step.kind}`, { host: naming.inSentence(step.to) });
  const names = run.flatMap((change) => (change.step.kind === "upgrade" ? naming.inSentence(change.step.host) : []));
  return t(`take.diff.${first.fate === "changed" ? "upgrade-changed" : "upgrade"}`, {
    hosts: listed(names, { t }),
    target: step.target,
  });
}

/** What of the steps is gone, new and the same, in order. */
export const diffLines = ({ a, b }: Pair): readonly DiffLine[] =>
  folded(stepChanges(a.plan.steps, b.plan.steps)).map((run, i) => {
    const fate = run[0]?.fate ?? "same";
    return { key: String(i), fate, text: textOf(run, fate === "gone" ? a : b), count: run.length };
  });

function timesText(group: GroupDowntime | null, { t }: PlanView): string {
  if (!group) return t("take.diff.not-off");
  const { minutes, knownMinutes = 0, interruptions: count } = group;
  const times = t("planner.who.times", { count });
  if (minutes !== null) return t("take.diff.off", { times, minutes });
  return knownMinutes > 0 ? t("take.diff.off-at-least", { times, minutes: knownMinutes }) : t("take.diff.off-unknown", { times });
}

type GroupLine = { readonly name: string; readonly a: string; readonly b: string; readonly changed: boolean };

function groupLine(changes: readonly GroupChange[], { a, b }: Pair): GroupLine {
  const [first = { a: null, b: null }] = changes;
  const group = first.a ?? first.b;
  const { t } = a;
  const named = first.a ? a.naming : b.naming;
  const hosts = changes.flatMap((change) => (change.a ?? change.b)?.host ?? []).map(named.inSentence);
  const name =
    group && group.who !== "vps-on-host"
      ? t(`planner.who.${group.who}`)
      : t(hosts.length === 1 ? "planner.who.vps-on-host" : "planner.who.vps-on-hosts", {
          host: hosts[0] ?? "",
          hosts: listed(hosts, { t }),
        });
  const told = { a: timesText(first.a, a), b: timesText(first.b, b) };
  return { name, ...told, changed: told.a !== told.b };
}

/** What each group of VPSs goes through in either plan; hosts that go through the same in both share a line. */
export function groupLines(pair: Pair): readonly GroupLine[] {
  const figures = (group: GroupDowntime | null) => group && [group.who, group.minutes, group.knownMinutes, group.interruptions];
  const runs = Map.groupBy(groupChanges(pair.a.plan, pair.b.plan), ({ a, b }) => JSON.stringify([figures(a), figures(b)]));
  return [...runs.values()].map((changes) => groupLine(changes, pair));
}

const wordOf = (difference: number): "less" | "same" | "more" => (difference === 0 ? "same" : difference < 0 ? "less" : "more");

/** The answer in two sentences: how many steps come and go, and what that does to the working time. */
export function diffSentence({ a, b }: Pair, lines: readonly DiffLine[]): string {
  const { t } = a;
  const count = (fate: Fate) => lines.filter((line) => line.fate === fate).reduce((sum, line) => sum + line.count, 0);
  const [gone, added] = [count("gone"), count("new")];
  const steps = gone + added === 0 ? t("take.diff.nothing") : t("take.diff.steps", { gone, added });
  const difference = b.plan.workMinutes - a.plan.workMinutes;
  return `${steps} ${t(`take.diff.work-${wordOf(difference)}`, { duration: duration(Math.abs(difference)) })}`;
}

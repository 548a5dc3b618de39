import type { StepGroup } from "#app/_timeline/step-groups.ts";
import type { OffSpan, ScheduledStep } from "#lib/planning/describe.ts";
import type { FailoverStep, UpgradeStep } from "#lib/planning/plan.ts";
import { standInOf } from "#lib/planning/stand-ins.ts";
import type { PlanView } from "./plan-view.ts";

/** One line of the list of steps. */
export type StepLine = {
  readonly key: string;
  readonly number: number;
  readonly text: string;
  /** When it begins, where the start of the work is known. */
  readonly at: string | null;
  readonly minutes: number;
  readonly effect: string;
  readonly off: boolean;
  /** The single steps of a joined line. */
  readonly joined: StepGroup | null;
};

type Moment = { readonly checksPool: boolean; readonly afterFailover: boolean };

/** A stand-in for the only backup host says no more than "the Backup host" does; of several, each has its number. */
function backupText(step: UpgradeStep, { t, named }: PlanView): string {
  const { target, host } = step;
  if (named) return t("planner.steps.backup-named", { target, host });
  const known = standInOf(host);
  return known?.kind === "backup-number"
    ? t("planner.steps.backup-number", { target, number: known.number })
    : t("planner.steps.backup", { target });
}

function upgradeText(step: UpgradeStep, { checksPool, afterFailover }: Moment, view: PlanView): string {
  const { t, naming } = view;
  if (step.role === "backup") return backupText(step, view);
  const words = { target: step.target, host: naming.inSentence(step.host) };
  if (step.role !== "secondary" || !afterFailover) return t(`planner.steps.${step.role}`, words);
  return t(checksPool ? "planner.steps.former-primary-check" : "planner.steps.former-primary", words);
}

const failoverText = ({ kind, to }: FailoverStep, { t, naming }: PlanView): string =>
  t(`planner.steps.${kind}`, { host: naming.inSentence(to) });

function whoIsOff({ minutes, group }: OffSpan, { t, input }: PlanView): string {
  const known = minutes === null ? "restart" : "minutes";
  const who = group.who === "vps-on-host" ? known : input.topology;
  return t(`planner.steps.off-${who}`, { minutes: minutes ?? 0 });
}

/** Who is off during a step, for how long, and from when to when where the start is known. */
function effectOf({ off }: ScheduledStep, view: PlanView): string {
  const { t, clock } = view;
  if (off === null) return t("planner.steps.off-none");
  const who = whoIsOff(off, view);
  if (!clock) return who;
  const { startMinute, minutes } = off;
  if (minutes === null) return t("planner.steps.off-from", { who, from: clock.at(startMinute) });
  return t("planner.steps.off-span", { who, ...clock.span(startMinute, startMinute + minutes) });
}

/** The same for a joined line: one after another, within this span. */
function joinedEffect({ steps }: StepGroup, { t, clock }: PlanView): string {
  const first = steps.find(({ off }) => off !== null)?.off;
  const last = steps.at(-1);
  if (!first || !last) return t("planner.steps.off-none");
  const who = t("planner.steps.off-turn");
  if (!clock) return who;
  return t("planner.steps.off-span", { who, ...clock.span(first.startMinute, last.startMinute + last.minutes) });
}

/** Many hosts of one role, one after the other, told in one line. */
const joinedText = (step: UpgradeStep, { first, last, steps }: StepGroup, { t }: PlanView): string =>
  t(`planner.steps.${step.role}s`, { count: steps.length, target: step.target, first, last });

function lineOf(group: StepGroup, before: ScheduledStep | undefined, view: PlanView): readonly StepLine[] {
  const [scheduled] = group.steps;
  if (!scheduled || scheduled.step.kind === "gui-update") return [];
  const { step, checksPool } = scheduled;
  const many = group.steps.length > 1;
  const moment = { checksPool, afterFailover: before?.step.kind === "failover" };
  const single = () => (step.kind === "upgrade" ? upgradeText(step, moment, view) : failoverText(step, view));
  const text = many && step.kind === "upgrade" ? joinedText(step, group, view) : single();
  return [
    {
      key: step.id,
      number: group.first,
      text,
      at: view.clock?.at(scheduled.startMinute) ?? null,
      minutes: group.steps.reduce((sum, { minutes }) => sum + minutes, 0),
      effect: many ? joinedEffect(group, view) : effectOf(scheduled, view),
      off: scheduled.off !== null,
      joined: many ? group : null,
    },
  ];
}

/** The lines of one stage. Numbers run through the whole plan, as in the picture. */
export function stageLines(hop: number, view: PlanView): readonly StepLine[] {
  return view.groups.flatMap((group, i) => {
    const step = group.steps[0]?.step;
    if (!step || step.kind === "gui-update" || step.hop !== hop) return [];
    return lineOf(group, view.groups[i - 1]?.steps.at(-1), view);
  });
}

/** A step of its own, with its number in the whole plan. */
export type Numbered = { readonly number: number; readonly step: ScheduledStep };

/** The single steps of a joined group. */
export const numbered = ({ first, steps }: StepGroup): readonly Numbered[] =>
  steps.map((step, i) => ({ number: first + i, step }));

/** Every step of a stage, one by one. */
export const stepsOfStage = (hop: number, { groups }: PlanView): readonly Numbered[] =>
  groups.flatMap((group) => {
    const step = group.steps[0]?.step;
    return step && step.kind !== "gui-update" && step.hop === hop ? numbered(group) : [];
  });

/** Lines of neighbouring steps, each told alone; `before` is the step in front of the first. */
export function singleLines(steps: readonly Numbered[], before: ScheduledStep | undefined, view: PlanView): readonly StepLine[] {
  return steps.flatMap(({ number, step }, i) =>
    lineOf({ first: number, last: number, steps: [step] }, i === 0 ? before : steps[i - 1]?.step, view),
  );
}

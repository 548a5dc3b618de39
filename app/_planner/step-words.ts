import type { StepGroup } from "#app/_timeline/step-groups.ts";
import type { ScheduledStep } from "#lib/planning/describe.ts";
import type { FailoverStep, UpgradeStep } from "#lib/planning/plan.ts";
import { standInOf } from "#lib/planning/stand-ins.ts";
import type { PlanView } from "./plan-view.ts";

/** One line of the list of steps. */
export type StepLine = {
  readonly key: string;
  readonly number: number;
  readonly text: string;
  readonly minutes: number;
  readonly effect: string;
  readonly off: boolean;
  /** The hosts of a joined line, in order. */
  readonly hosts: readonly string[];
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

function effectOf({ off }: ScheduledStep, many: boolean, { t, input }: PlanView): string {
  if (off === null) return t("planner.steps.off-none");
  if (off.group.who !== "vps-on-host") return t(`planner.steps.off-${input.topology}`);
  if (many) return t("planner.steps.off-turn");
  return off.minutes === null ? t("planner.steps.off-restart") : t("planner.steps.off-minutes", { minutes: off.minutes });
}

const nameOf = ({ step }: ScheduledStep): readonly string[] => (step.kind === "upgrade" ? [step.host] : []);

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
      minutes: group.steps.reduce((sum, { minutes }) => sum + minutes, 0),
      effect: effectOf(scheduled, many, view),
      off: scheduled.off !== null,
      hosts: many ? group.steps.flatMap(nameOf) : [],
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

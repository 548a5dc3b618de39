import type { PlanView } from "#app/_planner/plan-view.ts";
import type { StepGroup } from "#app/_timeline/step-groups.ts";
import type { Fact } from "#app/_ui/facts.tsx";
import type { RemarkName } from "#lib/planning/reasons-of-figures.ts";
import { Why } from "./why.tsx";
import { stepKey } from "./whys.ts";

/** Beside a line of the steps; nothing beside a single step of a joined line, whose reasons stand at that line. */
export const StepWhy = ({
  view,
  number,
  count,
}: {
  readonly view: PlanView;
  readonly number: number;
  readonly count: number;
}) => {
  const about = view.t(count > 1 ? "why.about.steps" : "why.about.step", { number, first: number, last: number + count - 1 });
  return <Why view={view} about={about} reasons={view.whys.steps.get(stepKey(number, count)) ?? []} />;
};

/** Above steps that are told as one elsewhere and stand one by one here: their reasons, once for all of them. */
export const JoinedWhy = ({ view, group: { first, steps } }: { readonly view: PlanView; readonly group: StepGroup }) => (
  <Why
    view={view}
    label={view.t("why.joined", { first, last: first + steps.length - 1 })}
    reasons={view.whys.steps.get(stepKey(first, steps.length)) ?? []}
  />
);

/** Under the head of a stage: why it ends at that version. */
export const StopWhy = ({ view, version }: { readonly view: PlanView; readonly version: string }) => (
  <Why view={view} label={view.t("why.stop", { version })} reasons={view.whys.stops.get(version) ?? []} />
);

/** After a remark. */
export const RemarkWhy = ({ view, name }: { readonly view: PlanView; readonly name: RemarkName }) => (
  <Why view={view} about={view.t(`why.about.remark.${name}`)} reasons={view.whys.remarks.get(name) ?? []} />
);

/** The figures of the strip, each with its question. */
export const withWhys = (facts: readonly Fact[], view: PlanView): readonly Fact[] =>
  facts.map((fact, i) => {
    const figure = view.whys.figures[i];
    if (!figure) return fact;
    return { ...fact, why: <Why view={view} about={view.t(`why.about.figure.${figure.name}`)} reasons={figure.reasons} /> };
  });

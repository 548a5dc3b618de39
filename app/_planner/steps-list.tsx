import clsx from "clsx";
import { stageName } from "#app/_timeline/plan-words.ts";
import type { StepGroup } from "#app/_timeline/step-groups.ts";
import { StepWhy, StopWhy } from "#app/_why/why-at.tsx";
import { duration } from "#lib/time/format.ts";
import { partQuery, withQuery } from "./parts.ts";
import type { PlanView } from "./plan-view.ts";
import { numbered, type StepLine, singleLines, stageLines } from "./step-words.ts";

/** Each line stands in the document once more for the scripts, and in every stage: more than this would weigh too much. */
const MOST_OPENED = 12;

/** The single steps of a joined line: a few open in their place, many have pages of their own. */
const Joined = ({ group, view }: { readonly group: StepGroup; readonly view: PlanView }) => {
  const { t, here } = view;
  const step = group.steps[0]?.step;
  if (group.steps.length <= MOST_OPENED)
    return (
      <details className="job-hosts">
        <summary>{t("planner.steps.each")}</summary>
        <StepLines lines={singleLines(numbered(group), undefined, view)} view={view} />
      </details>
    );
  if (here === "" || !step || step.kind === "gui-update") return null;
  return (
    <p className="job-hosts">
      <a href={withQuery(here, partQuery({ kind: "steps", hop: step.hop, page: 1 }))}>{t("planner.steps.each-page")}</a>
    </p>
  );
};

const Line = ({ line, view }: { readonly line: StepLine; readonly view: PlanView }) => (
  <li className={line.off ? "is-off" : undefined}>
    <span>{line.number}</span>
    <div>
      <p>{line.text}</p> <StepWhy view={view} number={line.number} count={line.joined?.steps.length ?? 1} />
      {line.joined ? <Joined group={line.joined} view={view} /> : null}
    </div>
    <span className="span">
      {line.minutes < 60 ? view.t("planner.steps.minutes", { minutes: line.minutes }) : duration(line.minutes)}
      {line.at ? <small>{view.t("planner.steps.at", { at: line.at })}</small> : null}
    </span>
    <span className="effect">{line.effect}</span>
  </li>
);

/** All lines of a plan have the same columns, so the last number decides. */
const hasLongNumbers = ({ groups }: PlanView): boolean => (groups.at(-1)?.first ?? 0) > 99;

/** Steps as ruled lines: number, what is done, how long, who is off. */
export const StepLines = ({ lines, view }: { readonly lines: readonly StepLine[]; readonly view: PlanView }) => (
  <ol className={clsx("jobs", hasLongNumbers(view) && "jobs-long")}>
    {lines.map((line) => (
      <Line key={line.key} line={line} view={view} />
    ))}
  </ol>
);

/** Every step in order, stage by stage: the picture in words. */
export const StepsList = ({ view }: { readonly view: PlanView }) =>
  view.stages.map((stage) => (
    <div key={stage.hop} className="job-stage-block">
      <h3 className="job-stage">
        {stageName(stage, view.stages.length, view.t)}
        <span>{view.t("planner.steps.stage-minutes", { duration: duration(stage.minutes) })}</span>
      </h3>
      <StopWhy view={view} version={stage.to} />
      <StepLines lines={stageLines(stage.hop, view)} view={view} />
    </div>
  ));

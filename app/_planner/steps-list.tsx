import clsx from "clsx";
import { stageName } from "#app/_timeline/plan-words.ts";
import { StepWhy, StopWhy } from "#app/_why/why-at.tsx";
import { duration } from "#lib/time/format.ts";
import { listed } from "./note-words.ts";
import type { PlanView } from "./plan-view.ts";
import { type StepLine, stageLines } from "./step-words.ts";

/** All names of a joined line are in the page up to here; of more, the first few and how many there are. */
const MOST_LISTED = 200;

const Hosts = ({ line, view }: { readonly line: StepLine; readonly view: PlanView }) =>
  line.hosts.length === 0 || !view.named ? null : (
    <details className="job-hosts">
      <summary>{view.t("planner.steps.hosts")}</summary>
      <p>{line.hosts.length > MOST_LISTED ? listed(line.hosts, view) : line.hosts.join(", ")}</p>
    </details>
  );

const Line = ({ line, view }: { readonly line: StepLine; readonly view: PlanView }) => (
  <li className={line.off ? "is-off" : undefined}>
    <span>{line.number}</span>
    <div>
      <p>{line.text}</p> <StepWhy view={view} number={line.number} count={Math.max(1, line.hosts.length)} />
      <Hosts line={line} view={view} />
    </div>
    <span className="span">
      {line.minutes < 60 ? view.t("planner.steps.minutes", { minutes: line.minutes }) : duration(line.minutes)}
    </span>
    <span className="effect">{line.effect}</span>
  </li>
);

/** All lines of a plan have the same columns, so the last number decides. */
const hasLongNumbers = ({ groups }: PlanView): boolean => (groups.at(-1)?.first ?? 0) > 99;

/** Every step in order, stage by stage: the picture in words. */
export const StepsList = ({ view }: { readonly view: PlanView }) =>
  view.stages.map((stage) => (
    <div key={stage.hop} className="job-stage-block">
      <h3 className="job-stage">
        {stageName(stage, view.stages.length, view.t)}
        <span>{view.t("planner.steps.stage-minutes", { duration: duration(stage.minutes) })}</span>
      </h3>
      <StopWhy view={view} version={stage.to} />
      <ol className={clsx("jobs", hasLongNumbers(view) && "jobs-long")}>
        {stageLines(stage.hop, view).map((line) => (
          <Line key={line.key} line={line} view={view} />
        ))}
      </ol>
    </div>
  ));

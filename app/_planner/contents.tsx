import { choiceOf } from "#app/_evenings/evening-words.ts";
import { failbackOffer } from "#lib/planning/failback.ts";
import type { PlanView } from "./plan-view.ts";

/** The sections of an answer that are there, by their anchors, in the order of the page. */
function anchorsOf(view: PlanView): readonly string[] {
  const { plan, input, policy } = view;
  const { fits } = choiceOf(view);
  const reduced = plan.steps.some((step) => step.kind === "upgrade" && step.role !== "processing");
  return [
    ...(fits ? [] : ["evenings"]),
    "when",
    "steps",
    ...(plan.downtime.length > 0 ? ["who"] : []),
    "ways",
    ...(reduced ? ["less-redundancy"] : []),
    ...(fits && plan.path.length > 1 ? ["evenings"] : []),
    ...(failbackOffer(plan, input, policy.estimates).kind === "none" ? [] : ["failback"]),
    "vps",
    "take",
  ];
}

/** One quiet line that leads to the sections: the answer stands above it, the proof below. */
export const Contents = ({ view }: { readonly view: PlanView }) => (
  <nav className="contents" aria-label={view.t("planner.contents.label")}>
    <ul>
      {anchorsOf(view).map((anchor) => (
        <li key={anchor}>
          <a href={`#${anchor}`}>{view.t(`planner.contents.${anchor}`)}</a>
        </li>
      ))}
    </ul>
  </nav>
);

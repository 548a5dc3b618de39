import { PlanTimeline } from "#app/_timeline/plan-timeline.tsx";
import type { Translate } from "#lib/messages/translator.ts";
import { planJudged } from "#lib/planning/service.ts";
import { DEFAULT_POLICY } from "#lib/scheduling/policy.ts";
import { knownVersions } from "./known-versions.ts";
import { type Question, questionQuery } from "./question.ts";
import { inputOfQuestion } from "./question-input.ts";

/** The longest way, so that the example shows everything a picture can. */
const QUESTION: Question = {
  layout: "mirror",
  from: knownVersions()[0]?.versions[0] ?? null,
  processing: 0,
  backup: true,
  failback: false,
};

/** What the answer looks like, beside the questions, where there is room for it. */
export const PlanExample = ({ t }: { readonly t: Translate }) => {
  if (QUESTION.from === null) return null;
  const { estimates } = DEFAULT_POLICY;
  const input = inputOfQuestion(QUESTION, QUESTION.from);
  return (
    <aside className="plan-example aside" aria-labelledby="example">
      <h2 id="example">{t("planner.example.title")}</h2>
      <p className="small quiet">{t("planner.example.text", { from: QUESTION.from })}</p>
      <PlanTimeline id="sample" t={t} plan={planJudged(input, estimates)} input={input} estimates={estimates} named={false} />
      <p className="small">
        <a href={`/plan/result?${questionQuery(QUESTION)}`}>{t("planner.example.link")}</a>
      </p>
    </aside>
  );
};

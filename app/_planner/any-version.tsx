import { BackLink } from "#app/_ui/back-link.tsx";
import { Note } from "#app/_ui/note.tsx";
import { Section } from "#app/_ui/section.tsx";
import { Ruled } from "#app/_ui/table.tsx";
import type { Translate } from "#lib/messages/translator.ts";
import { planJudged } from "#lib/planning/service.ts";
import type { Policy } from "#lib/scheduling/policy.ts";
import { duration } from "#lib/time/format.ts";
import { impactFacts } from "./impact-facts.ts";
import { knownVersions, lineName, type VersionGroup } from "./known-versions.ts";
import { type Question, questionQuery } from "./question.ts";
import { inputOfQuestion } from "./question-input.ts";

type Asked = { readonly t: Translate; readonly policy: Policy; readonly question: Question };

/** What one release line would mean for this installation. */
function rowOf(group: VersionGroup, { t, policy, question }: Asked) {
  const from = group.versions[0] ?? "";
  const plan = planJudged(inputOfQuestion(question, from), policy.estimates);
  const { failovers: count, minutes } = impactFacts(plan, question.processing);
  const name = lineName(group, t);
  return {
    key: group.line,
    cells: [
      name,
      plan.path.length === 0 ? t("planner.unknown.straight") : plan.path.join(", "),
      count === 0 ? t("planner.unknown.none") : t("planner.unknown.each", { count, minutes }),
      t("planner.fact.about", { duration: duration(plan.workMinutes) }),
      <a key="show" href={`/plan/result?${questionQuery({ ...question, from })}`}>
        {t("planner.unknown.show")}
        <span className="hidden-text"> {name}</span>
      </a>,
    ],
  };
}

/** For those who do not know their version: what each would mean, so that the answer is never "come back later". */
export const AnyVersion = ({ t, policy, question }: Asked) => (
  <article>
    <BackLink href={`/plan?${questionQuery(question)}`}>{t("planner.result.change")}</BackLink>
    <h1>{t("planner.unknown.title")}</h1>
    <p className="lede any-version-lede">{t("planner.unknown.lede")}</p>
    <Note>
      <p>{t.rich("planner.unknown.find", { hosts: (chunks) => <a href="/plan/hosts">{chunks}</a> })}</p>
    </Note>
    <Section id="versions" title={t("planner.unknown.table")}>
      <Ruled
        caption={t("planner.unknown.table")}
        columns={["version", "stages", "off", "whole", "show-head"].map((column) => ({ label: t(`planner.unknown.${column}`) }))}
        rows={knownVersions().map((group) => rowOf(group, { t, policy, question }))}
      />
    </Section>
  </article>
);

import { headline, processingCount, wayOf } from "#app/_planner/headline.ts";
import { impactFacts } from "#app/_planner/impact-facts.ts";
import type { PlanView } from "#app/_planner/plan-view.ts";
import { PlanTimeline } from "#app/_timeline/plan-timeline.tsx";
import { BackLink } from "#app/_ui/back-link.tsx";
import { Section } from "#app/_ui/section.tsx";
import { Ruled } from "#app/_ui/table.tsx";
import { duration } from "#lib/time/format.ts";
import { diffLines, diffSentence, groupLines, type Pair } from "./diff-words.ts";
import "#app/_planner/planner.css";
import "./take-along.css";

const SIDES = ["a", "b"] as const;

const pathText = ({ t, plan, stages, input }: PlanView): string =>
  plan.path.length === 0 ? t("planner.unknown.straight") : [wayOf({ stages, input }).from, ...plan.path].join(", ");

const FACTS: readonly (readonly [string, (view: PlanView) => string])[] = [
  ["sentence", (view) => headline(view, impactFacts(view.plan, processingCount(view)))],
  ["path", pathText],
  ["stages", ({ stages }) => String(stages.length)],
  ["failovers", ({ plan }) => String(plan.failovers)],
  ["work", ({ t, plan }) => t("planner.fact.about", { duration: duration(plan.workMinutes) })],
];

type Line = { readonly key: string; readonly name: string; readonly a: string; readonly b: string };

/** What differs stands out by its weight. */
const Table = ({ view: { t }, caption, lines }: { view: PlanView; caption: string; lines: readonly Line[] }) => (
  <Ruled
    className="diff-table"
    caption={caption}
    columns={[{ label: t("take.diff.what") }, ...SIDES.map((side) => ({ label: t(`take.diff.${side}`) }))]}
    rows={lines.map(({ key, name, a, b }) => ({ key, cells: [name, a, a === b ? b : <strong key="b">{b}</strong>] }))}
  />
);

const Facts = ({ pair: { a, b } }: { readonly pair: Pair }) => (
  <Table
    view={a}
    caption={a.t("take.diff.facts")}
    lines={FACTS.map(([key, tell]) => ({ key, name: a.t(`take.diff.${key}`), a: tell(a), b: tell(b) }))}
  />
);

const Steps = ({ pair }: { readonly pair: Pair }) => {
  const { t } = pair.a;
  return (
    <ol className="diff-steps">
      {diffLines(pair).map(({ key, fate, text }) => (
        <li key={key} className={`diff-${fate}`}>
          <span>{t(`take.diff.fate-${fate}`)}</span>
          <p>{text}</p>
        </li>
      ))}
    </ol>
  );
};

const Picture = ({ side, pair }: { readonly side: "a" | "b"; readonly pair: Pair }) => {
  const { t, plan, input, policy, named } = pair[side];
  return plan.path.length === 0 ? null : (
    <Section id={`picture-${side}`} title={t(`take.diff.${side}`)} aside={t("planner.when.aside")}>
      <PlanTimeline id={`impact-${side}`} t={t} plan={plan} input={input} estimates={policy.estimates} named={named} />
    </Section>
  );
};

/** Two plans side by side: what is told of each, which steps come and go, and both pictures. */
export const PlanDiff = ({ pair, editHref }: { readonly pair: Pair; readonly editHref: string }) => {
  const { a, b } = pair;
  const { t } = a;
  return (
    <article>
      <BackLink href={a.links.self}>{t("take.diff.back")}</BackLink>
      <h1>{t("take.diff.title")}</h1>
      <p className="lede share-lede">{diffSentence(pair, diffLines(pair))}</p>
      <p className="diff-links no-print">
        <a href={a.links.self}>{t("take.diff.open-a")}</a>
        <a href={b.links.self}>{t("take.diff.open-b")}</a>
        <a href={editHref}>{t("take.diff.edit")}</a>
      </p>
      <Section id="facts" title={t("take.diff.facts")}>
        <Facts pair={pair} />
      </Section>
      {a.plan.downtime.length + b.plan.downtime.length > 0 ? (
        <Section id="off" title={t("planner.who.title")} aside={t("planner.who.aside")}>
          <Table
            view={a}
            caption={t("planner.who.caption")}
            lines={groupLines(pair).map((line) => ({ ...line, key: `${line.name} ${line.a}` }))}
          />
        </Section>
      ) : null}
      <Section id="diff" title={t("take.diff.steps-title")}>
        <Steps pair={pair} />
      </Section>
      <Picture side="a" pair={pair} />
      <Picture side="b" pair={pair} />
    </article>
  );
};

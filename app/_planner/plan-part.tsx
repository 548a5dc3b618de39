import { cutPage, Pager } from "#app/_installations/pager.tsx";
import { stageName } from "#app/_timeline/plan-words.ts";
import { BackLink } from "#app/_ui/back-link.tsx";
import { Why } from "#app/_why/why.tsx";
import { JoinedWhy } from "#app/_why/why-at.tsx";
import { type Part, partQuery, withQuery } from "./parts.ts";
import type { PlanView } from "./plan-view.ts";
import { singleLines, stepsOfStage } from "./step-words.ts";
import { StepLines } from "./steps-list.tsx";
import { singleWhoRows, whoReasons } from "./who-rows.ts";
import { WhoRows } from "./who-table.tsx";
import "./planner.css";

/** Steps or groups on one page. */
const PAGE_SIZE = 100;

type Shown<Kind extends Part["kind"]> = { readonly view: PlanView; readonly part: Part & { readonly kind: Kind } };

const Back = ({ view: { t, here } }: { readonly view: PlanView }) => <BackLink href={here}>{t("planner.part.back")}</BackLink>;

/** One page of the single steps of a stage; a stage that the plan does not have is its last one. */
const StepsPart = ({ view, part }: Shown<"steps">) => {
  const { t, stages, here } = view;
  const stage = stages[part.hop - 1] ?? stages.at(-1);
  if (!stage) return <Back view={view} />;
  const all = stepsOfStage(stage.hop, view);
  const { rows, page, pages } = cutPage(all, String(part.page), PAGE_SIZE);
  const [first, last] = [rows[0], rows.at(-1)];
  const before = first ? all[all.indexOf(first) - 1]?.step : undefined;
  const title = stageName(stage, stages.length, t);
  return (
    <>
      <Back view={view} />
      <h1>{title}</h1>
      <p className="lede part-lede">
        {t("planner.part.steps", { first: first?.number ?? 0, last: last?.number ?? 0, count: view.plan.steps.length })}
      </p>
      {view.groups
        .filter(
          ({ first, steps }) => steps.length > 1 && rows.some(({ number }) => number >= first && number < first + steps.length),
        )
        .map((group) => (
          <JoinedWhy key={group.first} view={view} group={group} />
        ))}
      <StepLines lines={singleLines(rows, before, view)} view={view} />
      <Pager
        {...{ t, page, pages }}
        size={PAGE_SIZE}
        label={title}
        hrefOf={(n) => withQuery(here, partQuery({ kind: "steps", hop: stage.hop, page: n }))}
      />
    </>
  );
};

/** One page of the groups of VPSs, each host on its own. */
const WhoPart = ({ view, part }: Shown<"who">) => {
  const { t, here } = view;
  const { rows, page, pages } = cutPage(view.plan.downtime, String(part.page), PAGE_SIZE);
  return (
    <>
      <Back view={view} />
      <h1>{t("planner.who.title")}</h1>
      <p className="lede part-lede">{t("planner.who.aside")}</p>
      <Why view={view} label={t("why.figures")} reasons={whoReasons(rows, view)} />
      <WhoRows rows={singleWhoRows(rows, view)} view={view} />
      <Pager
        {...{ t, page, pages }}
        size={PAGE_SIZE}
        label={t("planner.who.title")}
        hrefOf={(n) => withQuery(here, partQuery({ kind: "who", page: n }))}
      />
    </>
  );
};

/** What the answer sums up, opened: a page of single steps or of single groups. */
export const PlanPart = ({ view, part }: { readonly view: PlanView; readonly part: Part }) => (
  <article>{part.kind === "steps" ? <StepsPart view={view} part={part} /> : <WhoPart view={view} part={part} />}</article>
);

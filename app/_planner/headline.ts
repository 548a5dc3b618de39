import type { ImpactFacts } from "./impact-facts.ts";
import type { PlanView } from "./plan-view.ts";

export const processingCount = ({ input }: Pick<PlanView, "input">): number =>
  input.hosts.filter(({ role }) => role === "processing").length;

/** Where the upgrade starts and ends, as the path names it. */
export const wayOf = ({ stages, input }: Pick<PlanView, "stages" | "input">) => ({
  from: stages[0]?.from ?? input.hosts[0]?.version.text.replace(/^[vV]/, "") ?? "",
  to: stages.at(-1)?.to ?? "",
});

/** The answer in one sentence: how often somebody is off. */
export function headline({ t, input, plan }: Pick<PlanView, "t" | "input" | "plan">, facts: ImpactFacts): string {
  if (plan.path.length === 0) return t("planner.headline.gui");
  const { failovers: count, minutes, restarts } = facts;
  if (count > 0) return t(`planner.headline.${input.topology}`, { count, minutes });
  return restarts.kind === "none" ? t("planner.headline.nothing") : t("planner.headline.restarts-only");
}

function mirrorSentence({ t, plan, stages }: PlanView, { failovers }: ImpactFacts): string {
  const count = stages.length;
  const failback = plan.steps.some(({ kind }) => kind === "failback");
  if (failovers === 0) return t("planner.lede.nothing");
  if (!failback && failovers === count) return t("planner.lede.mirror-each", { stages: count });
  if (failback && failovers === count + 1) return t("planner.lede.mirror-failback", { stages: count });
  return t("planner.lede.mirror-count", { count: failovers });
}

function clusterSentence({ t, stages }: PlanView, { restarts, failovers }: ImpactFacts): string {
  if (restarts.kind === "none") return t(failovers > 0 ? "planner.lede.processing-untouched" : "planner.lede.nothing");
  if (restarts.kind === "alike" && restarts.times === stages.length) return t("planner.lede.restarts", { stages: stages.length });
  return t("planner.lede.restarts-some");
}

/** The headline's proof in two or three sentences. */
export function lede(view: PlanView, facts: ImpactFacts): string {
  const { t, input, stages } = view;
  const way = wayOf(view);
  if (stages.length === 0) return t("planner.lede.gui", way);
  const first = t("planner.lede.way", { ...way, layout: input.topology, stages: stages.length });
  return `${first} ${input.topology === "mirror" ? mirrorSentence(view, facts) : clusterSentence(view, facts)}`;
}

import type { Translate } from "#lib/messages/translator.ts";
import type { PlanInput } from "#lib/planning/plan.ts";
import { rulebook } from "#lib/planning/rulebook.ts";
import { plainText } from "#lib/planning/version.ts";
import { type ImpactFacts, isOne, type Range, type Restarts } from "./impact-facts.ts";
import type { PlanView } from "./plan-view.ts";

export const processingCount = ({ input }: Pick<PlanView, "input">): number =>
  input.hosts.filter(({ role }) => role === "processing").length;

/** What all hosts are on: their version where it is one, else the line that they share, as its waypoint is called. */
function versionOfAll({ hosts }: PlanInput): string {
  const texts = new Set(hosts.map(({ version }) => plainText(version)));
  const [only = ""] = texts;
  return texts.size === 1 ? only : (rulebook.waypoints.at(-1)?.name ?? "");
}

/** Where the upgrade starts and ends, as the path names it. */
export const wayOf = ({ stages, input }: Pick<PlanView, "stages" | "input">) => ({
  from: stages[0]?.from ?? versionOfAll(input),
  to: stages.at(-1)?.to ?? "",
});

/** The answer in one sentence, which may have two parts: what concerns most, and what concerns the others. */
export type Headline = { readonly main: string; readonly more: string | null };

/** Which processing hosts a sentence is about: the only one, all of them, or so many of so many. */
function whichHosts({ hosts, of }: Restarts, t: Translate): string {
  const which = hosts < of ? "some" : of === 1 ? "only" : "all";
  return t(`planner.headline.which-${which}`, { hosts, of });
}

function timesText({ least, most }: Range, t: Translate): string {
  return t(`planner.headline.times${least === most ? "" : "-up-to"}`, { count: most });
}

/** How long a restart keeps VPSs off: a figure, from one figure to another, or as long as it takes. */
function lengthText({ hosts, times, each }: Restarts, t: Translate): string {
  if (each === null) return t("planner.headline.while-restarting", { hosts });
  const key = isOne(each) ? "about" : "about-range";
  return t(`planner.headline.${key}`, { count: times.most, least: each.least, minutes: each.most });
}

/** `place`: a sentence of its own, or the second half of one about the storage pair. */
function restartText(restarts: Restarts, place: "alone" | "beside", t: Translate): string {
  const { hosts, times } = restarts;
  return t(`planner.headline.restarts-${place}`, {
    hosts,
    which: whichHosts(restarts, t),
    times: timesText(times, t),
    length: lengthText(restarts, t),
  });
}

/** How often somebody is off, and who. A mirror's VPSs are all in it together; in a cluster two kinds of groups are not. */
export function headlineParts({ t, input, plan }: Pick<PlanView, "t" | "input" | "plan">, facts: ImpactFacts): Headline {
  if (plan.path.length === 0) return { main: t("planner.headline.gui"), more: null };
  const { failovers: count, minutes, restarts } = facts;
  const restarting = restarts.hosts > 0;
  if (count === 0) return { main: restarting ? restartText(restarts, "alone", t) : t("planner.headline.nothing"), more: null };
  const main = t(`planner.headline.${input.topology}`, { count, minutes });
  return { main, more: restarting ? restartText(restarts, "beside", t) : null };
}

/** The same as a single text. */
export function headline(view: Pick<PlanView, "t" | "input" | "plan">, facts: ImpactFacts): string {
  const { main, more } = headlineParts(view, facts);
  return more === null ? main : `${main}; ${more}`;
}

function mirrorSentence({ t, plan, stages }: PlanView, { failovers }: ImpactFacts): string {
  const count = stages.length;
  const failback = plan.steps.some(({ kind }) => kind === "failback");
  if (failovers === 0) return t("planner.lede.nothing");
  if (!failback && failovers === count) return t("planner.lede.mirror-each", { stages: count });
  if (failback && failovers === count + 1) return t("planner.lede.mirror-failback", { stages: count });
  return t("planner.lede.mirror-count", { count: failovers });
}

function restartSentence({ t, stages: { length: stages } }: PlanView, { restarts }: ImpactFacts): string {
  const { hosts, of, times } = restarts;
  if (hosts < of) return t("planner.lede.restart-some", { hosts, of, rest: of - hosts });
  if (isOne(times) && times.most === stages) return t("planner.lede.restart-each", { of, stages });
  return t("planner.lede.restart-turn", { of });
}

function clusterSentences(view: PlanView, facts: ImpactFacts): readonly string[] {
  const { t } = view;
  const { restarts, failovers } = facts;
  if (restarts.hosts === 0) return [t(failovers > 0 ? "planner.lede.processing-untouched" : "planner.lede.nothing")];
  return [
    restartSentence(view, facts),
    failovers > 0 ? t("planner.lede.through-failovers", { count: failovers }) : t("planner.lede.storage-untouched"),
    ...(restarts.unknown > 0 ? [t("planner.lede.restart-unknown")] : []),
  ];
}

/** The headline's proof in two to four sentences. */
export function lede(view: PlanView, facts: ImpactFacts): string {
  const { t, input, stages } = view;
  const way = wayOf(view);
  if (stages.length === 0) return t("planner.lede.gui", way);
  const first = t("planner.lede.way", { ...way, layout: input.topology, stages: stages.length });
  const rest = input.topology === "mirror" ? [mirrorSentence(view, facts)] : clusterSentences(view, facts);
  return [first, ...rest].join(" ");
}

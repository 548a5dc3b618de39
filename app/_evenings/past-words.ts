import type { PlanView } from "#app/_planner/plan-view.ts";
import { type Interrupted, type Past, pastOf, resumptionOf } from "#lib/planning/unfinished.ts";

/** Writes names one after another, shortened where there are many. */
type List = (hosts: readonly string[]) => string;

function interruptedSentences({ from, target, done, left, failedOver }: Interrupted, { t }: PlanView, list: List) {
  const counts = { doneCount: done.length, leftCount: left.length };
  return [
    t("evenings.past.interrupted-text", { from, target, done: list(done), left: list(left), ...counts }),
    t(failedOver ? "evenings.past.failed-over" : "evenings.past.not-failed-over", { target }),
  ];
}

function pastSentences(past: Past, view: PlanView, list: List): readonly string[] {
  if (past.kind === "interrupted") return interruptedSentences(past, view, list);
  if (past.kind === "whole") return [];
  const { why, target, hosts } = past;
  return [view.t(`evenings.past.${why}`, { hosts: list(hosts), count: hosts.length, target })];
}

/** What each stage leaves out, and where that is its failover too. */
const skipSentences = ({ plan, t }: PlanView, list: List): readonly string[] =>
  resumptionOf(plan).skips.flatMap(({ hop, target, hosts, failover }) => [
    t("planner.note.skipped", { hop, target, hosts: list(hosts) }),
    ...(failover ? [t("evenings.past.no-failover", { hop })] : []),
  ]);

/** What hosts on different versions tell about the past, and how the plan goes on from there. */
export type PastWords = {
  readonly kind: "interrupted" | "mixed";
  readonly title: string;
  readonly sentences: readonly string[];
};

/** `first` is the plan's first step in words. Nothing where all hosts are alike, or on the last line. */
export function pastWords(view: PlanView, list: List, first: string): PastWords | null {
  const { t, plan, input } = view;
  const past = pastOf(plan, input);
  if (past.kind === "whole") return null;
  const title =
    past.kind === "interrupted"
      ? t("evenings.past.interrupted", { from: past.from, target: past.target })
      : t("planner.note.mixed");
  const next = past.kind === "interrupted" ? [t("evenings.past.next", { step: first })] : [];
  return { kind: past.kind, title, sentences: [...pastSentences(past, view, list), ...skipSentences(view, list), ...next] };
}

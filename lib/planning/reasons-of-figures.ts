import type { Evening, Planned } from "./evenings.ts";
import { coverageRemarks } from "./notes.ts";
import { actOf, cited, failoverFigure, hasWantedFailback, lineOfPlan, type Reason, uncited } from "./reason.ts";
import { restartFigures } from "./reasons.ts";
import { rulebook } from "./rulebook.ts";

const { advice, optionalFailback } = rulebook;

/** The steps decide how many failovers there are; where the source's summary counts otherwise, that is said. */
function countReason({ plan, input }: Planned): Reason {
  const { note, ...closing } = lineOfPlan(plan).closingNote[input.topology];
  const params = { failovers: plan.failovers, inSource: closing.failovers };
  if (note) return cited("failovers-contradicted", closing, params);
  const ofProcedure = plan.failovers - (hasWantedFailback(plan) ? 1 : 0);
  if (ofProcedure === closing.failovers) return cited("failovers", closing, { ...params, failovers: ofProcedure });
  return cited("failovers-mixed", advice.mixedVersions, params);
}

function failoverReasons(planned: Planned): readonly Reason[] {
  const { plan, input } = planned;
  const line = lineOfPlan(plan);
  if (line.guiUpdate) return [cited("gui-update", line)];
  if (plan.failovers === 0) return [cited("no-failover", advice.onlySecondary), countReason(planned)];
  const wanted = hasWantedFailback(plan) ? [cited("failback-wanted", optionalFailback)] : [];
  return [cited("only-secondary", advice.onlySecondary), failoverFigure(input), countReason(planned), ...wanted];
}

function restartReasons({ plan, input }: Planned): readonly Reason[] {
  if (input.topology === "mirror" || plan.path.length === 0) return [];
  const figures = restartFigures(plan.steps, input);
  return figures.length === 0
    ? [cited("no-restart", advice.mixedVersions)]
    : [cited("restart", actOf(input, "processing")), ...figures];
}

/** How long the desk works on the whole, which is never how long somebody is off. */
function workReasons({ plan, estimates }: Planned): readonly Reason[] {
  const { upgrade, restart, failover, guiUpdate } = estimates;
  if (plan.path.length === 0) return [uncited("work-gui", "ours", { minutes: guiUpdate })];
  const restarts = plan.steps.some((step) => step.kind === "upgrade" && step.restart);
  return [uncited("work", "ours", { upgrade, failover }), ...(restarts ? [uncited("work-restarts", "ours", { restart })] : [])];
}

/** The figures that a page leads with: downtime of the storage pair, who that is, restarts, working time, the first day. */
export type FigureName = "failovers" | "affected" | "restarts" | "work" | "first-day";

/** Why each leading figure is what it is. A figure that a plan does not have has no reasons. */
export const reasonsOfFigures = (planned: Planned): Readonly<Record<FigureName, readonly Reason[]>> => ({
  failovers: failoverReasons(planned),
  affected: planned.plan.failovers > 0 ? [failoverFigure(planned.input)] : failoverReasons(planned),
  restarts: restartReasons(planned),
  work: workReasons(planned),
  "first-day": [uncited("start-rules", "ours"), cited("start", advice.start)],
});

/**
 * Why a group of VPSs is off as often and as long as its row says. `hosts` are the processing hosts of the row; none where its
 * VPSs follow the storage pair.
 */
export function reasonsOfGroup(hosts: readonly string[], planned: Planned): readonly Reason[] {
  if (hosts.length === 0) return failoverReasons(planned);
  const { plan, input } = planned;
  const told = new Set(hosts);
  const steps = plan.steps.filter((step) => step.kind === "upgrade" && told.has(step.host));
  return [cited("restart", actOf(input, "processing")), ...restartFigures(steps, input)];
}

/** What a page says beside the steps. */
export type RemarkName = "contradiction" | "mixed" | "interrupted" | "newer" | "no-backup";

/** Why a remark is made. */
export function reasonsOfRemark(name: RemarkName, planned: Planned): readonly Reason[] {
  switch (name) {
    case "contradiction":
      return [countReason(planned)];
    case "mixed":
      return [cited("mixed", advice.mixedVersions), cited("skipped", advice.mixedVersions)];
    case "interrupted":
      return [cited("interrupted", advice.unfinishedHop), cited("skipped", advice.mixedVersions)];
    case "newer":
      return coverageRemarks(planned.input).map(({ code, citation }) => cited(code, { citation, standing: "inferred" }));
    case "no-backup":
      return [cited("no-backup", advice.backupHost)];
  }
}

/** Why the work may stop at the end of an evening. */
export const reasonsOfEvening = ({ described, versionAtEnd }: Evening): readonly Reason[] => [
  cited("evening-end", { citation: described, standing: "stated" }, { version: versionAtEnd }),
  cited("several-evenings", advice.severalEvenings),
];

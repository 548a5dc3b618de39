import { Ruled } from "#app/_ui/table.tsx";
import type { Translate } from "#lib/messages/translator.ts";
import type { Topology } from "#lib/planning/plan.ts";
import { planJudged } from "#lib/planning/service.ts";
import { DEFAULT_POLICY } from "#lib/scheduling/policy.ts";
import { knownVersions, lineName, type VersionGroup } from "./known-versions.ts";
import { inputOfQuestion } from "./question-input.ts";

/** Planned rather than looked up, so that this table cannot say anything else than a plan does. */
function planFor({ versions }: VersionGroup, layout: Topology) {
  const from = versions[0] ?? "";
  const processing = layout === "cluster" ? 1 : 0;
  const question = { layout, from, processing, backup: true, failback: false };
  return planJudged(inputOfQuestion(question, from), DEFAULT_POLICY.estimates);
}

/** Every release line: the versions on its way, and how many failovers that takes. */
export const WaysTable = ({ t }: { readonly t: Translate }) => (
  <Ruled
    caption={t("planner.how.paths-caption")}
    columns={["from", "way", "mirror", "cluster"].map((column) => ({ label: t(`planner.how.${column}`) }))}
    rows={knownVersions().map((group) => {
      const [mirror, cluster] = [planFor(group, "mirror"), planFor(group, "cluster")];
      const way = mirror.path.length === 0 ? t("planner.how.straight") : mirror.path.join(", ");
      return { key: group.line, cells: [lineName(group, t), way, mirror.failovers, cluster.failovers] };
    })}
  />
);

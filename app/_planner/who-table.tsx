import { Ruled } from "#app/_ui/table.tsx";
import type { GroupDowntime } from "#lib/planning/plan.ts";
import { groupName } from "./group-name.ts";
import { eachMinutes, groupRows } from "./impact-facts.ts";
import type { PlanView } from "./plan-view.ts";

function minutesText({ minutes, knownMinutes = 0 }: GroupDowntime, { t }: PlanView): string {
  if (minutes !== null) return t("planner.who.about", { minutes });
  return knownMinutes > 0 ? t("planner.who.unknown-known", { minutes: knownMinutes }) : t("planner.who.unknown");
}

/** A figure never stands without where it comes from. */
function basisText(group: GroupDowntime, { t }: PlanView): string {
  const each = eachMinutes(group);
  if (group.basis === "unknown") return t("planner.who.no-figure");
  if (group.basis === "measured") return t("planner.who.measured");
  if (group.basis === "source") return t("planner.who.source", { each: each ?? 0 });
  return each === null ? t("planner.who.stated-sum") : t("planner.who.stated", { each });
}

/** Downtime for each group of VPSs, which never add up for one of them. */
export const WhoTable = ({ view }: { readonly view: PlanView }) => {
  const { t, plan } = view;
  return (
    <Ruled
      className="who-table"
      caption={t("planner.who.caption")}
      columns={["group", "interruptions", "minutes", "basis"].map((column) => ({ label: t(`planner.who.${column}`) }))}
      rows={groupRows(plan.downtime).map((row) => ({
        key: `${row.group.who} ${row.group.host ?? ""}`,
        cells: [
          groupName(row.group.who, row.hosts, view),
          t("planner.who.times", { count: row.group.interruptions }),
          <span key="minutes" className="off">
            {minutesText(row.group, view)}
          </span>,
          basisText(row.group, view),
        ],
      }))}
    />
  );
};

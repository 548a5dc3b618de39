import type { GroupDowntime } from "#lib/planning/plan.ts";
import type { Reason } from "#lib/planning/reason.ts";
import { reasonsOfGroup } from "#lib/planning/reasons-of-figures.ts";
import { groupName } from "./group-name.ts";
import { processingCount } from "./headline.ts";
import { eachMinutes, type GroupRow, groupRows, isOne, type Range, rangeOf } from "./impact-facts.ts";
import { MOST_NAMES } from "./note-words.ts";
import { type PlanView, plannedOf } from "./plan-view.ts";

/** One row in words. */
export type WhoRow = {
  readonly key: string;
  readonly name: string;
  readonly times: string;
  readonly minutes: string;
  readonly basis: string;
  /** None where they stand once above many rows. */
  readonly reasons: readonly Reason[];
};

/** Hosts with more different figures than this are summed up in a last row. */
export const MOST_ROWS = 12;

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

const reasonsOf = (hosts: readonly string[], view: PlanView): readonly Reason[] => reasonsOfGroup(hosts, plannedOf(view));

const wordsOf = (row: GroupRow, view: PlanView): Omit<WhoRow, "reasons"> => ({
  key: `${row.group.who} ${row.group.host ?? ""}`,
  name: groupName(row.group.who, row.hosts, view),
  times: view.t("planner.who.times", { count: row.group.interruptions }),
  minutes: minutesText(row.group, view),
  basis: basisText(row.group, view),
});

const rowOf = (row: GroupRow, view: PlanView): WhoRow => ({ ...wordsOf(row, view), reasons: reasonsOf(row.hosts, view) });

function restMinutes(groups: readonly GroupDowntime[], { t }: PlanView): string {
  const known = groups.map(({ minutes }) => minutes).filter((minutes) => minutes !== null);
  if (known.length === 0) return t("planner.who.unknown");
  const { least, most } = rangeOf(known);
  return t(known.length < groups.length ? "planner.who.about-range-or-unknown" : "planner.who.about-range", { least, most });
}

function restTimes(times: Range, { t }: PlanView): string {
  const { least, most: count } = times;
  return isOne(times) ? t("planner.who.times", { count }) : t("planner.who.times-range", { least, most: count });
}

/** All further hosts in one row: from the least to the most of each figure. */
function restRow(rest: readonly GroupRow[], view: PlanView): WhoRow {
  const { t } = view;
  const groups = rest.map(({ group }) => group);
  const [first] = groups;
  const alike = first && groups.every(({ basis }) => basis === first.basis);
  const code = first?.basis === "unknown" ? "no-figure" : first?.basis === "measured" ? "measured" : "stated-sum";
  return {
    key: "rest",
    name: t("planner.who.rest", { count: rest.reduce((sum, { hosts }) => sum + hosts.length, 0) }),
    times: restTimes(rangeOf(groups.map(({ interruptions }) => interruptions)), view),
    minutes: restMinutes(groups, view),
    basis: t(`planner.who.${alike ? code : "mixed-basis"}`),
    reasons: reasonsOf(
      rest.flatMap(({ hosts }) => hosts),
      view,
    ),
  };
}

/** What each group of VPSs goes through; a bounded number of rows, whatever the number of hosts and figures. */
export function whoRows(view: PlanView): readonly WhoRow[] {
  const rows = groupRows(view.plan.downtime);
  if (rows.length <= MOST_ROWS) return rows.map((row) => rowOf(row, view));
  const shown = rows.slice(0, MOST_ROWS - 1);
  return [...shown.map((row) => rowOf(row, view)), restRow(rows.slice(MOST_ROWS - 1), view)];
}

/** Some of the groups, each in a row of its own, in the order of the plan. They are asked for their reasons together. */
export const singleWhoRows = (groups: readonly GroupDowntime[], view: PlanView): readonly WhoRow[] =>
  groups.map((group) => ({ ...wordsOf({ group, hosts: group.host === undefined ? [] : [group.host] }, view), reasons: [] }));

/** The reasons of all these groups, each once. */
export function whoReasons(groups: readonly GroupDowntime[], view: PlanView): readonly Reason[] {
  const hosts = groups.flatMap(({ host }) => host ?? []);
  const pair = groups.length > hosts.length ? reasonsOf([], view) : [];
  return [...pair, ...(hosts.length > 0 ? reasonsOf(hosts, view) : [])];
}

/** Whether the rows leave out names of hosts that have some. */
export const hasCutNames = (view: PlanView): boolean => {
  const rows = groupRows(view.plan.downtime);
  const isCut = ({ hosts }: GroupRow): boolean => hosts.length > MOST_NAMES && hosts.length < processingCount(view);
  return rows.length > MOST_ROWS || rows.some(isCut);
};

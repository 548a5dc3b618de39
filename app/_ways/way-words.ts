import { processingCount } from "#app/_planner/headline.ts";
import { listed } from "#app/_planner/note-words.ts";
import type { PlanView } from "#app/_planner/plan-view.ts";
import type { Way } from "#lib/planning/outages.ts";
import { unbroken } from "#lib/time/format.ts";
import type { Span, WayCell, WayRow } from "./way-rows.ts";

/** A cell: the answer, and what else there is to know about it. `off` where VPSs are off at all. */
export type CellWords = { readonly text: string; readonly small: string | null; readonly off: boolean };

const isAlike = ({ least, most }: Span): boolean => least === most;

const spanWords = ({ least, most }: Span) => ({ least: unbroken(least), most: unbroken(most) });

function timesText({ outages }: WayCell, { t }: PlanView): string {
  const { least, most } = outages;
  return isAlike(outages) ? t("ways.times", { count: most }) : t("ways.times-range", { least, most });
}

function minutesText({ minutes, outages }: WayCell, { t }: PlanView): string {
  if (minutes === null) return t("ways.while-restarting");
  const words = { count: outages.most, duration: unbroken(minutes.most), ...spanWords(minutes) };
  return t(isAlike(minutes) ? "ways.minutes" : "ways.minutes-range", words);
}

function smallText({ way, outages, minutes, longest, unknown }: WayCell, { t }: PlanView): string | null {
  if (way === "stop-all") return t("ways.stop-all-small");
  if (unknown > 0) return t(minutes === null ? "ways.depends" : "ways.some-unknown", { count: unknown });
  if (outages.most < 2 || longest === null) return null;
  const words = { duration: unbroken(longest.most), ...spanWords(longest) };
  return t(isAlike(longest) ? "ways.longest" : "ways.longest-range", words);
}

/** How often and how long the VPSs of a row are off on one way, and the longest of it in one go. */
export function cellWords(cell: WayCell, view: PlanView): CellWords {
  const { t } = view;
  if (cell.outages.most === 0) return { text: t("ways.not-off"), small: null, off: false };
  const text = t("ways.off", { times: timesText(cell, view), minutes: minutesText(cell, view) });
  const same = cell.sameAsRideThrough ? t(view.input.topology === "mirror" ? "ways.same-mirror" : "ways.same") : null;
  return { text, small: same ?? smallText(cell, view), off: true };
}

/** How often each processing host restarts; a host that is left out counts as none. */
const restartsOf = (rows: readonly WayRow[]): readonly Span[] =>
  rows
    .flatMap(({ who, cells }) => (who === "vps-on-host" ? cells.filter(({ way }) => way === "ride-through") : []))
    .map(({ outages }) => outages);

function moveText(rows: readonly WayRow[], { t }: PlanView): string {
  const restarts = restartsOf(rows).filter(({ most }) => most > 0);
  const [first] = restarts;
  if (!first) return t("ways.you-nothing-to-move");
  const alike = restarts.every(({ least, most }) => least === first.most && most === first.most);
  return t("ways.you-move", { times: alike ? first.most : 0 });
}

/** What the customer has to do for a way. */
export function yourPart(way: Way, rows: readonly WayRow[], view: PlanView): string {
  if (way === "move-off") return moveText(rows, view);
  return view.t(way === "stop-all" ? "ways.you-stop" : "ways.you-nothing");
}

/** The desk's part, the same for each way. */
function deskPart(view: PlanView): string {
  const { t, plan } = view;
  const upgrades = plan.steps.filter(({ kind }) => kind === "upgrade");
  const restarts = upgrades.filter((step) => step.kind === "upgrade" && step.restart);
  const parts = { upgrades: upgrades.length, failovers: plan.failovers, restarts: restarts.length };
  const told = Object.entries(parts).flatMap(([part, count]) => (count > 0 ? [t(`ways.desk-${part}`, { count })] : []));
  return t("ways.desk", { parts: listed(told, view) });
}

/** What the desk does whichever way is chosen, and what else the choice needs. */
export function waysProse(view: PlanView): readonly string[] {
  const { t, plan } = view;
  const restarts = plan.downtime.some(({ who }) => who === "vps-on-host");
  return [
    deskPart(view),
    ...(restarts ? [t("ways.room", { count: processingCount(view) })] : []),
    t(restarts ? "ways.mix-move" : "ways.mix"),
  ];
}

import type { Translate } from "#lib/messages/translator.ts";
import type { Stage } from "#lib/planning/describe.ts";
import type { Topology } from "#lib/planning/plan.ts";
import { duration } from "#lib/time/format.ts";
import type { Clock } from "./clock.ts";
import { columnHead, type Naming } from "./naming.ts";
import type { Band, Row, StageMark, Timeline } from "./picture.ts";
import type { Axis, OffPlace, TimelineWords } from "./words.ts";

/** What the words of a picture are made from. */
export type Telling = {
  readonly t: Translate;
  readonly naming: Naming;
  readonly layout: Topology;
  readonly stages: readonly Stage[];
  readonly timeline: Timeline;
  /** Times of day, where the start is known; without a clock, time counts from the start. */
  readonly clock?: Clock | undefined;
  readonly second?: Clock | undefined;
};

/** `Stage 1: 3.2.4 to 3.3.1`, or `One stage: …` where there is no other. */
export function stageName(stage: Pick<Stage, "hop" | "from" | "to">, stages: number, t: Translate): string {
  const way = { from: stage.from, to: stage.to };
  return stages === 1 ? t("planner.timeline.one-stage", way) : t("planner.timeline.stage", { stage: stage.hop, ...way });
}

function stageWords({ hop }: StageMark, { t, stages }: Telling) {
  const stage = stages.find((one) => one.hop === hop) ?? { hop, from: "", to: "" };
  const short = stages.length === 1 ? t("planner.timeline.one-stage-short") : t("planner.timeline.stage-short", { stage: hop });
  return { full: stageName(stage, stages.length, t), short, target: t("planner.timeline.to", { to: stage.to }) };
}

/** From when to when, on the clock; without one, for how long. */
function spanText({ from, minutes, offMinutes }: Band, { t, clock }: Telling): string {
  if (clock) return t("planner.timeline.clock-span", clock.span(from, from + minutes));
  return t("planner.timeline.about", { minutes: offMinutes ?? 0 });
}

/** The same in two parts, for a column that is too narrow for a span of times. */
function besideSpan(band: Band, who: string, telling: Telling) {
  const { t, clock } = telling;
  if (!clock) return { time: spanText(band, telling), who };
  const { from, to } = clock.span(band.from, band.from + band.minutes);
  return { time: t("planner.timeline.clock-from", { from }), who: t("planner.timeline.clock-to", { to, who }) };
}

function failoverWords(bands: readonly Band[], place: OffPlace, telling: Telling) {
  const { t, layout } = telling;
  const [band] = bands as [Band];
  const who = t(`planner.timeline.${layout}-off`);
  if (place === "beside") return besideSpan(band, who, telling);
  if (bands.length === 1) return { time: spanText(band, telling), who };
  return { time: t("planner.timeline.about-many", { count: bands.length, minutes: band.offMinutes ?? 0 }), who };
}

function manyWords(band: Band, place: OffPlace, telling: Telling) {
  const { t, clock } = telling;
  const { offMinutes, hosts } = band;
  if (clock && place === "beside") return besideSpan(band, t("planner.timeline.beside-turn"), telling);
  if (place === "beside") return { time: t("planner.timeline.beside-turn"), who: t("planner.timeline.beside-turn-off") };
  if (clock) return { time: spanText(band, telling), who: t("planner.timeline.in-turn", { count: hosts.length }) };
  const time =
    offMinutes === null ? t("planner.timeline.each-restart") : t("planner.timeline.each-about", { minutes: offMinutes });
  return { time, who: t("planner.timeline.in-turn", { count: hosts.length }) };
}

/** Where words about one row stand, and how its column is called. */
type Spot = { readonly place: OffPlace; readonly head: string };

/** A restart of unknown length has a start and no end. */
function openWords({ from }: Band, { place, head }: Spot, { t, clock }: Telling) {
  if (place === "row") {
    const time = clock ? t("planner.timeline.clock-restart", { from: clock.at(from) }) : t("planner.timeline.while-restarting");
    return { time, who: t("planner.timeline.left-here-short") };
  }
  if (!clock) return { time: t("planner.timeline.beside-restart", { host: head }), who: t("planner.timeline.beside-its") };
  const who = t("planner.timeline.beside-restarts", { host: head });
  return { time: t("planner.timeline.clock-from", { from: clock.at(from) }), who };
}

function restartWords(band: Band, spot: Spot, telling: Telling) {
  const { t } = telling;
  const { place, head } = spot;
  if (band.kind === "restarts") return manyWords(band, place, telling);
  if (band.offMinutes === null) return openWords(band, spot, telling);
  if (place === "beside") return besideSpan(band, t("planner.timeline.beside-off", { host: head }), telling);
  return { time: spanText(band, telling), who: t("planner.timeline.left-here") };
}

function hostWords(row: Row, { t, naming }: Telling) {
  const role = row.folded ? t("planner.host.now.folded") : t(`planner.host.now.${row.role}`);
  const name = row.folded ? t(`planner.host.many-${row.role}`, { count: row.hosts.length }) : naming.name(row.hosts[0] ?? "");
  return { name, role };
}

/** Hours since the start, or the times of the clocks there are, the reader's own first. */
function axesOf({ t, timeline: { totalMinutes }, clock, second }: Telling): readonly [Axis, ...Axis[]] {
  if (!clock) {
    const counted = (minute: number): string => (minute === 0 ? t("planner.timeline.start") : duration(minute));
    const end = t("planner.timeline.end", { duration: duration(totalMinutes) });
    return [{ city: "", tick: counted, shortTick: counted, end }];
  }
  const axis = ({ city, mark, time, at }: Clock): Axis => ({
    city,
    tick: mark,
    shortTick: time,
    end: t("planner.timeline.end", { duration: at(totalMinutes) }),
  });
  return second ? [axis(clock), axis(second)] : [axis(clock)];
}

function startsText({ t, clock, second }: Telling): string {
  if (!clock || !second) return "";
  const [here, there] = [clock.at(0), second.at(0)];
  return t("planner.timeline.starts", { here, city: clock.city, there, second: second.city });
}

/** Everything the picture of a plan says, in one language and with or without a clock. */
export function timelineWords(telling: Telling): TimelineWords {
  const { t, timeline, stages, layout } = telling;
  const { rows } = timeline;
  const heads = rows.map((row, i) => {
    const place = rows.slice(0, i + 1).filter(({ role }) => role === row.role).length;
    return columnHead(row, place, { t, naming: telling.naming, rows: rows.length });
  });
  const headOf = (row: number) => heads[row] ?? { short: "", role: "", abbreviated: false };
  return {
    title: t("planner.timeline.title", { layout, from: stages[0]?.from ?? "", to: stages.at(-1)?.to ?? "" }),
    host: (row) => ({ ...hostWords(row, telling), short: headOf(rows.indexOf(row)).short }),
    columnRole: (row) => headOf(rows.indexOf(row)).role,
    stage: (stage) => stageWords(stage, telling),
    off: (bands, place) => {
      const [band] = bands;
      if (!band) return { time: "", who: "" };
      return band.kind === "failover"
        ? failoverWords(bands, place, telling)
        : restartWords(band, { place, head: headOf(band.rows[0]).short }, telling);
    },
    axes: axesOf(telling),
    starts: startsText(telling),
    legend: heads
      .flatMap(({ short, abbreviated }, i) =>
        abbreviated ? [t("planner.timeline.legend", { short, name: telling.naming.name(rows[i]?.hosts[0] ?? "") })] : [],
      )
      .join(", "),
  };
}

import type { Translate } from "#lib/messages/translator.ts";
import type { Stage } from "#lib/planning/describe.ts";
import type { Topology } from "#lib/planning/plan.ts";
import { duration } from "#lib/time/format.ts";
import { columnHead, type Naming } from "./naming.ts";
import type { Band, Row, StageMark, Timeline } from "./picture.ts";
import type { OffPlace, TimelineWords } from "./words.ts";

/** What the words of a picture are made from. */
export type Telling = {
  readonly t: Translate;
  readonly naming: Naming;
  readonly layout: Topology;
  readonly stages: readonly Stage[];
  readonly timeline: Timeline;
  /** The time of day so many minutes after the start (`18:00`); without it, time counts from the start. */
  readonly clock?: ((minute: number) => string) | undefined;
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

function failoverWords(bands: readonly Band[], { t, layout }: Telling) {
  const [{ offMinutes }] = bands as [Band];
  const minutes = offMinutes ?? 0;
  const time =
    bands.length === 1
      ? t("planner.timeline.about", { minutes })
      : t("planner.timeline.about-many", { count: bands.length, minutes });
  return { time, who: t(`planner.timeline.${layout}-off`) };
}

function manyWords({ offMinutes, hosts }: Band, place: OffPlace, { t }: Telling) {
  if (place === "beside") return { time: t("planner.timeline.beside-turn"), who: t("planner.timeline.beside-turn-off") };
  const time =
    offMinutes === null ? t("planner.timeline.each-restart") : t("planner.timeline.each-about", { minutes: offMinutes });
  return { time, who: t("planner.timeline.in-turn", { count: hosts.length }) };
}

function restartWords(band: Band, place: OffPlace, telling: Telling, head: string) {
  const { t } = telling;
  if (band.kind === "restarts") return manyWords(band, place, telling);
  const { offMinutes: minutes } = band;
  if (place === "beside")
    return minutes === null
      ? { time: t("planner.timeline.beside-restart", { host: head }), who: t("planner.timeline.beside-its") }
      : { time: t("planner.timeline.about", { minutes }), who: t("planner.timeline.beside-off", { host: head }) };
  if (minutes === null) return { time: t("planner.timeline.while-restarting"), who: t("planner.timeline.left-here-short") };
  return { time: t("planner.timeline.about", { minutes }), who: t("planner.timeline.left-here") };
}

function hostWords(row: Row, { t, naming }: Telling) {
  const role = row.folded ? t("planner.host.now.folded") : t(`planner.host.now.${row.role}`);
  const name = row.folded ? t(`planner.host.many-${row.role}`, { count: row.hosts.length }) : naming.name(row.hosts[0] ?? "");
  return { name, role };
}

/** Everything the picture of a plan says, in one language and with or without a clock. */
export function timelineWords(telling: Telling): TimelineWords {
  const { t, timeline, stages, layout, clock } = telling;
  const { rows, totalMinutes } = timeline;
  const heads = rows.map((row, i) => {
    const place = rows.slice(0, i + 1).filter(({ role }) => role === row.role).length;
    return columnHead(row, place, { t, naming: telling.naming, rows: rows.length });
  });
  const headOf = (row: number) => heads[row] ?? { short: "", role: "", abbreviated: false };
  const counted = (minute: number): string => (minute === 0 ? t("planner.timeline.start") : duration(minute));
  return {
    title: t("planner.timeline.title", { layout, from: stages[0]?.from ?? "", to: stages.at(-1)?.to ?? "" }),
    host: (row) => ({ ...hostWords(row, telling), short: headOf(rows.indexOf(row)).short }),
    columnRole: (row) => headOf(rows.indexOf(row)).role,
    stage: (stage) => stageWords(stage, telling),
    off: (bands, place) => {
      const [band] = bands;
      if (!band) return { time: "", who: "" };
      return band.kind === "failover"
        ? failoverWords(bands, telling)
        : restartWords(band, place, telling, headOf(band.rows[0]).short);
    },
    tick: clock ?? counted,
    end: clock
      ? t("planner.timeline.end", { duration: clock(totalMinutes) })
      : t("planner.timeline.end", { duration: duration(totalMinutes) }),
    legend: heads
      .flatMap(({ short, abbreviated }, i) =>
        abbreviated ? [t("planner.timeline.legend", { short, name: telling.naming.name(rows[i]?.hosts[0] ?? "") })] : [],
      )
      .join(", "),
  };
}

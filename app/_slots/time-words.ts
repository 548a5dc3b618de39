import type { RefusalCode } from "#lib/scheduling/evaluate-slot.ts";
import { dayOfDate, gmtOffset, time, timeOnDate } from "#lib/time/format.ts";
import { type Instant, plusMinutes, toUtc } from "#lib/time/instant.ts";
import { localTime } from "#lib/time/zone.ts";
import { citiesOf, listed, type Speaker, sameClock, timeOrDay } from "./speaker.ts";
import type { Start } from "./starts.ts";
import { openPart, shutByReason, type TimePart, type TimeRow, timeParts } from "./time-rows.ts";

/**
 * A row of the list in words. `end` and `there` carry a weekday where that is another date than the one listed; `said` is all
 * of it for those who hear the row alone.
 */
export type TimeRowWords =
  | {
      readonly kind: "free";
      readonly start: string;
      readonly clock: string;
      readonly end: string;
      readonly there: string;
      readonly said: string;
    }
  | { readonly kind: "shut"; readonly start: string; readonly clock: string; readonly reason: string };

export type TimePartWords = {
  readonly name: TimePart["name"];
  /** `null` where the list is whole. */
  readonly title: string | null;
  readonly count: string;
  readonly open: boolean;
  readonly rows: readonly TimeRowWords[];
};

export type TimeListWords = {
  /** `Tuesday 27 October`. */
  readonly day: string;
  /** What the list is, and which times are missing from it and why. */
  readonly legend: string;
  readonly parts: readonly TimePartWords[];
};

export type AskedDay = {
  readonly date: string;
  readonly starts: readonly Start[];
  readonly chosen: Instant | null;
  readonly windowMinutes: number;
  /** The time that the booking has already. */
  readonly current?: Instant | undefined;
};

/** `01:30`; with the offset where the clock shows that time twice. */
const clockOf = (row: Exclude<TimeRow, { kind: "run" }>, { you }: Speaker): string =>
  row.twice ? `${time(row.start, you)} (${gmtOffset(row.start, you.zone)})` : time(row.start, you);

/** `18:00 to about 21:45, 00:00 on Tuesday in Sarajevo`. */
function saidOf(
  { start, clock }: { start: Instant; clock: string },
  { date, windowMinutes }: AskedDay,
  speaker: Speaker,
): string {
  const { t, you, us } = speaker;
  const end = timeOrDay(plusMinutes(start, windowMinutes), { date, reader: you }, t);
  const said = t("picker.times.said", { start: clock, end });
  if (sameClock(speaker)) return said;
  return t("picker.times.said-there", { said, there: timeOrDay(start, { date, reader: us }, t), city: citiesOf(speaker).us });
}

function rowWords(row: TimeRow, asked: AskedDay, speaker: Speaker): TimeRowWords {
  const { t, you, us } = speaker;
  const { date, windowMinutes } = asked;
  const start = toUtc(row.start);
  if (row.kind !== "run" && row.start === asked.current) {
    return { kind: "shut", start, clock: clockOf(row, speaker), reason: t("picker.times.yours") };
  }
  if (row.kind === "free") {
    const end = timeOnDate(plusMinutes(row.start, windowMinutes), date, you);
    const clock = clockOf(row, speaker);
    const said = saidOf({ start: row.start, clock }, asked, speaker);
    return { kind: "free", start, clock, end, there: timeOnDate(row.start, date, us), said };
  }
  const reason = t(`picker.times.reason.${row.code}`);
  const clock =
    row.kind === "shut" ? clockOf(row, speaker) : t("picker.range", { from: time(row.start, you), to: time(row.last, you) });
  return { kind: "shut", start, clock, reason };
}

/** So many times of one reason are named one by one; more are a number and a span. */
const NAMED = 4;

function timesWords(moments: readonly Instant[], { t, you }: Speaker): string {
  const clocks = moments.map((moment) => time(moment, you));
  if (clocks.length <= NAMED) return listed(clocks, t.locale);
  return t("picker.range", { from: clocks[0] ?? "", to: clocks.at(-1) ?? "" });
}

/** `3 times are not available: 19:00 and 19:30 are taken, 21:30 has no engineer.` Empty where all are. */
function shutWords(starts: readonly Start[], speaker: Speaker): string {
  const shut = [...shutByReason(starts)];
  if (shut.length === 0) return "";
  const reason = ([code, moments]: readonly [RefusalCode, readonly Instant[]]) => {
    const key = `picker.times.shut-reason.${code}`;
    const words = { times: timesWords(moments, speaker), count: moments.length };
    return speaker.t.has(key) ? speaker.t(key, words) : words.times;
  };
  const count = shut.reduce((sum, [, moments]) => sum + moments.length, 0);
  return speaker.t("picker.times.shut", { count, reasons: shut.map(reason).join(", ") });
}

/** The start times of one day in words. */
export function timeListWords(asked: AskedDay, speaker: Speaker): TimeListWords {
  const { t, you } = speaker;
  const parts = timeParts(asked.starts, you.zone);
  const open = openPart(parts, asked.chosen ?? asked.current ?? null);
  const day = dayOfDate(asked.date, you);
  return {
    day,
    legend: `${t("picker.times.legend", { day })} ${shutWords(asked.starts, speaker)}`.trim(),
    parts: parts.map(({ name, rows }) => ({
      name,
      title: name === "all" ? null : t(`picker.times.part.${name}`),
      count: t("picker.times.part-count", { count: rows.filter(({ kind }) => kind === "free").length }),
      open: name === open,
      rows: rows.map((row) => rowWords(row, asked, speaker)),
    })),
  };
}

/** The moment that stands for a date where its clocks are compared: the start in question, else the evening's last. */
export const momentOf = ({ chosen, starts, date }: AskedDay, { you }: Speaker): Instant | null =>
  (chosen !== null && localTime(chosen, you.zone).date === date ? chosen : starts.at(-1)?.start) ?? null;

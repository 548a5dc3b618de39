import { dayAndTime, gmtOffset, time, timeOnDate } from "#lib/time/format.ts";
import { type Instant, plusMinutes, toUtc } from "#lib/time/instant.ts";
import { localTime } from "#lib/time/zone.ts";
import type { OffStrip } from "./off-strip.ts";
import { citiesOf, listed, type Speaker, sameClock, timeOrDay, when } from "./speaker.ts";

/** What one start means, ready to be shown: on both clocks, and when VPSs go off. `labels` stand over the strip, in its order. */
export type ChoiceWords = {
  readonly start: string;
  readonly you: string;
  readonly youEnd: string;
  readonly us: string;
  readonly usEnd: string;
  /** One line for a narrow screen. */
  readonly brief: string;
  /** Said once by assistive technology when the time is chosen. */
  readonly said: string;
  readonly labels: readonly string[];
};

export type Offered = { readonly windowMinutes: number; readonly strip: OffStrip };

/** The moments at which a strip's label stands, as the customer's clock shows them: `22:30`, `22:30 and 23:05`. */
const clockLabels = (start: Instant, strip: OffStrip, { t, you }: Speaker): readonly string[] =>
  strip.labels.map(({ minutes }) =>
    listed(
      minutes.map((minute) => time(plusMinutes(start, minute), you)),
      t.locale,
    ),
  );

function endText(start: Instant, reader: Speaker["you"], { windowMinutes }: Offered, { t }: Speaker): string {
  const { date } = localTime(start, reader.zone);
  const end = timeOrDay(plusMinutes(start, windowMinutes), { date, reader }, t);
  return t("picker.chosen.end", { end, offset: gmtOffset(start, reader.zone) });
}

/** `3 × 15 min off`; nothing where nothing goes off. */
function offText({ pair }: OffStrip, { t }: Speaker): string {
  const [first] = pair;
  if (!first) return t("picker.chosen.nothing-off");
  return t("picker.chosen.off", { count: pair.length, minutes: first.minutes ?? 0 });
}

/** The desk's clock, with the weekday where it is another day there: `23:00`, `01:00 on Wednesday`. */
function deskTime(start: Instant, { t, you, us }: Speaker): string {
  return timeOrDay(start, { date: localTime(start, you.zone).date, reader: us }, t);
}

export function choiceWords(start: Instant, offered: Offered, speaker: Speaker): ChoiceWords {
  const { t, you, us } = speaker;
  const there = (clock: string) => t("picker.chosen.there", { time: clock, city: citiesOf(speaker).us });
  const { date } = localTime(start, you.zone);
  const off = offered.strip.pair.map(({ startMinute }) => time(plusMinutes(start, startMinute), you));
  const parts = [when(start, you, t), ...(sameClock(speaker) ? [] : [there(deskTime(start, speaker))])];
  return {
    start: toUtc(start),
    you: dayAndTime(start, you),
    youEnd: endText(start, you, offered, speaker),
    us: dayAndTime(start, us),
    usEnd: endText(start, us, offered, speaker),
    brief: [
      ...(sameClock(speaker) ? [] : [`${there(timeOnDate(start, date, us))}.`]),
      `${offText(offered.strip, speaker)}.`,
    ].join(" "),
    said: `${parts.join(", ")}. ${off.length > 0 ? t("picker.chosen.said-off", { times: listed(off, t.locale) }) : t("picker.chosen.said-nothing")}`,
    labels: clockLabels(start, offered.strip, speaker),
  };
}

import { citiesOf, sameClock, timeOrDay } from "#app/_slots/speaker.ts";
import type { Subject } from "#app/_slots/subject.ts";
import type { Answer } from "#app/_ui/definition-rows.tsx";
import type { PlannedEvening } from "#lib/planning/evening-plan.ts";
import { dayAndTime, gmtOffset, type Reader } from "#lib/time/format.ts";
import { type Instant, plusMinutes } from "#lib/time/instant.ts";
import { localTime } from "#lib/time/zone.ts";

/** `Tue 27 October, 18:00 to about 19:15, GMT−4`. */
function spanText(start: Instant, minutes: number, reader: Reader, { speaker: { t } }: Subject): string {
  const { date } = localTime(start, reader.zone);
  const end = timeOrDay(plusMinutes(start, minutes), { date, reader }, t);
  return t("picker.check.span", { start: dayAndTime(start, reader), end, offset: gmtOffset(start, reader.zone) });
}

/** One evening on both clocks, and where it leaves the hosts; `href` changes its time. */
export function eveningAnswers(
  subject: Subject,
  { evening, part }: PlannedEvening,
  at: { start: Instant; href: string },
): readonly Answer[] {
  const { speaker } = subject;
  const { t, you, us } = speaker;
  const minutes = part.plan.workMinutes;
  const hidden = t("series.check.change-time", { evening: evening.number });
  const change = { href: at.href, label: t("common.change"), hidden };
  const cities = citiesOf(speaker);
  const yours = t(sameClock(speaker) ? "picker.chosen.both" : "picker.chosen.you", { city: cities.you });
  const ours: readonly Answer[] = sameClock(speaker)
    ? []
    : [{ label: t("picker.chosen.us", { city: cities.us }), value: spanText(at.start, minutes, us, subject) }];
  const ends = t("series.check.ends-text", { version: evening.versionAtEnd, primary: evening.primaryAtEnd });
  return [
    { label: yours, value: spanText(at.start, minutes, you, subject), change },
    ...ours,
    { label: t("series.check.ends"), value: ends },
  ];
}

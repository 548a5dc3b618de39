import { citiesOf, type Speaker, sameClock, timeOrDay } from "#app/_slots/speaker.ts";
import type { Answer } from "#app/_ui/definition-rows.tsx";
import type { Refusal } from "#lib/scheduling/evaluate-slot.ts";
import { refusalText } from "#lib/scheduling/refusal-text.ts";
import { dayAndTime, gmtOffset, type Reader } from "#lib/time/format.ts";
import { type Instant, plusMinutes } from "#lib/time/instant.ts";
import { localTime } from "#lib/time/zone.ts";

type Asked = { readonly start: Instant; readonly windowMinutes: number };

function spanText({ start, windowMinutes }: Asked, reader: Reader, { t }: Speaker): string {
  const end = timeOrDay(plusMinutes(start, windowMinutes), { date: localTime(start, reader.zone).date, reader }, t);
  return t("picker.check.span", { start: dayAndTime(start, reader), end, offset: gmtOffset(start, reader.zone) });
}

/** The asked time on the customer's clock, then on the desk's where that shows another. */
export function clockAnswers(asked: Asked, speaker: Speaker): readonly Answer[] {
  const { t, you, us } = speaker;
  const cities = citiesOf(speaker);
  const same = sameClock(speaker);
  const yours = {
    label: t(same ? "picker.chosen.both" : "picker.chosen.you", { city: cities.you }),
    value: spanText(asked, you, speaker),
  };
  return same ? [yours] : [yours, { label: t("picker.chosen.us", { city: cities.us }), value: spanText(asked, us, speaker) }];
}

/** Every broken rule in a sentence, in the order in which refusals are given. */
export const ruleSentences = (refusals: readonly Refusal[], start: Instant, { t, you }: Speaker): readonly string[] =>
  refusals.map((refusal) => refusalText(refusal, { ...you, start }, t));

import type { Subject } from "#app/_slots/subject.ts";
import { sentencesOf } from "#lib/bookings/describe.ts";
import { day } from "#lib/time/format.ts";
import type { Chosen } from "./series-subject.ts";

/** What has to be understood before the evenings are sent, each sentence with the evening and the day it is about. */
export function seriesSentences({ speaker }: Subject, { parts, starts }: Chosen): readonly string[] {
  const { t, you } = speaker;
  return parts.flatMap(({ evening, part }, n) => {
    const start = starts[n];
    if (start === undefined) return [];
    const about = { evening: evening.number, day: day(start, you) };
    return sentencesOf(part, start, { reader: you, t }).map((sentence) => t("series.check.accept", { ...about, sentence }));
  });
}

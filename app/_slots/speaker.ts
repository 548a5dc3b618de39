import type { Translate } from "#lib/messages/translator.ts";
import { cityOf, day, type Reader, time, weekdayLong } from "#lib/time/format.ts";
import type { Instant } from "#lib/time/instant.ts";
import { localTime } from "#lib/time/zone.ts";

/** Whoever puts times into words: the language, the customer's clock and the desk's. */
export type Speaker = { readonly t: Translate; readonly you: Reader; readonly us: Reader };

/** Both read the same clock, so a second column of times would say everything twice. */
export const sameClock = ({ you, us }: Pick<Speaker, "you" | "us">): boolean => you.zone === us.zone;

export const citiesOf = ({ you, us }: Pick<Speaker, "you" | "us">) => ({ you: cityOf(you.zone), us: cityOf(us.zone) });

/** `Wednesday 21 October at 17:00`. */
export const when = (moment: Instant, reader: Reader, t: Translate): string =>
  t("picker.when", { day: day(moment, reader), time: time(moment, reader) });

/** `23:15`, or `04:15 on Wednesday` where that is another date than the one it is told about. */
export function timeOrDay(
  moment: Instant,
  { date, reader }: { readonly date: string; readonly reader: Reader },
  t: Translate,
): string {
  const local = localTime(moment, reader.zone);
  const clock = time(moment, reader);
  return local.date === date
    ? clock
    : t("picker.time-on-day", { time: clock, weekday: weekdayLong(local.weekday, reader.locale) });
}

/** `19:00, 20:45 and 22:30`. */
export const listed = (words: readonly string[], locale: string): string =>
  new Intl.ListFormat(locale === "de" ? "de" : "en-GB", { type: "conjunction" }).format(words);

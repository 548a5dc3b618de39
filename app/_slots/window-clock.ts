import type { Translate } from "#lib/messages/translator.ts";
import { type Change, changeDuring } from "#lib/scheduling/clock-changes.ts";
import { cityOf, duration } from "#lib/time/format.ts";
import { minutesBetween } from "#lib/time/instant.ts";
import type { Interval } from "#lib/time/interval.ts";
import type { ZoneName } from "#lib/time/zone.ts";

/** The words of a sentence about a change while an upgrade runs: most clocks change by an hour, Lord Howe's by half of one. */
export const changeWordsOf = ({ minutes }: Pick<Change, "minutes">) => ({
  whole: Math.abs(minutes) === 60 ? "yes" : "no",
  amount: duration(Math.abs(minutes)),
});

/** What to know where one of the clocks changes while this upgrade runs, a sentence each; none on every ordinary night. */
export const windowClockWords = (window: Interval, zones: readonly ZoneName[], t: Translate): readonly string[] =>
  [...new Set(zones)].flatMap((zone) => {
    const change = changeDuring(zone, window);
    if (!change) return [];
    const words = { city: cityOf(zone), duration: duration(minutesBetween(window.start, window.end)), ...changeWordsOf(change) };
    return [t(change.minutes < 0 ? "picker.clock.during-repeats" : "picker.clock.during-skips", words)];
  });

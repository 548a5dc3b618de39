import type { Translate } from "#lib/messages/translator.ts";
import { weekdayLong } from "#lib/time/format.ts";
import { listed } from "./speaker.ts";

/** Names of a run that is long enough are said as a range. */
const RANGE = 3;

/** ISO weekdays as people say them: `Monday to Thursday`, `Tuesday and Thursday`, `Monday, Wednesday to Friday`. */
export function weekdayWords(weekdays: readonly number[], t: Translate): string {
  const runs: number[][] = [];
  for (const weekday of [...weekdays].sort((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run && run.at(-1) === weekday - 1) run.push(weekday);
    else runs.push([weekday]);
  }
  return listed(
    runs.flatMap((run) => runWords(run, t)),
    t.locale,
  );
}

function runWords(run: readonly number[], t: Translate): readonly string[] {
  const names = run.map((weekday) => weekdayLong(weekday, t.locale));
  return run.length < RANGE ? names : [t("picker.range", { from: names[0] ?? "", to: names.at(-1) ?? "" })];
}

/** The weekdays that are not among these. */
export const otherWeekdays = (weekdays: readonly number[]): readonly number[] =>
  [1, 2, 3, 4, 5, 6, 7].filter((weekday) => !weekdays.includes(weekday));

import { changeDuring } from "#lib/scheduling/clock-changes.ts";
import { cityOf, duration } from "#lib/time/format.ts";
import { intervalOf } from "#lib/time/interval.ts";
import type { Speaker } from "./speaker.ts";
import { isFree, type Start } from "./starts.ts";
import { changeWordsOf } from "./window-clock.ts";

/** What to know where the customer's clock changes while an upgrade of that day would run; `null` on every ordinary night. */
export function nightWords(starts: readonly Start[], windowMinutes: number, { t, you }: Speaker): string | null {
  const changes = starts.filter(isFree).map(({ start }) => changeDuring(you.zone, intervalOf(start, windowMinutes)));
  const change = changes.find((found) => found !== null);
  if (!change) return null;
  const words = { city: cityOf(you.zone), duration: duration(windowMinutes), ...changeWordsOf(change) };
  return t(change.minutes < 0 ? "picker.clock.repeats" : "picker.clock.skips", words);
}

import type { SlotQuery } from "#lib/scheduling/broken-rules.ts";
import { longestDutyMinutes } from "#lib/scheduling/rota.ts";
import { duration } from "#lib/time/format.ts";
import { MINUTES_A_DAY } from "#lib/time/time-of-day.ts";
import type { Speaker } from "./speaker.ts";

/** Said of an upgrade that takes longer than a day, or than anybody of the desk is ever on shift; `null` of every other. */
export function longWords(query: Pick<SlotQuery, "windowMinutes" | "calendar">, { t }: Pick<Speaker, "t">): string | null {
  const { windowMinutes, calendar } = query;
  const words = { duration: duration(windowMinutes) };
  if (windowMinutes > MINUTES_A_DAY) return t("picker.long.day", words);
  const tooShort = calendar.engineers.every((engineer) => longestDutyMinutes(engineer) < windowMinutes);
  return calendar.engineers.length > 0 && tooShort ? t("picker.long.shift", words) : null;
}

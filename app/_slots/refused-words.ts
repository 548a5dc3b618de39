import type { Translate } from "#lib/messages/translator.ts";
import { refusalText } from "#lib/scheduling/refusal-text.ts";
import type { SlotCheck } from "#lib/scheduling/service.ts";
import { cityOf, day, time } from "#lib/time/format.ts";
import { localTime } from "#lib/time/zone.ts";
import { timeOrDay } from "./speaker.ts";

/**
 * Why a start cannot be had, the first sentence saying so and the others why; empty where it can. The nearest starts that can
 * be had are left to whoever shows this, since they may be others by then.
 */
export function refusedWords({ facts, refusals }: Pick<SlotCheck, "facts" | "refusals">, t: Translate): readonly string[] {
  if (refusals.length === 0) return [];
  const reader = { zone: facts.zone, now: facts.now, locale: t.locale };
  const words = { day: day(facts.start, reader), time: time(facts.start, reader) };
  if (refusals.every(({ code }) => code === "capacity")) return [t("picker.times.taken", words), t("picker.times.taken-text")];
  return [refusedOnClocks(facts, t), ...refusals.map((refusal) => refusalText(refusal, { ...reader, start: facts.start }, t))];
}

/** That it cannot be had, with the time on the customer's clock and on the desk's. */
function refusedOnClocks({ start, zone, now, policy }: SlotCheck["facts"], t: Translate): string {
  const reader = { zone, now, locale: t.locale };
  const words = { day: day(start, reader), time: time(start, reader), city: cityOf(zone), thereCity: cityOf(policy.zone) };
  if (zone === policy.zone) return t("picker.times.refused", words);
  const there = timeOrDay(start, { date: localTime(start, zone).date, reader: { ...reader, zone: policy.zone } }, t);
  return t("picker.times.refused-there", { ...words, there });
}

import type { Translate } from "#lib/messages/translator.ts";
import { refusalText } from "#lib/scheduling/refusal-text.ts";
import type { SlotCheck } from "#lib/scheduling/service.ts";
import { day, time } from "#lib/time/format.ts";

/**
 * Why a start cannot be had, the first sentence saying so and the others why; empty where it can. The nearest starts that can
 * be had are left to whoever shows this, since they may be others by then.
 */
export function refusedWords({ facts, refusals }: Pick<SlotCheck, "facts" | "refusals">, t: Translate): readonly string[] {
  if (refusals.length === 0) return [];
  const reader = { zone: facts.zone, now: facts.now, locale: t.locale };
  const words = { day: day(facts.start, reader), time: time(facts.start, reader) };
  if (refusals.every(({ code }) => code === "capacity")) return [t("picker.times.taken", words), t("picker.times.taken-text")];
  return [
    t("picker.times.refused", words),
    ...refusals.map((refusal) => refusalText(refusal, { ...reader, start: facts.start }, t)),
  ];
}

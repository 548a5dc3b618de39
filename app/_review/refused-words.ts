import type { Refusal } from "#lib/scheduling/evaluate-slot.ts";
import { refusalText } from "#lib/scheduling/refusal-text.ts";
import { duration } from "#lib/time/format.ts";
import type { Instant } from "#lib/time/instant.ts";
import type { Clocks } from "./clocks.ts";

/** Why a time cannot be had, said to the desk and on its clock; what customers read sends them on to other times. */
export function refusedWords(refusal: Refusal, start: Instant, { t, desk }: Clocks): string {
  if (refusal.code === "desk-hours") return t("desk.rule.desk-hours.broken", { duration: duration(refusal.windowMinutes) });
  if (refusal.code === "capacity") return t("desk.rule.capacity.broken", { engineers: refusal.onDuty });
  return refusalText(refusal, { ...desk, start }, t);
}

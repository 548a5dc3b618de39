import { dayNumber } from "#lib/time/calendar-date.ts";
import type { Instant } from "#lib/time/instant.ts";
import { startOfDay } from "#lib/time/zone.ts";
import { bitOf, brokenRules, type SlotQuery } from "./broken-rules.ts";
import { evaluateLocal, evaluateSlot, REFUSAL_CODES, type Refusal } from "./evaluate-slot.ts";
import { emptyDayCode } from "./open-days.ts";
import { startGrid } from "./start-grid.ts";

/** A rule that closes a day, and the first start of the day that breaks it (for a day without starts: its first moment). */
export type DayRefusal = { readonly start: Instant; readonly refusal: Refusal };

/** The facts behind the `closed` of `freeSlots` for one local date, in the same order. Empty where the day has a slot. */
export function dayRefusals(query: SlotQuery, date: string): readonly DayRefusal[] {
  const day = dayNumber(date);
  const grid = startGrid({ firstDay: day, lastDay: day, zone: query.zone }, query.policy);
  if (grid.starts.length === 0) return emptyDay(query, date);
  const broken = brokenRules(grid, query);
  if (broken.includes(0)) return [];
  return REFUSAL_CODES.flatMap((code) => {
    const first = broken.findIndex((bits) => (bits & bitOf(code)) !== 0);
    const start = grid.starts[first] as Instant | undefined;
    if (start === undefined) return [];
    return evaluateSlot({ ...query, start }).flatMap((refusal) => (refusal.code === code ? [{ start, refusal }] : []));
  });
}

function emptyDay(query: SlotQuery, date: string): readonly DayRefusal[] {
  const verdict = evaluateLocal(query, date, 0);
  const refusals = verdict.kind === "gap" ? verdict.refusals : verdict.starts.flatMap((asked) => asked.refusals);
  const refusal = refusals.find(({ code }) => code === emptyDayCode(query.policy));
  return refusal ? [{ start: startOfDay(date, query.zone), refusal }] : [];
}

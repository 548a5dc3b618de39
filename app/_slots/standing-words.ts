import type { Blackout, RefusalCode } from "#lib/scheduling/evaluate-slot.ts";
import { refusalText } from "#lib/scheduling/refusal-text.ts";
import { shortDay } from "#lib/time/format.ts";
import { instant, plusMinutes } from "#lib/time/instant.ts";
import { intervalOf, overlaps } from "#lib/time/interval.ts";
import { localTime, startOfDay } from "#lib/time/zone.ts";
import { type DayFacts, shutBy } from "./day-words.ts";
import type { Week } from "./month-days.ts";
import type { Speaker } from "./speaker.ts";
import { otherWeekdays, weekdayWords } from "./weekday-words.ts";

/** A reason that holds for more than one day of the month, or on purpose. */
export type StandingReason = { readonly name: string; readonly text: string };

const shutDates = (weeks: readonly Week[], code: RefusalCode): readonly string[] =>
  weeks.flatMap(({ days }) => days.flatMap((day) => (day?.kind === "shut" && day.code === code ? [day.date] : [])));

/** The rule's own sentence, and before or after which day it closes the month. */
function edge(
  weeks: readonly Week[],
  code: "notice" | "horizon",
  facts: DayFacts,
  { t, you }: Speaker,
): readonly StandingReason[] {
  const [date] = shutDates(weeks, code);
  if (date === undefined) return [];
  const { refusal, start } = shutBy(date, code, facts);
  if (refusal?.code !== "notice" && refusal?.code !== "horizon") return [];
  const edgeDate = refusal.code === "notice" ? refusal.firstDate : refusal.lastDate;
  const day = edgeDate === null ? "" : shortDay(startOfDay(edgeDate, you.zone), you);
  return edgeDate === null
    ? []
    : [{ name: t(`picker.standing.${code}`, { day }), text: refusalText(refusal, { ...you, start }, t) }];
}

function weekdays({ query }: DayFacts, { t }: Speaker): readonly StandingReason[] {
  const closed = otherWeekdays(query.policy.weekdays);
  if (closed.length === 0) return [];
  const text = t("picker.standing.weekdays", { weekdays: weekdayWords(query.policy.weekdays, t) });
  return [{ name: weekdayWords(closed, t), text }];
}

/** `Mon 26 October`, or from which day to which. */
function blackoutDays({ interval }: Blackout, { t, you }: Speaker): string {
  const last = instant(interval.end - 1);
  const [from, to] = [shortDay(interval.start, you), shortDay(last, you)];
  return localTime(interval.start, you.zone).date === localTime(last, you.zone).date ? from : t("picker.range", { from, to });
}

/** What bars this request alone reaches from now, or to the end of all days: the other edge says it. */
function barDays({ interval }: Blackout, { now, windowMinutes }: DayFacts["query"], { t, you }: Speaker): string {
  if (interval.start <= now) return t("picker.standing.notice", { day: shortDay(interval.end, you) });
  return t("picker.standing.horizon", { day: shortDay(plusMinutes(interval.start, -windowMinutes), you) });
}

function blackouts(weeks: readonly Week[], { query }: DayFacts, speaker: Speaker): readonly StandingReason[] {
  const closed = shutDates(weeks, "blackout").map((date) => intervalOf(startOfDay(date, query.zone), 1440 + query.windowMinutes));
  return query.calendar.blackouts
    .filter(({ interval }) => closed.some((day) => overlaps(day, interval)))
    .map((blackout) => ({
      name: blackout.bar ? barDays(blackout, query, speaker) : blackoutDays(blackout, speaker),
      text: blackout.bar ? blackout.reason : speaker.t("picker.standing.blackout", { reason: blackout.reason }),
    }));
}

/** What closes days of this month for reasons of its own, so that nobody has to ask day by day. */
export const standingReasons = (weeks: readonly Week[], facts: DayFacts, speaker: Speaker): readonly StandingReason[] => [
  ...edge(weeks, "notice", facts, speaker),
  ...weekdays(facts, speaker),
  ...blackouts(weeks, facts, speaker),
  ...edge(weeks, "horizon", facts, speaker),
];

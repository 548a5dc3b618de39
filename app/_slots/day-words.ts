import type { SlotQuery } from "#lib/scheduling/broken-rules.ts";
import { dayRefusals } from "#lib/scheduling/day-refusals.ts";
import type { Blackout, Refusal, RefusalCode } from "#lib/scheduling/evaluate-slot.ts";
import { refusalText } from "#lib/scheduling/refusal-text.ts";
import { dayOfDate } from "#lib/time/format.ts";
import type { Instant } from "#lib/time/instant.ts";
import { startOfDay } from "#lib/time/zone.ts";
import type { Day } from "./month-days.ts";
import type { Speaker } from "./speaker.ts";
import { nearestFree } from "./starts.ts";
import { weekdayWords } from "./weekday-words.ts";

/** Why a day is as it is: what is the case, and the way on. */
export type Why = { readonly head: string; readonly text: string };

/** What explains days: the rules' facts, and every moment that is free from now to the horizon. */
export type DayFacts = { readonly query: SlotQuery; readonly free: readonly Instant[] };

/** How one day is shown: a word in its cell, its name to those who hear it, and the reason to read. */
export type DayWords = { readonly word: string; readonly label: string; readonly why: Why };

type Shut = { readonly code: RefusalCode; readonly refusal: Refusal | undefined; readonly start: Instant };

/** A day that is not over is too soon as a whole, even if its first start has passed. */
const ofWholeDay = (refusal: Refusal): Refusal => (refusal.code === "notice" ? { ...refusal, past: false } : refusal);

/** The facts behind the one rule that is named for a day. */
export function shutBy(date: string, code: RefusalCode, { query }: DayFacts): Shut {
  const found = dayRefusals(query, date).find(({ refusal }) => refusal.code === code);
  return { code, refusal: found && ofWholeDay(found.refusal), start: found?.start ?? startOfDay(date, query.zone) };
}

const closedFor = (blackout: Blackout | undefined, t: Speaker["t"]): string =>
  blackout?.bar ? blackout.reason : t("picker.short.blackout", { reason: blackout?.reason ?? "" });

/** The short reason of a day's name, for those who hear the grid: `both engineers are already booked`. */
function shortReason({ code, refusal }: Shut, { query }: DayFacts, { t }: Speaker): string {
  switch (code) {
    case "weekday":
      return t("picker.short.weekday", { weekdays: weekdayWords(query.policy.weekdays, t) });
    case "notice":
      return t("picker.short.notice", { days: query.policy.noticeDays });
    case "horizon":
      return t("picker.short.horizon", { days: query.policy.horizonDays });
    case "capacity":
      return t("picker.short.capacity", { engineers: refusal?.code === "capacity" ? refusal.onDuty : 0 });
    case "blackout":
      return closedFor(refusal?.code === "blackout" ? refusal.blackouts[0] : undefined, t);
    default:
      return t(`picker.short.${code}`);
  }
}

function whyShut(date: string, shut: Shut, facts: DayFacts, { t, you }: Speaker): Why {
  const { code, refusal, start } = shut;
  const nearest = nearestFree(facts.free, start, 1)[0] ?? null;
  const say = (reading: { readonly nearest?: Instant | null }) =>
    refusal ? refusalText(refusal, { ...you, ...reading, start, wholeDay: true }, t) : "";
  const sentence = say({});
  const withNearest = say({ nearest });
  // These two name the day themselves, so they are the head and only the way on is left to say.
  if (code === "capacity" || code === "blackout") return { head: sentence, text: withNearest.slice(sentence.length).trim() };
  return { head: t(`picker.why.${code}`, { day: dayOfDate(date, you) }), text: withNearest };
}

function openWords(date: string, count: number, { t, you }: Speaker): DayWords {
  const words = { day: dayOfDate(date, you), count };
  const why = { head: t("picker.why.open", words), text: "" };
  return { word: t("picker.day.times", words), label: t("picker.day.open", words), why };
}

function pastWords(date: string, { t, you }: Speaker): DayWords {
  const words = { day: dayOfDate(date, you) };
  const why = { head: t("picker.why.past", words), text: t("picker.why.past-text") };
  return { word: "", label: t("picker.day.past", words), why };
}

/** The words of one day of the grid. */
export function dayWords(day: Day, facts: DayFacts, speaker: Speaker): DayWords {
  if (day.kind === "past") return pastWords(day.date, speaker);
  if (day.kind === "open") return openWords(day.date, day.count, speaker);
  const code = day.kind === "shut" ? day.code : "weekday";
  const shut = shutBy(day.date, code, facts);
  const words = { day: dayOfDate(day.date, speaker.you), why: shortReason(shut, facts, speaker) };
  return {
    word: day.kind === "rest" ? "" : speaker.t(`slots.cell.${code}`),
    label: speaker.t("picker.day.shut", words),
    why: whyShut(day.date, shut, facts, speaker),
  };
}

import { weekdayWords } from "#app/_slots/weekday-words.ts";
import {
  type AskedCode,
  type AskedFinding,
  type Finding,
  type HeldFinding,
  isAsked,
  isHeld,
  type Level,
} from "#lib/bookings/review/findings.ts";
import { cityOf, duration, time, weekdayLong } from "#lib/time/format.ts";
import { localTime, type ZoneName } from "#lib/time/zone.ts";
import { begun, daysWords, sameClock, someOf } from "./clocks.ts";
import { refusedWords } from "./refused-words.ts";
import { type FindingLink, linkTo, type Said, type Told, weighWords } from "./weigh-words.ts";

/** One line of the list: the rule, and the fact that satisfies it or speaks against it. `links` lead to what the fact names. */
export type FindingWords = {
  readonly key: string;
  readonly level: Level;
  readonly title: string;
  readonly fact: string;
  readonly links: readonly FindingLink[];
};

function weekdayFact({ review, clocks }: Told): string {
  const { start } = review.view.booking.window;
  const { t, desk, customer } = clocks;
  const name = (zone: ZoneName) => weekdayLong(localTime(start, zone).weekday, t.locale);
  const words = { there: name(customer.zone), here: name(desk.zone), city: cityOf(customer.zone), own: cityOf(desk.zone) };
  if (sameClock(clocks)) return t("desk.rule.weekday.one", words);
  return t(words.there === words.here ? "desk.rule.weekday.same" : "desk.rule.weekday.two", words);
}

function askedFact(code: AskedCode, days: number, told: Told): string {
  const { start } = told.review.view.booking.window;
  if (code === "weekday") return weekdayFact(told);
  return code === "notice" || code === "horizon" ? begun(daysWords(days, told.clocks.t)) : time(start, told.clocks.customer);
}

function askedWords({ code, level, exception, days }: AskedFinding, told: Told): Said {
  const { t } = told.clocks;
  const { policy } = told.review.desk;
  const title = t(`desk.rule.${code}.title`, {
    days: code === "horizon" ? policy.horizonDays : policy.noticeDays,
    limit: policy.latestStart,
    weekdays: weekdayWords(policy.weekdays, t),
    step: duration(policy.stepMinutes),
  });
  const fact = askedFact(code, days, told);
  if (level === "met") return { title, fact };
  return { title, fact: t(exception ? "desk.rule.exception" : "desk.rule.other-rules", { fact }) };
}

function heldWords({ code, refusal, engineers }: HeldFinding, told: Told): Said {
  const { t } = told.clocks;
  const { start } = told.review.view.booking.window;
  const met = code === "blackout" ? t("desk.rule.blackout.met") : someOf(engineers, (name) => name, t);
  return { title: t(`desk.rule.${code}.title`), fact: refusal ? refusedWords(refusal, start, told.clocks) : met };
}

/** A finding in words, on the desk's clock. */
export function findingWords(finding: Finding, told: Told): FindingWords {
  const said = isAsked(finding)
    ? askedWords(finding, told)
    : isHeld(finding)
      ? heldWords(finding, told)
      : weighWords(finding, told);
  const links = finding.code === "others" ? finding.others.map((other) => linkTo(other, told.clocks)) : [];
  return { key: finding.code, level: finding.level, links, ...said };
}

import type { Spoken } from "#lib/bookings/series/refusal-words.ts";
import type { InSeries, Timed } from "#lib/bookings/series/series.ts";
import type { SlotQuery } from "#lib/scheduling/broken-rules.ts";
import type { Blackout } from "#lib/scheduling/evaluate-slot.ts";
import { dayAndTime, dayOfDate } from "#lib/time/format.ts";
import { type Instant, plusMinutes } from "#lib/time/instant.ts";
import { localTime, plusDays, sameWallClock, startOfDay, type ZoneName } from "#lib/time/zone.ts";

const dateOf = (moment: Instant, zone: ZoneName): string => localTime(moment, zone).date;

/** Far enough for any window that starts within the horizon. */
const endOf = ({ now, policy, zone, windowMinutes }: SlotQuery): Instant =>
  plusMinutes(sameWallClock(now, policy.horizonDays + 2, zone), windowMinutes);

const bar = (start: Instant, end: Instant, reason: string): readonly Blackout[] =>
  start < end ? [{ interval: { start, end }, reason, bar: true }] : [];

/** After the evening before it, and not too many days after it. */
function behind(former: Timed, evening: number, query: SlotQuery, { reader, t }: Spoken): readonly Blackout[] {
  const { zone, policy, windowMinutes, now } = query;
  const days = policy.seriesGapDays;
  const last = plusDays(dateOf(former.window.start, zone), days);
  const words = {
    evening,
    other: former.evening,
    days,
    date: dayOfDate(last, reader),
    when: dayAndTime(former.window.end, reader),
  };
  // Only starts are bound to days: a window that starts on the last one may run beyond it.
  const over = plusMinutes(startOfDay(plusDays(last, 1), zone), windowMinutes - 1);
  return [
    ...bar(now, former.window.end, t("series.refusal.order-former", words)),
    ...bar(over, endOf(query), t("series.refusal.gap-former", words)),
  ];
}

/** Before the evening after it, and not too many days before it. */
function ahead(later: Timed, evening: number, query: SlotQuery, { reader, t }: Spoken): readonly Blackout[] {
  const { zone, policy, now } = query;
  const days = policy.seriesGapDays;
  const first = plusDays(dateOf(later.window.start, zone), -days);
  const words = {
    evening,
    other: later.evening,
    days,
    date: dayOfDate(first, reader),
    when: dayAndTime(later.window.start, reader),
  };
  return [
    ...bar(now, startOfDay(first, zone), t("series.refusal.gap-later", words)),
    ...bar(later.window.start, endOf(query), t("series.refusal.order-later", words)),
  ];
}

/** The question to the calendar with what the other evenings bar, so that the picker shows it as it shows closed days. */
export function betweenEvenings(query: SlotQuery, { evening, between }: InSeries, spoken: Spoken): SlotQuery {
  const { former, later } = between;
  const bars = [
    ...(former ? behind(former, evening, query, spoken) : []),
    ...(later ? ahead(later, evening, query, spoken) : []),
  ];
  return { ...query, calendar: { ...query.calendar, blackouts: [...query.calendar.blackouts, ...bars] } };
}

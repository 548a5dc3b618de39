import type { Fact } from "#lib/mail/templates/letter-parts.ts";
import type { Translate } from "#lib/messages/translator.ts";
import { lowestVersion } from "#lib/planning/path.ts";
import { plainText } from "#lib/planning/version.ts";
import { cityOf, dayAndTime, dayOfDate, gmtOffset, time, weekdayLong } from "#lib/time/format.ts";
import type { Instant } from "#lib/time/instant.ts";
import { localTime, type ZoneName } from "#lib/time/zone.ts";
import type { BookingChange, BookingSummary, SeriesPlace } from "./booking.ts";
import { sentencesOf } from "./describe.ts";
import { lastDateUntil } from "./due.ts";

export type Audience = "customer" | "desk";

/** What a letter tells of. `deskZone` is the desk's clock, which stands beside the customer's; `change` is missing in reminders. */
export type Facts = {
  readonly booking: BookingSummary;
  readonly change?: BookingChange;
  readonly deskZone: ZoneName;
  readonly appUrl: string;
  readonly now: Instant;
};

type Said = { readonly t: Translate; readonly now: Instant };

type Clocks = { readonly own: ZoneName; readonly other: ZoneName };

/** The reader's clock comes first. */
const clocksOf = ({ booking, deskZone }: Facts, audience: Audience): Clocks =>
  audience === "customer" ? { own: booking.booking.zone, other: deskZone } : { own: deskZone, other: booking.booking.zone };

/** `Tue 27 October, 18:00 in Toronto (GMT−4), 23:00 in Sarajevo`; the other day is named where it is another. */
function clocksText(start: Instant, { own, other }: Clocks, { t, now }: { t: Translate; now: Instant }): string {
  const reader = { zone: own, locale: t.locale, now };
  const city = `${cityOf(own)} (${gmtOffset(start, own)})`;
  const words = { time: dayAndTime(start, reader), city, otherTime: time(start, { zone: other }), otherCity: cityOf(other) };
  if (own === other) return t("bookings.mail.clock", words);
  const [here, there] = [localTime(start, own), localTime(start, other)];
  if (here.date === there.date) return t("bookings.mail.clock-two", words);
  return t("bookings.mail.clock-two-days", { ...words, otherDay: weekdayLong(there.weekday, t.locale) });
}

function endText({ booking: { booking } }: Facts, own: ZoneName, t: Translate): string {
  const { start, end } = booking.window;
  const [first, last] = [localTime(start, own), localTime(end, own)];
  const words = { time: time(end, { zone: own }), city: cityOf(own) };
  if (first.date === last.date) return t("bookings.mail.end-time", words);
  return t("bookings.mail.end-day", { ...words, day: weekdayLong(last.weekday, t.locale) });
}

function pathText({ booking: { booking } }: Facts, t: Translate): string {
  const { plan, input } = booking.kept;
  if (plan.path.length === 0) return t("bookings.mail.gui-update");
  return t("bookings.mail.path-text", { from: plainText(lowestVersion(input.hosts)), path: plan.path.join(", ") });
}

/** Where it starts, and where it would have until this change. */
function startFacts({ booking: { booking }, change, ...news }: Facts, own: Clocks, t: Translate): readonly Fact[] {
  const { start = booking.window.start, starts = [], ...detail } = change?.detail ?? {};
  // The moment has moved and the time on this clock has not: the old moment would read as a time that nobody promised.
  const sameTime = change?.act === "follow-clock" && own.own === booking.zone;
  const before = sameTime || detail.startBefore === start ? undefined : detail.startBefore;
  const say: Said = { t, now: news.now };
  const fact = (name: string, moment: Instant, tone?: Fact["tone"]): Fact => ({
    label: t(`bookings.mail.${name}`),
    value: clocksText(moment, own, say),
    ...(tone ? { tone } : {}),
  });
  return [
    ...starts.map((moment) => fact("proposed-time", moment, "new")),
    ...(before === undefined ? [] : [fact("start-before", before, "was")]),
    fact("start", start, before === undefined ? undefined : "new"),
  ];
}

/** By when the customer has to act, or when a request ends: `by` or `ends`. A day means its end, on the reader's clock. */
export function dueText(
  due: Instant,
  { zone, t, now }: { zone: ZoneName; t: Translate; now: Instant },
  kind: "due" | "ends",
): string {
  const reader = { zone, locale: t.locale, now };
  const city = cityOf(zone);
  const isDayEnd = localTime(due, zone).minuteOfDay === 0;
  if (isDayEnd) return t(`bookings.mail.${kind}-day`, { day: dayOfDate(lastDateUntil(due, zone), reader), city });
  return t(`bookings.mail.${kind}-time`, { time: dayAndTime(due, reader), city });
}

const eveningOf = ({ evening, evenings }: SeriesPlace) => ({ evening, evenings });

/** What a letter about a booking is of, in a table: when, where, what, and who comes. */
export function factsOf(news: Facts, audience: Audience, t: Translate): readonly Fact[] {
  const { booking, installation, organization, engineer } = news.booking;
  const clocks = clocksOf(news, audience);
  const say: Said = { t, now: news.now };
  const alternates = booking.alternates.map((start) => clocksText(start, clocks, say)).join("; ");
  const fact = (name: string, value: string): Fact => ({ label: t(`bookings.mail.${name}`), value });
  return [
    ...startFacts(news, clocks, t),
    fact("end", endText(news, clocks.own, t)),
    fact("installation", installation.name),
    ...(audience === "desk" ? [fact("customer", organization.name)] : []),
    fact("path", pathText(news, t)),
    ...(booking.series ? [fact("evening", t("bookings.mail.evening-of", eveningOf(booking.series)))] : []),
    ...(engineer && booking.status === "approved" ? [fact("engineer", engineer.name)] : []),
    ...(audience === "desk" && alternates !== "" ? [fact("alternates", alternates)] : []),
    fact("reference", booking.reference),
  ];
}

/** `Tue 1 December, 18:00 in Toronto`: the start on the reader's own clock. */
export function startText(facts: Facts, audience: Audience, t: Translate): string {
  const { own } = clocksOf(facts, audience);
  const reader = { zone: own, locale: t.locale, now: facts.now };
  return t("bookings.mail.clock", { time: dayAndTime(facts.booking.booking.window.start, reader), city: cityOf(own) });
}

/** When the VPSs are off, on the customer's clock, in the sentences that were accepted; none where nothing goes off. */
export function offOf({ booking: { booking }, now }: Facts, t: Translate): readonly string[] {
  const reader = { zone: booking.zone, locale: t.locale, now };
  return sentencesOf(booking.kept, booking.window.start, { reader, t });
}

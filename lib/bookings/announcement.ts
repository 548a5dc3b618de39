import type { Message } from "#lib/mail/message.ts";
import { letter } from "#lib/mail/templates/letter.ts";
import { listed } from "#lib/messages/listed.ts";
import type { Translate } from "#lib/messages/translator.ts";
import { lowestVersion } from "#lib/planning/path.ts";
import { plainText } from "#lib/planning/version.ts";
import { cityOf, dayAndTime, gmtOffset, time, weekdayLong } from "#lib/time/format.ts";
import type { Instant } from "#lib/time/instant.ts";
import { localTime, type ZoneName } from "#lib/time/zone.ts";
import type { BookingChange, BookingSummary } from "./booking.ts";

export type Audience = "customer" | "desk";

/** Which letter each side gets for a change; a change that is in neither concerns nobody by mail. */
type LetterName = "sent" | "booked" | "confirmed" | "declined" | "cancelled" | "new" | "withdrawn";

const LETTERS: Readonly<Record<Audience, Readonly<Record<string, LetterName>>>> = {
  customer: { submit: "sent", override: "booked", approve: "confirmed", decline: "declined", cancel: "cancelled" },
  desk: { submit: "new", cancel: "withdrawn" },
};

/** Who is told of a change. What the desk itself calls off, the desk knows. */
export const audiencesOf = (act: string, byStaff: boolean): readonly Audience[] =>
  (["customer", "desk"] as const).filter((audience) => act in LETTERS[audience] && !(audience === "desk" && byStaff));

/** What a letter tells of. `deskZone` is the desk's clock, which stands beside the customer's. */
export type News = {
  readonly booking: BookingSummary;
  readonly change: BookingChange;
  readonly deskZone: ZoneName;
  readonly appUrl: string;
  readonly now: Instant;
};

type Clocks = { readonly own: ZoneName; readonly other: ZoneName };

/** The reader's clock comes first. */
const clocksOf = ({ booking, deskZone }: News, audience: Audience): Clocks =>
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

function endText({ booking: { booking } }: News, own: ZoneName, t: Translate): string {
  const { start, end } = booking.window;
  const [first, last] = [localTime(start, own), localTime(end, own)];
  const words = { time: time(end, { zone: own }), city: cityOf(own) };
  if (first.date === last.date) return t("bookings.mail.end", words);
  return t("bookings.mail.end-day", { ...words, day: weekdayLong(last.weekday, t.locale) });
}

function pathText({ booking: { booking } }: News, t: Translate): string {
  const { plan, input } = booking.kept;
  if (plan.path.length === 0) return t("bookings.mail.gui-update");
  return t("bookings.mail.path", { from: plainText(lowestVersion(input.hosts)), path: plan.path.join(", ") });
}

/** The facts, a line each. */
function factsText(news: News, audience: Audience, t: Translate): string {
  const { booking, installation, organization, engineer } = news.booking;
  const clocks = clocksOf(news, audience);
  const say = { t, now: news.now };
  const alternates = booking.alternates.map((start) => clocksText(start, clocks, say)).join("; ");
  return [
    t("bookings.mail.start", { clocks: clocksText(booking.window.start, clocks, say) }),
    endText(news, clocks.own, t),
    t("bookings.mail.installation", { name: installation.name }),
    ...(audience === "desk" ? [t("bookings.mail.customer", { name: organization.name })] : []),
    pathText(news, t),
    ...(engineer && booking.status === "approved" ? [t("bookings.mail.engineer", { name: engineer.name })] : []),
    ...(audience === "desk" && alternates !== "" ? [t("bookings.mail.alternates", { times: alternates })] : []),
    t("bookings.mail.reference", { reference: booking.reference }),
  ].join("\n");
}

/** What somebody wrote to go with the change: why the rules should not count, or why the answer is no. */
function reasonText({ booking: { booking }, change }: News, t: Translate): readonly string[] {
  const [exception] = booking.exceptions;
  if (change.act === "submit" && exception) {
    const codes = booking.exceptions.map(({ code }) => t(`bookings.mail.rule.${code}`));
    return [t("bookings.mail.exception", { codes: listed(codes, t.locale), reason: exception.reason })];
  }
  return change.reason === null ? [] : [t("bookings.mail.reason", { reason: change.reason })];
}

/** The letter about a change for one side, in the language of `t`; `null` where it does not concern that side. */
export function announcement(news: News, audience: Audience, t: Translate): Message | null {
  const name = LETTERS[audience][news.change.act];
  if (!name) return null;
  const { booking, installation, organization } = news.booking;
  const { reference } = booking;
  const words = { reference, installation: installation.name, customer: organization.name, by: news.change.by };
  const page = audience === "desk" ? `/desk/bookings/${reference}` : `/bookings/${reference}`;
  return letter(t, {
    subject: t(`bookings.mail.${name}.subject`, words),
    greeting: t("mail.hello"),
    paragraphs: [
      t(`bookings.mail.${name}.lead`, words),
      ...reasonText(news, t),
      factsText(news, audience, t),
      t(audience === "desk" ? "bookings.mail.review" : "bookings.mail.see"),
      `${news.appUrl}${page}`,
    ],
  });
}

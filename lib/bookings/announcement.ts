import type { Message } from "#lib/mail/message.ts";
import { letter } from "#lib/mail/templates/letter.ts";
import type { Block, Link } from "#lib/mail/templates/letter-parts.ts";
import { listed } from "#lib/messages/listed.ts";
import type { Translate } from "#lib/messages/translator.ts";
import { cityOf } from "#lib/time/format.ts";
import { wallClock } from "#lib/time/zone.ts";
import type { BookingChange } from "./booking.ts";
import { type Audience, dueText, type Facts, factsOf, offOf } from "./letter-facts.ts";
import { turnIn } from "./transitions.ts";

/** Which letter each side gets for a change; a change that is in neither concerns nobody by mail. */
type LetterName =
  | "sent"
  | "booked"
  | "confirmed"
  | "declined"
  | "cancelled"
  | "changes"
  | "sent-again"
  | "proposed"
  | "moved"
  | "rescheduled"
  | "expired"
  | "new"
  | "withdrawn"
  | "again"
  | "taken"
  | "refused"
  | "moving"
  | "ended"
  | "accepted"
  | "clock-moved"
  | "clock-stuck"
  | "kept"
  | "agreed"
  | "started"
  | "completed"
  | "aborted"
  | "clock-others"
  | "clock-others-stuck"
  | "held"
  | "held-back"
  | "released";

const LETTERS: Readonly<Record<Audience, Readonly<Record<string, LetterName>>>> = {
  customer: {
    submit: "sent",
    override: "booked",
    approve: "confirmed",
    decline: "declined",
    cancel: "cancelled",
    "request-changes": "changes",
    resubmit: "sent-again",
    propose: "proposed",
    "accept-proposal": "moved",
    reschedule: "rescheduled",
    expire: "expired",
    "follow-clock": "clock-moved",
    "flag-clock": "clock-stuck",
    "refuse-proposal": "kept",
    accept: "agreed",
    start: "started",
    complete: "completed",
    abort: "aborted",
    hold: "held",
    "hold-proposed": "held",
    release: "released",
  },
  desk: {
    submit: "new",
    cancel: "withdrawn",
    resubmit: "again",
    "accept-proposal": "taken",
    "refuse-proposal": "refused",
    reschedule: "moving",
    expire: "ended",
    accept: "accepted",
    "follow-clock": "clock-moved",
    "flag-clock": "clock-stuck",
    hold: "held-back",
    "hold-proposed": "held-back",
  },
};

/** Who is told of a change. What the desk itself calls off, the desk knows. */
export const audiencesOf = (act: string, byStaff: boolean): readonly Audience[] =>
  (["customer", "desk"] as const).filter((audience) => act in LETTERS[audience] && !(audience === "desk" && byStaff));

export type News = Facts & { readonly change: BookingChange };

/** What somebody wrote to go with the change: why the rules should not count, what has to change, or why the answer is no. */
function quoteOf({ booking: { booking }, change }: News, t: Translate): readonly Block[] {
  const [exception] = booking.exceptions;
  if (change.act === "submit" && exception) {
    const codes = booking.exceptions.map(({ code }) => t(`bookings.mail.rule.${code}`));
    return [{ by: t("bookings.mail.exception", { codes: listed(codes, t.locale) }), quote: exception.reason }];
  }
  // The clock's reason is a word for programs; the letter says it in its first sentence.
  if (change.reason === null || change.act === "expire") return [];
  const key = change.act === "request-changes" || change.act === "propose" ? "words" : "reason";
  return [{ by: t(`bookings.mail.${key}`), quote: change.reason }];
}

const ASKING: readonly string[] = ["request-changes", "propose"];

/** By when the customer has to act; other changes ask for nothing. */
function dueLines(news: News, audience: Audience, t: Translate): readonly string[] {
  const { act, detail } = news.change;
  if (audience === "desk" || detail.due === undefined || !ASKING.includes(act)) return [];
  return [dueText(detail.due, { zone: news.booking.booking.zone, t, now: news.now }, "due")];
}

/** What subjects and first sentences name. */
export const wordsOf = ({ booking: { booking, installation, organization } }: Facts, by: string) => ({
  reference: booking.reference,
  installation: installation.name,
  customer: organization.name,
  by,
  city: cityOf(booking.zone),
});

/** Of a series: which evening it is, and which one it is held back by. */
const eveningWords = ({ booking: { booking }, change }: News) => ({
  evening: booking.series?.evening ?? 1,
  failed: change.detail.hold?.evening ?? 1,
});

const pageOf = ({ booking: { booking }, appUrl }: Facts, audience: Audience): string =>
  `${appUrl}${audience === "desk" ? `/desk/bookings/${booking.reference}` : `/bookings/${booking.reference}`}`;

/** The one thing to do: the booking's own page. `asks`: it waits for its reader. */
export function actionOf(facts: Facts, audience: Audience, { asks, t }: { asks: boolean; t: Translate }): Block {
  const name = audience === "desk" ? "review" : asks ? "answer" : "see";
  return { action: { label: t(`bookings.mail.${name}`), href: pageOf(facts, audience) } };
}

/** What every letter about a booking ends with: why its reader gets it, and where they choose what they get. */
export const footOf = ({ appUrl }: Pick<Facts, "appUrl">, audience: Audience, t: Translate) => ({
  why: t(`mail.why.${audience}`),
  settings: { label: t("mail.choose"), href: `${appUrl}/account/mails` } satisfies Link,
});

/** Changes after which a customer has a time that is certain, and should know again what will be off and when. */
const CERTAIN: readonly string[] = ["approve", "accept-proposal", "override"];

function offBlock(news: News, audience: Audience, t: Translate): readonly Block[] {
  if (audience === "desk" || !CERTAIN.includes(news.change.act)) return [];
  const off = offOf(news, t);
  return off.length > 0 ? [{ off }] : [];
}

/** Where only other times than the booking's own moved with their clock, or could not, its own start is not what it is about. */
function nameOf({ change: { act, detail }, booking: { booking } }: News, audience: Audience): LetterName | undefined {
  if (act === "follow-clock" && detail.start === undefined) return "clock-others";
  const own = wallClock(booking.window.start, booking.zone) === booking.wallClock;
  return act === "flag-clock" && own ? "clock-others-stuck" : LETTERS[audience][act];
}

/** The letter about a change for one side, in the language of `t`; `null` where it does not concern that side. */
export function announcement(news: News, audience: Audience, t: Translate): Message | null {
  const { by, act } = news.change;
  const name = nameOf(news, audience);
  if (!name) return null;
  const words = { ...wordsOf(news, by), ...eveningWords(news) };
  return letter(t, {
    subject: t(`bookings.mail.${name}.subject`, words),
    greeting: t("mail.hello"),
    body: [
      t(`bookings.mail.${name}.lead`, words),
      ...quoteOf(news, t),
      ...dueLines(news, audience, t),
      { facts: factsOf(news, audience, t) },
      ...offBlock(news, audience, t),
      actionOf(news, audience, { asks: ASKING.includes(act), t }),
    ],
    ...footOf(news, audience, t),
  });
}

/** The letter to whoever has to act on a booking, with when it ends; `null` where nobody is waited for. */
export function reminder(facts: Facts, t: Translate): Message | null {
  const { booking } = facts.booking;
  const audience = turnIn(booking.status);
  if (!("due" in booking) || booking.due === null || audience === null) return null;
  const zone = audience === "desk" ? facts.deskZone : booking.zone;
  const words = wordsOf(facts, "");
  return letter(t, {
    subject: t(`bookings.mail.remind.${audience}.subject`, words),
    greeting: t("mail.hello"),
    body: [
      t(`bookings.mail.remind.${audience}.lead`, words),
      dueText(booking.due, { zone, t, now: facts.now }, "ends"),
      { facts: factsOf(facts, audience, t) },
      actionOf(facts, audience, { asks: true, t }),
    ],
    ...footOf(facts, audience, t),
  });
}

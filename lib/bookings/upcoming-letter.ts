import type { Before } from "#lib/mail/choices.ts";
import type { Message } from "#lib/mail/message.ts";
import { letter } from "#lib/mail/templates/letter.ts";
import type { Block } from "#lib/mail/templates/letter-parts.ts";
import type { Translate } from "#lib/messages/translator.ts";
import { actionOf, footOf, wordsOf } from "./announcement.ts";
import { type Audience, type Facts, factsOf, offOf, startText } from "./letter-facts.ts";
import { type Missing, missingText } from "./missing.ts";

export type Upcoming = Facts & { readonly before: Before; readonly missing: readonly Missing[] };

/** What is not ready, the day before: a line each, or that nothing is missing. */
function readyBlocks({ before, missing }: Upcoming, t: Translate): readonly Block[] {
  if (before === "before-1h") return [];
  if (missing.length === 0) return [t("bookings.mail.all-ready")];
  const label = t("bookings.mail.not-ready");
  return [{ facts: missing.map((what) => ({ label, value: missingText(what, t), tone: "new" })) }];
}

function offBlocks(upcoming: Upcoming, audience: Audience, t: Translate): readonly Block[] {
  const off = audience === "customer" ? offOf(upcoming, t) : [];
  return off.length > 0 ? [{ off }] : [];
}

/** The letter before the day: when it starts, what will be off, and what is not ready. True however late within its span it is sent. */
export function upcomingLetter(upcoming: Upcoming, audience: Audience, t: Translate): Message {
  const words = { ...wordsOf(upcoming, ""), start: startText(upcoming, audience, t) };
  return letter(t, {
    subject: t(`bookings.mail.${upcoming.before}.${audience}.subject`, words),
    greeting: t("mail.hello"),
    body: [
      t(`bookings.mail.${upcoming.before}.${audience}.lead`, words),
      ...readyBlocks(upcoming, t),
      { facts: factsOf(upcoming, audience, t) },
      ...offBlocks(upcoming, audience, t),
      actionOf(upcoming, audience, { asks: false, t }),
    ],
    ...footOf(upcoming, audience, t),
  });
}

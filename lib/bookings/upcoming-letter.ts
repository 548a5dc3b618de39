import type { Before } from "#lib/mail/choices.ts";
import type { Message } from "#lib/mail/message.ts";
import { letter } from "#lib/mail/templates/letter.ts";
import type { Block, Fact } from "#lib/mail/templates/letter-parts.ts";
import type { Translate } from "#lib/messages/translator.ts";
import { actionOf, footOf, wordsOf } from "./announcement.ts";
import { type Audience, type Facts, factsOf, offOf, startText } from "./letter-facts.ts";
import { type Missing, missingText } from "./missing.ts";

export type Upcoming = Facts & { readonly before: Before; readonly missing: readonly Missing[] };

/** What is not ready, a line each; nothing any more in the last hour. */
function missingFacts({ before, missing }: Upcoming, t: Translate): readonly Fact[] {
  if (before === "before-1h") return [];
  return missing.map((what) => ({ label: t("bookings.mail.not-ready"), value: missingText(what, t), tone: "new" }));
}

const allReady = ({ before, missing }: Upcoming, t: Translate): readonly Block[] =>
  before !== "before-1h" && missing.length === 0 ? [t("bookings.mail.all-ready")] : [];

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
      ...allReady(upcoming, t),
      { facts: [...missingFacts(upcoming, t), ...factsOf(upcoming, audience, t)] },
      ...offBlocks(upcoming, audience, t),
      actionOf(upcoming, audience, { asks: false, t }),
    ],
    ...footOf(upcoming, audience, t),
  });
}

import "server-only";
import type { SignedIn } from "#lib/auth/actor.ts";
import { isStaff, scopeOf } from "#lib/auth/policy.ts";
import type { CalendarEvent } from "#lib/calendar/event.ts";
import { env } from "#lib/config/env.ts";
import { database } from "#lib/db/client.ts";
import type { Refusal } from "#lib/http/refusal.ts";
import { done, type Result } from "#lib/kernel/result.ts";
import { parseSender } from "#lib/mail/message.ts";
import { translator } from "#lib/messages/translator.ts";
import { currentPolicy } from "#lib/scheduling/service.ts";
import type { Instant } from "#lib/time/instant.ts";
import { type Clock, systemClock } from "#lib/time/system-clock.ts";
import { isOpen } from "../booking.ts";
import { findByReference } from "../service.ts";
import { bookingEvent, entryFile, proposalEvents } from "./invitation.ts";
import { bookingsSince, type Span } from "./repository.ts";

/** A booking as a file for a calendar, in the actor's language and on their clock; `not-found` where it is not theirs to see. */
export async function entryOf(actor: SignedIn, reference: string, now: Clock = systemClock): Promise<Result<string, Refusal>> {
  const found = await findByReference(actor, reference);
  if (!found.ok) return found;
  const { appUrl, mailFrom } = env();
  const facts = { booking: found.value, deskZone: (await currentPolicy()).zone, appUrl, now: now() };
  const audience = isStaff(actor) ? "desk" : "customer";
  return done(entryFile(facts, { audience, t: translator(actor.locale) }, parseSender(mailFrom)));
}

/**
 * The actor's bookings as a calendar shows them, firm and tentative ones, in their language. To staff also the times that are
 * held because they are proposed, each for the engineer who is held.
 */
export async function entriesSince(actor: SignedIn, span: Span, now: Instant): Promise<readonly CalendarEvent[]> {
  const deskZone = (await currentPolicy()).zone;
  const { appUrl } = env();
  const reader = { audience: isStaff(actor) ? "desk" : "customer", t: translator(actor.locale) } as const;
  const isTheirs = (engineerId: string): boolean => span.engineerIds?.includes(engineerId) ?? true;
  const bookings = await bookingsSince(database(), scopeOf(actor), span);
  return bookings.flatMap((booking) => {
    const facts = { booking, deskZone, appUrl, now };
    const own = !isOpen(booking.booking) || isTheirs(booking.booking.engineerId);
    const proposed = isStaff(actor) ? proposalEvents(facts, reader, isTheirs) : [];
    return [...(own ? [bookingEvent(facts, reader)] : []), ...proposed];
  });
}

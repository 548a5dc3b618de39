import type { Say } from "#lib/messages/translator.ts";
import { planAnswer } from "#lib/planning/plan-answer.ts";
import { plusMinutes, toUtc } from "#lib/time/instant.ts";
import { isoLocal } from "#lib/time/zone.ts";
import { type Booking, type BookingChange, type BookingView, isOpen, type Proposal, type SeriesEvening } from "./booking.ts";

const historyAnswer = ({ at, by, from, to, reason }: BookingChange) => ({ at: toUtc(at), by, from, to, reason });

const proposalAnswer = ({ start }: Proposal, { windowMinutes, zone }: Booking) => ({
  start: toUtc(start),
  end: toUtc(plusMinutes(start, windowMinutes)),
  local: isoLocal(start, zone),
});

/** `due`: when it is cancelled unless somebody acts. `proposals`: times to choose from, while there are any. */
function waitAnswer(booking: Booking) {
  if (!isOpen(booking)) return {};
  const { due, proposals } = booking;
  return {
    ...(due === null ? {} : { due: toUtc(due) }),
    ...(proposals.length === 0 ? {} : { proposals: proposals.map((proposal) => proposalAnswer(proposal, booking)) }),
  };
}

const eveningAnswer = ({ evening, id, reference, status, window, hold }: SeriesEvening) => ({
  evening,
  id,
  reference,
  status,
  start: toUtc(window.start),
  end: toUtc(window.end),
  ...(hold ? { hold } : {}),
});

/** `hold`: why this evening waits until the desk lets it go on. */
function seriesAnswer({ series }: Booking, evenings: readonly SeriesEvening[]) {
  if (!series) return {};
  const { id, evening, hold } = series;
  return { series: { id, evening, ...(hold ? { hold } : {}), evenings: evenings.map(eveningAnswer) } };
}

/** A booking with what an answer tells about it. */
export type Answered = Pick<BookingView, "booking" | "engineer" | "history" | "evenings">;

/**
 * A booking as the interface gives it out. Moments are UTC; `local` is the start once more, on the clock of `zone`.
 * `plan` is the one that was shown and accepted; `engineer` is absent where nobody is held any more.
 */
export function bookingAnswer({ booking, engineer, history, evenings }: Answered, t: Say) {
  const { window, zone } = booking;
  return {
    id: booking.id,
    reference: booking.reference,
    status: booking.status,
    installationId: booking.installationId,
    start: toUtc(window.start),
    end: toUtc(window.end),
    local: isoLocal(window.start, zone),
    zone,
    ...(booking.clock ? { clock: booking.clock } : {}),
    alternates: booking.alternates.map(toUtc),
    exceptions: booking.exceptions.map(({ code, reason }) => ({ code, reason })),
    plan: planAnswer(booking.kept.plan, (code, words) => t(`plan.note.${code}`, { ...words })),
    ...(engineer ? { engineer: { id: engineer.id, name: engineer.name } } : {}),
    history: history.map(historyAnswer),
    version: booking.revision,
    ...waitAnswer(booking),
    ...seriesAnswer(booking, evenings),
    stopVpsFirst: booking.way === "stop-all",
    way: booking.way,
    failback: booking.failback,
    accepted: booking.acceptance !== null,
    contact: booking.contact && { name: booking.contact.name, phone: booking.contact.phone },
    note: booking.note,
    createdAt: toUtc(booking.createdAt),
  };
}

export type BookingAnswer = ReturnType<typeof bookingAnswer>;

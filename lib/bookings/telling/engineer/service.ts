import "server-only";
import type { Mailbox } from "#lib/calendar/event.ts";
import type { Tx } from "#lib/db/client.ts";
import { speaking } from "#lib/messages/translator.ts";
import type { News } from "../../announcement.ts";
import { engineerLetter } from "../../invitation/engineer-letter.ts";
import { concernsCalendars, invitation, statusOf } from "../../invitation/invitation.ts";
import { type EngineerReader, engineersOf } from "../repository.ts";
import type { EventSending } from "../sending.ts";

export type Telling = {
  readonly news: News;
  readonly about: Pick<EventSending, "event" | "booking">;
  readonly organizer: Mailbox | null;
  /** Who has had a letter about this change, with what belongs into their calendar. */
  readonly told: readonly string[];
};

function letterTo({ reader, leaves }: EngineerReader, { news, about, organizer }: Telling): EventSending {
  const t = speaking(reader.locale);
  const attendee = { name: reader.name, address: reader.email };
  return {
    kind: leaves || statusOf(news.booking.booking) === "cancelled" ? "booking.unassigned" : "booking.assigned",
    ...about,
    reader,
    audience: "desk",
    message: engineerLetter(news, leaves, t),
    calendar: organizer ? invitation(news, { audience: "desk", t, organizer, attendee, leaves }) : undefined,
  };
}

/**
 * The letters by which a change of a booking gets into the calendar of whoever carries it out, and out of that of whoever does
 * no longer. Nobody gets one who was told of the change already.
 */
export async function engineerLetters(tx: Tx, telling: Telling): Promise<readonly EventSending[]> {
  const { booking, change } = telling.news;
  if (!concernsCalendars(change)) return [];
  const engineers = await engineersOf(tx, booking.booking.id, change.detail.engineerBefore);
  return engineers.filter(({ reader }) => !telling.told.includes(reader.id)).map((engineer) => letterTo(engineer, telling));
}

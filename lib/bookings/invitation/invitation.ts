import { calendarText } from "#lib/calendar/calendar-text.ts";
import type { CalendarEvent, Mailbox } from "#lib/calendar/event.ts";
import type { CalendarPart } from "#lib/mail/message.ts";
import type { Translate } from "#lib/messages/translator.ts";
import { cityOf } from "#lib/time/format.ts";
import { intervalOf } from "#lib/time/interval.ts";
import { type Booking, type BookingChange, isOpen } from "../booking.ts";
import { entryStatus } from "../calendar-entry.ts";
import { sentencesOf } from "../describe.ts";
import { type Audience, type Facts, factsOf } from "../letter-facts.ts";

/** Whether what somebody did changes what stands in calendars: the letter about it carries what they are to take up. */
export const concernsCalendars = ({ from, detail }: BookingChange): boolean => from === "draft" || detail.sequence !== undefined;

/** The name of a booking in every calendar, for as long as it exists: its id at our own address. */
export const uidOf = ({ id }: Pick<Booking, "id">, appUrl: string): string => `booking-${id}@${hostOf(appUrl)}`;

/** Where names of ours are ours: the host of the public address. The port is no part of it. */
export const hostOf = (appUrl: string): string => /^https?:\/\/(\[[^\]]+\]|[^/:]+)/.exec(appUrl)?.[1] ?? "localhost";

/** For whom an entry is written: which side, on which clock and in which language. */
export type EntryReader = { readonly audience: Audience; readonly t: Translate };

export const statusOf = (booking: Booking) => entryStatus({ before: null, ...booking });

/** When VPSs go off, on the reader's clock; nothing where none does, or where it does not take place. */
function offLines({ booking: { booking }, now, deskZone }: Facts, { audience, t }: EntryReader): readonly string[] {
  if (statusOf(booking) === "cancelled") return [];
  const zone = audience === "customer" ? booking.zone : deskZone;
  const sentences = sentencesOf(booking.kept, booking.window.start, { reader: { zone, locale: t.locale, now }, t });
  return sentences.length === 0 ? [] : [[t("calendar.off", { city: cityOf(zone) }), ...sentences].join("\n")];
}

const pageOf = ({ booking: { booking }, appUrl }: Facts, { audience }: EntryReader): string =>
  `${appUrl}${audience === "desk" ? "/desk" : ""}/bookings/${booking.reference}`;

const factLines = ({ audience, t }: EntryReader, facts: Facts): string =>
  factsOf(facts, audience, t)
    .map(({ label, value }) => `${label}: ${value}`)
    .join("\n");

/** A booking as a calendar of its reader has it: when, what, which way, when VPSs go off, and where to read on. */
export function bookingEvent({ change: _, ...facts }: Facts, reader: EntryReader): CalendarEvent {
  const { booking, installation, organization } = facts.booking;
  const { audience, t } = reader;
  const status = statusOf(booking);
  const words = { reference: booking.reference, installation: installation.name, customer: organization.name };
  const url = pageOf(facts, reader);
  return {
    uid: uidOf(booking, facts.appUrl),
    sequence: booking.sequence,
    stamp: facts.now,
    ...booking.window,
    zone: audience === "customer" ? booking.zone : facts.deskZone,
    summary: t(`calendar.summary.${audience}.${status}`, words),
    description: [t(`calendar.state.${audience}.${status}`), factLines(reader, facts), ...offLines(facts, reader), url].join(
      "\n\n",
    ),
    url,
    status,
  };
}

/** Times that are held because the desk has proposed them, for the engineers that `isTheirs` lets through. */
export function proposalEvents(
  facts: Facts,
  reader: EntryReader,
  isTheirs: (engineerId: string) => boolean,
): readonly CalendarEvent[] {
  const { booking, installation, organization } = facts.booking;
  if (!isOpen(booking)) return [];
  const { t } = reader;
  const words = { reference: booking.reference, installation: installation.name, customer: organization.name };
  return booking.proposals
    .filter(({ engineerId }) => isTheirs(engineerId))
    .map(({ start }) => ({
      uid: `proposal-${booking.id}-${start}@${hostOf(facts.appUrl)}`,
      sequence: booking.sequence,
      stamp: facts.now,
      ...intervalOf(start, booking.windowMinutes),
      summary: t("calendar.summary.proposed", words),
      description: [t("calendar.state.proposed"), pageOf(facts, reader)].join("\n\n"),
      url: pageOf(facts, reader),
      status: "tentative",
    }));
}

/** Whom an invitation goes to, and from whom. `leaves`: it is theirs no longer, whatever becomes of the booking. */
export type Invited = EntryReader & { readonly organizer: Mailbox; readonly attendee: Mailbox; readonly leaves?: boolean };

/** The part of a mail that a calendar takes up: puts the booking in, moves it, firms it up, or takes it out again. */
export function invitation(facts: Facts, { organizer, attendee, leaves = false, ...reader }: Invited): CalendarPart {
  const event = bookingEvent(facts, reader);
  const method = leaves || event.status === "cancelled" ? "CANCEL" : "REQUEST";
  const status = method === "CANCEL" ? "cancelled" : (event.status ?? "tentative");
  const text = calendarText({
    method,
    product: "Bookings",
    language: reader.t.locale,
    events: [{ ...event, status, organizer, attendee }],
  });
  return { method, text };
}

/** The same to take along as a file; it invites nobody, and asks for nothing. */
export const entryFile = (facts: Facts, reader: EntryReader, organizer: Mailbox | null): string =>
  calendarText({
    method: "PUBLISH",
    product: "Bookings",
    language: reader.t.locale,
    events: [{ ...bookingEvent(facts, reader), ...(organizer ? { organizer } : {}) }],
  });

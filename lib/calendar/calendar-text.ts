import ical, {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalAttendeeType,
  type ICalCalendar,
  ICalCalendarMethod,
  ICalEventBusyStatus,
  ICalEventStatus,
} from "ical-generator";
import { type Instant, toUtc } from "#lib/time/instant.ts";
import { wallClock } from "#lib/time/zone.ts";
import { type CheckedZone, checkedZone } from "./checked-zone.ts";
import type { CalendarEvent, Mailbox, NewCalendar } from "./event.ts";

// What no line of text may hold (RFC 5545, section 3.1), and what other readers take for the end of a line.
const NOT_TEXT = /(?![\n\t])\p{Cc}/gu;
const LINE_ENDS = /\r\n|[\r\u0085\p{Zl}\p{Zp}]/gu;

/** Text that reads back the same: lines end with `\n`, other controls are gone, and every character can be written as UTF-8. */
export const calendarWords = (text: string): string =>
  text.toWellFormed().replace(LINE_ENDS, "\n").replace(NOT_TEXT, "").replaceAll("\ufeff", "");

const oneLine = (text: string): string => calendarWords(text).replace(/\s+/g, " ").trim();

/** Names are parameters: they stand in quotes, which they cannot hold, and readers disagree about what `\` and `^` mean in them. */
const nameOf = ({ name, address }: Mailbox): string => oneLine(name).replace(/["\\^]/g, "'") || address;

const STATUSES = {
  tentative: { status: ICalEventStatus.TENTATIVE, busystatus: ICalEventBusyStatus.TENTATIVE },
  confirmed: { status: ICalEventStatus.CONFIRMED, busystatus: ICalEventBusyStatus.BUSY },
  cancelled: { status: ICalEventStatus.CANCELLED, busystatus: ICalEventBusyStatus.FREE },
} as const;

/** By the clock of a zone whose rules are in the file, else in UTC. */
const momentText = (moment: Instant, zone: CheckedZone | null): string =>
  zone === null ? toUtc(moment) : `${wallClock(moment, zone.name)}:00`;

function addPeople(event: ReturnType<ICalCalendar["createEvent"]>, { organizer, attendee }: CalendarEvent): void {
  if (organizer) event.organizer({ name: nameOf(organizer), email: organizer.address });
  if (!attendee) return;
  event.createAttendee({
    name: nameOf(attendee),
    email: attendee.address,
    // The mailbox of MAIL_FROM reads no answers from calendars, so none are asked for.
    rsvp: false,
    status: ICalAttendeeStatus.NEEDSACTION,
    role: ICalAttendeeRole.REQ,
    type: ICalAttendeeType.INDIVIDUAL,
  });
}

function addEvent(calendar: ICalCalendar, event: CalendarEvent, zone: CheckedZone | null): void {
  const { start, end, url, status } = event;
  const written = calendar.createEvent({
    id: event.uid,
    sequence: event.sequence,
    stamp: toUtc(event.stamp),
    start: momentText(start, zone),
    ...(end === null ? {} : { end: momentText(end, zone) }),
    ...(zone === null ? {} : { timezone: zone.name }),
    ...(status ? STATUSES[status] : {}),
    ...(url ? { url } : {}),
    summary: oneLine(event.summary),
    description: calendarWords(event.description),
  });
  addPeople(written, event);
}

/** ical-generator writes the stamp on the clock of the calendar's zone; RFC 5545, section 3.8.7.2, has it in UTC. */
const stampsInUtc = (text: string, events: readonly CalendarEvent[]): string => {
  let n = 0;
  return text.replace(/^DTSTAMP:[^\r\n]*/gm, (line) => {
    const stamp = events[n++]?.stamp;
    return stamp === undefined ? line : `DTSTAMP:${toUtc(stamp).replace(/[-:]|\.\d{3}/g, "")}`;
  });
};

/**
 * An iCalendar object (RFC 5545): lines of at most 75 bytes that end with CR LF, stamps in UTC. A single event that names its
 * zone is written on that zone's clock, with the zone's rules, where `checkedZone` is sure of them; every other in UTC.
 */
export function calendarText({ method, product, language, name, refreshMinutes, events }: NewCalendar): string {
  const [event, ...more] = events;
  const own =
    event?.zone && event.end !== null && more.length === 0 ? checkedZone(event.zone, { ...event, end: event.end }) : null;
  const calendar = ical({
    method: ICalCalendarMethod[method],
    prodId: { company: "Upgrade Desk", product, language: language.toUpperCase() },
    ...(name === undefined ? {} : { name: oneLine(name) }),
    ...(refreshMinutes === undefined ? {} : { ttl: refreshMinutes * 60 }),
    ...(own === null ? {} : { timezone: { name: own.name, generator: () => own.block } }),
  });
  for (const one of events) addEvent(calendar, one, own);
  return stampsInUtc(calendar.toString(), events);
}

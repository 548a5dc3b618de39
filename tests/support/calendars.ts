import fc from "fast-check";
import ICAL from "ical.js";
import nodeIcal, { type VEvent } from "node-ical";

/** One event as another program reads it; moments in epoch milliseconds. */
export type ReadEvent = {
  readonly uid: string;
  readonly sequence: number;
  readonly status: string;
  readonly start: number;
  readonly end: number;
  readonly summary: string;
  readonly description: string;
};

/** A test asks several things of one text. */
let newest: { readonly text: string; readonly calendar: ICAL.Component } | null = null;

/** ical.js finds a zone's rules in the file alone, so it is handed them first. */
function componentOf(text: string): ICAL.Component {
  if (newest?.text === text) return newest.calendar;
  const calendar = new ICAL.Component(ICAL.parse(text));
  ICAL.TimezoneService.reset();
  for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);
  newest = { text, calendar };
  return calendar;
}

/** What ical.js reads. */
export const readOnce = (text: string): readonly ReadEvent[] =>
  componentOf(text)
    .getAllSubcomponents("vevent")
    .map((component) => {
      const event = new ICAL.Event(component);
      return {
        uid: event.uid,
        sequence: event.sequence,
        status: String(component.getFirstPropertyValue("status") ?? ""),
        start: event.startDate.toJSDate().getTime(),
        end: event.endDate.toJSDate().getTime(),
        summary: event.summary,
        description: event.description,
      };
    });

/** What node-ical reads. */
export const readTwice = (text: string): readonly ReadEvent[] =>
  Object.values(nodeIcal.sync.parseICS(text))
    .filter((one): one is VEvent => one?.type === "VEVENT")
    .map((event) => ({
      uid: event.uid,
      sequence: Number(event.sequence),
      status: String(event.status ?? ""),
      start: event.start.getTime(),
      end: (event.end ?? event.start).getTime(),
      summary: String(event.summary),
      description: String(event.description),
    }));

/** The method that the file as a whole names. */
export const methodOf = (text: string): string => String(componentOf(text).getFirstPropertyValue("method") ?? "");

/** The names of an event's properties in order, each as often as it is there: what a hostile text could add to. */
export const propertiesOf = (text: string): readonly string[] =>
  componentOf(text)
    .getAllSubcomponents("vevent")
    .flatMap((component) => component.getAllProperties().map(({ name }) => name));

export type ReadPerson = { readonly address: string; readonly name: string; readonly asked: string };

/** Organizers or attendees, of all events. */
export const peopleIn = (text: string, kind: "organizer" | "attendee"): readonly ReadPerson[] =>
  componentOf(text)
    .getAllSubcomponents("vevent")
    .flatMap((component) => component.getAllProperties(kind))
    .map((property) => ({
      address: String(property.getFirstValue()).replace(/^mailto:/i, ""),
      name: String(property.getParameter("cn") ?? ""),
      asked: String(property.getParameter("rsvp") ?? ""),
    }));

/** A file's lines as bytes: none may be longer than 75, and every one ends with CR LF. */
export const longLinesIn = (text: string): readonly string[] =>
  text.split("\r\n").filter((line) => Buffer.byteLength(line) > 75 || /[\r\n]/.test(line));

/** Signs that end lines, open parameters, begin components or are no characters at all. */
const HOSTILE = [
  "\r\nATTENDEE:mailto:evil@example.org",
  "\nBEGIN:VALARM",
  "\r",
  "\u2028ORGANIZER:x",
  "\u0085",
  "\0",
  "\u0007",
  "\\n",
  "\\",
  ";",
  ",",
  ":",
  '"',
  '";RSVP=TRUE;X="',
  "^n",
  "\ud800",
  "\ufeff",
  "\u202e",
  "ü\u{1F600}",
  "END:VEVENT",
  " ",
  "=",
];

/** What somebody could put into a name to get out of it. */
export const hostileText = fc
  .array(fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: "binary", maxLength: 12 })), { minLength: 1, maxLength: 6 })
  .map((parts) => parts.join(""));

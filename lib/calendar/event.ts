import type { Instant } from "#lib/time/instant.ts";
import type { ZoneName } from "#lib/time/zone.ts";

/** A person by name and one plain address that somebody has checked. */
export type Mailbox = { readonly name: string; readonly address: string };

export type EventStatus = "tentative" | "confirmed" | "cancelled";

/** One thing in a calendar. */
export type CalendarEvent = {
  /** The same for as long as the thing exists, whatever becomes of it. */
  readonly uid: string;
  /** Rises with every change that a calendar has to take up. */
  readonly sequence: number;
  /** When this was written down; the newer of two with one sequence counts. */
  readonly stamp: Instant;
  readonly start: Instant;
  /** `null` where nobody knows how long it takes. */
  readonly end: Instant | null;
  /** On whose clock it is promised; without one it is written in UTC. */
  readonly zone?: ZoneName;
  readonly summary: string;
  readonly description: string;
  readonly url?: string;
  readonly status?: EventStatus;
  readonly organizer?: Mailbox;
  readonly attendee?: Mailbox;
};

/** What RFC 5546 calls it: to be read, to be taken up by the attendee, or to be taken out again. */
export type Method = "PUBLISH" | "REQUEST" | "CANCEL";

export type NewCalendar = {
  readonly method: Method;
  /** What of Upgrade Desk has written it. */
  readonly product: string;
  readonly language: string;
  readonly name?: string;
  /** How often a program that subscribes asks again. */
  readonly refreshMinutes?: number;
  readonly events: readonly CalendarEvent[];
};

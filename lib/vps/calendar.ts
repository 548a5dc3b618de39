import { calendarText } from "#lib/calendar/calendar-text.ts";
import type { Translate } from "#lib/messages/translator.ts";
import { duration } from "#lib/time/format.ts";
import { type Instant, plusMinutes } from "#lib/time/instant.ts";
import { type OffTogether, type Owner, offTogether } from "./owners.ts";
import { ownerKey } from "./vps.ts";

export type CalendarOf = {
  readonly start: Instant;
  readonly target: string;
  /** What the events belong to, a booking's id: with the owner it makes their names, which stay the same for good. */
  readonly subject: string;
  /** Rises when the booking changes, so that a calendar takes the newer event for the older one. */
  readonly sequence: number;
  readonly now: Instant;
  readonly sha256: (text: string) => string;
};

/** Names that a line of a calendar has room for. */
const SHOWN = 3;

function summary({ names }: OffTogether, t: Translate): string {
  const shown = names.slice(0, SHOWN).join(", ");
  return names.length > SHOWN
    ? t("vps.calendar.off-more", { names: shown, more: names.length - SHOWN })
    : t("vps.calendar.off", { names: shown });
}

const description = ({ names, minutes }: OffTogether, target: string, t: Translate): string =>
  [
    t("vps.calendar.why", { target }),
    minutes === null ? t("vps.calendar.unknown") : t("vps.calendar.about", { length: duration(minutes) }),
    names.join("\n"),
  ].join("\n\n");

/**
 * The times in which one owner's VPSs are off, one event each, as a calendar file to publish. Times are in UTC, so that every
 * calendar shows them on its reader's own clock. A time of unknown length has a start alone. The owner's name is in no identifier.
 */
export function ownerCalendar(owner: Owner, of: CalendarOf, t: Translate): string {
  const { start, target, subject, sequence, now, sha256 } = of;
  const name = sha256(`${subject}\n${ownerKey(owner.owner)}`).slice(0, 32);
  const events = offTogether(owner.lines).map((off, n) => {
    const from = plusMinutes(start, off.startMinute);
    return {
      uid: `${name}-${n + 1}@upgrade-desk`,
      sequence,
      stamp: now,
      start: from,
      end: off.minutes === null ? null : plusMinutes(from, off.minutes),
      summary: summary(off, t),
      description: description(off, target, t),
    };
  });
  return calendarText({
    method: "PUBLISH",
    product: "VPS",
    language: t.locale,
    name: t("vps.calendar.name", { target }),
    events,
  });
}

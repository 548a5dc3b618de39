import { type Change, type ClockNote, clockNote } from "#lib/scheduling/clock-changes.ts";
import { cityOf, day, duration } from "#lib/time/format.ts";
import type { Instant } from "#lib/time/instant.ts";
import type { Why } from "./day-words.ts";
import { citiesOf, type Speaker, sameClock } from "./speaker.ts";

/** `Sarajevo goes back an hour on Sunday 25 October.` The day is that of the city whose clock changes. */
function changeText({ zone, at, minutes }: Change, { t, you }: Speaker): string {
  const amount = Math.abs(minutes) === 60 ? t("picker.clock.an-hour") : duration(Math.abs(minutes));
  const words = { city: cityOf(zone), amount, day: day(at, { ...you, zone }) };
  return t(minutes < 0 ? "picker.clock.back" : "picker.clock.forward", words);
}

/** What the difference is on the other sides of the changes, where it is another there. */
function otherSides({ ahead, before, after }: ClockNote): readonly (readonly ["before" | "after" | "around", number])[] {
  if (before !== ahead && before === after) return [["around", before]];
  return [...(before === ahead ? [] : [["before", before] as const]), ...(after === ahead ? [] : [["after", after] as const])];
}

/** Between two changes that cancel each other out the difference is another than for most of the year. */
const isUnusual = ({ ahead, before, after, usuallyAhead }: ClockNote): boolean =>
  before === after && before === usuallyAhead && before !== ahead;

/** How far the desk's clock is from the customer's on that day, and how far before and after the changes around it. */
function differenceText(note: ClockNote, on: string, { t, you, us }: Speaker): string {
  const side = (minutes: number) => (minutes === 0 ? "same" : minutes > 0 ? "ahead" : "behind");
  const say = (which: string, minutes: number) =>
    t(`picker.clock.${which}.${side(minutes)}`, {
      city: citiesOf({ you, us }).us,
      day: on,
      by: duration(Math.abs(minutes)),
      usual: duration(Math.abs(note.usuallyAhead)),
      count: note.changes.length,
    });
  if (isUnusual(note) && side(note.usuallyAhead) === side(note.ahead)) return say("unusual", note.ahead);
  const others = otherSides(note).map(([which, minutes]) => say(which, minutes));
  const same = t("picker.clock.unchanged", { count: note.changes.length });
  return [say("on", note.ahead), ...(others.length > 0 ? others : [same])].join(" ");
}

/**
 * The note on clocks for a date, at the moment that stands for it; `null` where no clock changes around it. It stands under the
 * date and is about the days around it, so their year is left out.
 */
export function clockWords(at: Instant, { t, you, us }: Speaker): Why | null {
  const speaker = { t, you: { ...you, now: at }, us };
  const note = clockNote(at, { customer: speaker.you.zone, desk: speaker.us.zone });
  if (!note) return null;
  const changes = note.changes.map((change) => changeText(change, speaker));
  const difference = sameClock(speaker) ? [] : [differenceText(note, day(at, speaker.you), speaker)];
  return { head: speaker.t("picker.clock.head"), text: [...changes, ...difference].join(" ") };
}

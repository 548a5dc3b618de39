import { cityOf, day, duration } from "#lib/time/format.ts";
import type { Instant } from "#lib/time/instant.ts";
import { type Change, type ClockNote, clockNote } from "./clock-changes.ts";
import type { Why } from "./day-words.ts";
import { citiesOf, type Speaker, sameClock } from "./speaker.ts";

/** `Sarajevo goes back an hour on Sunday 25 October.` The day is that of the city whose clock changes. */
function changeText({ zone, at, minutes }: Change, { t, you }: Speaker): string {
  const amount = Math.abs(minutes) === 60 ? t("picker.clock.an-hour") : duration(Math.abs(minutes));
  const words = { city: cityOf(zone), amount, day: day(at, { ...you, zone }) };
  return t(minutes < 0 ? "picker.clock.back" : "picker.clock.forward", words);
}

/** How far the desk's clock is from the customer's on that day, and how far it is on most. */
function differenceText({ ahead, usuallyAhead }: ClockNote, on: string, { t, you, us }: Speaker): string {
  const side = (minutes: number) => (minutes === 0 ? "same" : minutes > 0 ? "ahead" : "behind");
  const words = {
    city: citiesOf({ you, us }).us,
    day: on,
    by: duration(Math.abs(ahead)),
    usual: duration(Math.abs(usuallyAhead)),
  };
  if (ahead === usuallyAhead) return t(`picker.clock.${side(ahead)}-as-usual`, words);
  const usual = side(usuallyAhead) === side(ahead) ? "number" : side(usuallyAhead);
  return t(`picker.clock.${side(ahead)}`, { ...words, usual: t(`picker.clock.usual-${usual}`, words) });
}

/** The note on clocks for a date, at the moment that stands for it; `null` where there is nothing to know. */
export function clockWords(at: Instant, speaker: Speaker): Why | null {
  const note = clockNote(at, { customer: speaker.you.zone, desk: speaker.us.zone });
  if (!note) return null;
  const changes = note.changes.map((change) => changeText(change, speaker));
  const difference = sameClock(speaker) ? [] : [differenceText(note, day(at, speaker.you), speaker)];
  return {
    head: speaker.t(note.changes.length > 0 ? "picker.clock.head" : "picker.clock.head-unusual"),
    text: [...changes, ...difference].join(" "),
  };
}

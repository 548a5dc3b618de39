import type { Translate } from "#lib/messages/translator.ts";

/** Sentences that speak to a customer about their own clock and VPSs, and what they are for the desk. */
const FOR_THE_DESK: Readonly<Record<string, string>> = {
  "picker.times.you": "customers.clock.you",
  "picker.times.us": "customers.clock.us",
  "picker.times.both": "customers.clock.both",
  "picker.times.last": "customers.clock.last",
  "picker.chosen.you": "customers.clock.you",
  "picker.chosen.us": "customers.clock.us",
  "picker.chosen.both": "customers.clock.both",
  "planner.when.key-runs": "desk.key.runs",
};

/** The same translator for pages of the desk that show what customers see, a picker or a picture of a plan. */
export const deskWords = (t: Translate): Translate =>
  Object.assign((...[key, words]: Parameters<Translate>) => t(FOR_THE_DESK[key] ?? key, words), {
    locale: t.locale,
    has: t.has,
    rich: t.rich,
  });

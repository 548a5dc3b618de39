import type { Exception } from "#lib/bookings/booking.ts";
import { listed } from "#lib/messages/listed.ts";
import type { Translate } from "#lib/messages/translator.ts";

/** `less notice than usual and another weekday than usual`: what was set aside, or is asked to be. */
export const rulesWords = (exceptions: readonly Exception[], t: Translate): string =>
  listed(
    exceptions.map(({ code }) => t(`asking.rule.${code}`)),
    t.locale,
  );

/** Every reason once, in the marks of the language. */
export const quotes = (exceptions: readonly Exception[], t: Translate): readonly string[] =>
  [...new Set(exceptions.map(({ reason }) => reason))].map((reason) => t("asking.desk.quote", { reason }));

const MOST = 140;

/** The beginning of a reason, where there is room for one line. */
export const inShort = (text: string): string => (text.length <= MOST ? text : `${text.slice(0, MOST - 1).trimEnd()}…`);

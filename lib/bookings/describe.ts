import { listed } from "#lib/messages/listed.ts";
import type { Say } from "#lib/messages/translator.ts";
import { duration, type Reader, time } from "#lib/time/format.ts";
import type { Instant } from "#lib/time/instant.ts";
import type { KeptPlan } from "./booking.ts";
import { type Acknowledgement, acknowledgements } from "./consent.ts";

/** More moments than this are not read out one by one. */
const MOMENTS_NAMED = 6;

function momentsText({ at }: Acknowledgement, reader: Reader): string {
  if (at.length === 0 || at.length > MOMENTS_NAMED) return "";
  return listed(
    at.map((moment) => time(moment, reader)),
    reader.locale,
  );
}

/**
 * The sentence that somebody accepts, on the reader's clock. Stored word for word, so it has to stand by itself: how often,
 * how long, when.
 */
function acknowledgementText(ack: Acknowledgement, reader: Reader, t: Say): string {
  const { code, times, minutesEach, minutesAllowed, hosts } = ack;
  const moments = momentsText(ack, reader);
  const length = minutesEach === null ? "unknown" : "known";
  const words = { times, hosts, moments, minutes: minutesEach === null ? "" : duration(minutesEach) };
  const main = t(`bookings.consent.${code}.${length}${moments === "" ? "" : "-at"}`, words);
  if (minutesAllowed === null) return main;
  return `${main} ${t("bookings.consent.allow", { minutes: duration(minutesAllowed) })}`;
}

/** Who reads, and in which words. */
export type Speech = { readonly reader: Reader; readonly t: Say };

/** The very sentences that somebody accepts who accepts this plan for this start, in the order in which they are shown. */
export const sentencesOf = (kept: KeptPlan, start: Instant, { reader, t }: Speech): readonly string[] =>
  acknowledgements(kept, start).map((ack) => acknowledgementText(ack, reader, t));

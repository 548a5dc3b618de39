import type { RefusalFault } from "#lib/http/refusal.ts";
import type { Say } from "#lib/messages/translator.ts";
import { dayAndTime, dayOfDate, type Reader } from "#lib/time/format.ts";
import type { SeriesRefusal } from "./series.ts";

/** Which evening a fault is about, and where it stands in what was sent. */
export type Place = { readonly evening: number; readonly pointer: string };

function sentenceOf(refusal: SeriesRefusal, evening: number, { reader, t }: Spoken): string {
  const { side, other } = refusal;
  const words = { evening, other: other.evening };
  if (refusal.code === "series-gap") {
    return t(`series.refusal.gap-${side}`, { ...words, days: refusal.days, date: dayOfDate(refusal.date, reader) });
  }
  const edge = side === "former" ? other.window.end : other.window.start;
  return t(`series.refusal.order-${side}`, { ...words, when: dayAndTime(edge, reader) });
}

/** Who reads, on the customer's clock. */
export type Spoken = { readonly reader: Reader; readonly t: Say };

/** Broken rules of the series as faults, each with its sentence. */
export const seriesFaults = (
  refusals: readonly SeriesRefusal[],
  { evening, pointer }: Place,
  spoken: Spoken,
): readonly RefusalFault[] =>
  refusals.map((refusal) => ({ pointer, code: refusal.code, message: sentenceOf(refusal, evening, spoken) }));

/** The fault of one evening among several says which evening it is about. */
export const namingEvening = (faults: readonly RefusalFault[], evening: number, t: Say): readonly RefusalFault[] =>
  faults.map((fault) => {
    const { code, message } = fault;
    // The rules of the series name their evening themselves.
    if (message === undefined || code === "series-order" || code === "series-gap") return fault;
    return { ...fault, message: t("series.evening-says", { evening, text: message }) };
  });

import type { Translate } from "#lib/messages/translator.ts";
import type { Outage } from "#lib/planning/outages.ts";
import { duration, type Reader } from "#lib/time/format.ts";
import { whenOff } from "#lib/vps/notice.ts";
import type { Line, Lot } from "#lib/vps/sheet.ts";
import type { Sheet } from "./sheet.ts";

/** How long all outages of a VPS take together; what has no figure is told as that. */
function lengthWords({ minutes, knownMinutes, outages }: Lot, t: Translate): string {
  const several = outages.length > 1;
  if (minutes !== null) return t(several ? "vps.off.in-all" : "vps.off.about", { length: duration(minutes) });
  if (knownMinutes === 0) return t("vps.off.unknown");
  return t(several ? "vps.off.partly-in-all" : "vps.off.partly", { length: duration(knownMinutes) });
}

/** `3 times, about 45 min in all`. */
export function offWords({ lot }: Line, t: Translate): string {
  if (lot === null) return t("vps.off.gone");
  const count = lot.outages.length;
  if (count > 0) return t("vps.off.times", { count, length: lengthWords(lot, t) });
  return t(lot.moved ? "vps.off.moved" : "vps.off.never");
}

export const readerOf = ({ t, now }: Pick<Sheet, "t" | "now">, zone: Reader["zone"]): Reader => ({ zone, locale: t.locale, now });

export type OutageWords = { readonly key: string; readonly when: string; readonly what: string };

/** Steps by their numbers in the plan, where they are told in order. */
function stepWords({ steps }: Outage, places: ReadonlyMap<string, number>, t: Translate): string {
  const [first = 0, last = 0] = [steps[0], steps.at(-1)].map((id) => places.get(id ?? "") ?? 0);
  return first === last ? t("vps.off.step", { first }) : t("vps.off.steps", { first, last });
}

/** The number of each step of the sheet's plan, from 1, as its page has them. */
export const stepPlaces = ({ ground }: Pick<Sheet, "ground">): ReadonlyMap<string, number> =>
  new Map(ground.plan.steps.map(({ id }, n) => [id, n + 1]));

/** Every outage of a VPS: when on its owner's clock, for how long, why, and in which step. */
export function outageWords(line: Line, sheet: Sheet, places: ReadonlyMap<string, number>): readonly OutageWords[] {
  const { t, slot } = sheet;
  const telling = { t, reader: readerOf(sheet, line.zone), start: slot?.start ?? null };
  return (line.lot?.outages ?? []).map((outage) => {
    const length = outage.minutes === null ? t("vps.off.unknown") : t("vps.off.about", { length: duration(outage.minutes) });
    const words = { cause: t(`vps.cause.${outage.cause}`), length, steps: stepWords(outage, places, t) };
    return { key: outage.steps[0] ?? "", when: whenOff(outage, telling), what: t("vps.off.what", words) };
  });
}

/** The first time off on the owner's clock; `null` where there is none or no date. */
export function firstOff(line: Line, sheet: Sheet): string | null {
  const [outage] = line.lot?.outages ?? [];
  if (!outage || sheet.slot === null) return null;
  const telling = { t: sheet.t, reader: readerOf(sheet, line.zone), start: sheet.slot.start };
  return sheet.t("vps.off.first", { when: whenOff(outage, telling) });
}

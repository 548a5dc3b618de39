import { cityOf, dayAndTime } from "#lib/time/format.ts";
import { isGone } from "#lib/vps/sheet.ts";
import { readerOf } from "./off-words.ts";
import type { Sheet } from "./sheet.ts";

/** The answer in a sentence: how many VPSs are off, and how often. */
export function summarySentence({ t, summary }: Pick<Sheet, "t" | "summary">): string {
  const { count, off, gone, leastTimes: least, mostTimes: most } = summary;
  if (off === 0) return t("vps.summary.none", { count });
  if (off + gone === count && least === most) return t("vps.summary.all", { count: off, times: most });
  if (off + gone === count) return t(`vps.summary.${most === least + 1 ? "either" : "between"}`, { count: off, least, most });
  return t("vps.summary.some", { off, count, most });
}

/** When the work starts, or that nobody knows yet. */
export function dateSentence(sheet: Pick<Sheet, "t" | "now" | "slot" | "ground">): string {
  const { t, slot, ground } = sheet;
  if (slot === null) return t("vps.date.open");
  const words = { start: dayAndTime(slot.start, readerOf(sheet, ground.zone)), city: cityOf(ground.zone) };
  if (slot.booking === null) return t("vps.date.tried", words);
  const settled = slot.booking.status === "approved" || slot.booking.status === "in-progress";
  return t(settled ? "vps.date.booked" : "vps.date.asked", { ...words, reference: slot.booking.reference });
}

/** Hosts that VPSs are listed on and the installation does not have, each once, as they are written. */
export const goneHosts = ({ lines }: Pick<Sheet, "lines">): readonly string[] => [
  ...new Map(lines.filter(isGone).map(({ vps }) => [vps.host.toLowerCase(), vps.host])).values(),
];

import type { Translate } from "#lib/messages/translator.ts";
import { compareVersions, plainText, type Version } from "#lib/planning/version.ts";

/** From where to where; the oldest host decides. A path without stages is the GUI update. */
export function pathWords(path: readonly string[], versions: readonly Version[], t: Translate): string {
  const to = path.at(-1);
  const [oldest] = versions.toSorted(compareVersions);
  if (to === undefined || oldest === undefined) return t("desk.path.gui");
  return t("desk.path.range", { from: plainText(oldest), to });
}

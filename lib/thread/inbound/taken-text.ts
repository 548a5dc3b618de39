import type { Say } from "#lib/messages/translator.ts";
import { TEXT_MAX } from "../message.ts";

const BETWEEN = "\n\n";

/** The text of the message that a mail becomes: the words, cut where they are too many, and what was left out. */
export function takenText(words: string, files: number, t: Say): string {
  const leftOut = files > 0 ? [t("thread.inbound.left-out", { count: files })] : [];
  const whole = [...(words === "" ? [] : [words]), ...leftOut].join(BETWEEN);
  if (whole.length <= TEXT_MAX) return whole;
  const notes = [t("thread.inbound.cut"), ...leftOut].join(BETWEEN);
  const room = TEXT_MAX - notes.length - BETWEEN.length - 1;
  return `${words.slice(0, room).toWellFormed().trimEnd()}…${BETWEEN}${notes}`;
}

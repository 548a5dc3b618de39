import type { SayNote } from "#lib/planning/plan-answer.ts";
import type { Locale } from "./locale.ts";
import { translator } from "./translator.ts";

/** The sentences of a plan's notes in one language. */
export function sayNote(locale: Locale): SayNote {
  const t = translator(locale);
  return (code, params) => t(`plan.note.${code}`, { ...params });
}

import type { Refusal } from "#lib/http/refusal.ts";
import type { Say } from "#lib/messages/translator.ts";

/** The constraint has refused what the rules allowed: somebody was faster, and no more is known. */
export const slotTaken = (pointer: string, t: Say): Refusal => ({
  code: "slot-taken",
  faults: [{ pointer, code: "capacity", message: t("errors.slot-taken") }],
});

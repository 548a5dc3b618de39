import type { Refusal, RefusalCode } from "#lib/scheduling/evaluate-slot.ts";
import type { Exception } from "./booking.ts";

/** Rules that a written reason can set aside. Whether one really yields, the refusal says: nobody books into the past. */
export const WAIVABLE_CODES = ["weekday", "time-of-day", "notice", "horizon", "grid"] as const satisfies readonly RefusalCode[];

export type WaivableCode = (typeof WAIVABLE_CODES)[number];

/** Why the rules should not count this time; `rules` names them, `null` means all that can be waived. */
export type Waiver = { readonly reason: string; readonly rules: readonly WaivableCode[] | null };

export type Judged = { readonly standing: readonly Refusal[]; readonly exceptions: readonly Exception[] };

/** Parts what refuses from what the reason sets aside. */
export function setAside(refusals: readonly Refusal[], waiver: Waiver | null): Judged {
  if (!waiver) return { standing: refusals, exceptions: [] };
  const yields = ({ waivable, code }: Refusal) =>
    waivable && (waiver.rules === null || waiver.rules.some((rule) => rule === code));
  return {
    standing: refusals.filter((refusal) => !yields(refusal)),
    exceptions: refusals.filter(yields).map(({ code }) => ({ code, reason: waiver.reason })),
  };
}

/** What refusals amount to: somebody else has the time, or it cannot be had at all, or nothing stands against it. */
export function verdictOf(standing: readonly Refusal[]): "slot-taken" | "slot-not-allowed" | null {
  if (standing.length === 0) return null;
  return standing.every(({ code }) => code === "capacity") ? "slot-taken" : "slot-not-allowed";
}

import "server-only";
import { kindOf } from "#app/_slots/ask-kind.ts";
import { type AskFault, type AskQuery, readTyped } from "#app/_slots/ask-query.ts";
import type { Subject } from "#app/_slots/subject.ts";
import type { Customer } from "#lib/auth/actor.ts";
import { evaluateLocal, type Refusal } from "#lib/scheduling/evaluate-slot.ts";
import { checkSlot, type SlotCheck } from "#lib/scheduling/service.ts";
import type { Instant } from "#lib/time/instant.ts";
import { resolveLocal } from "#lib/time/zone.ts";

/**
 * What became of the time that was asked for. `free`: nothing stands against it. `open`: only rules that a reason can set aside.
 * `shut`: a rule that nothing sets aside. `gap`: no clock ever shows it; `start` is the first moment after. `twice`: two moments.
 */
export type AskedTime =
  | { readonly kind: "nothing" }
  | { readonly kind: "wrong"; readonly faults: readonly AskFault[] }
  | { readonly kind: "gap"; readonly start: Instant; readonly refusals: readonly Refusal[] }
  | { readonly kind: "twice"; readonly starts: readonly [Instant, Instant] }
  | { readonly kind: "free"; readonly start: Instant; readonly check: SlotCheck }
  | { readonly kind: "open"; readonly start: Instant; readonly check: SlotCheck }
  | { readonly kind: "shut"; readonly start: Instant; readonly check: SlotCheck };

/** Judges the time by every rule, over the whole calendar: it may lie beyond all that the picker knows. */
async function judged(actor: Customer, subject: Subject, start: Instant): Promise<AskedTime> {
  const check = await checkSlot(actor, subject.installation.id, { start, failback: subject.failback });
  if (!check.ok) return { kind: "nothing" };
  return { kind: kindOf(check.value.refusals), start, check: check.value };
}

export async function askedTime(actor: Customer, subject: Subject, { typed, start }: AskQuery): Promise<AskedTime> {
  if (start !== null) return judged(actor, subject, start);
  const read = readTyped(typed);
  if (read === null) return { kind: "nothing" };
  if (!("date" in read)) return { kind: "wrong", faults: read };
  const { zone } = subject.query;
  const found = resolveLocal(read.date, read.minute, zone);
  if (found.kind === "twice") return { kind: "twice", starts: [found.earlier, found.later] };
  if (found.kind === "once") return judged(actor, subject, found.instant);
  const verdict = evaluateLocal(subject.query, read.date, read.minute);
  return { kind: "gap", start: found.after, refusals: verdict.kind === "gap" ? verdict.refusals : [] };
}

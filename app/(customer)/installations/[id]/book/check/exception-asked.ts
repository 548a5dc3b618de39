import "server-only";
import { ruleSentences } from "#app/_asking/ask-words.ts";
import { ASK_FORM } from "#app/_asking/reason.ts";
import type { Subject } from "#app/_slots/subject.ts";
import type { Customer } from "#lib/auth/actor.ts";
import { readReply } from "#lib/forms/service.ts";
import { type Refusal, unwaivable } from "#lib/scheduling/evaluate-slot.ts";
import { checkSlot } from "#lib/scheduling/service.ts";
import type { Instant } from "#lib/time/instant.ts";

/** A start that is asked for though rules speak against it. `kept`: where the reason lies; `reason` as it was typed there. */
export type ExceptionAsked = { readonly kept: string; readonly sentences: readonly string[]; readonly reason: string };

type Wanted = { readonly start: Instant; readonly kept: string };

/** Judged over the whole calendar, since such a start may lie beyond all that the picker knows. */
export async function exceptionAsked(
  actor: Customer,
  subject: Subject,
  { start, kept }: Wanted,
): Promise<{ readonly standing: readonly Refusal[]; readonly exception: ExceptionAsked }> {
  const check = await checkSlot(actor, subject.installation.id, { start, failback: subject.failback });
  const refusals = check.ok ? check.value.refusals : [];
  const reason = (await readReply(actor, ASK_FORM, kept)).values.reason?.[0] ?? "";
  const sentences = ruleSentences(
    refusals.filter(({ waivable }) => waivable),
    start,
    subject.speaker,
  );
  return { standing: unwaivable(refusals), exception: { kept, sentences, reason } };
}

import type { SummaryItem } from "#app/_ui/error-summary.tsx";
import { faultKey, type InputFault, isOwnFault } from "#lib/installations/fault.ts";
import { hostsError } from "#lib/installations/host-errors.ts";
import { contentOf, type DraftData, type Question, questionOf } from "#lib/installations/setup/draft.ts";
import type { Translate } from "#lib/messages/translator.ts";

const MOST = 20;

function textOf(fault: InputFault, t: Translate): string {
  if (isOwnFault(fault.code)) return t(faultKey(fault.code), { ...fault.params });
  const { message, params } = hostsError(fault);
  return t(message, { ...params });
}

/** What still keeps the answers from being saved; each sentence leads to the question that it is about. */
export function checkErrors(data: DraftData, t: Translate, hrefOf: (question: Question) => string): readonly SummaryItem[] {
  const content = contentOf(data);
  if (content.ok) return [];
  return content.error.slice(0, MOST).map((fault) => ({ href: hrefOf(questionOf(fault)), text: textOf(fault, t) }));
}

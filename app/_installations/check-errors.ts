import type { SummaryItem } from "#app/_ui/error-summary.tsx";
import { faultKey } from "#lib/installations/fault.ts";
import { contentOf, type DraftData, type Question, questionOf } from "#lib/installations/setup/draft.ts";
import type { Translate } from "#lib/messages/translator.ts";

const MOST = 20;

/** What still keeps the answers from being saved; each sentence leads to the question that it is about. */
export function checkErrors(data: DraftData, t: Translate, hrefOf: (question: Question) => string): readonly SummaryItem[] {
  const content = contentOf(data);
  if (content.ok) return [];
  return content.error
    .slice(0, MOST)
    .map((fault) => ({ href: hrefOf(questionOf(fault)), text: t(faultKey(fault.code), { ...fault.params }) }));
}

import type { FormState } from "#app/_edge/form-state.ts";
import type { PageContext } from "#app/_edge/page-context.ts";
import type { FormReply } from "#lib/forms/reply.ts";
import type { DraftData } from "#lib/installations/setup/draft.ts";
import type { Instant } from "#lib/time/instant.ts";

/** What a question is asked with: the answers so far, and what was typed where an answer was not taken. */
export type Asked = {
  readonly context: PageContext;
  readonly data: DraftData;
  readonly form: FormState;
  readonly reply: FormReply;
  readonly now: Instant;
  /** What is looked for in a list, and the page without it. */
  readonly find: { readonly wanted: string; readonly here: string };
  /** Whether the answers begin with those of a plan made before. */
  readonly fromPlan: boolean;
};

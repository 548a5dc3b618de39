import type { FieldError } from "#lib/forms/reply.ts";

/** Names the form among kept replies. */
export const ASK_FORM = "ask";

const MOST = 2000;

/** What is wrong with the reason for an exception. */
export function judgeReason(reason: string): readonly FieldError[] {
  if (reason === "") return [{ field: "reason", message: "asking.reason-empty" }];
  return reason.length > MOST ? [{ field: "reason", message: "asking.reason-long" }] : [];
}

import type { SummaryItem } from "#app/_ui/error-summary.tsx";
import { type FormReply, typed } from "#lib/forms/reply.ts";
import type { Translate } from "#lib/messages/translator.ts";

/** A kept reply as a form shows it: what to fill in, what to say at each field, and the summary on top. */
export type FormState = {
  /** What was typed, or `fallback` where the form was not sent yet. */
  readonly value: (field: string, fallback?: string) => string;
  /** Everything that was sent for a field that may come several times. */
  readonly values: (field: string) => readonly string[];
  /** The first sentence about a field. */
  readonly error: (field: string) => string | undefined;
  /** Every sentence, with the field that it leads to; `#` for the form as a whole. */
  readonly summary: readonly SummaryItem[];
  readonly failed: boolean;
};

/** Reads a reply in one language. The same sentence stands in the summary and at the field. */
export function formState(reply: FormReply, t: Translate): FormState {
  const said = reply.errors.map(({ field, message, params }) => ({ field, text: t(message, { ...params }) }));
  return {
    value: (field, fallback) => typed(reply, field, fallback),
    values: (field) => reply.values[field] ?? [],
    error: (field) => said.find((one) => one.field === field)?.text,
    summary: said.map(({ field, text }) => ({ href: `#${field}`, text })),
    failed: said.length > 0,
  };
}

import { z } from "zod";
import { judgeReason } from "#app/_asking/reason.ts";
import { contactOf, judgeContact } from "#app/_bookings/contact-fields.ts";
import { readStarts } from "#app/_slots/picker-query.ts";
import type { Wish } from "#lib/bookings/submission/service.ts";
import { many, one } from "#lib/forms/fields.ts";
import type { FieldError } from "#lib/forms/reply.ts";
import { DEFAULT_LOCALE, LOCALES } from "#lib/messages/locale.ts";
import { WAYS, type Way } from "#lib/planning/outages.ts";
import type { Instant } from "#lib/time/instant.ts";

type Starts = readonly [Instant, ...Instant[]];

/** The wanted start first; there is at least one. */
const starts = z.preprocess(
  (value) => value ?? [],
  z.array(z.string()).transform((texts, context): Starts => {
    const [first, ...others] = readStarts(texts);
    if (first !== undefined) return [first, ...others];
    context.issues.push({ code: "custom", input: texts, message: "picker.times.error" });
    return z.NEVER;
  }),
);

const text = one(z.string().trim());

/**
 * The form of the answers as it was filled in. What people type is judged afterwards, all of it at once; `accept` holds the
 * very sentences that were ticked, `go` the address of an answer to change instead of sending.
 */
export const wishSchema = z.object({
  start: starts,
  failback: one(z.string()).transform((value) => value === "yes"),
  planHash: text,
  locale: one(z.enum(LOCALES).catch(DEFAULT_LOCALE)),
  way: text,
  contactName: text,
  contactPhone: text,
  note: text,
  accept: many(z.string()),
  second: one(z.string()).transform((value) => value === "yes"),
  go: one(z.string()),
  /** Where the reason for an exception was kept; empty where the time is asked for in the usual way. */
  exception: text,
  reason: text,
});

export type WishForm = z.output<typeof wishSchema>;

const MOST_NOTE = 2000;

/**
 * Sentences that are not ticked. Where others were ticked instead, the times have changed since the page was read: that is
 * said, since nobody would find out by themselves why their tick is gone.
 */
function judgeAcceptance(sentences: readonly string[], { accept }: WishForm): readonly FieldError[] {
  const changed = accept.some((sentence) => !sentences.includes(sentence));
  const message = changed ? "picker.check.accept-changed" : "picker.check.accept-empty";
  return sentences.flatMap((sentence, n) => (accept.includes(sentence) ? [] : [{ field: `accept.${n}`, message }]));
}

/** What a request is sent into: the sentences to be accepted now, and whether another of this installation's runs into it. */
export type Standing = { readonly sentences: readonly string[]; readonly clashes: boolean };

/** Nothing where none was chosen; the page does not ask where nothing goes off. */
const chosenWay = (form: WishForm): Way | undefined => WAYS.find((way) => way === form.way);

/** Everything that stands in the way of sending, in the order of the page. */
export const judgeWish = (form: WishForm, { sentences, clashes }: Standing): readonly FieldError[] => [
  ...(form.exception === "" ? [] : judgeReason(form.reason)),
  ...(sentences.length > 0 && chosenWay(form) === undefined ? [{ field: "way", message: "picker.check.way-empty" }] : []),
  ...judgeContact(form),
  ...(form.note.length > MOST_NOTE ? [{ field: "note", message: "picker.check.note-long" }] : []),
  ...judgeAcceptance(sentences, form),
  ...(clashes && !form.second ? [{ field: "second", message: "picker.check.second-empty" }] : []),
];

/** The request as the service takes it. */
export function wishOf(form: WishForm, installationId: string): Wish {
  const [start, ...alternates] = form.start;
  const { note, failback, planHash, locale } = form;
  const way = chosenWay(form) ?? "ride-through";
  return {
    installationId,
    start,
    alternates,
    stopVpsFirst: way === "stop-all",
    way,
    failback,
    planHash,
    contact: contactOf(form),
    note: note || null,
    locale,
    ...(form.exception === "" ? {} : { exception: { reason: form.reason } }),
  };
}

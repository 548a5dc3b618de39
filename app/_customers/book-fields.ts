import { z } from "zod";
import { contactOf, judgeContact } from "#app/_bookings/contact-fields.ts";
import { readStart } from "#app/_slots/picker-query.ts";
import { WAIVABLE_CODES } from "#lib/bookings/exceptions.ts";
import type { SubmitBody } from "#lib/bookings/schema.ts";
import { many, one, requiredText } from "#lib/forms/fields.ts";
import type { FieldError } from "#lib/forms/reply.ts";
import { WAYS } from "#lib/planning/outages.ts";
import { type Instant, toUtc } from "#lib/time/instant.ts";
import { systemHref } from "./list-query.ts";

/** Name of the form among kept replies. */
export const BOOK_FORM = "book-for";

const MOST_NOTE = 2000;

const text = one(z.string().trim());

/** `rules` are those that the page named as broken, and that the reason is for. */
export const bookSchema = z.object({
  start: text,
  failback: text.transform((value) => value === "yes"),
  rules: many(z.string()),
  way: one(z.enum(WAYS).catch("ride-through")),
  contactName: text,
  contactPhone: text,
  note: text,
  reason: requiredText(2000, "customers.book.reason-empty", "customers.book.reason-long"),
});

export type BookForm = z.output<typeof bookSchema>;

/** Everything that stands in the way of booking, beside the time. */
export const judgeBook = (form: BookForm): readonly FieldError[] => [
  ...judgeContact(form),
  ...(form.note.length > MOST_NOTE ? [{ field: "note", message: "picker.check.note-long" }] : []),
];

/** The booking as the service takes it; a rule that the page did not name is not set aside. */
export const bookingFor = (form: BookForm, installationId: string, start: Instant): SubmitBody => ({
  installationId,
  start,
  alternates: [],
  way: form.way,
  failback: form.failback,
  contact: contactOf(form),
  note: form.note || null,
  override: { reason: form.reason, rules: WAIVABLE_CODES.filter((code) => form.rules.includes(code)) },
});

type Wanted = { readonly start: Instant | null; readonly failback: boolean };

const pairsOf = ({ start, failback }: Wanted): string => {
  const pairs = [...(start === null ? [] : [`start=${toUtc(start)}`]), ...(failback ? ["failback=yes"] : [])];
  return pairs.length === 0 ? "" : `?${pairs.join("&")}`;
};

/** Where a time is chosen for a customer, and where a chosen one is checked. */
export const bookHref = (id: string, wanted: Wanted): string => systemHref(id, `/book${pairsOf(wanted)}`);

export const bookCheckHref = (id: string, wanted: Wanted): string => systemHref(id, `/book/check${pairsOf(wanted)}`);

export const readWanted = (start: string, failback: string): Wanted => ({
  start: readStart(start),
  failback: failback === "yes",
});

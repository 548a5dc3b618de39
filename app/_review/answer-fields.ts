import type { ItemNamed } from "#lib/bookings/booking.ts";
import { endOfDate } from "#lib/bookings/due.ts";
import { MAX_PROPOSALS, reasonSchema } from "#lib/bookings/schema.ts";
import type { FieldError } from "#lib/forms/reply.ts";
import { parseDate } from "#lib/time/calendar-date.ts";
import type { Instant } from "#lib/time/instant.ts";
import { parseInstant } from "#lib/time/instant.ts";
import { parseTimeOfDay } from "#lib/time/time-of-day.ts";
import { localTime, resolveLocal, type ZoneName } from "#lib/time/zone.ts";

/** How many times the desk can type beside those it ticks. */
export const TYPED_TIMES = [0, 1, 2] as const;

/** What the two answers need that lead to an answer of the customer's. */
export type AnswerFields = {
  readonly "changes-item": readonly string[];
  readonly "changes-message": string;
  readonly "changes-due": string;
  readonly "propose-start": readonly string[];
  readonly "propose-date": readonly string[];
  readonly "propose-time": readonly string[];
  readonly "propose-message": string;
};

/** Whose clocks the fields are on, and when the booking starts. */
export type AnswerClocks = { readonly customer: ZoneName; readonly desk: ZoneName; readonly start: Instant };

export type Read<T> = { readonly wish: T } | { readonly errors: readonly FieldError[] };

export type ChangesWish = { readonly message: string; readonly due: Instant; readonly items: readonly ItemNamed[] };

export type ProposalWish = { readonly message: string; readonly starts: readonly Instant[] };

/** An item as its box says it: `firmware bk-01`, `firewall`. */
export const itemValue = ({ item, host }: ItemNamed): string => (host === undefined ? item : `${item} ${host}`);

function itemOf(value: string): readonly ItemNamed[] {
  const [item, host] = value.split(" ");
  if (item === "firewall") return [{ item }];
  return (item === "kvm" || item === "firmware") && host ? [{ item, host }] : [];
}

function messageOf(field: string, written: string, empty: string): Read<string> {
  const message = reasonSchema.safeParse(written);
  if (message.success) return { wish: message.data };
  return { errors: [{ field, message: written.trim() === "" ? empty : "desk.decide.reason-long" }] };
}

const errorsIn = (...reads: readonly Read<unknown>[]): readonly FieldError[] =>
  reads.flatMap((read) => ("errors" in read ? read.errors : []));

/** A day means its end on the customer's calendar; on the day of the start it means the start. */
function readDue(typed: string, { customer, start }: AnswerClocks): Read<Instant> {
  const date = parseDate(typed.trim());
  if (date === null) return { errors: [{ field: "changes-due", message: "desk.decide.request-changes.due-wrong" }] };
  return { wish: date === localTime(start, customer).date ? start : endOfDate(date, customer) };
}

/** What has to change, until when, and which items of the checklist it concerns. */
export function readChanges(fields: AnswerFields, clocks: AnswerClocks): Read<ChangesWish> {
  const message = messageOf("changes-message", fields["changes-message"], "desk.decide.request-changes.message-empty");
  const due = readDue(fields["changes-due"], clocks);
  if (!("wish" in message) || !("wish" in due)) return { errors: errorsIn(message, due) };
  return { wish: { message: message.wish, due: due.wish, items: fields["changes-item"].flatMap(itemOf) } };
}

/** A time on the desk's clock; of one that happens twice the earlier. */
function typedTime(n: number, fields: AnswerFields, { desk }: AnswerClocks): Read<Instant | null> {
  const [date, time] = [(fields["propose-date"][n] ?? "").trim(), (fields["propose-time"][n] ?? "").trim()];
  if (date === "" && time === "") return { wish: null };
  const wrong = { errors: [{ field: `propose-date-${n}`, message: "desk.decide.propose.time-wrong" }] };
  const [day, minute] = [parseDate(date), parseTimeOfDay(time)];
  if (day === null || minute === null) return wrong;
  const found = resolveLocal(day, minute, desk);
  if (found.kind === "gap") return { errors: [{ field: `propose-date-${n}`, message: "desk.decide.propose.time-gap" }] };
  return { wish: found.kind === "once" ? found.instant : found.earlier };
}

/** The ticked times and the typed ones, each once; one to three of them. */
export function readProposal(fields: AnswerFields, clocks: AnswerClocks): Read<ProposalWish> {
  const ticked = fields["propose-start"].flatMap((value) => parseInstant(value) ?? []);
  const typed = TYPED_TIMES.map((n) => typedTime(n, fields, clocks));
  const message = messageOf("propose-message", fields["propose-message"], "desk.decide.propose.message-empty");
  const errors = errorsIn(...typed, message);
  const starts = [...new Set([...ticked, ...typed.flatMap((read) => ("wish" in read && read.wish !== null ? [read.wish] : []))])];
  const count = (key: string): FieldError => ({ field: "propose-start", message: `desk.decide.propose.${key}` });
  if (starts.length === 0 && errors.every(({ field }) => !field.startsWith("propose-date")))
    return { errors: [count("none"), ...errors] };
  if (starts.length > MAX_PROPOSALS) return { errors: [count("many"), ...errors] };
  if (!("wish" in message) || errors.length > 0) return { errors };
  return { wish: { message: message.wish, starts: starts.sort((a, b) => a - b) } };
}

import { inShort, quotes, rulesWords } from "#app/_bookings/exception-words.ts";
import { type StateWords, stateWords } from "#app/_bookings/state-words.ts";
import { missingItems, missingText } from "#lib/bookings/missing.ts";
import type { QueueEntry } from "#lib/bookings/queue/queue-entry.ts";
import type { Translate } from "#lib/messages/translator.ts";
import { readyCount } from "#lib/readiness/describe.ts";
import { day, dayAndTime } from "#lib/time/format.ts";
import { type Instant, plusMinutes } from "#lib/time/instant.ts";
import { daysApart, type ZoneName } from "#lib/time/zone.ts";
import { clocksOf, customerStart, whenWords } from "./clocks.ts";
import { pathWords } from "./path-words.ts";

/** `missing` names the items that are still to do, and their hosts; `ready`: none is. */
type ReadyWords = { readonly text: string; readonly missing: readonly string[]; readonly ready: boolean };

function readyWords({ readiness }: Pick<QueueEntry, "readiness">, t: Translate): ReadyWords {
  if (!readiness) return { text: t("desk.ready.gone"), missing: [], ready: false };
  const { hosts, ready } = readyCount(readiness);
  if (hosts === 0) return { text: t("desk.ready.nothing"), missing: [], ready: true };
  const missing = missingItems(readiness).map((item) => missingText(item, t));
  return { text: t("desk.ready.hosts", { ready, hosts }), missing, ready: missing.length === 0 };
}

function exceptionWords({ exceptions }: Pick<QueueEntry, "exceptions">, t: Translate) {
  if (exceptions.length === 0) return { exception: "", exceptionReason: "" };
  return {
    exception: t("asking.desk.queue", { rules: rulesWords(exceptions, t) }),
    exceptionReason: inShort(quotes(exceptions, t).join(" ")),
  };
}

/** A row of the queue, on the desk's clock; the customer's stands below where it shows another time. */
export type QueueRowWords = {
  readonly href: string;
  readonly reference: string;
  readonly state: StateWords;
  readonly since: string;
  readonly organization: string;
  readonly installation: string;
  readonly path: string;
  readonly stages: string;
  readonly slot: string;
  readonly slotThere: string;
  /** Which rules it is an exception to, and the beginning of the reason. */
  readonly exception: string;
  readonly exceptionReason: string;
  readonly ready: ReadyWords;
  readonly age: string;
  readonly engineer: string;
  /** Who has to act, and by when; empty where nobody is waited for. */
  readonly due: string;
  /** Which other bookings compete for the time; empty where none does. */
  readonly rivals: string;
  readonly unread: string;
  /** Which evening of a series it is, and that it waits; empty where it is no part of one. */
  readonly evening: string;
};

/** `unread`: how many messages of a booking, by its id, the reader has not seen. */
export type QueueReader = {
  readonly t: Translate;
  readonly now: Instant;
  readonly zone: ZoneName;
  readonly unread?: ReadonlyMap<string, number>;
};

/** `by Saturday 28 November`: a day means its end, on the clock of whom it was promised to. Late is said. */
function dueWords({ answerBy, zone }: QueueEntry, { t, now }: QueueReader): string {
  if (answerBy === null) return "";
  const moment = { day: day(plusMinutes(answerBy, -1), { zone, locale: t.locale, now }) };
  return t(answerBy <= now ? "desk.queue.due-over" : "desk.queue.due", moment);
}

/** When it was sent, and when it ends where that is another day than the one on which it is to be answered. */
function ageWords({ createdAt, due, answerBy, zone }: QueueEntry, { t, now, zone: desk }: QueueReader): string {
  const sent = t("desk.queue.sent", { days: daysApart(createdAt, now, desk) });
  if (due === null || due === answerBy) return sent;
  return t("desk.queue.sent-ends", { sent, day: day(plusMinutes(due, -1), { zone, locale: t.locale, now }) });
}

/** Names at most two; which of them was sent first is said where there is one. */
function rivalWords({ rivals }: QueueEntry, t: Translate): string {
  const [first, second, ...more] = rivals;
  if (!first) return "";
  if (!second) return t(first.earlier ? "desk.queue.rival-earlier" : "desk.queue.rival", { reference: first.reference });
  const references = [first, second].map(({ reference }) => reference).join(", ");
  return t("desk.queue.rivals", { references, more: more.length });
}

function eveningWords({ series }: QueueEntry, t: Translate): string {
  if (!series) return "";
  const place = t("series.queue.place", { evening: series.evening, evenings: series.evenings });
  return series.held ? t("series.queue.held", { place }) : place;
}

export function queueRow(entry: QueueEntry, reader: QueueReader): QueueRowWords {
  const { t, now, zone, unread } = reader;
  const clocks = clocksOf(t, now, { desk: zone, customer: entry.zone });
  const stages = entry.path.length;
  return {
    href: `/desk/bookings/${entry.reference}`,
    reference: entry.reference,
    state: stateWords(entry.status, "staff", t),
    since: whenWords(entry.since, clocks.desk, t),
    organization: entry.organization.name,
    installation: entry.installation.name,
    path: pathWords(entry.path, entry.versions, t),
    stages: stages === 0 ? "" : t("desk.path.stages", { count: stages }),
    slot: dayAndTime(entry.window.start, clocks.desk),
    slotThere: customerStart(entry.window.start, clocks),
    ...exceptionWords(entry, t),
    ready: readyWords(entry, t),
    engineer: entry.engineer,
    age: ageWords(entry, reader),
    due: dueWords(entry, reader),
    rivals: rivalWords(entry, t),
    unread: unread?.has(entry.id) ? t("desk.queue.unread", { count: unread.get(entry.id) ?? 0 }) : "",
    evening: eveningWords(entry, t),
  };
}

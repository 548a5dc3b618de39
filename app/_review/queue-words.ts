import { type StateWords, stateWords } from "#app/_bookings/state-words.ts";
import type { QueueEntry } from "#lib/bookings/queue/queue-entry.ts";
import type { Translate } from "#lib/messages/translator.ts";
import { readyCount } from "#lib/readiness/describe.ts";
import { dayAndTime } from "#lib/time/format.ts";
import type { Instant } from "#lib/time/instant.ts";
import { daysApart, type ZoneName } from "#lib/time/zone.ts";
import { clocksOf, customerStart, daysWords, whenWords } from "./clocks.ts";
import { pathWords } from "./path-words.ts";

/** `small` says what is missing beside the hosts; `ready`: nothing is. */
type ReadyWords = { readonly text: string; readonly small: string; readonly ready: boolean };

function readyWords({ readiness }: Pick<QueueEntry, "readiness">, t: Translate): ReadyWords {
  if (!readiness) return { text: t("desk.ready.gone"), small: "", ready: false };
  const { hosts, ready, firewall } = readyCount(readiness);
  if (hosts === 0) return { text: t("desk.ready.nothing"), small: "", ready: true };
  const small = firewall === "todo" ? t("desk.ready.firewall") : "";
  return { text: t("desk.ready.hosts", { ready, hosts }), small, ready: ready === hosts && firewall !== "todo" };
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
  readonly exception: string;
  readonly ready: ReadyWords;
  readonly age: string;
  readonly engineer: string;
};

export type QueueReader = { readonly t: Translate; readonly now: Instant; readonly zone: ZoneName };

export function queueRow(entry: QueueEntry, { t, now, zone }: QueueReader): QueueRowWords {
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
    exception: entry.exceptional ? t("desk.queue.exception") : "",
    ready: readyWords(entry, t),
    engineer: entry.engineer,
    age: daysWords(daysApart(entry.createdAt, now, zone), t),
  };
}

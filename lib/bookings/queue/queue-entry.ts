import type { Version } from "#lib/planning/version.ts";
import type { Readiness } from "#lib/readiness/item.ts";
import type { Waits } from "#lib/scheduling/policy.ts";
import { type Instant, instant } from "#lib/time/instant.ts";
import type { Interval } from "#lib/time/interval.ts";
import type { ZoneName } from "#lib/time/zone.ts";
import { type BookingStatus, type Exception, OPEN_STATUSES, type OpenStatus } from "../booking.ts";
import { answerDate, endOfDate } from "../due.ts";

/**
 * What the desk looks at: requests that wait for its answer, those that wait for the customer, upgrades that will happen, or
 * everything that holds a window.
 */
export const QUEUE_VIEWS = ["waiting", "customer", "confirmed", "open"] as const;

export type QueueView = (typeof QUEUE_VIEWS)[number];

export const STATUSES_OF: Readonly<Record<QueueView, readonly OpenStatus[]>> = {
  waiting: ["submitted"],
  customer: ["changes-requested", "proposed"],
  confirmed: ["approved", "in-progress"],
  open: OPEN_STATUSES,
};

type Named = { readonly id: string; readonly name: string };

/** A row of the queue, without the plan itself. */
export type QueueHead = {
  readonly id: string;
  readonly reference: string;
  readonly status: BookingStatus;
  readonly window: Interval;
  /** The customer's. */
  readonly zone: ZoneName;
  readonly createdAt: Instant;
  /** When it came into the state it is in. */
  readonly since: Instant;
  /** When it ends unless somebody acts before; `null` where nobody is waited for. */
  readonly due: Instant | null;
  readonly organization: Named;
  readonly installation: Named;
  /** Who is held. */
  readonly engineer: string;
  readonly engineerId: string;
  /** What an act on the row names as the version that was read. */
  readonly revision: number;
  /** Rules that are set aside for it, or asked to be. */
  readonly exceptions: readonly Exception[];
  /** The stages of the plan that was accepted; none is the GUI update. */
  readonly path: readonly string[];
  /** The versions of its hosts, each once. */
  readonly versions: readonly Version[];
  /** Which evening of a series it is, and whether an earlier one holds it back; `null` where it is no part of one. */
  readonly series: { readonly evening: number; readonly evenings: number; readonly held: boolean } | null;
};

/** Another open booking whose window meets this one's, or would with one of the alternates. `earlier`: it was sent before. */
export type Rival = { readonly reference: string; readonly status: BookingStatus; readonly earlier: boolean };

/** `readiness` is the checklist as it is now; `null` where the installation is gone. */
export type QueueEntry = QueueHead & {
  readonly readiness: Readiness | null;
  readonly rivals: readonly Rival[];
  /** By when somebody has to act: the desk as it promised the customer, the customer before the booking ends. */
  readonly answerBy: Instant | null;
};

/** See `QueueEntry`. A request was promised its answer when it came in. */
export function answerBy({ status, since, zone, window, due }: QueueHead, policy: Waits): Instant | null {
  if (status !== "submitted") return due;
  return endOfDate(answerDate({ now: since, zone, start: window.start, policy }), zone);
}

/** Moments are milliseconds since 1970-01-01T00:00:00Z. */
export type QueueRow = {
  readonly id: string;
  readonly reference: string;
  readonly status: string;
  readonly start: number;
  readonly end: number;
  readonly zone: string;
  readonly createdAt: number;
  readonly since: number;
  readonly due: number | null;
  readonly organizationId: string;
  readonly organization: string;
  readonly installationId: string;
  readonly installation: string;
  readonly engineer: string;
  readonly engineerId: string;
  readonly revision: number;
  readonly exceptions: readonly Exception[];
  readonly path: readonly string[];
  readonly versions: readonly Version[];
  readonly evening: number | null;
  readonly evenings: number | null;
  readonly held: boolean;
};

/** The row in the words of the domain; the database's own rules vouch for what is merely cast here. */
export const headOf = (row: QueueRow): QueueHead => ({
  id: row.id,
  reference: row.reference,
  status: row.status as BookingStatus,
  window: { start: instant(row.start), end: instant(row.end) },
  zone: row.zone as ZoneName,
  createdAt: instant(row.createdAt),
  since: instant(row.since),
  due: row.due === null ? null : instant(row.due),
  organization: { id: row.organizationId, name: row.organization },
  installation: { id: row.installationId, name: row.installation },
  engineer: row.engineer,
  engineerId: row.engineerId,
  revision: row.revision,
  exceptions: row.exceptions,
  path: row.path,
  versions: row.versions,
  series: row.evening === null || row.evenings === null ? null : { evening: row.evening, evenings: row.evenings, held: row.held },
});

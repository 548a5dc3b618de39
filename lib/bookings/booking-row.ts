import type { Way } from "#lib/planning/outages.ts";
import type { EngineerId } from "#lib/scheduling/rota.ts";
import { type Instant, instant } from "#lib/time/instant.ts";
import type { ZoneName } from "#lib/time/zone.ts";
import {
  type Booking,
  type BookingChange,
  type BookingId,
  type BookingStatus,
  type BookingView,
  type ChangeDetail,
  type ClosedStatus,
  type Contact,
  type Exception,
  type HoldReason,
  type KeptPlan,
  OPEN_STATUSES,
  type OpenBooking,
  type Proposal,
  type SeriesEvening,
  type SeriesHold,
  type SeriesPlace,
  type StateBefore,
} from "./booking.ts";

type Moment = { getTime(): number };

/** A booking as the database keeps it. */
export type BookingRow = {
  readonly id: string;
  readonly reference: string;
  readonly organizationId: string;
  readonly installationId: string;
  readonly status: string;
  readonly startsAt: Moment;
  readonly endsAt: Moment;
  readonly zone: string;
  readonly wallClock: string;
  readonly clockFlag: string | null;
  readonly windowMinutes: number;
  readonly alternates: readonly Moment[];
  readonly alternateClocks: readonly string[];
  readonly way: string;
  readonly failback: boolean;
  readonly plan: unknown;
  readonly seriesId: string | null;
  readonly evening: number | null;
  readonly evenings: number | null;
  readonly hops: readonly number[];
  readonly fromStep: number | null;
  readonly toStep: number | null;
  readonly standsFor: readonly string[];
  readonly holdWhy: string | null;
  readonly holdEvening: number | null;
  readonly acceptedBy: string | null;
  readonly acceptedAt: Moment | null;
  readonly acceptedText: readonly string[];
  readonly contactName: string | null;
  readonly contactPhone: string | null;
  readonly note: string | null;
  readonly exceptions: unknown;
  readonly engineerId: string;
  readonly dueAt: Moment | null;
  readonly stateBefore: string | null;
  readonly proposals: unknown;
  readonly createdBy: string;
  readonly createdAt: Moment;
  readonly revision: number;
  readonly sequence: number;
};

export type ChangeRow = {
  readonly at: Moment;
  readonly byId: string | null;
  readonly byName: string;
  readonly act: string;
  readonly fromState: string;
  readonly toState: string;
  readonly reason: string | null;
  readonly detail: unknown;
};

type Named = { readonly id: string; readonly name: string };

export type SummaryRow = BookingRow & {
  readonly installation: Named;
  readonly organization: Named;
  readonly engineer: Named;
  readonly series: { readonly bookings: readonly EveningRow[] } | null;
};

const momentOf = (moment: Moment): Instant => instant(moment.getTime());

const contactOf = ({ contactName, contactPhone }: BookingRow): Contact | null =>
  contactName !== null && contactPhone !== null ? { name: contactName, phone: contactPhone } : null;

const acceptanceOf = ({ acceptedBy, acceptedAt, acceptedText }: BookingRow) =>
  acceptedBy !== null && acceptedAt !== null ? { by: acceptedBy, at: momentOf(acceptedAt), sentences: acceptedText } : null;

const waitOf = ({ dueAt, stateBefore, proposals }: BookingRow): Pick<OpenBooking, "due" | "before" | "proposals"> => ({
  due: dueAt && momentOf(dueAt),
  before: stateBefore as StateBefore | null,
  proposals: proposals as readonly Proposal[],
});

const holdOf = ({ holdWhy, holdEvening }: Pick<BookingRow, "holdWhy" | "holdEvening">): SeriesHold | null =>
  holdWhy !== null && holdEvening !== null ? { why: holdWhy as HoldReason, evening: holdEvening } : null;

function placeOf({ seriesId, evening, evenings, hops, fromStep, toStep, standsFor, ...row }: BookingRow): SeriesPlace | null {
  if (seriesId === null || evening === null || evenings === null || fromStep === null || toStep === null) return null;
  return { id: seriesId, evening, evenings, hops, fromStep, toStep, standsFor, hold: holdOf(row) };
}

/** One evening as the others of its series show it. */
export type EveningRow = Pick<
  BookingRow,
  "id" | "reference" | "status" | "evening" | "startsAt" | "endsAt" | "revision" | "holdWhy" | "holdEvening"
>;

export const eveningOf = ({ id, reference, status, evening, startsAt, endsAt, revision, ...row }: EveningRow): SeriesEvening => ({
  evening: evening ?? 0,
  id: id as BookingId,
  reference,
  status: status as BookingStatus,
  window: { start: momentOf(startsAt), end: momentOf(endsAt) },
  revision,
  hold: holdOf(row),
});

/** The row in the words of the domain; the database's own rules vouch for what is merely cast here. */
export function bookingOf(row: BookingRow): Booking {
  const base = {
    id: row.id as BookingId,
    reference: row.reference,
    organizationId: row.organizationId,
    installationId: row.installationId,
    window: { start: momentOf(row.startsAt), end: momentOf(row.endsAt) },
    windowMinutes: row.windowMinutes,
    zone: row.zone as ZoneName,
    wallClock: row.wallClock,
    clock: row.clockFlag as Booking["clock"],
    alternates: row.alternates.map(momentOf),
    alternateClocks: row.alternateClocks,
    way: row.way as Way,
    failback: row.failback,
    kept: row.plan as KeptPlan,
    series: placeOf(row),
    acceptance: acceptanceOf(row),
    contact: contactOf(row),
    note: row.note,
    exceptions: row.exceptions as readonly Exception[],
    createdBy: row.createdBy,
    createdAt: momentOf(row.createdAt),
    revision: row.revision,
    sequence: row.sequence,
  };
  const open = OPEN_STATUSES.find((status) => status === row.status);
  if (open) return { ...base, ...waitOf(row), status: open, engineerId: row.engineerId as EngineerId };
  return { ...base, status: row.status as ClosedStatus };
}

export const changeOf = ({ at, byId, byName, act, fromState, toState, reason, detail }: ChangeRow): BookingChange => ({
  at: momentOf(at),
  by: byName,
  byId,
  act,
  from: fromState,
  to: toState,
  reason,
  detail: detail as ChangeDetail,
});

export function summaryOf(row: SummaryRow) {
  const booking = bookingOf(row);
  return {
    booking,
    installation: row.installation,
    organization: row.organization,
    engineer: "engineerId" in booking ? row.engineer : null,
    evenings: (row.series?.bookings ?? []).map(eveningOf),
  };
}

export const viewOf = (row: SummaryRow & { readonly changes: readonly ChangeRow[] }): BookingView => ({
  ...summaryOf(row),
  history: row.changes.map(changeOf),
});

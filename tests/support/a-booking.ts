import type { BookingChange, BookingId, BookingView, KeptPlan, OpenBooking } from "#lib/bookings/booking.ts";
import type { Topology } from "#lib/planning/plan.ts";
import type { EngineerId } from "#lib/scheduling/rota.ts";
import { intervalOf } from "#lib/time/interval.ts";
import { wallClock } from "#lib/time/zone.ts";
import { at, inZone } from "#tests/support/an-installation.ts";
import { anInstallation, FRESH_ESTIMATES, planOf, usualHosts } from "#tests/support/planning.ts";

/** A plan as a booking keeps it: the usual hosts of a topology on one version, or hosts as the case files write them. */
export function aKeptPlan(topology: Topology, hosts: string | readonly string[], failback = false): KeptPlan {
  const input = anInstallation(topology, typeof hosts === "string" ? usualHosts(topology, hosts) : hosts, failback);
  return { input, plan: planOf(input), estimates: FRESH_ESTIMATES };
}

/** A request of Northwind for their mirror in Toronto on Tuesday 1 December 2026 at 18:00, unless told otherwise. */
export function aBooking(changes: Partial<OpenBooking> = {}): OpenBooking {
  const kept = changes.kept ?? aKeptPlan("mirror", "3.2.4");
  const start = changes.window?.start ?? at("2026-12-01T18:00:00-05:00");
  const zone = changes.zone ?? inZone("America/Toronto");
  return {
    id: "booking-1" as BookingId,
    reference: "UD-2401",
    status: "submitted",
    organizationId: "organization-1",
    installationId: "installation-1",
    window: intervalOf(start, kept.plan.workMinutes),
    windowMinutes: kept.plan.workMinutes,
    zone,
    wallClock: wallClock(start, zone),
    clock: null,
    alternates: [],
    alternateClocks: [],
    way: "stop-all",
    failback: false,
    kept,
    series: null,
    acceptance: null,
    contact: null,
    note: null,
    exceptions: [],
    engineerId: "engineer-a" as EngineerId,
    due: at("2026-12-01T18:00:00-05:00"),
    proposals: [],
    before: null,
    createdBy: "user-1",
    createdAt: at("2026-11-20T09:00:00Z"),
    revision: 1,
    sequence: 0,
    ...changes,
  };
}

export const aChange = (changes: Partial<BookingChange> = {}): BookingChange => ({
  at: at("2026-11-20T09:00:00Z"),
  by: "Dana Whitfield",
  byId: "user-1",
  act: "submit",
  from: "draft",
  to: "submitted",
  reason: null,
  detail: {},
  ...changes,
});

export const aView = (booking: BookingView["booking"] = aBooking(), history = [aChange()]): BookingView => ({
  booking,
  installation: { id: booking.installationId, name: "Toronto mirror" },
  organization: { id: booking.organizationId, name: "Northwind" },
  engineer: "engineerId" in booking ? { id: booking.engineerId, name: "Engineer A" } : null,
  evenings: [],
  history,
});

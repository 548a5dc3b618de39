import type { BookingChange, BookingId, BookingSummary, KeptPlan, OpenBooking, SeriesPlace } from "#lib/bookings/booking.ts";
import { planUpgrade } from "#lib/planning/plan-upgrade.ts";
import { parseVersion } from "#lib/planning/version.ts";
import { DEFAULT_POLICY } from "#lib/scheduling/policy.ts";
import type { EngineerId } from "#lib/scheduling/rota.ts";
import { type Instant, instant, parseInstant, plusMinutes } from "#lib/time/instant.ts";
import { intervalOf } from "#lib/time/interval.ts";
import { wallClock, type ZoneName, zoneName } from "#lib/time/zone.ts";

/** The moment of a sample. Throws on what is no timestamp, which only a bug writes here. */
export function moment(text: string): Instant {
  const read = parseInstant(text);
  if (read === null) throw new Error(`Not a moment: ${text}`);
  return read;
}

function zone(text: string): ZoneName {
  const known = zoneName(text);
  if (known === null) throw new Error(`Not a zone: ${text}`);
  return known;
}

export const NOW = moment("2026-10-14T09:00:00Z");
const START = moment("2026-10-27T18:00:00-04:00");
const BEFORE = moment("2026-10-26T19:30:00-04:00");
const DUE = moment("2026-10-17T00:00:00-04:00");
const STARTS = [moment("2026-10-28T18:00:00-04:00"), moment("2026-10-29T17:00:00-04:00")];

export const DESK_ZONE = zone("Europe/Sarajevo");

function keptPlan(): KeptPlan {
  const version = parseVersion("3.2.4");
  if (!version.ok) throw new Error("The sample's version is none");
  const host = (name: string, role: "primary" | "secondary" | "backup") => ({
    name,
    role,
    version: version.value,
    restartMinutes: null,
  });
  const hosts = [host("st-a", "primary"), host("st-b", "secondary"), host("bk-01", "backup")];
  const input = { topology: "mirror", hosts, failback: false } as const;
  const { estimates } = DEFAULT_POLICY;
  // Nobody accepts a sample, so its hash is asked for nowhere.
  const plan = planUpgrade(input, { estimates, sha256: () => "sample" });
  if (!plan.ok) throw new Error("The sample's plan is whole");
  return { input, plan: plan.value, estimates };
}

/** The second of three evenings, which waits since the first one was stopped. */
export const SAMPLE_PLACE: SeriesPlace = {
  id: "sample",
  evening: 2,
  evenings: 3,
  hops: [2],
  fromStep: 5,
  toStep: 8,
  standsFor: ["sample"],
  hold: { why: "aborted", evening: 1 },
};

/** An upgrade of Northwind's mirror in Toronto, as far as an act has brought it. */
export function sampleBooking(changes: Partial<OpenBooking> = {}): BookingSummary {
  const kept = keptPlan();
  const toronto = zone("America/Toronto");
  const booking: OpenBooking = {
    id: "sample" as BookingId,
    reference: "UD-2417",
    sequence: 0,
    status: "submitted",
    organizationId: "sample",
    installationId: "sample",
    window: intervalOf(START, kept.plan.workMinutes),
    windowMinutes: kept.plan.workMinutes,
    zone: toronto,
    wallClock: wallClock(START, toronto),
    clock: null,
    alternates: [moment("2026-10-28T18:00:00-04:00")],
    alternateClocks: [],
    way: "stop-all",
    failback: false,
    kept,
    series: null,
    acceptance: null,
    contact: null,
    note: null,
    exceptions: [],
    engineerId: "sample" as EngineerId,
    due: DUE,
    proposals: [],
    before: null,
    createdBy: "sample",
    createdAt: NOW,
    revision: 1,
    ...changes,
  };
  return {
    booking,
    installation: { id: "sample", name: "Toronto mirror" },
    organization: { id: "sample", name: "Northwind" },
    engineer: { id: "sample", name: "Lejla K." },
    evenings: [],
  };
}

const WORDS: Readonly<Record<string, string>> = {
  decline: "The firmware of bk-01 is older than what the vendor supports.",
  cancel: "The rack moves that week.",
  "request-changes": "Update the firmware of bk-01 to the newest version.\nThen send the request again.",
  release: "We have finished the first evening by hand.",
  propose: "Both engineers have an upgrade that evening.",
  abort: "The pool of st-b is not ONLINE.",
};

/** One change, with everything that its letter may tell of. */
export const sampleChange = (act: string): BookingChange => ({
  at: NOW,
  by: act === "assign" || act in WORDS ? "Ada Min" : "Maya Torres",
  byId: "sample",
  act,
  from: "submitted",
  to: "submitted",
  reason: WORDS[act] ?? null,
  detail: {
    ...(["reschedule", "accept-proposal", "follow-clock"].includes(act) ? { start: START, startBefore: BEFORE } : {}),
    ...(act === "propose" ? { starts: STARTS } : {}),
    ...(act === "hold" || act === "hold-proposed" ? { hold: { why: "aborted", evening: 1 } } : {}),
    ...(act === "propose" || act === "request-changes" ? { due: DUE } : {}),
  },
});

/** So many minutes before the sample starts. */
export const beforeStart = (minutes: number): Instant => plusMinutes(START, -minutes);

/** Until when a sample's offer is held. */
export const HELD_UNTIL = instant(NOW + 24 * 3_600_000);

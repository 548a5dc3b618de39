import { type Clocks, clocksOf } from "#app/_review/clocks.ts";
import type { Review } from "#lib/bookings/review/review.ts";
import { hostKey, type Installation } from "#lib/installations/installation.ts";
import { translator } from "#lib/messages/translator.ts";
import { checklistOf, type StoredItem } from "#lib/readiness/rules.ts";
import type { HeldWindow } from "#lib/scheduling/evaluate-slot.ts";
import { DEFAULT_POLICY, type Policy } from "#lib/scheduling/policy.ts";
import type { Engineer, EngineerId, Shift } from "#lib/scheduling/rota.ts";
import type { Instant } from "#lib/time/instant.ts";
import { intervalOf } from "#lib/time/interval.ts";
import { aBooking, aView } from "#tests/support/a-booking.ts";
import { aSystem, at } from "#tests/support/an-installation.ts";
import { planOf } from "#tests/support/planning.ts";

/** Wednesday 25 November 2026, 13:00 in Sarajevo and 07:00 in Toronto. */
export const NOW = at("2026-11-25T12:00:00Z");

type Letter = "a" | "b" | "c";

export const engineer = (letter: Letter, hours: readonly Shift[] = []): Engineer => ({
  id: `engineer-${letter}` as EngineerId,
  name: `Engineer ${letter.toUpperCase()}`,
  userId: null,
  hours,
});

/** A window that holds an engineer, without buffers. */
export const held = (letter: Letter, start: string, minutes = 60): HeldWindow => ({
  engineerId: `engineer-${letter}` as EngineerId,
  interval: intervalOf(at(start), minutes),
});

/** Everything on the checklist said, on a day that is fresh unless told otherwise. */
export const said = ({ hosts }: Pick<Installation, "hosts">, checkedOn = "2026-11-22"): readonly StoredItem[] => {
  const updatedAt = at(`${checkedOn}T10:00:00Z`);
  return [
    ...hosts.flatMap(({ name }): StoredItem[] => [
      { item: "kvm", host: hostKey(name), facts: { address: "203.0.113.7", instructions: null, finished: true }, updatedAt },
      { item: "firmware", host: hostKey(name), facts: { version: "7.10.50", checkedOn, latest: true }, updatedAt },
    ]),
    { item: "firewall", host: "", facts: { state: "open" }, updatedAt },
  ];
};

type Wish = {
  readonly booking?: Parameters<typeof aBooking>[0];
  readonly view?: Partial<Review["view"]>;
  readonly installation?: Parameters<typeof aSystem>[0];
  readonly stored?: readonly StoredItem[];
  readonly policy?: Partial<Policy>;
  readonly engineers?: readonly Engineer[];
  readonly held?: readonly HeldWindow[];
  readonly closed?: { readonly start: string; readonly minutes: number; readonly reason: string };
  readonly others?: Review["others"];
  readonly now?: Instant;
};

/**
 * A request of Northwind for their mirror in Toronto on Tuesday 1 December 2026 at 18:00, asked for on 20 November, with
 * everything ready and both engineers free, unless told otherwise.
 */
export function aReview(wish: Wish = {}): Review {
  const now = wish.now ?? NOW;
  const accepted = { by: "user-1", at: at("2026-11-20T09:00:00Z"), sentences: ["Every VPS will be off."] };
  const booking = aBooking({ acceptance: accepted, ...wish.booking });
  const installation = aSystem(wish.installation);
  const policy = { ...DEFAULT_POLICY, ...wish.policy };
  const input = { topology: installation.topology, hosts: installation.hosts, failback: booking.failback };
  const readiness = checklistOf({ installation, stored: wish.stored ?? said(installation), secrets: new Set(), now });
  const closed = wish.closed
    ? [{ reason: wish.closed.reason, interval: intervalOf(at(wish.closed.start), wish.closed.minutes) }]
    : [];
  return {
    view: { ...aView(booking), ...wish.view },
    standing: {
      installation,
      plan: planOf(input, policy.estimates),
      kept: { input, plan: planOf(input, policy.estimates), estimates: policy.estimates },
      readiness,
    },
    desk: {
      now,
      policy,
      calendar: { engineers: wish.engineers ?? [engineer("a"), engineer("b")], blackouts: closed, held: wish.held ?? [] },
    },
    others: wish.others ?? [],
    earlier: [],
  };
}

export const clocksFor = ({ view, desk }: Review, locale: "en" | "de" = "en"): Clocks =>
  clocksOf(translator(locale), desk.now, { desk: desk.policy.zone, customer: view.booking.zone });

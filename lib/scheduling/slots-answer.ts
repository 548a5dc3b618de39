import type { RefusalFault } from "#lib/http/refusal.ts";
import type { Translate } from "#lib/messages/translator.ts";
import { type Instant, toUtc } from "#lib/time/instant.ts";
import { isoLocal, type ZoneName } from "#lib/time/zone.ts";
import type { Refusal, SlotFacts } from "./evaluate-slot.ts";
import type { SlotDay } from "./free-slots.ts";
import type { NearestStarts } from "./nearest-allowed.ts";
import { type Reading, refusalText } from "./refusal-text.ts";

type Slots = { readonly zone: ZoneName; readonly windowMinutes: number; readonly days: readonly SlotDay[] };

/** The answer of `GET …/slots`: moments in UTC, and each start once more as the clock in the zone shows it. */
export const slotsAnswer = ({ zone, windowMinutes, days }: Slots) => ({
  zone,
  windowMinutes,
  days: days.map(({ date, slots, closed }) => ({
    date,
    slots: slots.map(({ start, end }) => ({ start: toUtc(start), end: toUtc(end), local: isoLocal(start, zone) })),
    closed,
  })),
});

/** What was asked and found; `nearest` is absent where nobody looked for it, `null` where nothing was refused. */
export type Refusals = {
  readonly facts: Pick<SlotFacts, "start" | "zone" | "now">;
  readonly refusals: readonly Refusal[];
  readonly nearest?: NearestStarts | null;
};

function sentences({ facts, refusals, nearest }: Refusals, t: Translate): readonly string[] {
  const { start, zone, now } = facts;
  const reading: Reading = { start, zone, now, locale: t.locale, ...(nearest ? { nearest: nearest.closest } : {}) };
  return refusals.map((refusal) => refusalText(refusal, reading, t));
}

const named = (name: string, moment: Instant | null | undefined) => (moment ? { [name]: toUtc(moment) } : {});

/** The moment on one clock. */
const onClock = (moment: Instant, zone: ZoneName) => ({ zone, local: isoLocal(moment, zone) });

type Check = Refusals & { readonly facts: Pick<SlotFacts, "policy"> };

/**
 * The answer of `POST …/slots/check`: the start on both clocks, and every broken rule with its sentence and the closest starts
 * that are allowed, where there are any.
 */
export function slotCheckAnswer(check: Check, t: Translate) {
  const texts = sentences(check, t);
  const { facts } = check;
  const nearest = {
    ...named("nearest", check.nearest?.closest),
    ...named("nearestBefore", check.nearest?.before),
    ...named("nearestAfter", check.nearest?.after),
  };
  return {
    allowed: check.refusals.length === 0,
    start: toUtc(facts.start),
    ...onClock(facts.start, facts.zone),
    desk: onClock(facts.start, facts.policy.zone),
    violations: check.refusals.map(({ code }, n) => ({ code, message: texts[n] ?? "", ...nearest })),
  };
}

/** The same as faults of a refused request. */
export function slotFaults(check: Refusals, pointer: string, t: Translate): readonly RefusalFault[] {
  const texts = sentences(check, t);
  return check.refusals.map(({ code }, n) => ({ pointer, code, message: texts[n] ?? "" }));
}

import type { Refusal } from "#lib/http/refusal.ts";
import { done, type Result, refuse } from "#lib/kernel/result.ts";
import type { PlannedEvening } from "#lib/planning/evening-plan.ts";
import type { PlanInput } from "#lib/planning/plan.ts";
import type { Instant } from "#lib/time/instant.ts";
import type { KeptPlan, SeriesPlace } from "../booking.ts";
import { countsOf, partedInto, partingsOf } from "../series/parting.ts";

/** One window that is asked for, with what runs in it: the whole plan, or an evening of it. */
export type Part = {
  readonly start: Instant;
  /** Where the start stands in what was sent. */
  readonly pointer: string;
  readonly kept: KeptPlan;
  /** `null` where the plan is done in one go. */
  readonly place: Omit<SeriesPlace, "id" | "hold"> | null;
};

export type Asked = {
  readonly start: Instant;
  readonly series?: readonly Instant[] | undefined;
  readonly kept: KeptPlan;
  readonly windowLimitMinutes: number;
  /** The hash that the plan of these hosts has. */
  readonly hashOf: (input: PlanInput) => string;
};

function eveningPart(evenings: readonly PlannedEvening[], n: number, hashes: readonly string[]): Omit<Part, "start"> {
  const one = evenings[n];
  if (!one) throw new Error("Every start has an evening");
  const { number, hops, fromStep, toStep } = one.evening;
  const place = { evening: number, evenings: evenings.length, hops, fromStep, toStep, standsFor: hashes.slice(0, number) };
  return { pointer: `/series/${n}`, kept: one.part, place };
}

/**
 * The windows that a request is about, in order. Refuses a number of evenings in which the plan is not offered: it stops only
 * where all hosts share a version, and is spread as far as the desk's limit asks for, or as far as it goes.
 */
export function partsOf({ start, series, kept, windowLimitMinutes, hashOf }: Asked): Result<readonly Part[], Refusal> {
  if (!series) return done([{ start, pointer: "/start", kept, place: null }]);
  const partings = partingsOf(kept, windowLimitMinutes);
  const evenings = partedInto(series.length, partings);
  if (!evenings) {
    const counts = countsOf(partings);
    const code = counts.length === 0 ? "series-not-possible" : "series-count";
    return refuse({ code: "invalid-input", faults: [{ pointer: "/series", code, params: { counts: counts.join(", ") } }] });
  }
  const hashes = evenings.map(({ part }) => hashOf(part.input));
  return done(series.map((one, n) => ({ start: one, ...eveningPart(evenings, n, hashes) })));
}

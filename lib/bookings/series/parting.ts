import { eveningParts, type PlannedEvening } from "#lib/planning/evening-plan.ts";
import { eveningsOf, type Planned } from "#lib/planning/evenings.ts";

/** How a plan can be spread: as few evenings as keep the limit, and one for each part that may stand alone. */
export type Partings = { readonly fewest: readonly PlannedEvening[]; readonly finest: readonly PlannedEvening[] };

export const partingsOf = (whole: Planned, windowLimitMinutes: number): Partings => ({
  fewest: eveningParts(whole, eveningsOf(whole, windowLimitMinutes)),
  finest: eveningParts(whole, eveningsOf(whole, "each-hop")),
});

/** In how many evenings the plan can be booked, besides in one; empty where it cannot be spread. */
export const countsOf = ({ fewest, finest }: Partings): readonly number[] =>
  [...new Set([fewest.length, finest.length])].filter((count) => count > 1);

/** The plan in so many evenings, or `null` where it is offered in another number of them. */
export function partedInto(count: number, { fewest, finest }: Partings): readonly PlannedEvening[] | null {
  if (count < 2) return null;
  return [fewest, finest].find(({ length }) => length === count) ?? null;
}

import type { Subject } from "#app/_slots/subject.ts";
import { preferredEngineer } from "#lib/bookings/engineer-choice.ts";
import { countsOf, partedInto, partingsOf } from "#lib/bookings/series/parting.ts";
import type { Timed } from "#lib/bookings/series/series.ts";
import type { PlannedEvening } from "#lib/planning/evening-plan.ts";
import type { Planned } from "#lib/planning/evenings.ts";
import { freeEngineers, type HeldWindow, heldInterval } from "#lib/scheduling/evaluate-slot.ts";
import type { EngineerId } from "#lib/scheduling/rota.ts";
import type { Instant } from "#lib/time/instant.ts";
import { intervalOf } from "#lib/time/interval.ts";
import { betweenEvenings } from "./series-bars.ts";

const wholeOf = ({ plan, input, policy }: Subject) => ({ plan, input, estimates: policy.estimates });

const partings = (subject: Subject) => partingsOf(wholeOf(subject), subject.policy.windowLimitMinutes);

/** In how many evenings this upgrade can be booked, besides in one. */
export const eveningCounts = (subject: Subject): readonly number[] => countsOf(partings(subject));

/** The upgrade in so many evenings; in the fewest where it is not offered in that many, `null` where it cannot be spread. */
export function partsFor(subject: Subject, count: number): readonly PlannedEvening[] | null {
  const all = partings(subject);
  const [fewest = 0] = countsOf(all);
  return partedInto(count, all) ?? partedInto(fewest, all);
}

/** An evening's number and its part of the plan. */
export type SeriesPart = { readonly evening: { readonly number: number }; readonly part: Planned };

/** Evenings in order with the times they have so far; `before` is one that stands already, which the first of them follows. */
export type Chosen<Part extends SeriesPart = SeriesPart> = {
  readonly parts: readonly Part[];
  readonly starts: readonly Instant[];
  readonly before?: Timed | null;
};

/** Who would be held for the evenings before, one after the other as a request is judged. */
function heldBefore({ query }: Subject, { parts, starts }: Chosen, place: number): readonly HeldWindow[] {
  const { policy } = query;
  const held: HeldWindow[] = [];
  let keep: EngineerId | null = null;
  for (const [n, start] of starts.slice(0, place).entries()) {
    const windowMinutes = parts[n]?.part.plan.workMinutes ?? 0;
    const calendar = { ...query.calendar, held: [...query.calendar.held, ...held] };
    const free = freeEngineers({ start, windowMinutes, policy, calendar });
    keep = preferredEngineer({ free, held: calendar.held, start, policy, keep });
    if (keep !== null) held.push({ engineerId: keep, interval: heldInterval({ start, windowMinutes, policy }) });
  }
  return held;
}

function formerOf({ parts, starts, before = null }: Chosen, place: number): Timed | null {
  const [start, former] = [starts[place - 1], parts[place - 1]];
  if (start === undefined || !former) return before;
  return { evening: former.evening.number, window: intervalOf(start, former.part.plan.workMinutes) };
}

/** What a time is chosen for at one place, from 0: that evening's part of the plan, and the calendar as the evenings before leave it. */
export function eveningSubject(subject: Subject, chosen: Chosen, place: number): Subject {
  const own = chosen.parts[place];
  if (!own) return subject;
  const { part, evening } = own;
  const { query, speaker } = subject;
  const held = [...query.calendar.held, ...heldBefore(subject, chosen, place)];
  const asked = { ...query, windowMinutes: part.plan.workMinutes, calendar: { ...query.calendar, held } };
  const series = { evening: evening.number, between: { former: formerOf(chosen, place), later: null } };
  const spoken = { reader: speaker.you, t: speaker.t };
  return { ...subject, plan: part.plan, input: part.input, query: betweenEvenings(asked, series, spoken) };
}

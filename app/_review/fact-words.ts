import type { Fact } from "#app/_ui/facts.tsx";
import { isOpen } from "#lib/bookings/booking.ts";
import { type Acknowledgement, acknowledgements } from "#lib/bookings/consent.ts";
import type { Review } from "#lib/bookings/review/review.ts";
import { freeEngineers } from "#lib/scheduling/evaluate-slot.ts";
import { cityOf, dayAndTime, duration } from "#lib/time/format.ts";
import type { Instant } from "#lib/time/instant.ts";
import { begun, type Clocks, customerSpan, someOf } from "./clocks.ts";
import { pathWords } from "./path-words.ts";
import { shiftWords } from "./shift-words.ts";

function slotFact({ view: { booking } }: Review, clocks: Clocks): Fact {
  const { t, desk } = clocks;
  return {
    label: t("desk.facts.slot", { city: cityOf(desk.zone) }),
    value: dayAndTime(booking.window.start, desk),
    small: customerSpan(booking.window, clocks),
  };
}

function pathFact({ view: { booking } }: Review, { t }: Clocks): Fact {
  const { plan, input } = booking.kept;
  const length = duration(booking.windowMinutes);
  const versions = input.hosts.map(({ version }) => version);
  const words = { stages: plan.path.length, steps: plan.steps.length, duration: length };
  return {
    label: t("desk.facts.path"),
    value: pathWords(plan.path, versions, t),
    small: plan.path.length === 0 ? length : t("desk.facts.path-small", words),
  };
}

/** How often and how long: `3 × 15 min`; how often alone where the length depends on the hardware. */
const timesWords = ({ times, minutesEach }: Acknowledgement, { t }: Clocks): string =>
  minutesEach === null
    ? t("desk.facts.times-unknown", { times })
    : t("desk.facts.times", { times, length: duration(minutesEach) });

/** The kind of downtime that hits most; what else goes off is named below it. */
function downtimeFact({ view: { booking } }: Review, clocks: Clocks): Fact {
  const { t } = clocks;
  const label = t(booking.acceptance ? "desk.facts.downtime" : "desk.facts.downtime-open");
  const [first, second] = acknowledgements(booking.kept, booking.window.start);
  if (!first) return { label, value: t("desk.facts.nothing-off") };
  const value = timesWords(first, clocks);
  const who = t(`desk.facts.who.${first.code}`, { hosts: first.hosts });
  if (!second) return { label, value, small: who, off: true };
  const more = t("desk.facts.also", { times: timesWords(second, clocks), hosts: second.hosts });
  return { label, value, small: `${who}; ${more}`, off: true };
}

const heldFact = (name: string, { t }: Clocks): Fact => ({ label: t("desk.facts.engineer"), value: name });

/** Who could take the request; once it is confirmed, who does. */
function engineerFact({ view, desk: { policy, calendar } }: Review, clocks: Clocks): Fact | null {
  const { t } = clocks;
  const { booking, engineer } = view;
  if (!isOpen(booking)) return null;
  if (booking.status !== "submitted") return heldFact(engineer?.name ?? "", clocks);
  const start: Instant = booking.window.start;
  const free = freeEngineers({ start, windowMinutes: booking.windowMinutes, policy, calendar });
  const people = calendar.engineers.filter(({ id }) => free.includes(id));
  const label = t("desk.facts.free");
  if (people.length === 0) return { label, value: t("desk.facts.nobody") };
  const shifts = [...new Set(people.map((person) => shiftWords(person, booking.window, { zone: policy.zone, t })))];
  const [shift] = shifts;
  const names = someOf(people, ({ name }) => name, t);
  return { label, value: names, ...(shifts.length === 1 && shift ? { small: begun(shift) } : {}) };
}

/** The four answers on top of a review: when, what, who is off, who does it. */
export const reviewFacts = (review: Review, clocks: Clocks): readonly Fact[] => [
  slotFact(review, clocks),
  pathFact(review, clocks),
  downtimeFact(review, clocks),
  ...[engineerFact(review, clocks)].filter((fact) => fact !== null),
];

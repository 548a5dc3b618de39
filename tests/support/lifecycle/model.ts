import cases from "#tests/cases/booking-states.json" with { type: "json" };

/** Half-open, in milliseconds since 1970-01-01T00:00:00Z. */
export type Span = { readonly engineer: string; readonly start: number; readonly end: number };

export type Plan = { readonly hash: string; readonly minutes: number };

/** A booking as it has to be. What its state allows is read from the cases, not from the table that the code works by. */
export type Modelled = {
  readonly id: string;
  readonly reference: string;
  readonly installation: number;
  status: string;
  before: string | null;
  overdue: boolean;
  start: number;
  engineer: string;
  alternates: readonly number[];
  plan: Plan;
  accepted: boolean;
  proposals: readonly { readonly start: number; readonly engineer: string }[];
  /** `act from to` of every change, oldest first. */
  readonly history: string[];
};

/** What the customer's installations are now, and every booking since the sequence began. */
export type Model = { readonly bookings: Modelled[]; readonly plans: Plan[] };

const MINUTE_MS = 60_000;

type Case = { readonly act: string; readonly from: string; readonly before?: string; readonly to: string };

const ALLOWED: readonly Case[] = cases.allowed;

const isHolding = ({ status }: Modelled): boolean =>
  ["submitted", "changes-requested", "proposed", "approved", "in-progress"].includes(status);

/** Where the act leads; `null` where it is refused, as everything is once the due date has passed. */
export function leadsTo(act: string, { status, before, overdue }: Modelled): string | null {
  if (overdue && act !== "expire") return null;
  const row = ALLOWED.find((one) => one.act === act && one.from === status && (one.before ?? before) === before);
  return row?.to ?? null;
}

export const spanOf = (start: number, engineer: string, { minutes }: Plan): Span => ({
  engineer,
  start,
  end: start + minutes * MINUTE_MS,
});

/** What the booking has to hold, as the states' table says; spans of one engineer may overlap here. */
export function holdingOf(booking: Modelled): readonly Span[] {
  if (!isHolding(booking)) return [];
  const own = spanOf(booking.start, booking.engineer, booking.plan);
  if (booking.status !== "proposed" || booking.overdue) return [own];
  return [own, ...booking.proposals.map(({ start, engineer }) => spanOf(start, engineer, booking.plan))];
}

export const touches = (a: Span, b: Span): boolean => a.engineer === b.engineer && a.start < b.end && b.start < a.end;

/** Whether the engineer is free for it, whatever this booking holds itself. */
export const isFree = (model: Model, span: Span, except: string | null): boolean =>
  model.bookings.every(
    ({ id, ...booking }) => id === except || !holdingOf({ id, ...booking }).some((held) => touches(held, span)),
  );

const ENGINEERS = ["engineer-a", "engineer-b"];

/** Who could have that time. */
export const freeFor = (
  model: Model,
  start: number,
  { plan, except }: { plan: Plan; except: string | null },
): readonly string[] => ENGINEERS.filter((engineer) => isFree(model, spanOf(start, engineer, plan), except));

/** The booking has taken a step: what belonged to the state that it leaves goes with it. */
export function step(booking: Modelled, act: string, to: string): void {
  booking.history.push(`${act} ${booking.status} ${to}`);
  if (to !== booking.status) {
    booking.before = null;
    booking.proposals = [];
  }
  booking.status = to;
  booking.overdue = false;
}

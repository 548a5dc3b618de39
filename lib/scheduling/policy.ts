import type { ZoneName } from "#lib/time/zone.ts";

/** What the desk expects one piece of work to take, in minutes. Not downtime, and never part of a plan's hash. */
export type Estimates = {
  readonly upgrade: number;
  readonly restart: number;
  readonly failover: number;
  readonly guiUpdate: number;
};

export const sameEstimates = (a: Estimates, b: Estimates): boolean =>
  a.upgrade === b.upgrade && a.restart === b.restart && a.failover === b.failover && a.guiUpdate === b.guiUpdate;

/** How many days, by the customer's calendar, a booking waits for somebody. */
export type Waits = {
  /** What customers are told: the desk answers a request within so many days. Nothing ends then. */
  readonly answerDays: number;
  /** A request without an answer ends after so many days, and at its start at the latest. */
  readonly requestDays: number;
  /** How long a customer has for what the desk asks to be changed, unless it names a day. */
  readonly changesDays: number;
  /** How long proposed times are held. */
  readonly proposalDays: number;
};

/** The desk's rules for the start of an upgrade. `weekdays` and `latestStart` are counted in the customer's zone. */
export type Policy = Waits & {
  /** ISO weekdays on which an upgrade may start: Monday is 1. */
  readonly weekdays: readonly number[];
  /** `HH:MM`; the limit itself is refused. `24:00` means no limit. */
  readonly latestStart: string;
  readonly noticeDays: number;
  readonly horizonDays: number;
  /** Starts lie this far apart, counted from local midnight. */
  readonly stepMinutes: number;
  /** The desk's own zone, in which the engineers' hours are meant. */
  readonly zone: ZoneName;
  /** How much longer than the window an engineer is held, before and after it. */
  readonly bufferBeforeMinutes: number;
  readonly bufferAfterMinutes: number;
  /** As long as the desk works in one go; an upgrade that takes longer is offered as several evenings. No rule of the start. */
  readonly windowLimitMinutes: number;
  /** Between two evenings of one upgrade lie at most so many days on the customer's calendar. */
  readonly seriesGapDays: number;
  readonly estimates: Estimates;
};

/** What a fresh system has. Source: requirements, item 4 (weekdays, limit, notice); the rest is the desk's own choice. */
export const DEFAULT_POLICY: Policy = {
  weekdays: [1, 2, 3, 4],
  latestStart: "22:00",
  noticeDays: 7,
  horizonDays: 180,
  stepMinutes: 30,
  zone: "Europe/Sarajevo" as ZoneName,
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 0,
  windowLimitMinutes: 480,
  seriesGapDays: 14,
  estimates: { upgrade: 20, restart: 10, failover: 15, guiUpdate: 10 },
  answerDays: 3,
  requestDays: 14,
  changesDays: 5,
  proposalDays: 3,
};

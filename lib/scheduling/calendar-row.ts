import { type Instant, instant } from "#lib/time/instant.ts";
import type { ZoneName } from "#lib/time/zone.ts";
import type { Calendar } from "./evaluate-slot.ts";
import type { Policy } from "./policy.ts";
import type { EngineerId, Shift } from "./rota.ts";

/** A policy as the database keeps it. */
export type PolicyRow = {
  readonly weekdays: readonly number[];
  readonly latestStart: string;
  readonly noticeDays: number;
  readonly horizonDays: number;
  readonly stepMinutes: number;
  readonly zone: string;
  readonly bufferBeforeMinutes: number;
  readonly bufferAfterMinutes: number;
  readonly windowLimitMinutes: number;
  readonly seriesGapDays: number;
  readonly estimateUpgrade: number;
  readonly estimateRestart: number;
  readonly estimateFailover: number;
  readonly estimateGuiUpdate: number;
  readonly answerDays: number;
  readonly requestDays: number;
  readonly changesDays: number;
  readonly proposalDays: number;
};

/** Moments are milliseconds since 1970-01-01T00:00:00Z. */
export type CalendarRow = {
  readonly engineers: readonly {
    readonly id: string;
    readonly name: string;
    readonly userId: string | null;
    readonly hours: readonly Shift[];
  }[];
  readonly blackouts: readonly { readonly id: string; readonly start: number; readonly end: number; readonly reason: string }[];
  readonly held: readonly { readonly engineerId: string; readonly start: number; readonly end: number }[];
};

export const policyOf = (row: PolicyRow): Policy => ({
  weekdays: row.weekdays,
  latestStart: row.latestStart,
  noticeDays: row.noticeDays,
  horizonDays: row.horizonDays,
  stepMinutes: row.stepMinutes,
  zone: row.zone as ZoneName,
  bufferBeforeMinutes: row.bufferBeforeMinutes,
  bufferAfterMinutes: row.bufferAfterMinutes,
  windowLimitMinutes: row.windowLimitMinutes,
  seriesGapDays: row.seriesGapDays,
  estimates: {
    upgrade: row.estimateUpgrade,
    restart: row.estimateRestart,
    failover: row.estimateFailover,
    guiUpdate: row.estimateGuiUpdate,
  },
  answerDays: row.answerDays,
  requestDays: row.requestDays,
  changesDays: row.changesDays,
  proposalDays: row.proposalDays,
});

const span = ({ start, end }: { readonly start: number; readonly end: number }) => ({
  start: instant(start),
  end: instant(end),
});

export const calendarOf = ({ engineers, blackouts, held }: CalendarRow): Calendar => ({
  engineers: engineers.map((engineer) => ({ ...engineer, id: engineer.id as EngineerId })),
  blackouts: blackouts.map((blackout) => ({ id: blackout.id, reason: blackout.reason, interval: span(blackout) })),
  held: held.map((window) => ({ engineerId: window.engineerId as EngineerId, interval: span(window) })),
});

/** What the rules need of the desk, all of one moment; `now` is the database's clock. */
export type DeskFacts = { readonly now: Instant; readonly policy: Policy; readonly calendar: Calendar };

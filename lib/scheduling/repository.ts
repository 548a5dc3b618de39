import "server-only";
import type { Tx } from "#lib/db/client.ts";
import { instant, seconds } from "#lib/time/instant.ts";
import type { Interval } from "#lib/time/interval.ts";
import { type CalendarRow, calendarOf, type DeskFacts, type PolicyRow, policyOf } from "./calendar-row.ts";
import type { Policy } from "./policy.ts";

/** The newest policy. A fresh system has one, so its absence is a fault. */
export const loadPolicy = async (tx: Tx): Promise<Policy> =>
  policyOf(await tx.policyVersion.findFirstOrThrow({ orderBy: { id: "desc" } }));

/**
 * Makes the caller the only writer of the desk's calendar until its transaction ends, and clears what has expired.
 * Race: whoever decides by the calendar and writes to it waits here first, and reads it afterwards.
 */
export async function openCalendar(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT calendar_open()`;
}

type DeskRow = { readonly now: number; readonly policy: PolicyRow } & CalendarRow;

/** Whose windows do not count: those of bookings, or of an account. */
export type Own = string | readonly string[] | null;

/**
 * Policy and calendar as they touch the interval, in one statement and so of one moment. Windows that have expired do not
 * count, nor what is `own`: held by those bookings, or for that account. A plain read: it waits for nobody.
 */
export async function loadDesk(tx: Tx, interval: Interval, own: Own = null): Promise<DeskFacts> {
  const ids = [own ?? []].flat();
  const [from, to] = [seconds(interval.start), seconds(interval.end)];
  const [row] = await tx.$queryRaw<DeskRow[]>`
    SELECT floor(extract(epoch FROM clock_timestamp()) * 1000)::float8 AS now,
      (SELECT json_build_object('weekdays', weekdays, 'latestStart', latest_start, 'noticeDays', notice_days,
          'horizonDays', horizon_days, 'stepMinutes', step_minutes, 'zone', zone, 'bufferBeforeMinutes', buffer_before_minutes,
          'bufferAfterMinutes', buffer_after_minutes, 'windowLimitMinutes', window_limit_minutes, 'seriesGapDays', series_gap_days,
          'estimateUpgrade', estimate_upgrade, 'estimateRestart', estimate_restart,
          'estimateFailover', estimate_failover, 'estimateGuiUpdate', estimate_gui_update, 'answerDays', answer_days,
          'requestDays', request_days, 'changesDays', changes_days, 'proposalDays', proposal_days)
        FROM policy_version ORDER BY id DESC LIMIT 1) AS policy,
      (SELECT coalesce(json_agg(json_build_object('id', id, 'name', name, 'userId', user_id, 'hours', hours) ORDER BY name, id), '[]')
        FROM engineer WHERE removed_at IS NULL) AS engineers,
      (SELECT coalesce(json_agg(json_build_object('id', id, 'start', floor(extract(epoch FROM starts_at) * 1000),
          'end', floor(extract(epoch FROM ends_at) * 1000), 'reason', reason) ORDER BY starts_at, id), '[]')
        FROM blackout WHERE starts_at < to_timestamp(${to}::float8) AND ends_at > to_timestamp(${from}::float8)) AS blackouts,
      (SELECT coalesce(json_agg(json_build_object('engineerId', engineer_id,
          'start', floor(extract(epoch FROM lower(during)) * 1000), 'end', floor(extract(epoch FROM upper(during)) * 1000))
          ORDER BY during, engineer_id), '[]')
        FROM held_window
        WHERE during && tstzrange(to_timestamp(${from}::float8), to_timestamp(${to}::float8), '[)')
          AND (expires_at IS NULL OR expires_at > clock_timestamp())
          AND coalesce(booking_id <> ALL(${ids}::text[]), true) AND coalesce(holder <> ALL(${ids}::text[]), true)) AS held`;
  if (!row) throw new Error("The desk's calendar answered no row");
  return { now: instant(row.now), policy: policyOf(row.policy), calendar: calendarOf(row) };
}

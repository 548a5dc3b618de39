import type { Waits } from "#lib/scheduling/policy.ts";
import { type Instant, instant } from "#lib/time/instant.ts";
import { localTime, plusDays, startOfDay, type ZoneName } from "#lib/time/zone.ts";

/** The end of a date on the customer's calendar: the first moment of the next. */
export const endOfDate = (date: string, zone: ZoneName): Instant => startOfDay(plusDays(date, 1), zone);

/** The last date on which somebody can act who has until `due`: the end of a day belongs to that day. */
export const lastDateUntil = (due: Instant, zone: ZoneName): string => localTime(instant(due - 1), zone).date;

const endOfDayIn = (days: number, { now, zone }: Waiting): Instant => endOfDate(plusDays(localTime(now, zone).date, days), zone);

/** `start`: the last moment at which an answer is of any use. `zone` is the customer's. */
export type Waiting = { readonly now: Instant; readonly zone: ZoneName; readonly start: Instant; readonly policy: Waits };

const noLaterThan = (limit: Instant, due: Instant): Instant => (due < limit ? due : limit);

/** When a request ends that nobody answers. At its start at the latest, since nobody is confirmed for a time that has passed. */
export const requestDue = (waiting: Waiting): Instant =>
  noLaterThan(waiting.start, endOfDayIn(waiting.policy.requestDays, waiting));

/** Until when a customer can send a request again, unless the desk names a moment. */
export const changesDue = (waiting: Waiting): Instant =>
  noLaterThan(waiting.start, endOfDayIn(waiting.policy.changesDays, waiting));

/** Until when proposed times are held. `start`: the last of them. */
export const proposalDue = (waiting: Waiting): Instant =>
  noLaterThan(waiting.start, endOfDayIn(waiting.policy.proposalDays, waiting));

/** By the end of which date the customer hears from us, as the desk promises; never later than the request ends. */
export function answerDate(waiting: Waiting): string {
  const promised = endOfDayIn(waiting.policy.answerDays, waiting);
  return lastDateUntil(noLaterThan(requestDue(waiting), promised), waiting.zone);
}

import type { RefusalFault } from "#lib/http/refusal.ts";
import { MINUTES_A_DAY } from "#lib/time/time-of-day.ts";
import type { Estimates, Policy } from "./policy.ts";
import type { PolicyChange } from "./schema.ts";

/** The policy with the change laid over it; what the change does not name stays. */
export const changedPolicy = (policy: Policy, { estimates, ...change }: PolicyChange): Policy => ({
  ...policy,
  ...stated(change),
  estimates: { ...policy.estimates, ...stated(estimates ?? {}) },
});

const stated = <T extends object>(part: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };

/** The longest piece of work that is done without a break: a processing host with its restart, or one of the others. */
const longestStep = ({ upgrade, restart, failover, guiUpdate }: Estimates): number =>
  Math.max(upgrade + restart, failover, guiUpdate);

/** The most days from an open weekday to the first one so many days later: 4 from Thursday to Monday, 7 where only one is open. */
const longestPause = (weekdays: readonly number[], least = 1): number =>
  Math.max(...weekdays.map((day) => Math.min(...weekdays.map((next) => least + ((next - day - least + 14) % 7)))));

/** An evening longer than a day can be followed on the first open weekday after its end, at the same time of day. */
const eveningFault = ({ seriesGapDays, weekdays, windowLimitMinutes }: Policy): readonly RefusalFault[] => {
  const pause = longestPause(weekdays);
  if (seriesGapDays < pause) return [{ pointer: "/seriesGapDays", code: "gap-within-a-pause", params: { days: pause } }];
  const days = longestPause(weekdays, Math.ceil(windowLimitMinutes / MINUTES_A_DAY));
  if (seriesGapDays >= days) return [];
  return [{ pointer: "/seriesGapDays", code: "gap-within-an-evening", params: { days, minutes: windowLimitMinutes } }];
};

/**
 * Values that are fine each by itself and make no calendar together; all of them. Between notice and horizon there is always
 * a day that is open. What depends on who is on duty (buffers, engineers' hours) is no contradiction: a preview shows it.
 */
export function contradictions(policy: Policy): readonly RefusalFault[] {
  const { noticeDays, horizonDays, stepMinutes, windowLimitMinutes, weekdays, estimates, answerDays, requestDays } = policy;
  const faults: RefusalFault[] = [];
  if (horizonDays <= noticeDays) faults.push({ pointer: "/horizonDays", code: "horizon-within-notice", params: { noticeDays } });
  if (MINUTES_A_DAY % stepMinutes !== 0) faults.push({ pointer: "/stepMinutes", code: "step-not-in-day" });
  const longest = longestStep(estimates);
  if (windowLimitMinutes < longest)
    faults.push({ pointer: "/windowLimitMinutes", code: "limit-within-a-step", params: { minutes: longest } });
  const apart = longestPause(weekdays);
  if (horizonDays > noticeDays && horizonDays - noticeDays < apart)
    faults.push({ pointer: "/horizonDays", code: "horizon-within-a-pause", params: { days: noticeDays + apart } });
  faults.push(...eveningFault(policy));
  if (requestDays < answerDays) faults.push({ pointer: "/requestDays", code: "request-within-answer", params: { answerDays } });
  return faults;
}

/** The policy as the interface gives it out. */
export const policyAnswer = (policy: Policy) => ({
  weekdays: policy.weekdays,
  latestStart: policy.latestStart,
  noticeDays: policy.noticeDays,
  horizonDays: policy.horizonDays,
  stepMinutes: policy.stepMinutes,
  zone: policy.zone,
  bufferBeforeMinutes: policy.bufferBeforeMinutes,
  bufferAfterMinutes: policy.bufferAfterMinutes,
  windowLimitMinutes: policy.windowLimitMinutes,
  seriesGapDays: policy.seriesGapDays,
  estimates: policy.estimates,
  answerDays: policy.answerDays,
  requestDays: policy.requestDays,
  changesDays: policy.changesDays,
  proposalDays: policy.proposalDays,
});

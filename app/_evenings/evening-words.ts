import { groupRows } from "#app/_planner/impact-facts.ts";
import { listed } from "#app/_planner/note-words.ts";
import type { PlanView } from "#app/_planner/plan-view.ts";
import { type Evening, eveningsOf, hopEnds } from "#lib/planning/evenings.ts";
import { unbroken } from "#lib/time/format.ts";

/** How a plan can be spread, against what the desk works in one go. */
export type Choice = {
  readonly fits: boolean;
  /** As few evenings as keep the limit, and as many as the plan can be parted into. */
  readonly fewest: readonly Evening[];
  readonly finest: readonly Evening[];
};

export function choiceOf({ plan, input, policy: { estimates, windowLimitMinutes } }: PlanView): Choice {
  const planned = { plan, input, estimates };
  return {
    fits: plan.workMinutes <= windowLimitMinutes,
    fewest: eveningsOf(planned, windowLimitMinutes),
    finest: eveningsOf(planned, "each-hop"),
  };
}

/** Why the work may not stop after a stage: which hosts are further on there. */
export const blockedSentences = (view: PlanView): readonly string[] =>
  hopEnds(view.plan, view.input).flatMap(({ hop, version, beyond }) =>
    beyond.length === 0
      ? []
      : [
          view.t("evenings.blocked", {
            hop,
            version,
            hosts: listed(beyond.map(view.naming.inSentence), view),
            count: beyond.length,
          }),
        ],
  );

/** What comes before the table: whether the whole fits, and what there is to choose. */
export function leadOf({ fits, fewest, finest }: Choice, { t, plan, policy }: PlanView): string {
  const limit = policy.windowLimitMinutes;
  const words = { whole: unbroken(plan.workMinutes), limit: unbroken(limit), count: fewest.length };
  if (fits) return t(finest.length > 1 ? "evenings.fits" : "evenings.fits-only", words);
  const long = fewest.filter(({ workMinutes }) => workMinutes > limit).length;
  const tooLong = t("evenings.too-long", words);
  const still = long === fewest.length ? "all-long" : long > 0 ? "still-long" : "into";
  if (fewest.length > 1) return `${tooLong} ${t(`evenings.split-${still}`, { ...words, long })}`;
  return `${tooLong} ${t(plan.path.length > 1 ? "evenings.no-split" : "evenings.one-stage")}`;
}

/** Groups are told up to this many; of more, how many there are. */
const MOST_GROUPS = 4;

/** Who is off in an evening, how often and for how long, a line for each group. */
function offLines({ downtime }: Evening, { t, input, naming }: PlanView): readonly string[] {
  const processing = input.hosts.filter(({ role }) => role === "processing").length;
  const rows = groupRows(downtime);
  const told = rows.slice(0, rows.length > MOST_GROUPS ? MOST_GROUPS - 1 : MOST_GROUPS).map(({ group, hosts }) => {
    const every = hosts.length > 1 && hosts.length === processing;
    const who = t(`evenings.who.${every ? "each-processing" : group.who}`, {
      hosts: listed(hosts.map(naming.inSentence), { t }),
    });
    const { interruptions: count, minutes } = group;
    return minutes === null ? t("evenings.off-unknown", { who, count }) : t("evenings.off", { who, count, minutes });
  });
  const rest = rows.length - told.length;
  return rest > 0 ? [...told, t("evenings.off-more", { count: rest })] : told;
}

/** One evening in the words of its row. */
export type EveningRow = {
  readonly name: string;
  readonly way: string;
  readonly stages: string;
  readonly steps: string;
  readonly work: string;
  /** Said where the evening is longer than the desk works in one go. */
  readonly over: string | null;
  readonly off: readonly string[];
  readonly end: string;
};

export function eveningRow(evening: Evening, view: PlanView): EveningRow {
  const { t, stages, naming, policy } = view;
  const { number, hops, fromStep, toStep, workMinutes, versionAtEnd: version, primaryAtEnd } = evening;
  const [first = 1, last = first] = [hops[0], hops.at(-1)];
  const limit = policy.windowLimitMinutes;
  const from = stages[first - 1]?.from ?? "";
  return {
    name: t("evenings.evening", { number }),
    way: t("evenings.way", { from, to: version }),
    stages: t("evenings.stages", { count: hops.length, first, last }),
    steps: t("evenings.steps", { count: toStep - fromStep + 1, first: fromStep, last: toStep }),
    work: t("evenings.work", { duration: unbroken(workMinutes) }),
    over: workMinutes > limit ? t("evenings.over", { limit: unbroken(limit) }) : null,
    off: offLines(evening, view),
    end: t("evenings.end", { version, primary: naming.name(primaryAtEnd) }),
  };
}

/** What a plan made anew between two evenings would change, which nobody should find out by surprise. */
export const anewSentences = (evenings: readonly Evening[], { t }: Pick<PlanView, "t">): readonly string[] =>
  (["adds", "drops"] as const).flatMap((change) => {
    const numbers = evenings.filter(({ anew }) => anew === `${change}-failback`).map(({ number }) => String(number));
    return numbers.length === 0 ? [] : [t(`evenings.anew-${change}`, { evenings: listed(numbers, { t }) })];
  });

import type { Fact } from "#app/_ui/facts.tsx";
import { firstDateFrom } from "#lib/scheduling/open-days.ts";
import { cityOf, shortDay, unbroken } from "#lib/time/format.ts";
import type { Instant } from "#lib/time/instant.ts";
import { sameWallClock, startOfDay, type ZoneName } from "#lib/time/zone.ts";
import { processingCount } from "./headline.ts";
import { type ImpactFacts, isAlike } from "./impact-facts.ts";
import type { PlanView } from "./plan-view.ts";

function failoverFact({ t, plan, input }: PlanView, { failovers: count, minutes }: ImpactFacts): Fact {
  const label = t(input.topology === "mirror" ? "planner.fact.downtime" : "planner.fact.downtime-primary");
  if (count === 0) return { label, value: t("planner.fact.none"), small: t("planner.fact.no-failover") };
  const contradicted = plan.notes.some(({ code }) => code === "source-says-three-failovers");
  const small = contradicted
    ? t("planner.fact.allow-more", { inSource: plan.failoversInSource })
    : t("planner.fact.each-failover", { count });
  return { label, value: t("planner.fact.times", { count, minutes }), small, off: true };
}

function affectedFact({ t }: PlanView, { failovers: count }: ImpactFacts): Fact {
  const value = t(count === 0 ? "planner.fact.nobody" : "planner.fact.every-vps");
  return { label: t("planner.fact.who"), value, ...(count === 0 ? {} : { small: t("planner.fact.each-time", { count }) }) };
}

function restartFact({ t }: PlanView, { restarts }: ImpactFacts): Fact {
  const label = t("planner.fact.processing");
  const { hosts, times, each } = restarts;
  if (hosts === 0) return { label, value: t("planner.fact.none"), small: t("planner.fact.no-restart") };
  if (!isAlike(restarts)) return { label, value: t("planner.fact.differs"), small: t("planner.fact.see-table"), off: true };
  const count = times.most;
  if (each === null)
    return { label, value: t("planner.fact.while-restarting", { count }), small: t("planner.fact.depends"), off: true };
  return {
    label,
    value: t("planner.fact.times", { count, minutes: each.most }),
    small: t("planner.fact.restart", { count }),
    off: true,
  };
}

/** The first date by notice and weekday on the clock of `zone`. */
function firstDayFact({ t, policy }: Pick<PlanView, "t" | "policy">, { now, zone }: Moment): Fact {
  const { noticeDays } = policy;
  const date = firstDateFrom(sameWallClock(now, noticeDays, zone), zone, policy);
  const label = t("planner.fact.first-day");
  if (date === null) return { label, value: t("planner.fact.no-day") };
  const value = shortDay(startOfDay(date, zone), { zone, locale: t.locale, now });
  return { label, value, small: t("planner.fact.notice", { days: noticeDays, city: cityOf(zone) }) };
}

/** Now, and the zone whose days count: the installation's where there is one, else the desk's own. */
type Moment = { readonly now: Instant; readonly zone: ZoneName };

/** Longer than a working day, nobody should read "one visit" as something promised. */
const LONG_VISIT = 8 * 60;

/** The four figures under the headline. */
export function factStrip(view: PlanView, facts: ImpactFacts, moment: Moment): readonly Fact[] {
  const { t, plan } = view;
  const second = processingCount(view) > 0 && plan.path.length > 0 ? restartFact : affectedFact;
  const whole: Fact = {
    label: t("planner.fact.whole"),
    value: t("planner.fact.about", { duration: unbroken(plan.workMinutes) }),
    small: t(plan.workMinutes > LONG_VISIT ? "planner.fact.steps-long" : "planner.fact.steps", { steps: plan.steps.length }),
  };
  return [failoverFact(view, facts), second(view, facts), whole, firstDayFact(view, moment)];
}

import type { PlanView } from "#app/_planner/plan-view.ts";
import { day } from "#lib/time/format.ts";
import type { Instant } from "#lib/time/instant.ts";
import "./take-along.css";

/** On paper only, under the sources: which plan this is, by which rules, and of which day. */
export const PrintStamp = ({ view: { t, plan, policy }, now }: { readonly view: PlanView; readonly now: Instant }) => (
  <p className="print-stamp">
    {t("take.stamp", {
      hash: plan.hash,
      rulebook: plan.rulebook,
      day: day(now, { zone: policy.zone, locale: t.locale, now }),
    })}
  </p>
);

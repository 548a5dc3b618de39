import type { PlanView } from "#app/_planner/plan-view.ts";
import { rulebook } from "#lib/planning/rulebook.ts";
import { day } from "#lib/time/format.ts";
import type { Instant } from "#lib/time/instant.ts";
import "./take-along.css";

/** On paper only: where everything on it comes from, which the page itself says with its links. */
export const PrintSources = ({ view: { t, plan, policy }, now }: { readonly view: PlanView; readonly now: Instant }) => (
  <section className="print-sources">
    <h2>{t("take.sources.title")}</h2>
    <p>{t("take.sources.vendor", { source: rulebook.source, rulebook: plan.rulebook })}</p>
    <p>{t("take.sources.desk")}</p>
    <p>{t("take.sources.plan", { hash: plan.hash, day: day(now, { zone: policy.zone, locale: t.locale, now }) })}</p>
  </section>
);

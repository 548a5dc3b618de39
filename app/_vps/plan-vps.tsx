import type { PlanView } from "#app/_planner/plan-view.ts";
import { Section } from "#app/_ui/section.tsx";

/** On the page of a plan: the way to what it does to each VPS. */
export const PlanVps = ({ view: { t, plan, links } }: { readonly view: PlanView }) =>
  plan.path.length === 0 || links.vps === null ? null : (
    <Section id="vps" title={t("vps.title")}>
      <p>
        <a href={links.vps}>{t("vps.planner-link")}</a>
      </p>
    </Section>
  );

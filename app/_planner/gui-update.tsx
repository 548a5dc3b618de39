import { Section } from "#app/_ui/section.tsx";
import { duration } from "#lib/time/format.ts";
import type { PlanView } from "./plan-view.ts";

const STEPS = ["one", "two", "three"] as const;

/** On the latest line there is nothing to draw: what to do, and that we do it as well. */
export const GuiUpdate = ({ view: { t, plan } }: { readonly view: PlanView }) => (
  <>
    <Section id="self" title={t("planner.gui.title")} aside={t("planner.gui.aside")}>
      <ol className="ready">
        {STEPS.map((step) => (
          <li key={step}>
            <span>{t(`planner.gui.${step}`)}</span>
          </li>
        ))}
      </ol>
    </Section>
    <Section id="ask" title={t("planner.gui.ask-title")}>
      <p className="prose">{t("planner.gui.ask-text", { duration: duration(plan.workMinutes) })}</p>
    </Section>
  </>
);

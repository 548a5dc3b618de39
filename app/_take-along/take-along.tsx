import type { ReactNode } from "react";
import type { PlanView } from "#app/_planner/plan-view.ts";
import { Section } from "#app/_ui/section.tsx";
import { LIFETIME_DAYS } from "#lib/shared-plans/shared-plan.ts";
import { PrintButton } from "./print-button.client.tsx";
import { ShareForm } from "./share-form.tsx";
import { StepFileLinks } from "./step-file-links.tsx";
import "./take-along.css";

const Row = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <div>
    <h3>{title}</h3>
    <div>{children}</div>
  </div>
);

/** What to do with a plan once it is there. `shareable` is false for a plan that has its short link already. */
export const TakeAlong = ({ view, shareable = true }: { readonly view: PlanView; readonly shareable?: boolean }) => {
  const { t, links, named } = view;
  return (
    <div className="take-along">
      <Section id="take" title={t("take.title")} aside={t("take.aside")}>
        {shareable ? (
          <Row title={t("take.link.title")}>
            <p>{t("take.link.text", { days: LIFETIME_DAYS.link })}</p>
            <ShareForm t={t} plan={links.handle} named={named} />
          </Row>
        ) : null}
        <Row title={t("take.compare.title")}>
          <p>{t("take.compare.text")}</p>
          <p>
            <a href={`/plan/compare?a=${encodeURIComponent(links.handle)}`}>{t("take.compare.link")}</a>
          </p>
        </Row>
        <Row title={t("take.files.title")}>
          <StepFileLinks t={t} href={links.file} />
        </Row>
        <Row title={t("take.print.title")}>
          <p>
            {t("take.print.text")} <span className="only-without-script">{t("take.print.by-hand")}</span>
          </p>
          <p className="needs-script">
            <PrintButton label={t("take.print.button")} />
          </p>
        </Row>
      </Section>
    </div>
  );
};

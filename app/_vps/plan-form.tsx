import type { ReactNode } from "react";
import type { FormState } from "#app/_edge/form-state.ts";
import type { PlanView } from "#app/_planner/plan-view.ts";
import { BackLink } from "#app/_ui/back-link.tsx";
import { Button, LinkButton } from "#app/_ui/button.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { Form } from "#app/_ui/form.tsx";
import { Note } from "#app/_ui/note.tsx";
import type { Translate } from "#lib/messages/translator.ts";
import { judgingOf } from "#lib/vps/judge.ts";
import { ListFields } from "./list-fields.tsx";

/** Says that the list is kept in the page and nowhere else. */
export const KeptInPage = ({ t }: { readonly t: Translate }) => (
  <div className="vps-notes">
    <Note icon="lock">
      <p>
        <strong>{t("vps.planner.kept")}</strong> {t("vps.planner.kept-text")} {t("vps.planner.account")}
      </p>
    </Note>
  </div>
);

/** A list to paste or upload for a plan that nobody has stored. */
export const PlanListForm = ({
  view,
  form,
  children,
}: {
  readonly view: Pick<PlanView, "t" | "query" | "input">;
  readonly form: FormState;
  readonly children?: ReactNode;
}) => {
  const { t, query, input } = view;
  return (
    <>
      <BackLink href={`/plan/result?${query}`}>{t("vps.planner.back")}</BackLink>
      <ErrorSummary title={t("common.problem")} items={form.summary} />
      <h1>{t("vps.planner.title")}</h1>
      <p className="lede vps-lede">{t("vps.planner.lede")}</p>
      <KeptInPage t={t} />
      {children}
      <Form action={`/plan/vps/submit?${query}`} className="vps-import" upload>
        <ListFields t={t} form={form} hosts={judgingOf(input.hosts).some} file={form.value("list").trim() === ""} />
        <div className="actions">
          <Button kind="main">{t("vps.planner.submit")}</Button>
          {form.value("list").trim() === "" ? null : (
            <LinkButton kind="plain" href={`/plan/vps?${query}`}>
              {t("vps.import.start-over")}
            </LinkButton>
          )}
        </div>
      </Form>
    </>
  );
};

import type { Metadata } from "next";
import { formState } from "#app/_edge/form-state.ts";
import { customerPage, pageContext, type Search, searchValue } from "#app/_edge/page-context.ts";
import { AnswersList } from "#app/_installations/answers-list.tsx";
import { checkErrors } from "#app/_installations/check-errors.ts";
import { answersShown, NEW, questionHref } from "#app/_installations/setup.ts";
import { KeptNote } from "#app/_shell/kept-note.tsx";
import { Shell } from "#app/_shell/shell.tsx";
import { BackLink } from "#app/_ui/back-link.tsx";
import { Button } from "#app/_ui/button.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { Form } from "#app/_ui/form.tsx";
import { readReply } from "#lib/forms/service.ts";
import type { Question } from "#lib/installations/setup/draft.ts";
import { systemClock } from "#lib/time/system-clock.ts";
import "#app/_installations/installations.css";

type Props = { readonly searchParams: Search };

const FORM = "installation-save";

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { t, actor } = await pageContext();
  const title = t("installations.check.title");
  const { errors } = await readReply(actor, FORM, await searchValue(searchParams, "reply"));
  return { title: errors.length > 0 ? t("common.error-title", { title }) : title };
}

/** The answers on one page, before anything is made of them. */
export default async function CheckPage({ searchParams }: Props) {
  const draft = await searchValue(searchParams, "draft");
  const context = await customerPage(questionHref(NEW, "check", draft ?? null));
  const { t } = context;
  const { data, kept } = await answersShown(context.actor, NEW, { draft, plan: "", question: "check" });
  const reply = await readReply(context.actor, FORM, await searchValue(searchParams, "reply"));
  const hrefOf = (question: Question): string => questionHref(NEW, question, draft ?? null);
  const wrong = reply.errors.length > 0 ? checkErrors(data, t, hrefOf) : [];
  return (
    <Shell context={context} current="installations">
      <BackLink href={hrefOf("zone")}>{t("common.back")}</BackLink>
      <ErrorSummary title={t("common.problem")} items={wrong.length > 0 ? wrong : formState(reply, t).summary} />
      <KeptNote reply={reply} t={t} />
      <div className="setup-head">
        <h1>{t("installations.check.title")}</h1>
      </div>
      <AnswersList data={data} t={t} now={systemClock()} hrefOf={hrefOf} />
      <Form
        action="/installations/new/check/submit"
        {...(kept ? { onceKey: `${kept.id}.${kept.updatedAt}` } : {})}
        className="setup-save"
      >
        <input type="hidden" name="draft" value={draft} />
        <div className="actions">
          <Button kind="main">{t("installations.check.save")}</Button>
        </div>
      </Form>
    </Shell>
  );
}

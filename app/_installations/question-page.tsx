import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { formState } from "#app/_edge/form-state.ts";
import { customerPage, pageContext, type Search, searchValue } from "#app/_edge/page-context.ts";
import { KeptNote } from "#app/_shell/kept-note.tsx";
import { Shell } from "#app/_shell/shell.tsx";
import { BackLink } from "#app/_ui/back-link.tsx";
import { Button } from "#app/_ui/button.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { Form } from "#app/_ui/form.tsx";
import { readReply } from "#lib/forms/service.ts";
import { isListed } from "#lib/installations/setup/answers.ts";
import { type DraftData, isQuestion, type Question, questionBefore } from "#lib/installations/setup/draft.ts";
import { newDraftId } from "#lib/installations/setup/service.ts";
import { systemClock } from "#lib/time/system-clock.ts";
import { SETUP_FORM } from "./question-route.ts";
import { HostsQuestion } from "./questions/hosts.tsx";
import { LayoutQuestion } from "./questions/layout.tsx";
import { NameQuestion } from "./questions/name.tsx";
import type { Asked } from "./questions/question.ts";
import { VersionsQuestion } from "./questions/versions.tsx";
import { FIND_FORM, ZoneQuestion } from "./questions/zone.tsx";
import { answersShown, placeOf, questionHref, type Way, wayOut, withPlan } from "./setup.ts";
import "./installations.css";

type Props = { readonly way: Way; readonly question: string; readonly search: Search };

const replyOf = cache(async (id: string | undefined) => {
  const { actor } = await pageContext();
  return readReply(actor, SETUP_FORM, id);
});

const QUESTION = {
  name: NameQuestion,
  layout: LayoutQuestion,
  hosts: HostsQuestion,
  versions: VersionsQuestion,
  zone: ZoneQuestion,
};

/** The question is the title; "Error" stands in front of it while something has to be mended. */
export async function questionMetadata({ question, search }: Pick<Props, "question" | "search">): Promise<Metadata> {
  const { t } = await pageContext();
  if (!isQuestion(question)) return {};
  const title = t(`installations.${question}.title`);
  const { errors } = await replyOf(await searchValue(search, "reply"));
  return { title: errors.length > 0 ? t("common.error-title", { title }) : title };
}

const backTo = (way: Way, question: Question, draftId: string | null): string => {
  if (way.kind === "edit") return questionHref(way, "check", draftId);
  const before = questionBefore(question);
  return before ? questionHref(way, before, draftId) : wayOut(way);
};

const isId = (text: string | undefined): text is string => /^[\w-]{22}$/.test(text ?? "");

/** A list is sent by its own button, so that pressing Enter in a row goes on and removes nothing. */
const goOn = (question: Question, data: DraftData): string =>
  question === "hosts" && isListed(data) ? "continue-list" : "continue";

/** One question on one page, with what was answered before filled in. */
export async function QuestionPage({ way, question, search }: Props) {
  if (!isQuestion(question)) notFound();
  const [draft, plan = ""] = [await searchValue(search, "draft"), await searchValue(search, "plan")];
  const context = await customerPage(withPlan(questionHref(way, question, draft ?? null), plan));
  // The address names the draft before there is one, so that going back to it and sending again is the same draft.
  if (!isId(draft)) redirect(withPlan(questionHref(way, question, newDraftId()), plan));
  const { data, kept } = await answersShown(context.actor, way, { draft, plan, question });
  const reply = await replyOf(await searchValue(search, "reply"));
  const form = formState(reply, context.t);
  const wanted = ((await searchValue(search, "city")) ?? "").trim().slice(0, 60);
  const here = withPlan(questionHref(way, question, draft), plan);
  const asked: Asked = { context, data, form, reply, find: { wanted, here }, now: systemClock(), fromPlan: plan !== "" };
  const Shown = QUESTION[question];
  return (
    <Shell context={context} current="installations">
      <BackLink href={backTo(way, question, kept?.id ?? null)}>{context.t("common.back")}</BackLink>
      <ErrorSummary title={context.t("common.problem")} items={form.summary} />
      <KeptNote reply={reply} t={context.t} />
      {question === "zone" ? (
        <form id={FIND_FORM} method="get" action={placeOf(way, question)}>
          <input type="hidden" name="draft" value={draft} />
          {plan ? <input type="hidden" name="plan" value={plan} /> : null}
        </form>
      ) : null}
      <Form action={`${placeOf(way, question)}/submit`} className="setup">
        <input type="hidden" name="draft" value={draft} />
        {plan ? <input type="hidden" name="plan" value={plan} /> : null}
        {/* The browser presses the first button of a form on Enter. */}
        <button type="submit" name="act" value={goOn(question, data)} className="hidden-text" tabIndex={-1} aria-hidden="true" />
        <Shown {...asked} />
        <div className="actions">
          <Button kind="main" name="act" value={goOn(question, data)}>
            {context.t("common.continue")}
          </Button>
        </div>
      </Form>
    </Shell>
  );
}

import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { type FormState, formState } from "#app/_edge/form-state.ts";
import { customerPage, pageContext, type Search, searchValue } from "#app/_edge/page-context.ts";
import { Shell } from "#app/_shell/shell.tsx";
import { checkHref, readPickerQuery, slotHref } from "#app/_slots/picker-query.ts";
import { pickerState } from "#app/_slots/picker-state.ts";
import { RefusedStart } from "#app/_slots/refused-start.tsx";
import { refusedWords } from "#app/_slots/refused-words.ts";
import { loadSubject } from "#app/_slots/subject.ts";
import { upgradeName } from "#app/_slots/upgrade-name.ts";
import { PlanTimeline } from "#app/_timeline/plan-timeline.tsx";
import { BackLink } from "#app/_ui/back-link.tsx";
import { Answers } from "#app/_ui/definition-rows.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { Note } from "#app/_ui/note.tsx";
import { Section } from "#app/_ui/section.tsx";
import { NO_REPLY } from "#lib/forms/reply.ts";
import { newFormKey, readReply } from "#lib/forms/service.ts";
import type { Readiness } from "#lib/readiness/item.ts";
import { checklistFor } from "#lib/readiness/service.ts";
import { evaluateSlot } from "#lib/scheduling/evaluate-slot.ts";
import { time } from "#lib/time/format.ts";
import { type Instant, plusMinutes, toUtc } from "#lib/time/instant.ts";
import { sentencesToAccept } from "./acceptance.ts";
import { type Checked, impactAnswers, installationAnswers, readinessAnswers, slotAnswers, withWanted } from "./answers.ts";
import { CheckForm } from "./check-form.tsx";
import { missingTasks } from "./missing.ts";
import "#app/_slots/slots.css";
import "./check.css";

type Props = { readonly params: Promise<{ readonly id: string }>; readonly searchParams: Search };

const replyOf = cache(async (id: string | undefined) => {
  const { actor } = await pageContext();
  return id === undefined ? NO_REPLY : readReply(actor, "check", id);
});

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { t } = await pageContext();
  const title = t("picker.check.title");
  const failed = (await replyOf(await searchValue(searchParams, "reply"))).errors.length > 0;
  return { title: failed ? t("common.error-title", { title }) : title };
}

/** Errors about a time that is not in question any more are not shown again; what was typed stays. */
async function replyAbout(start: Instant, search: Search) {
  const reply = await replyOf(await searchValue(search, "reply"));
  const errors = reply.values.start?.[0] === toUtc(start) ? reply.errors : reply.errors.filter(({ field }) => field !== "start");
  return { ...reply, errors };
}

type Shown = {
  readonly checked: Checked;
  readonly form: FormState;
  readonly readiness: Readiness;
  readonly reply: string | undefined;
};

/** The time cannot be had: as the form was told when it was sent, else as it is now. */
const TimeGone = ({ checked, form, reply }: Shown) => {
  const { subject, starts } = checked;
  const [start] = starts;
  const facts = { ...subject.query, start };
  const told = form.summary.filter(({ href }) => href === "#start").map(({ text }) => text);
  const sentences = told.length > 0 ? told : refusedWords({ facts, refusals: evaluateSlot(facts) }, subject.speaker.t);
  if (sentences.length === 0) return null;
  const { free } = pickerState({ ...readPickerQuery({}), starts }, subject.query);
  const hrefOf = (near: Instant) =>
    `${withWanted(checked, near)}${reply === undefined ? "" : `&reply=${encodeURIComponent(reply)}`}`;
  return (
    <RefusedStart subject={subject} wanted={start} free={free} sentences={sentences} hrefOf={hrefOf} fresh={told.length > 0} />
  );
};

/** What the checklist lacks. The button below stays and says the same when it is pressed. */
const Missing = ({ checked, form, readiness }: Shown) => {
  const { t } = checked.subject.speaker;
  const tasks = missingTasks(readiness, checked.subject.installation.id, t);
  if (tasks.length === 0) return null;
  const count = readiness.items.filter(({ state }) => state === "todo").length;
  if (form.error("readiness")) return <ErrorSummary title={t("picker.check.missing", { count })} items={tasks} />;
  return (
    <Note icon="info">
      <p>
        <strong>{t("picker.check.missing", { count })}</strong>
      </p>
      <ul className="missing">
        {tasks.map(({ href, text }) => (
          <li key={text}>
            <a href={href}>{text}</a>
          </li>
        ))}
      </ul>
    </Note>
  );
};

const Sections = ({ checked, readiness }: Shown) => {
  const { subject, starts } = checked;
  const { t, you } = subject.speaker;
  const clock = (minute: number) => time(plusMinutes(starts[0], minute), you);
  return (
    <>
      <Section id="installation" title={t("picker.check.installation")}>
        <Answers items={installationAnswers(checked)} />
      </Section>
      <Section id="slot" title={t("picker.check.slot")}>
        <Answers items={slotAnswers(checked)} />
      </Section>
      <Section id="impact" title={t("picker.check.impact")} aside={t("planner.when.aside")}>
        <Answers items={impactAnswers(checked)} />
        <div className="check-picture">
          <PlanTimeline
            id="impact-picture"
            t={t}
            plan={subject.plan}
            input={subject.input}
            estimates={subject.policy.estimates}
            clock={clock}
          />
        </div>
      </Section>
      {readiness.items.length > 0 ? (
        <Section id="readiness" title={t("picker.check.readiness")}>
          <Answers items={readinessAnswers(checked, readiness)} />
        </Section>
      ) : null}
    </>
  );
};

/** Everything on one page before it is sent, each answer with the way to change it. */
export default async function CheckPage({ params, searchParams }: Props) {
  const { id } = await params;
  const asked = readPickerQuery(await searchParams);
  const [start, ...others] = asked.starts;
  const context = await customerPage(checkHref(id, asked));
  if (start === undefined) redirect(slotHref(id, { failback: asked.failback }));
  const found = await loadSubject(context, id, asked.failback);
  if (!found.ok) notFound();
  const { t } = context;
  const subject = found.value;
  const checked: Checked = { subject, starts: [start, ...others] };
  const reply = await searchValue(searchParams, "reply");
  const form = formState(await replyAbout(start, searchParams), t);
  const readiness = await checklistFor(subject.installation, subject.query.now);
  const shown = { checked, form, readiness, reply };
  const summary = form.summary.filter(({ href }) => href !== "#start" && href !== "#readiness");
  const names = { organization: context.actor.organizationName, installation: subject.installation.name };
  return (
    <Shell context={context} current="installations">
      <BackLink href={slotHref(id, asked)}>{t("picker.check.back")}</BackLink>
      <ErrorSummary title={t("common.problem")} items={summary} />
      <p className="for">{upgradeName(names, subject, t)}</p>
      <h1>{t("picker.check.title")}</h1>
      <TimeGone {...shown} />
      <Missing {...shown} />
      <Sections {...shown} />
      <CheckForm
        subject={subject}
        starts={checked.starts}
        sentences={sentencesToAccept(subject, start)}
        form={form}
        onceKey={newFormKey()}
      />
    </Shell>
  );
}

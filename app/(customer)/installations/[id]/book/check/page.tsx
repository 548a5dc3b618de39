import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { type FormState, formState } from "#app/_edge/form-state.ts";
import { customerPage, pageContext, type Search, searchValue } from "#app/_edge/page-context.ts";
import { Shell } from "#app/_shell/shell.tsx";
import { LongNote } from "#app/_slots/long-note.tsx";
import { checkHref, type PickerQuery, readPickerQuery, slotHref } from "#app/_slots/picker-query.ts";
import { loadSubject, type Subject } from "#app/_slots/subject.ts";
import { upgradeName } from "#app/_slots/upgrade-name.ts";
import { WindowClockNote } from "#app/_slots/window-clock-note.tsx";
import { PlanTimeline } from "#app/_timeline/plan-timeline.tsx";
import { BackLink } from "#app/_ui/back-link.tsx";
import { Answers } from "#app/_ui/definition-rows.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { Section } from "#app/_ui/section.tsx";
import type { Customer } from "#lib/auth/actor.ts";
import { openBookings } from "#lib/bookings/service.ts";
import { newFormKey } from "#lib/forms/service.ts";
import { isOpenItem, type Readiness } from "#lib/readiness/item.ts";
import { checklistFor } from "#lib/readiness/service.ts";
import { evaluateSlot, type Refusal } from "#lib/scheduling/evaluate-slot.ts";
import { heldUntil } from "#lib/scheduling/hold/service.ts";
import { type Instant, toUtc } from "#lib/time/instant.ts";
import { intervalOf } from "#lib/time/interval.ts";
import { sentencesToAccept } from "./acceptance.ts";
import { clashing } from "./already.ts";
import { type Already, AlreadyNote } from "./already-note.tsx";
import { type Checked, impactAnswers, installationAnswers, keepingForm, readinessAnswers, slotAnswers } from "./answers.ts";
import { CHECK_FORM, CheckForm, FirstButton } from "./check-form.tsx";
import { type ExceptionAsked, exceptionAsked } from "./exception-asked.ts";
import { HoldNote } from "./hold-note.tsx";
import { answersTyped } from "./kept-answers.ts";
import { missingTasks, startTask } from "./missing.ts";
import { MissingNote } from "./missing-note.tsx";
import { TimeGone } from "./time-gone.tsx";
import "#app/_slots/slots.css";
import "#app/_asking/asking.css";
import "./check.css";

type Props = { readonly params: Promise<{ readonly id: string }>; readonly searchParams: Search };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { t } = await pageContext();
  const title = t("picker.check.title");
  const failed = (await answersTyped(await searchValue(searchParams, "reply"))).errors.length > 0;
  return { title: failed ? t("common.error-title", { title }) : title };
}

/** Errors about a time that is not in question any more are not shown again; what was typed stays. */
async function replyAbout(start: Instant, reply: string | undefined) {
  const typed = await answersTyped(reply);
  const errors = typed.values.start?.[0] === toUtc(start) ? typed.errors : typed.errors.filter(({ field }) => field !== "start");
  return { ...typed, errors };
}

type Known = { readonly subject: Subject; readonly readiness: Readiness; readonly already: Already };

type Shown = Known & {
  readonly checked: Checked;
  readonly form: FormState;
  readonly reply: string | undefined;
  readonly until: Instant | null;
  readonly exception: ExceptionAsked | null;
  /** What stands against the start, exceptions apart. */
  readonly standing: readonly Refusal[];
};

/** What the checklist lacks. The button below stays and says the same when it is pressed. */
const Missing = ({ subject, form, readiness }: Shown) => {
  const { t } = subject.speaker;
  const title = t("picker.check.missing", { count: readiness.items.filter(isOpenItem).length });
  const tasks = missingTasks(readiness, subject.installation.id, t);
  return <MissingNote {...{ title, tasks }} refused={form.error("readiness") !== undefined} form={CHECK_FORM} />;
};

const Sections = ({ checked, readiness }: Shown) => {
  const { subject, starts } = checked;
  const { t, you, us } = subject.speaker;
  return (
    <>
      <Section id="installation" title={t("picker.check.installation")}>
        <Answers items={keepingForm(installationAnswers(checked), CHECK_FORM)} />
      </Section>
      <Section id="slot" title={t("picker.check.slot")}>
        <Answers items={keepingForm(slotAnswers(checked), CHECK_FORM)} />
      </Section>
      <Section id="impact" title={t("picker.check.impact")} aside={t("planner.when.aside")}>
        <Answers items={keepingForm(impactAnswers(checked), CHECK_FORM)} />
        <div className="check-picture">
          <PlanTimeline
            id="impact-picture"
            t={t}
            plan={subject.plan}
            input={subject.input}
            estimates={subject.policy.estimates}
            when={{ start: starts[0], zone: you.zone, second: us.zone }}
          />
        </div>
      </Section>
      {readiness.items.length > 0 ? (
        <Section id="readiness" title={t("picker.check.readiness")}>
          <Answers items={keepingForm(readinessAnswers(checked, readiness), CHECK_FORM)} />
        </Section>
      ) : null}
    </>
  );
};

/** A clock that changes while the upgrade would run, for the start that is wanted. */
const ChosenClocks = ({ checked, subject }: Shown) => {
  const { query, speaker } = subject;
  const window = intervalOf(checked.starts[0], query.windowMinutes);
  return <WindowClockNote window={window} zones={[speaker.you.zone]} t={speaker.t} />;
};

/** All answers with the form that sends them. */
const Chosen = (shown: Shown) => {
  const { checked, subject, already, form } = shown;
  return (
    <>
      <TimeGone {...shown} />
      <HoldNote {...shown} />
      <Missing {...shown} />
      <AlreadyNote {...already} speaker={subject.speaker} />
      <LongNote subject={subject} />
      <ChosenClocks {...shown} />
      <Sections {...shown} />
      <CheckForm
        subject={subject}
        starts={checked.starts}
        sentences={sentencesToAccept(subject, checked.starts[0])}
        clashes={already.clashes.map(({ booking }) => booking.reference)}
        form={form}
        onceKey={newFormKey()}
        exception={shown.exception}
        action={`/installations/${subject.installation.id}/book/check/submit`}
      />
    </>
  );
};

/** Without a time nothing can be sent yet: what is still to do, and the answers there are. */
const Unchosen = ({ subject, readiness, already }: Known) => {
  const { t } = subject.speaker;
  const { id } = subject.installation;
  const count = readiness.items.filter(isOpenItem).length + 1;
  const tasks = [...missingTasks(readiness, id, t), startTask(slotHref(id, { failback: subject.failback }), t)];
  return (
    <>
      <MissingNote title={t("picker.check.missing", { count })} tasks={tasks} refused={false} />
      <AlreadyNote {...already} speaker={subject.speaker} />
      <LongNote subject={subject} />
      <Section id="installation" title={t("picker.check.installation")}>
        <Answers items={installationAnswers({ subject })} />
      </Section>
      {readiness.items.length > 0 ? (
        <Section id="readiness" title={t("picker.check.readiness")}>
          <Answers items={readinessAnswers({ subject }, readiness)} />
        </Section>
      ) : null}
    </>
  );
};

/** What stands against the preferred start; where it is asked for as an exception, only what no reason sets aside. */
async function judgedStart(actor: Customer, subject: Subject, asked: PickerQuery) {
  const [start] = asked.starts;
  if (start === undefined) return { standing: [], exception: null };
  if (asked.exception !== null) return exceptionAsked(actor, subject, { start, kept: asked.exception });
  return { standing: evaluateSlot({ ...subject.query, start }), exception: null };
}

/** Everything on one page before it is sent, each answer with the way to change it. */
export default async function CheckPage({ params, searchParams }: Props) {
  const { id } = await params;
  const asked = readPickerQuery(await searchParams);
  const [start, ...others] = asked.starts;
  const context = await customerPage(checkHref(id, asked));
  const found = await loadSubject(context, id, asked.failback);
  if (!found.ok) notFound();
  const { t, actor } = context;
  const subject = found.value;
  const bookings = await openBookings(actor, subject.installation.id);
  const { windowMinutes, now } = subject.query;
  const already = { bookings, clashes: clashing(bookings, { starts: asked.starts, windowMinutes }) };
  const known = { subject, already, readiness: await checklistFor(subject.installation, now) };
  const reply = await searchValue(searchParams, "reply");
  const form = start === undefined ? null : formState(await replyAbout(start, reply), t);
  const judged = await judgedStart(actor, subject, asked);
  const summary = form?.summary.filter(({ href }) => href !== "#start" && href !== "#readiness") ?? [];
  const names = { organization: actor.organizationName, installation: subject.installation.name };
  return (
    <Shell context={context} current="installations">
      {form ? <FirstButton /> : null}
      <BackLink href={start === undefined ? `/installations/${id}/checklist` : slotHref(id, asked)}>
        {t(start === undefined ? "picker.back" : "picker.check.back")}
      </BackLink>
      <ErrorSummary title={t("common.problem")} items={summary} />
      <p className="for">{upgradeName(names, subject, t)}</p>
      <h1>{t("picker.check.title")}</h1>
      {start === undefined || form === null ? (
        <Unchosen {...known} />
      ) : (
        <Chosen
          {...known}
          {...{ form, reply, ...judged }}
          checked={{ subject, starts: [start, ...others], exception: asked.exception }}
          until={await heldUntil(actor, { ...subject.query, start })}
        />
      )}
    </Shell>
  );
}

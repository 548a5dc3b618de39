import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { type FormState, formState } from "#app/_edge/form-state.ts";
import { customerPage, pageContext, type Search, searchValue } from "#app/_edge/page-context.ts";
import { eveningAnswers } from "#app/_series/evening-answers.ts";
import { eveningWay } from "#app/_series/evening-words.ts";
import { EveningsGone, type Gone, goneEvenings } from "#app/_series/evenings-gone.tsx";
import { SeriesHoldNote } from "#app/_series/series-hold-note.tsx";
import { readSeriesQuery, seriesPath, withSeries } from "#app/_series/series-query.ts";
import { seriesSentences } from "#app/_series/series-sentences.ts";
import { type Chosen, eveningSubject, partsFor } from "#app/_series/series-subject.ts";
import { Shell } from "#app/_shell/shell.tsx";
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
import type { PlannedEvening } from "#lib/planning/evening-plan.ts";
import { isOpenItem, type Readiness } from "#lib/readiness/item.ts";
import { checklistFor } from "#lib/readiness/service.ts";
import { heldUntil } from "#lib/scheduling/hold/service.ts";
import { type Instant, instant } from "#lib/time/instant.ts";
import { intervalOf } from "#lib/time/interval.ts";
import { type Already, AlreadyNote } from "../../check/already-note.tsx";
import { installationAnswers, keepingForm, readinessAnswers } from "../../check/answers.ts";
import { CHECK_FORM, CheckForm, FirstButton } from "../../check/check-form.tsx";
import { answersTyped } from "../../check/kept-answers.ts";
import { missingTasks } from "../../check/missing.ts";
import { MissingNote } from "../../check/missing-note.tsx";
import { clashingEvenings } from "../clashing-evenings.ts";
import "#app/_slots/slots.css";
import "../../check/check.css";

type Props = { readonly params: Promise<{ readonly id: string }>; readonly searchParams: Search };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { t } = await pageContext();
  const title = t("series.check.title");
  const failed = (await answersTyped(await searchValue(searchParams, "reply"))).errors.length > 0;
  return { title: failed ? t("common.error-title", { title }) : title };
}

type Shown = {
  readonly subject: Subject;
  readonly chosen: Chosen<PlannedEvening>;
  readonly readiness: Readiness;
  readonly already: Already;
  readonly form: FormState;
  readonly until: Instant | null;
  readonly gone: readonly Gone[];
};

const pickerOf = ({ subject, chosen }: Pick<Shown, "subject" | "chosen">, place: number): string =>
  withSeries(seriesPath(subject.installation.id), {
    count: chosen.parts.length,
    starts: chosen.starts,
    place,
    failback: subject.failback,
  });

/** Until when all of the times are held for the reader; `null` where one of them is not. */
async function allHeldUntil(actor: Customer, subject: Subject, chosen: Chosen): Promise<Instant | null> {
  const untils = await Promise.all(
    chosen.starts.map((start, place) => heldUntil(actor, { ...eveningSubject(subject, chosen, place).query, start })),
  );
  return untils.some((until) => until === null) ? null : instant(Math.min(...untils.map(Number)));
}

/** Each evening by itself: when, what goes off, and where it leaves the hosts. */
const Evenings = (shown: Shown) => {
  const { subject, chosen } = shown;
  const { t, you, us } = subject.speaker;
  return chosen.parts.map((one, place) => {
    const start = chosen.starts[place];
    if (start === undefined) return null;
    const { evening, part } = one;
    const title = t("series.check.evening", { evening: evening.number, ...eveningWay(part) });
    return (
      <Section key={evening.number} id={`evening-${evening.number}`} title={title} aside={t("planner.when.aside")}>
        <Answers items={keepingForm(eveningAnswers(subject, one, { start, href: pickerOf(shown, place) }), CHECK_FORM)} />
        <WindowClockNote window={intervalOf(start, part.plan.workMinutes)} zones={[you.zone]} t={t} />
        <div className="check-picture">
          <PlanTimeline
            id={`impact-${evening.number}`}
            t={t}
            plan={part.plan}
            input={part.input}
            estimates={part.estimates}
            when={{ start, zone: you.zone, second: us.zone }}
          />
        </div>
      </Section>
    );
  });
};

const Body = (shown: Shown) => {
  const { subject, chosen, readiness, already, form, gone, until } = shown;
  const { t } = subject.speaker;
  const { id } = subject.installation;
  const title = t("picker.check.missing", { count: readiness.items.filter(isOpenItem).length });
  const told = form.summary.filter(({ href }) => href === "#start").map(({ text }) => text);
  return (
    <>
      <EveningsGone gone={gone} told={told} hrefOf={(place) => pickerOf(shown, place)} subject={subject} />
      {gone.length > 0 ? null : <SeriesHoldNote subject={subject} starts={chosen.starts} until={until} />}
      <MissingNote
        title={title}
        tasks={missingTasks(readiness, id, t)}
        refused={form.error("readiness") !== undefined}
        form={CHECK_FORM}
      />
      <AlreadyNote {...already} speaker={subject.speaker} />
      <Section id="installation" title={t("picker.check.installation")}>
        <Answers items={keepingForm(installationAnswers({ subject }), CHECK_FORM)} />
      </Section>
      <Evenings {...shown} />
      <Section id="readiness" title={t("picker.check.readiness")}>
        <Answers items={keepingForm(readinessAnswers({ subject }, readiness), CHECK_FORM)} />
      </Section>
      <CheckForm
        subject={subject}
        starts={chosen.starts}
        sentences={seriesSentences(subject, chosen)}
        clashes={already.clashes.map(({ booking }) => booking.reference)}
        form={form}
        onceKey={newFormKey()}
        exception={null}
        action={`${seriesPath(id)}/check/submit`}
        longestEvening={Math.max(...chosen.parts.map(({ part }) => part.plan.workMinutes))}
      />
    </>
  );
};

/** Every evening on one page before all of them are sent together, each answer with the way to change it. */
export default async function SeriesCheckPage({ params, searchParams }: Props) {
  const { id } = await params;
  const { starts, failback } = readSeriesQuery(await searchParams);
  const context = await customerPage(withSeries(`${seriesPath(id)}/check`, { starts, failback }));
  const found = await loadSubject(context, id, failback);
  if (!found.ok) notFound();
  const { t, actor } = context;
  const subject = found.value;
  const parts = partsFor(subject, starts.length);
  if (parts?.length !== starts.length) redirect(withSeries(seriesPath(id), { failback: subject.failback }));
  const chosen = { parts, starts };
  const bookings = await openBookings(actor, id);
  const form = formState(await answersTyped(await searchValue(searchParams, "reply")), t);
  const summary = form.summary.filter(({ href }) => href !== "#start" && href !== "#readiness");
  const names = { organization: actor.organizationName, installation: subject.installation.name };
  return (
    <Shell context={context} current="installations">
      <FirstButton />
      <BackLink href={pickerOf({ subject, chosen }, 0)}>{t("series.check.back")}</BackLink>
      <ErrorSummary title={t("common.problem")} items={summary} />
      <p className="for">{upgradeName(names, subject, t)}</p>
      <h1>{t("series.check.title")}</h1>
      <Body
        {...{ subject, chosen, form }}
        readiness={await checklistFor(subject.installation, subject.query.now)}
        already={{ bookings, clashes: clashingEvenings(bookings, chosen) }}
        until={await allHeldUntil(actor, subject, chosen)}
        gone={goneEvenings(subject, chosen)}
      />
    </Shell>
  );
}

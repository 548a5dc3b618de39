import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { type FormState, formState } from "#app/_edge/form-state.ts";
import { customerPage, pageContext, type Search, searchValue } from "#app/_edge/page-context.ts";
import { SeriesOffer } from "#app/_series/series-offer.tsx";
import { KeptNote } from "#app/_shell/kept-note.tsx";
import { Shell } from "#app/_shell/shell.tsx";
import { kindOf } from "#app/_slots/ask-kind.ts";
import { askHref } from "#app/_slots/ask-query.ts";
import { FailbackQuestion } from "#app/_slots/failback-question.tsx";
import { KeptStarts } from "#app/_slots/kept-starts.tsx";
import { LongNote } from "#app/_slots/long-note.tsx";
import { PICK_FORM, PickerChoice } from "#app/_slots/picker-choice.tsx";
import { DAYS_FORM, PickerMonth, type PickerProps } from "#app/_slots/picker-month.tsx";
import { MOST_STARTS, type PickerQuery, readPickerQuery, readStart, slotHref, withStart } from "#app/_slots/picker-query.ts";
import { pickerState } from "#app/_slots/picker-state.ts";
import { PickerTimes } from "#app/_slots/picker-times.tsx";
import { RefusedStart } from "#app/_slots/refused-start.tsx";
import { refusedWords } from "#app/_slots/refused-words.ts";
import { citiesOf } from "#app/_slots/speaker.ts";
import { loadSubject } from "#app/_slots/subject.ts";
import { upgradeName } from "#app/_slots/upgrade-name.ts";
import { BackLink } from "#app/_ui/back-link.tsx";
import { Button } from "#app/_ui/button.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { Form } from "#app/_ui/form.tsx";
import { NO_REPLY } from "#lib/forms/reply.ts";
import { readReply } from "#lib/forms/service.ts";
import { needsNoChecklist } from "#lib/readiness/rules.ts";
import { evaluateSlot } from "#lib/scheduling/evaluate-slot.ts";
import { type Instant, toUtc } from "#lib/time/instant.ts";
import { localTime } from "#lib/time/zone.ts";
import "#app/_slots/slots.css";

type Props = { readonly params: Promise<{ readonly id: string }>; readonly searchParams: Search };

const replyOf = cache(async (id: string | undefined) => {
  const { actor } = await pageContext();
  return id === undefined ? NO_REPLY : readReply(actor, "slot", id);
});

const dateOf = (start: Instant, { query }: PickerProps["subject"]): string => localTime(start, query.zone).date;

const titleOf = ({ place }: PickerQuery): string => (place > 0 ? "picker.title-more" : "picker.title");

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { t } = await pageContext();
  const title = t(titleOf(readPickerQuery(await searchParams)));
  const failed = (await replyOf(await searchValue(searchParams, "reply"))).errors.length > 0;
  return { title: failed ? t("common.error-title", { title }) : title };
}

/** The form that asks for a day without scripts; its buttons are the days of the month. */
const DaysForm = ({ subject, asked, state }: PickerProps) => (
  <form id={DAYS_FORM} method="get" action={slotHref(subject.installation.id, {})}>
    <input type="hidden" name="month" value={state.month} />
    {asked.starts.map((start) => (
      <input key={start} type="hidden" name="start" value={toUtc(start)} />
    ))}
    {asked.place > 0 ? <input type="hidden" name="place" value={asked.place} /> : null}
    {asked.exception === null ? null : <input type="hidden" name="exception" value={asked.exception} />}
    {subject.failback ? <input type="hidden" name="failback" value="yes" /> : null}
  </form>
);

/** What the address says goes along with the chosen start. */
const Kept = ({ subject, asked, state }: PickerProps) => (
  <>
    <input type="hidden" name="month" value={state.month} />
    {state.day ? <input type="hidden" name="day" value={state.day.date} /> : null}
    {asked.starts.map((start) => (
      <input key={start} type="hidden" name="kept" value={toUtc(start)} />
    ))}
    <input type="hidden" name="place" value={asked.place} />
    {asked.exception === null ? null : <input type="hidden" name="exception" value={asked.exception} />}
    {subject.failback ? <input type="hidden" name="failback" value="yes" /> : null}
  </>
);

const Back = ({ subject: { installation, speaker } }: Pick<PickerProps, "subject">) => {
  const list = needsNoChecklist(installation) ? null : speaker.t("picker.back");
  return (
    <BackLink href={list ? `/installations/${installation.id}/checklist` : `/installations/${installation.id}`}>
      {list ?? speaker.t("picker.back-installation", { installation: installation.name })}
    </BackLink>
  );
};

const Head = ({ subject, asked, organization }: PickerProps & { readonly organization: string }) => {
  const { installation, speaker } = subject;
  const { t } = speaker;
  return (
    <div className="picker-head">
      <div>
        <p className="for">{upgradeName({ organization, installation: installation.name }, subject, t)}</p>
        <h1>{t(titleOf(asked))}</h1>
      </div>
      <p className="zone">
        {t.rich("picker.zone", { city: citiesOf(speaker).you, b: (chunks) => <strong>{chunks}</strong> })}{" "}
        <a href={`/installations/${installation.id}/edit/zone`}>
          {t("picker.zone-change")}
          <span className="hidden-text"> {t("picker.zone-change-hidden")}</span>
        </a>
      </p>
    </div>
  );
};

/** `waivable`: a reason could set aside all that speaks against it. */
type Told = { readonly start: Instant; readonly sentences: readonly string[]; readonly waivable: boolean };

const askFor = ({ subject }: PickerProps, asked: Parameters<typeof askHref>[1]): string =>
  askHref(subject.installation.id, { ...asked, failback: subject.failback });

/** The start of the address is gone by now: as the rules see it. */
function goneNow({ subject, state }: PickerProps): Told | null {
  if (state.gone === null) return null;
  const facts = { ...subject.query, start: state.gone };
  const refusals = evaluateSlot(facts);
  const sentences = refusedWords({ facts, refusals }, subject.speaker.t);
  return { start: state.gone, sentences, waivable: kindOf(refusals) === "open" };
}

/** What the form was told, and whether asking for an exception could help, as things are now. */
function toldOf(subject: PickerProps["subject"], start: Instant, form: FormState): Told {
  const waivable = kindOf(evaluateSlot({ ...subject.query, start })) === "open";
  return { start, sentences: form.summary.map(({ text }) => text), waivable };
}

/** A start that was sent and refused, or that cannot be had any more since it was chosen. */
const Refused = ({ told, ...picker }: PickerProps & { readonly told: Told | null }) => {
  const { subject, asked, state } = picker;
  const refused = told ?? goneNow(picker);
  if (refused === null || refused.sentences.length === 0) return null;
  const hrefOf = (start: Instant) =>
    slotHref(subject.installation.id, { ...asked, month: null, day: dateOf(start, subject), starts: withStart(asked, start) });
  const others = asked.starts.filter((_, n) => n !== asked.place);
  return (
    <RefusedStart
      {...{ subject, hrefOf }}
      askHref={refused.waivable && asked.place === 0 ? askFor(picker, { start: refused.start, others }) : null}
      wanted={refused.start}
      free={state.free}
      sentences={refused.sentences}
      fresh={told !== null}
    />
  );
};

/** Date, time and consequence in one view. */
export default async function SlotPage({ params, searchParams }: Props) {
  const { id } = await params;
  const asked = readPickerQuery(await searchParams);
  const context = await customerPage(slotHref(id, asked));
  const found = await loadSubject(context, id, asked.failback);
  if (!found.ok) notFound();
  const { t } = context;
  const subject = found.value;
  const reply = await replyOf(await searchValue(searchParams, "reply"));
  const form = formState(reply, t);
  const wanted = readStart(form.value("start"));
  const picker = { subject, asked, state: pickerState(asked, subject.query) };
  const refused = form.failed && wanted !== null;
  const left = MOST_STARTS - Math.max(asked.starts.length, asked.place + 1);
  return (
    <Shell context={context} current="installations">
      <Back {...picker} />
      {refused ? null : <ErrorSummary title={t("common.problem")} items={form.summary} />}
      <KeptNote reply={reply} t={t} />
      <Head {...picker} organization={context.actor.organizationName} />
      <Refused {...picker} told={refused ? toldOf(subject, wanted, form) : null} />
      <LongNote subject={subject} />
      <KeptStarts {...picker} />
      <SeriesOffer subject={subject} />
      <FailbackQuestion subject={subject} hrefOf={(failback) => slotHref(id, { ...asked, failback })} />
      <DaysForm {...picker} />
      <Form action={`/installations/${id}/book/slot/submit`} id={PICK_FORM} className="pick">
        <Kept {...picker} />
        <div className="picker">
          <PickerMonth {...picker} />
          <PickerTimes {...picker} />
        </div>
        <PickerChoice {...picker}>
          <Button kind="main">{t("common.continue")}</Button>
        </PickerChoice>
        {left > 0 ? (
          <p className="more-times">
            <Button kind="plain" name="act" value="more">
              {t("picker.chosen.more")}
            </Button>
            <span>{t("picker.kept.for-other", { count: left })}</span>
          </p>
        ) : null}
      </Form>
    </Shell>
  );
}

import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { formState } from "#app/_edge/form-state.ts";
import { customerPage, pageContext, type Search, searchValue } from "#app/_edge/page-context.ts";
import { EveningPicker } from "#app/_series/evening-picker.tsx";
import { EveningSteps } from "#app/_series/evening-steps.tsx";
import { readSeriesQuery, type SeriesQuery, seriesPath, withSeries } from "#app/_series/series-query.ts";
import { eveningCounts, eveningSubject, partsFor } from "#app/_series/series-subject.ts";
import { KeptNote } from "#app/_shell/kept-note.tsx";
import { Shell } from "#app/_shell/shell.tsx";
import { FailbackQuestion } from "#app/_slots/failback-question.tsx";
import { LongNote } from "#app/_slots/long-note.tsx";
import { readStart, slotHref } from "#app/_slots/picker-query.ts";
import { loadSubject, type Subject } from "#app/_slots/subject.ts";
import { upgradeName } from "#app/_slots/upgrade-name.ts";
import { BackLink } from "#app/_ui/back-link.tsx";
import { Button } from "#app/_ui/button.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { NO_REPLY } from "#lib/forms/reply.ts";
import { readReply } from "#lib/forms/service.ts";
import type { PlannedEvening } from "#lib/planning/evening-plan.ts";
import "#app/_slots/slots.css";

type Props = { readonly params: Promise<{ readonly id: string }>; readonly searchParams: Search };

const replyOf = cache(async (id: string | undefined) => {
  const { actor } = await pageContext();
  return id === undefined ? NO_REPLY : readReply(actor, "series", id);
});

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { t } = await pageContext();
  const { place, count } = readSeriesQuery(await searchParams);
  const title = t("series.title", { evening: place + 1, evenings: Math.max(count, 2) });
  const failed = (await replyOf(await searchValue(searchParams, "reply"))).errors.length > 0;
  return { title: failed ? t("common.error-title", { title }) : title };
}

/** The other ways to book it: in one go, or in another number of evenings. */
const OtherWays = ({ subject, count }: { readonly subject: Subject; readonly count: number }) => {
  const { installation, failback, speaker } = subject;
  const others = eveningCounts(subject).filter((other) => other !== count);
  return (
    <p className="series-ways">
      <a href={slotHref(installation.id, { failback })}>{speaker.t("series.offer.one-go")}</a>
      {others.map((other) => (
        <a key={other} href={withSeries(seriesPath(installation.id), { count: other, failback })}>
          {speaker.t("series.offer.other", { count: other })}
        </a>
      ))}
    </p>
  );
};

const Head = ({
  subject,
  asked,
  organization,
}: {
  readonly subject: Subject;
  readonly asked: SeriesQuery;
  readonly organization: string;
}) => {
  const { t } = subject.speaker;
  const words = { evening: asked.place + 1, evenings: asked.count };
  return (
    <div className="series-head">
      <p className="for">{upgradeName({ organization, installation: subject.installation.name }, subject, t)}</p>
      <h1>{t("series.title", words)}</h1>
      <p className="lede">{t("series.lede", { days: subject.policy.seriesGapDays })}</p>
      <OtherWays subject={subject} count={asked.count} />
    </div>
  );
};

const stepsOf = (parts: readonly PlannedEvening[], asked: SeriesQuery, { installation, speaker }: Subject) =>
  parts.map(({ evening, part }, place) => ({
    evening: evening.number,
    part,
    start: asked.starts[place] ?? null,
    none: speaker.t("series.steps.none"),
    href: withSeries(seriesPath(installation.id), { ...asked, month: null, day: null, place }),
  }));

/** A time for each evening of an upgrade, one after the other, each with all that the picker for a single time has. */
export default async function SeriesPage({ params, searchParams }: Props) {
  const { id } = await params;
  const values = await searchParams;
  const read = readSeriesQuery(values);
  const context = await customerPage(withSeries(seriesPath(id), read));
  const found = await loadSubject(context, id, read.failback);
  if (!found.ok) notFound();
  const whole = found.value;
  const parts = partsFor(whole, read.count);
  if (!parts) redirect(slotHref(id, { failback: read.failback }));
  const { t, actor } = context;
  const asked = { ...read, failback: whole.failback, count: parts.length, place: Math.min(read.place, parts.length - 1) };
  const subject = eveningSubject(whole, { parts, starts: asked.starts }, asked.place);
  const reply = await replyOf(await searchValue(searchParams, "reply"));
  const form = formState(reply, t);
  const wanted = readStart(form.value("start"));
  const refused = form.failed && wanted !== null ? { start: wanted, sentences: form.summary.map(({ text }) => text) } : null;
  return (
    <Shell context={context} current="installations">
      <BackLink href={`/installations/${id}`}>
        {t("picker.back-installation", { installation: whole.installation.name })}
      </BackLink>
      {refused ? null : <ErrorSummary title={t("common.problem")} items={form.summary} />}
      <KeptNote reply={reply} t={t} />
      <Head subject={whole} asked={asked} organization={actor.organizationName} />
      <LongNote subject={subject} />
      {asked.place === 0 ? (
        <FailbackQuestion subject={whole} hrefOf={(failback) => withSeries(seriesPath(id), { count: asked.count, failback })} />
      ) : null}
      <EveningSteps steps={stepsOf(parts, asked, whole)} current={asked.place + 1} speaker={whole.speaker} />
      <EveningPicker subject={subject} asked={asked} path={seriesPath(id)} refused={refused}>
        <Button kind="main">{t("common.continue")}</Button>
      </EveningPicker>
    </Shell>
  );
}

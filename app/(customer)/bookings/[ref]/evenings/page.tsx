import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { cache } from "react";
import { bookingHref } from "#app/_bookings/booking-form-route.ts";
import { formState } from "#app/_edge/form-state.ts";
import { pageContext, type Search, searchValue } from "#app/_edge/page-context.ts";
import { EveningPicker } from "#app/_series/evening-picker.tsx";
import { EveningSteps } from "#app/_series/evening-steps.tsx";
import { type Moving, movePath, movingPage } from "#app/_series/moving.ts";
import { readSeriesQuery, type SeriesQuery, withSeries } from "#app/_series/series-query.ts";
import { eveningSubject } from "#app/_series/series-subject.ts";
import { KeptNote } from "#app/_shell/kept-note.tsx";
import { Shell } from "#app/_shell/shell.tsx";
import { readStart } from "#app/_slots/picker-query.ts";
import { when } from "#app/_slots/speaker.ts";
import { BackLink } from "#app/_ui/back-link.tsx";
import { Button } from "#app/_ui/button.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { NO_REPLY } from "#lib/forms/reply.ts";
import { readReply } from "#lib/forms/service.ts";
import "#app/_bookings/bookings.css";
import "#app/_slots/slots.css";

type Props = { readonly params: Promise<{ readonly ref: string }>; readonly searchParams: Search };

const replyOf = cache(async (id: string | undefined) => {
  const { actor } = await pageContext();
  return id === undefined ? NO_REPLY : readReply(actor, "evenings", id);
});

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { ref } = await params;
  const { moving, speaker } = await movingPage(ref, "/evenings");
  const title = speaker.t("series.move.title", { reference: ref, count: moving?.parts.length ?? 2 });
  const failed = (await replyOf(await searchValue(searchParams, "reply"))).errors.length > 0;
  return { title: failed ? speaker.t("common.error-title", { title }) : title };
}

/** The times that the address names, the bookings' own before any is chosen. */
function askedOf(read: SeriesQuery, { parts, starts }: Moving): SeriesQuery {
  const place = Math.min(read.place, parts.length - 1);
  return { ...read, failback: false, count: parts.length, place, starts: read.starts.length === 0 ? starts : read.starts };
}

const stepsOf = ({ parts }: Moving, asked: SeriesQuery, path: string, none: string) =>
  parts.map(({ evening, part }, place) => ({
    evening: evening.number,
    part,
    start: asked.starts[place] ?? null,
    none,
    href: withSeries(path, { ...asked, month: null, day: null, place }),
  }));

/** Another time for an evening and all that come after it, one after the other. */
export default async function MoveEveningsPage({ params, searchParams }: Props) {
  const { ref } = await params;
  const { moving, view, speaker, context } = await movingPage(ref, "/evenings");
  // One evening by itself may still be moved, and that page says what stands against it.
  if (!moving) redirect(bookingHref(ref, "/reschedule"));
  const { t, you } = speaker;
  const asked = askedOf(readSeriesQuery(await searchParams), moving);
  const path = movePath(ref);
  const subject = eveningSubject(moving.whole, { ...moving, starts: asked.starts }, asked.place);
  const current = moving.starts[asked.place];
  const reply = await replyOf(await searchValue(searchParams, "reply"));
  const form = formState(reply, t);
  const wanted = readStart(form.value("start"));
  const refused = form.failed && wanted !== null ? { start: wanted, sentences: form.summary.map(({ text }) => text) } : null;
  return (
    <Shell context={context} current="bookings">
      <BackLink href={bookingHref(ref)}>{t("picker.cancel.back", { reference: ref })}</BackLink>
      {refused ? null : <ErrorSummary title={t("common.problem")} items={form.summary} />}
      <KeptNote reply={reply} t={t} />
      <p className="for">{view.installation.name}</p>
      <h1>{t("series.move.title", { reference: ref, count: moving.parts.length })}</h1>
      <p className="lede booking-next">
        {t("series.move.lede")} {current === undefined ? null : t("series.move.now", { when: when(current, you, t) })}
      </p>
      <EveningSteps
        steps={stepsOf(moving, asked, path, t("series.steps.none"))}
        current={moving.parts[asked.place]?.evening.number ?? 1}
        speaker={speaker}
      />
      <EveningPicker subject={subject} asked={asked} path={path} refused={refused}>
        <Button kind="main">{t("common.continue")}</Button>
      </EveningPicker>
    </Shell>
  );
}

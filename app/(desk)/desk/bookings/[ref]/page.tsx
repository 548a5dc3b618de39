import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { AddToCalendar } from "#app/_bookings/add-to-calendar.tsx";
import { ClockFlagNote } from "#app/_bookings/clock-flag-note.tsx";
import { rulesWords } from "#app/_bookings/exception-words.ts";
import { stateWords } from "#app/_bookings/state-words.ts";
import { formState } from "#app/_edge/form-state.ts";
import { deskPage, pageContext, type Search, searchValue } from "#app/_edge/page-context.ts";
import { answerWords } from "#app/_review/answer-words.ts";
import { CHECKS_FORM } from "#app/_review/check-fields.ts";
import { type Clocks, clocksOf } from "#app/_review/clocks.ts";
import { ConflictNote } from "#app/_review/conflict-note.tsx";
import { CONFLICT, DECISION_FORM } from "#app/_review/decision-fields.ts";
import { DecisionPanel } from "#app/_review/decision-panel.tsx";
import { anchorOf, slotWords } from "#app/_review/decision-words.ts";
import { doneAfter } from "#app/_review/done-after.ts";
import { DoneLine } from "#app/_review/done-line.tsx";
import { EarlierSection } from "#app/_review/earlier-section.tsx";
import { reviewFacts } from "#app/_review/fact-words.ts";
import { sentWords } from "#app/_review/head-words.ts";
import { queueFrom } from "#app/_review/queue-query.ts";
import { ImpactSection, ReadinessSection, RequestSection, RulesSection, reviewedHosts } from "#app/_review/review-sections.tsx";
import { RivalsSection, TogetherNote } from "#app/_review/together-note.tsx";
import { EveningsList } from "#app/_series/evenings-list.tsx";
import { HeldNote } from "#app/_series/held-note.tsx";
import { KeptNote } from "#app/_shell/kept-note.tsx";
import { Shell } from "#app/_shell/shell.tsx";
import { WindowClockNote } from "#app/_slots/window-clock-note.tsx";
import { Conversation } from "#app/_thread/conversation.tsx";
import { MESSAGE_FORM } from "#app/_thread/message-fields.ts";
import { BackLink } from "#app/_ui/back-link.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { Facts } from "#app/_ui/facts.tsx";
import { State } from "#app/_ui/state.tsx";
import type { Actor } from "#lib/auth/actor.ts";
import { isOpen, type SeriesPlace } from "#lib/bookings/booking.ts";
import { readTogether } from "#lib/bookings/presence/service.ts";
import { countWaiting, rivalsOf } from "#lib/bookings/queue/service.ts";
import { decisionModel } from "#lib/bookings/review/decision-model.ts";
import type { Review } from "#lib/bookings/review/review.ts";
import { reviewOf } from "#lib/bookings/review/service.ts";
import { NO_REPLY } from "#lib/forms/reply.ts";
import { readReply } from "#lib/forms/service.ts";
import { knownItems } from "#lib/readiness/checks/service.ts";
import { readThread } from "#lib/thread/service.ts";
import "#app/_review/queue.css";
import "#app/_review/review.css";

type Props = { readonly params: Promise<{ readonly ref: string }>; readonly searchParams: Search };

const load = cache(async (reference: string) => {
  const { actor } = await pageContext();
  return reviewOf(actor, reference);
});

const replyOf = cache(async (id: string | undefined, form: string) => {
  const { actor } = await pageContext();
  return id === undefined ? NO_REPLY : readReply(actor, form, id);
});

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { t } = await pageContext();
  const found = await load((await params).ref);
  if (!found.ok) return { title: t("common.not-found.title") };
  const { reference, status } = found.value.view.booking;
  const title = t("desk.review.title", { reference, state: t(`bookings.state.staff.${status}`) });
  const sent = await searchValue(searchParams, "reply");
  const [reply, written] = [await replyOf(sent, DECISION_FORM), await replyOf(sent, MESSAGE_FORM)];
  return { title: reply.errors.length + written.errors.length > 0 ? t("common.error-title", { title }) : title };
}

/** Who filled in what of the hosts that are shown, and who has tried it. */
const knownOf = (actor: Actor, { standing }: Review) =>
  standing
    ? knownItems(
        actor,
        standing.installation.id,
        reviewedHosts(standing).rows.map(({ host }) => host),
      )
    : Promise.resolve(new Map());

const placeOf = ({ evening, evenings }: SeriesPlace) => ({ evening, evenings });

const Head = ({ review, clocks }: { readonly review: Review; readonly clocks: Clocks }) => {
  const { booking, organization, installation } = review.view;
  const state = stateWords(booking.status, "staff", clocks.t);
  return (
    <div className="review-head">
      <p className="review-ref">
        <span>{booking.reference}</span>
        {booking.series ? <span>{clocks.t("series.place", { ...placeOf(booking.series) })}</span> : null}
        <State mark={state.mark} tone={state.tone}>
          {state.word}
        </State>
      </p>
      <h1>
        {organization.name}, {installation.name}
      </h1>
      <p>{sentWords(review.view, clocks)}</p>
      <p className="review-jump">
        <a href="#decide">{clocks.t("desk.review.jump")}</a>
      </p>
    </div>
  );
};

/** The evidence on the left, the decision on the right. */
export default async function ReviewPage({ params, searchParams }: Props) {
  const { ref } = await params;
  const context = await deskPage(`/desk/bookings/${encodeURIComponent(ref)}`);
  const { t, actor } = context;
  const found = await load(ref);
  if (!found.ok) notFound();
  const review = found.value;
  const { booking, engineer, organization, installation } = review.view;
  const clocks = clocksOf(t, review.desk.now, { desk: review.desk.policy.zone, customer: booking.zone });
  const sent = await searchValue(searchParams, "reply");
  const [reply, written] = [await replyOf(sent, DECISION_FORM), await replyOf(sent, MESSAGE_FORM)];
  const conflict = reply.errors.some(({ message }) => message === CONFLICT);
  const form = formState(reply, t);
  const model = decisionModel(review);
  const slots = model.slots.map((slot) => slotWords(slot, { review, clocks }));
  const waiting = await countWaiting(actor);
  const from = await searchValue(searchParams, "from");
  const queue = from === undefined ? "/desk/queue" : queueFrom(from);
  const done = await doneAfter(context, await searchValue(searchParams, "after"));
  return (
    <Shell context={context} current="queue">
      <BackLink href={queue}>{t("desk.review.back", { count: waiting })}</BackLink>
      <DoneLine text={done?.text ?? null}>
        {done && done.view.booking.id !== booking.id ? (
          <p>{t("desk.done.next", { customer: organization.name, installation: installation.name, reference: ref })}</p>
        ) : null}
        <a href={queue}>{t("desk.done.queue")}</a>
      </DoneLine>
      <DoneLine text={(await searchValue(searchParams, "noted")) ? t("desk.checks.saved") : null} />
      {conflict ? (
        <ConflictNote view={review.view} reply={reply} clocks={clocks} offered={model.decisions} />
      ) : (
        <ErrorSummary
          title={t("common.problem")}
          items={[
            ...form.summary.map(({ href, text }) => ({ href: anchorOf(href, slots), text })),
            ...formState(written, t).summary,
            ...formState(await replyOf(sent, CHECKS_FORM), t).summary,
          ]}
        />
      )}
      <KeptNote reply={reply} t={t} />
      <KeptNote reply={written} t={t} />
      <TogetherNote names={await readTogether(actor, booking.id)} t={t} />
      <Head review={review} clocks={clocks} />
      <Facts tight items={reviewFacts(review, clocks)} />
      {isOpen(booking) ? <AddToCalendar href={`/desk/bookings/${booking.reference}`} t={t} /> : null}
      <HeldNote booking={booking} side="staff" t={t} />
      <ClockFlagNote booking={booking} reader={clocks.desk} side="staff" t={t} />
      <WindowClockNote window={booking.window} zones={[clocks.desk.zone, booking.zone]} t={t} />
      <div className="review">
        <div>
          <ReadinessSection review={review} clocks={clocks} known={await knownOf(actor, review)} />
          <RulesSection review={review} clocks={clocks} />
          <EveningsList
            view={review.view}
            reader={clocks.desk}
            side="staff"
            hrefOf={(reference) => `/desk/bookings/${reference}`}
            t={t}
          />
          <RivalsSection rivals={await rivalsOf(actor, booking.id)} t={t} />
          <EarlierSection review={review} clocks={clocks} />
          <ImpactSection review={review} clocks={clocks} />
          <RequestSection review={review} clocks={clocks} />
          <Conversation
            page={await readThread(actor, review.view, await searchValue(searchParams, "earlier"))}
            reader={clocks.desk}
            t={t}
            here={`/desk/bookings/${booking.reference}`}
            form={formState(written, t)}
            customer={organization.name}
          />
        </div>
        <DecisionPanel
          t={t}
          reference={booking.reference}
          revision={booking.revision}
          model={model}
          slots={slots}
          answers={answerWords(model, review, clocks)}
          engineer={engineer?.name ?? ""}
          customer={organization.name}
          waives={rulesWords(booking.exceptions, t)}
          form={form}
          view={review.view}
          from={from}
        />
      </div>
    </Shell>
  );
}

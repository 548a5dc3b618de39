import type { Metadata } from "next";
import { AcceptPlan } from "#app/_bookings/accept-plan.tsx";
import { AddToCalendar } from "#app/_bookings/add-to-calendar.tsx";
import { bookingAnswers } from "#app/_bookings/booking-answers.ts";
import { bookingFacts, isCalledOff } from "#app/_bookings/booking-facts.ts";
import { type BookingPage, bookingPage, hasChanged, standingFor } from "#app/_bookings/booking-page.ts";
import { BookingState } from "#app/_bookings/booking-state.tsx";
import { BookingTalk } from "#app/_bookings/booking-talk.tsx";
import { countdown, nextWords, reasonOf } from "#app/_bookings/booking-words.ts";
import { ChangesAsked } from "#app/_bookings/changes-asked.tsx";
import { ClockFlagNote } from "#app/_bookings/clock-flag-note.tsx";
import { ExceptionNote } from "#app/_bookings/exception-note.tsx";
import { formState } from "#app/_edge/form-state.ts";
import { type Search, searchValue } from "#app/_edge/page-context.ts";
import { wayWords } from "#app/_installations/system-words.ts";
import { EveningsList } from "#app/_series/evenings-list.tsx";
import { HeldNote, SeriesChanged } from "#app/_series/held-note.tsx";
import { KeptNote } from "#app/_shell/kept-note.tsx";
import { Shell } from "#app/_shell/shell.tsx";
import { WindowClockNote } from "#app/_slots/window-clock-note.tsx";
import { StepFileLinks } from "#app/_take-along/step-file-links.tsx";
import { MESSAGE_FORM } from "#app/_thread/message-fields.ts";
import { PlanTimeline } from "#app/_timeline/plan-timeline.tsx";
import { BackLink } from "#app/_ui/back-link.tsx";
import { LinkButton } from "#app/_ui/button.tsx";
import { Answers } from "#app/_ui/definition-rows.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { Facts } from "#app/_ui/facts.tsx";
import { Section } from "#app/_ui/section.tsx";
import { TellOwners } from "#app/_vps/tell-owners.tsx";
import { isOpen, type SeriesPlace } from "#lib/bookings/booking.ts";
import { mayMoveOn } from "#lib/bookings/series/series.ts";
import { allows } from "#lib/bookings/transitions.ts";
import { mayWait } from "#lib/bookings/waiting/waiting.ts";
import { readReply } from "#lib/forms/service.ts";
import { findInstallation } from "#lib/installations/service.ts";
import "#app/_bookings/bookings.css";

type Props = { readonly params: Promise<{ readonly ref: string }>; readonly searchParams: Search };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { ref } = await params;
  const { view, context } = await bookingPage(ref);
  const { t } = context;
  const state = t(`bookings.state.customer.${view.booking.status}`);
  return { title: t("picker.booking.title", { state, reference: view.booking.reference }) };
}

const placeOf = ({ evening, evenings }: SeriesPlace) => ({ evening, evenings });

/** Where the next step is another page: to choose among the desk's times, or to begin anew. */
async function Onward({ view, speaker, context }: BookingPage) {
  const { status, reference } = view.booking;
  const isOver = !isOpen(view.booking) && status !== "completed";
  if (status !== "proposed" && !isOver) return null;
  // One that was removed since has no page any more.
  if (isOver && !(await findInstallation(context.actor, view.installation.id)).ok) return null;
  const href = isOver ? `/installations/${view.installation.id}` : `/bookings/${reference}/proposal`;
  return (
    <p className="actions">
      <LinkButton kind={isOver ? "plain" : "main"} href={href}>
        {speaker.t(isOver ? "picker.booking.anew" : "picker.booking.see-proposal")}
      </LinkButton>
    </p>
  );
}

/** Nobody answers a request by a day while an earlier evening keeps it on hold; the note says how it goes on. */
const waitsOnHold = ({ booking }: BookingPage["view"]): boolean =>
  booking.status === "submitted" && booking.series !== null && booking.series.hold !== null;

const Head = (page: BookingPage) => {
  const { view, speaker } = page;
  const { t } = speaker;
  const { booking, installation } = view;
  const reason = reasonOf(view);
  const days = allows(booking.status, "cancel") ? countdown(view, speaker) : null;
  return (
    <>
      <p className="booking-line">
        <b>{booking.reference}</b>
        <BookingState status={booking.status} reader="customer" t={t} />
        {booking.series ? <span className="quiet">{t("series.place", { ...placeOf(booking.series) })}</span> : null}
        {days ? <span className="quiet">{days}</span> : null}
      </p>
      <h1>{installation.name}</h1>
      <p className="for">{wayWords(booking.kept.input, t)}</p>
      {waitsOnHold(view) ? null : <p className="lede booking-next">{nextWords(page)}</p>}
      {reason ? (
        <blockquote className="booking-reason">
          <p>{reason}</p>
        </blockquote>
      ) : null}
      <Onward {...page} />
    </>
  );
};

const Picture = ({ view, speaker }: BookingPage) => {
  const { t, you, us } = speaker;
  const { kept, window } = view.booking;
  if (kept.plan.path.length === 0 || isCalledOff(view)) return null;
  return (
    <Section id="when" title={t("planner.when.title")} aside={t("planner.when.aside")}>
      <PlanTimeline
        id="impact"
        t={t}
        plan={kept.plan}
        input={kept.input}
        estimates={kept.estimates}
        when={{ start: window.start, zone: you.zone, second: us.zone }}
      />
      <div className="gap-above">
        <StepFileLinks t={t} href={(kind) => `/bookings/${view.booking.reference}/steps.${kind}`} />
      </div>
    </Section>
  );
};

/** What can be done with it besides its next step. */
const Manage = ({ view, speaker }: BookingPage) => {
  const { t } = speaker;
  const { status, reference } = view.booking;
  if (!allows(status, "cancel")) return null;
  return (
    <p className="actions booking-manage">
      {allows(status, "reschedule") ? (
        <LinkButton href={`/bookings/${reference}/reschedule`}>{t("picker.move.link")}</LinkButton>
      ) : null}
      {mayMoveOn(view) ? <LinkButton href={`/bookings/${reference}/evenings`}>{t("series.move.link")}</LinkButton> : null}
      {mayWait(view.booking) ? (
        <LinkButton href={`/bookings/${reference}/waiting`}>{t("bookings.waiting.link")}</LinkButton>
      ) : null}
      <LinkButton kind="danger" href={`/bookings/${reference}/cancel`}>
        {t("picker.cancel.link")}
      </LinkButton>
    </p>
  );
};

/** The one form that the booking waits for, if it waits for one of the customer's. */
async function NextStep({ page, reply }: { readonly page: BookingPage; readonly reply: string | undefined }) {
  const { status, acceptance } = page.view.booking;
  const standing = await standingFor(page);
  if (page.view.booking.series && hasChanged(page, standing)) return <SeriesChanged t={page.speaker.t} />;
  const stateOf = async (name: string) => formState(await readReply(page.context.actor, name, reply), page.speaker.t);
  if (status === "changes-requested") return <ChangesAsked page={page} standing={standing} form={await stateOf("resubmit")} />;
  if (!allows(status, "accept") || (acceptance !== null && !hasChanged(page, standing))) return null;
  return <AcceptPlan page={page} standing={standing} form={await stateOf("accept")} />;
}

/** One booking: where it stands, what happens next, what it means, and what happened so far. The whole organisation sees it. */
export default async function BookingPageView({ params, searchParams }: Props) {
  const { ref } = await params;
  const page = await bookingPage(ref);
  const { view, speaker, context } = page;
  const { t } = speaker;
  const { booking } = view;
  const reply = await searchValue(searchParams, "reply");
  const name = booking.status === "changes-requested" ? "resubmit" : "accept";
  const form = formState(await readReply(context.actor, name, reply), t);
  const typed = await readReply(context.actor, MESSAGE_FORM, reply);
  const message = formState(typed, t);
  return (
    <Shell context={context} current="bookings">
      <BackLink href="/bookings">{t("picker.booking.back")}</BackLink>
      <ErrorSummary title={t("common.problem")} items={[...form.summary, ...message.summary]} />
      <KeptNote reply={typed} t={t} />
      <Head {...page} />
      <HeldNote booking={booking} side="customer" t={t} />
      <NextStep page={page} reply={reply} />
      <ExceptionNote view={view} t={t} />
      <Facts items={bookingFacts(page)} />
      {isCalledOff(view) ? null : (
        <>
          <AddToCalendar href={`/bookings/${booking.reference}`} t={t} />
          <ClockFlagNote booking={booking} reader={speaker.you} side="customer" t={t} />
          <WindowClockNote window={booking.window} zones={[speaker.you.zone]} t={t} />
        </>
      )}
      <EveningsList view={view} reader={speaker.you} side="customer" hrefOf={(reference) => `/bookings/${reference}`} t={t} />
      <Picture {...page} />
      <Section id="answers" title={t("picker.booking.answers")}>
        <Answers items={bookingAnswers(view, speaker)} />
      </Section>
      {isOpen(booking) ? <TellOwners booking={booking} t={t} /> : null}
      <BookingTalk page={page} form={message} earlier={await searchValue(searchParams, "earlier")} />
      <Manage {...page} />
    </Shell>
  );
}

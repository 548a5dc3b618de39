import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { bookingHref } from "#app/_bookings/booking-form-route.ts";
import { type BookingPage, bookingPage } from "#app/_bookings/booking-page.ts";
import { rescheduleHref, rescheduleSubject } from "#app/_bookings/reschedule-subject.ts";
import { pageContext, type Search } from "#app/_edge/page-context.ts";
import { Shell } from "#app/_shell/shell.tsx";
import { PICK_FORM, PickerChoice } from "#app/_slots/picker-choice.tsx";
import { DAYS_FORM, PickerMonth, type PickerProps } from "#app/_slots/picker-month.tsx";
import { type PickerQuery, readPickerQuery } from "#app/_slots/picker-query.ts";
import { pickerState } from "#app/_slots/picker-state.ts";
import { PickerTimes } from "#app/_slots/picker-times.tsx";
import { RefusedStart } from "#app/_slots/refused-start.tsx";
import { refusedWords } from "#app/_slots/refused-words.ts";
import { citiesOf, sameClock, when } from "#app/_slots/speaker.ts";
import { BackLink } from "#app/_ui/back-link.tsx";
import { Button } from "#app/_ui/button.tsx";
import { Note } from "#app/_ui/note.tsx";
import { isTooLate } from "#lib/bookings/reschedule/deadline.ts";
import { allows } from "#lib/bookings/transitions.ts";
import { evaluateSlot } from "#lib/scheduling/evaluate-slot.ts";
import { type Instant, toUtc } from "#lib/time/instant.ts";
import { localTime } from "#lib/time/zone.ts";
import "#app/_bookings/bookings.css";
import "#app/_slots/slots.css";

type Props = { readonly params: Promise<{ readonly ref: string }>; readonly searchParams: Search };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { t } = await pageContext();
  return { title: t("picker.move.title", { reference: (await params).ref }) };
}

const hrefFor = (reference: string, { month, day, starts = [] }: Partial<PickerQuery>): string =>
  rescheduleHref(reference, [
    ...(month ? [`month=${month}`] : []),
    ...(day ? [`day=${day}`] : []),
    ...starts.slice(0, 1).map((start) => `start=${toUtc(start)}`),
  ]);

const Head = ({ view, speaker }: BookingPage) => {
  const { t, you, us } = speaker;
  const { window } = view.booking;
  const { you: city, us: other } = citiesOf(speaker);
  const words = { when: when(window.start, you, t), city, there: when(window.start, us, t), thereCity: other };
  return (
    <>
      <p className="for">{view.installation.name}</p>
      <h1>{t("picker.move.title", { reference: view.booking.reference })}</h1>
      <p className="lede booking-next">
        {t(sameClock(speaker) ? "picker.move.now-one" : "picker.move.now", words)} {t("picker.move.lede")}
      </p>
    </>
  );
};

/** So close to the start nobody moves it by themselves: it is said, with the way on. */
const TooLate = (page: BookingPage) => (
  <Note icon="alert">
    <p>
      <strong>{page.speaker.t("picker.move.too-late", { days: page.policy.noticeDays })}</strong>{" "}
      {page.speaker.t.rich("picker.move.too-late-text", {
        a: (chunks) => <a href={bookingHref(page.view.booking.reference, "#conversation")}>{chunks}</a>,
      })}
    </p>
  </Note>
);

/** The start of the address cannot be had: why, and the nearest that can. */
const Gone = ({ subject, state, reference }: PickerProps & { readonly reference: string }) => {
  if (state.gone === null) return null;
  const facts = { ...subject.query, start: state.gone };
  const sentences = refusedWords({ facts, refusals: evaluateSlot(facts) }, subject.speaker.t);
  if (sentences.length === 0) return null;
  const hrefOf = (start: Instant) => hrefFor(reference, { day: localTime(start, subject.query.zone).date, starts: [start] });
  return <RefusedStart {...{ subject, sentences, hrefOf }} wanted={state.gone} free={state.free} fresh />;
};

/** The month that was asked for, else the one in which the booking has its time. */
function readQuery(values: Awaited<Search>, page: BookingPage): PickerQuery {
  const read = readPickerQuery(values);
  const query = { ...read, starts: read.starts.slice(0, 1), place: 0, failback: false };
  if (query.month !== null || query.day !== null || query.starts.length > 0) return query;
  const { window, zone } = page.view.booking;
  return { ...query, day: localTime(window.start, zone).date };
}

const Picker = ({ reference, ...picker }: PickerProps & { readonly reference: string }) => {
  const { t } = picker.subject.speaker;
  return (
    <>
      <Gone {...picker} reference={reference} />
      <form id={DAYS_FORM} method="get" action={rescheduleHref(reference, [])}>
        <input type="hidden" name="month" value={picker.state.month} />
      </form>
      <form id={PICK_FORM} method="get" action={`${rescheduleHref(reference, [])}/check`} className="form pick">
        <div className="picker">
          <PickerMonth {...picker} />
          <PickerTimes {...picker} />
        </div>
        <PickerChoice {...picker}>
          <Button kind="main">{t("common.continue")}</Button>
        </PickerChoice>
      </form>
    </>
  );
};

/** Another time for a booking: the slot picker, with the time that it has now marked in it. */
export default async function ReschedulePage({ params, searchParams }: Props) {
  const page = await bookingPage((await params).ref, "/reschedule");
  const { view, speaker, context, policy } = page;
  const { booking } = view;
  const here = `/bookings/${booking.reference}`;
  if (!allows(booking.status, "reschedule")) redirect(here);
  const found = await rescheduleSubject(page);
  if (!found.ok) notFound();
  const subject = found.value;
  const asked = readQuery(await searchParams, page);
  const picker = {
    subject,
    asked,
    state: pickerState(asked, subject.query),
    hrefOf: (query: Partial<PickerQuery>) => hrefFor(booking.reference, query),
    current: booking.window.start,
  };
  return (
    <Shell context={context} current="bookings">
      <BackLink href={here}>{speaker.t("picker.cancel.back", { reference: booking.reference })}</BackLink>
      <Head {...page} />
      {isTooLate(booking, { now: speaker.you.now, policy }) ? (
        <TooLate {...page} />
      ) : (
        <Picker {...picker} reference={booking.reference} />
      )}
    </Shell>
  );
}

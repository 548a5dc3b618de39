import { notFound, redirect } from "next/navigation";
import { Difference, Sentences } from "#app/_bookings/accept-plan.tsx";
import { type BookingFormProps, bookingFormPage } from "#app/_bookings/booking-form-page.ts";
import { type BookingPage, hasChanged, standingFor } from "#app/_bookings/booking-page.ts";
import { rescheduleHref, rescheduleSubject } from "#app/_bookings/reschedule-subject.ts";
import { searchValue } from "#app/_edge/page-context.ts";
import { KeptNote } from "#app/_shell/kept-note.tsx";
import { Shell } from "#app/_shell/shell.tsx";
import { readStart } from "#app/_slots/picker-query.ts";
import { citiesOf, sameClock, timeOrDay, when } from "#app/_slots/speaker.ts";
import { BackLink } from "#app/_ui/back-link.tsx";
import { Button, LinkButton } from "#app/_ui/button.tsx";
import { Answers } from "#app/_ui/definition-rows.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { Checkbox } from "#app/_ui/fields.tsx";
import { Form } from "#app/_ui/form.tsx";
import { Section } from "#app/_ui/section.tsx";
import { isTooLate } from "#lib/bookings/reschedule/deadline.ts";
import { allows } from "#lib/bookings/transitions.ts";
import { newFormKey } from "#lib/forms/service.ts";
import { evaluateSlot } from "#lib/scheduling/evaluate-slot.ts";
import { type Instant, plusMinutes, toUtc } from "#lib/time/instant.ts";
import { localTime } from "#lib/time/zone.ts";
import "#app/_bookings/bookings.css";

const PAGE = bookingFormPage({ form: "reschedule", below: "/reschedule/check", title: "picker.move.check-title" });

export const generateMetadata = PAGE.metadata;

/** A start on both clocks, and its end on the customer's. */
function clockWords(start: Instant, minutes: number, { speaker }: BookingPage): string {
  const { t, you, us } = speaker;
  const cities = citiesOf(speaker);
  const end = timeOrDay(plusMinutes(start, minutes), { date: localTime(start, you.zone).date, reader: you }, t);
  const here = t("picker.move.span", { when: when(start, you, t), end, city: cities.you });
  return sameClock(speaker) ? here : `${here} ${t("picker.proposal.there", { when: when(start, us, t), city: cities.us })}`;
}

/** The old time and the new one, and what the new one means; the time moves once this is sent. */
export default async function RescheduleCheckPage(props: BookingFormProps) {
  const page = await PAGE.load(props);
  const { view, speaker, context, policy, here, reply, form } = page;
  const { t } = speaker;
  const { booking } = view;
  const picker = (start: Instant | null) => rescheduleHref(booking.reference, start === null ? [] : [`start=${toUtc(start)}`]);
  const start = readStart((await searchValue(props.searchParams, "start")) ?? "");
  if (!allows(booking.status, "reschedule") || isTooLate(booking, { now: speaker.you.now, policy })) redirect(picker(null));
  if (start === null || start === booking.window.start) redirect(picker(null));
  const found = await rescheduleSubject(page);
  if (!found.ok) notFound();
  const { query } = found.value;
  // What cannot be had is said by the picker, which has others.
  if (evaluateSlot({ ...query, start }).length > 0) redirect(picker(start));
  const standing = await standingFor(page);
  const kept = hasChanged(page, standing) ? standing.kept : booking.kept;
  return (
    <Shell context={context} current="bookings">
      <BackLink href={picker(start)}>{t("picker.check.back")}</BackLink>
      <ErrorSummary title={t("common.problem")} items={form.summary} />
      <KeptNote reply={reply} t={t} />
      <p className="for">{view.installation.name}</p>
      <h1>{t("picker.move.check-title", { reference: booking.reference })}</h1>
      <Section id="times" title={t("picker.check.slot")}>
        <Answers
          items={[
            { label: t("picker.move.old"), value: clockWords(booking.window.start, booking.windowMinutes, page) },
            { label: t("picker.move.new"), value: clockWords(start, query.windowMinutes, page) },
          ]}
        />
      </Section>
      <Section id="meaning" title={t("picker.check.understood")}>
        <Form action={`${here}/reschedule/check/submit`} onceKey={newFormKey()} className="form">
          <input type="hidden" name="start" value={toUtc(start)} />
          <input type="hidden" name="planHash" value={kept.plan.hash} />
          <input type="hidden" name="version" value={booking.revision} />
          <Difference page={page} standing={standing} />
          <Sentences page={page} kept={kept} start={start} />
          <Checkbox name="accept" label={t("picker.check.understood-tick")} error={form.error("accept")} />
          <p className="actions">
            <Button kind="main">{t("picker.move.button")}</Button>
            <LinkButton href={here}>{t("picker.move.keep")}</LinkButton>
          </p>
          <p className="small quiet">{t(`picker.move.hint-${booking.status === "approved" ? "approved" : "submitted"}`)}</p>
        </Form>
      </Section>
    </Shell>
  );
}

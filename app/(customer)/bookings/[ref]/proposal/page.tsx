import { redirect } from "next/navigation";
import { Difference } from "#app/_bookings/accept-plan.tsx";
import { type BookingFormProps, bookingFormPage } from "#app/_bookings/booking-form-page.ts";
import { type BookingPage, hasChanged, standingFor } from "#app/_bookings/booking-page.ts";
import { reasonOf } from "#app/_bookings/booking-words.ts";
import { dueWords } from "#app/_bookings/due-words.ts";
import { KeptNote } from "#app/_shell/kept-note.tsx";
import { Shell } from "#app/_shell/shell.tsx";
import { citiesOf, sameClock, when } from "#app/_slots/speaker.ts";
import { BackLink } from "#app/_ui/back-link.tsx";
import { Button } from "#app/_ui/button.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { Checkbox, RadioGroup, TextArea } from "#app/_ui/fields.tsx";
import { Form } from "#app/_ui/form.tsx";
import { isOpen, type KeptPlan, type OpenBooking, type Proposal } from "#lib/bookings/booking.ts";
import { sentencesOf } from "#lib/bookings/describe.ts";
import { newFormKey } from "#lib/forms/service.ts";
import { toUtc } from "#lib/time/instant.ts";
import "#app/_bookings/bookings.css";

const PAGE = bookingFormPage({ form: "proposal", below: "/proposal", title: "picker.proposal.title" });

export const generateMetadata = PAGE.metadata;

/** A proposed time on both clocks, with when the VPSs would be off. */
function optionOf({ start }: Proposal, kept: KeptPlan, { speaker }: BookingPage) {
  const { t, you, us } = speaker;
  const cities = citiesOf(speaker);
  const there = sameClock(speaker) ? [] : [t("picker.proposal.there", { when: when(start, us, t), city: cities.us })];
  return {
    value: toUtc(start),
    label: t("picker.proposal.here", { when: when(start, you, t), city: cities.you }),
    hint: [...there, ...sentencesOf(kept, start, { reader: you, t })].join(" "),
  };
}

const Lede = ({ page, booking }: { readonly page: BookingPage; readonly booking: OpenBooking }) => {
  const { speaker, view } = page;
  const { t, you } = speaker;
  const message = reasonOf(view);
  const city = citiesOf(speaker).you;
  return (
    <>
      <p className="lede booking-next">
        {t("picker.proposal.lede", { count: booking.proposals.length, now: when(booking.window.start, you, t), city })}{" "}
        {booking.due === null ? null : t("picker.proposal.due", { day: dueWords(booking.due, speaker) })}
      </p>
      {message ? (
        <blockquote className="booking-reason">
          <p>{message}</p>
        </blockquote>
      ) : null}
    </>
  );
};

/** Other times that the desk offers: one of them, or none. */
export default async function ProposalPage(props: BookingFormProps) {
  const page = await PAGE.load(props);
  const { view, speaker, context, here, reply, form } = page;
  const { t } = speaker;
  const { booking, installation } = view;
  if (!isOpen(booking) || booking.status !== "proposed") redirect(here);
  const standing = await standingFor(page);
  const changed = hasChanged(page, standing);
  const kept = changed ? standing.kept : booking.kept;
  const asks = changed || booking.acceptance === null;
  return (
    <Shell context={context} current="bookings">
      <BackLink href={here}>{t("picker.cancel.back", { reference: booking.reference })}</BackLink>
      <ErrorSummary title={t("common.problem")} items={form.summary} />
      <KeptNote reply={reply} t={t} />
      <p className="for">{installation.name}</p>
      <h1>{t("picker.proposal.title", { reference: booking.reference })}</h1>
      <Lede page={page} booking={booking} />
      <Form action={`${here}/proposal/submit`} onceKey={newFormKey()} className="form proposal-form">
        <input type="hidden" name="version" value={booking.revision} />
        <RadioGroup
          name="start"
          legend={t("picker.proposal.legend")}
          legendHidden
          value={form.value("start")}
          error={form.error("start")}
          options={booking.proposals.map((proposal) => optionOf(proposal, kept, page))}
        />
        {asks ? (
          <>
            <input type="hidden" name="planHash" value={kept.plan.hash} />
            <Difference page={page} standing={standing} />
            <Checkbox name="accept" label={t("picker.check.understood-tick")} error={form.error("accept")} />
          </>
        ) : null}
        <p className="actions">
          <Button kind="main">{t("picker.proposal.button")}</Button>
        </p>
        <p className="small quiet">{t("picker.proposal.button-hint")}</p>
        <h2 className="proposal-none">{t("picker.proposal.none")}</h2>
        <p>{t(`picker.proposal.none-${booking.before ?? "submitted"}`)}</p>
        <TextArea
          name="reason"
          label={t("picker.proposal.reason")}
          optionalNote={t("common.optional")}
          value={form.value("reason")}
          error={form.error("reason")}
          rows={3}
        />
        <p className="actions">
          <Button name="answer" value="none">
            {t("picker.proposal.none-button")}
          </Button>
        </p>
      </Form>
    </Shell>
  );
}

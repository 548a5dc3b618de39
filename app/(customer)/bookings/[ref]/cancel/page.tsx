import { redirect } from "next/navigation";
import { type BookingFormProps, bookingFormPage } from "#app/_bookings/booking-form-page.ts";
import { senderOf } from "#app/_bookings/booking-words.ts";
import { SeenEvenings, WhichEvenings } from "#app/_series/which-evenings.tsx";
import { KeptNote } from "#app/_shell/kept-note.tsx";
import { Shell } from "#app/_shell/shell.tsx";
import { citiesOf, when } from "#app/_slots/speaker.ts";
import { BackLink } from "#app/_ui/back-link.tsx";
import { Button, LinkButton } from "#app/_ui/button.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { TextArea } from "#app/_ui/fields.tsx";
import { Form } from "#app/_ui/form.tsx";
import { allows } from "#lib/bookings/transitions.ts";
import { newFormKey } from "#lib/forms/service.ts";
import "#app/_bookings/bookings.css";

const PAGE = bookingFormPage({ form: "cancel", below: "/cancel", title: "picker.cancel.title" });

export const generateMetadata = PAGE.metadata;

/** Calling an upgrade off: what is given up and who hears of it, then the one button that does it. */
export default async function CancelPage(props: BookingFormProps) {
  const { view, speaker, context, here, reply, form } = await PAGE.load(props);
  const { t, you } = speaker;
  const { booking, installation } = view;
  if (!allows(booking.status, "cancel")) redirect(here);
  const words = { when: when(booking.window.start, you, t), city: citiesOf(speaker).you, by: senderOf(view) };
  return (
    <Shell context={context} current="bookings">
      <BackLink href={here}>{t("picker.cancel.back", { reference: booking.reference })}</BackLink>
      <ErrorSummary title={t("common.problem")} items={form.summary} />
      <KeptNote reply={reply} t={t} />
      <p className="for">
        {installation.name}
        {booking.series ? `, ${t("series.place", { evening: booking.series.evening, evenings: booking.series.evenings })}` : null}
      </p>
      <h1>{t("picker.cancel.title", { reference: booking.reference })}</h1>
      <ul className="cancel-facts">
        <li>{t("picker.cancel.released", words)}</li>
        <li>{t("picker.cancel.told", words)}</li>
        <li>{t("picker.cancel.kept")}</li>
      </ul>
      <Form action={`${here}/cancel/submit`} onceKey={newFormKey()} className="form">
        <input type="hidden" name="version" value={booking.revision} />
        <SeenEvenings view={view} />
        <WhichEvenings view={view} act="cancel" name="evenings" form={form} t={t} />
        <TextArea
          name="reason"
          label={t("picker.cancel.reason")}
          optionalNote={t("common.optional")}
          value={form.value("reason")}
          error={form.error("reason")}
          rows={3}
        />
        <p className="actions">
          <Button kind="danger">{t("picker.cancel.link")}</Button>
          <LinkButton href={here}>{t("picker.cancel.keep")}</LinkButton>
        </p>
      </Form>
    </Shell>
  );
}

import type { FormState } from "#app/_edge/form-state.ts";
import { Button } from "#app/_ui/button.tsx";
import { Checkbox } from "#app/_ui/fields.tsx";
import { Form } from "#app/_ui/form.tsx";
import { Section } from "#app/_ui/section.tsx";
import { sentencesOf } from "#lib/bookings/describe.ts";
import { newFormKey } from "#lib/forms/service.ts";
import type { BookingPage } from "./booking-page.ts";

/** The desk booked this upgrade; whoever it is for has not yet said that they know what it means. */
export const AcceptPlan = ({ page, form }: { readonly page: BookingPage; readonly form: FormState }) => {
  const { view, speaker } = page;
  const { booking } = view;
  const { t, you } = speaker;
  const sentences = sentencesOf(booking.kept, booking.window.start, { reader: you, t });
  return (
    <Section id="accept-head" title={t("picker.accept.title")}>
      <Form action={`/bookings/${booking.reference}/accept/submit`} onceKey={newFormKey()} className="form">
        <input type="hidden" name="planHash" value={booking.kept.plan.hash} />
        <input type="hidden" name="version" value={booking.revision} />
        <input type="hidden" name="locale" value={t.locale} />
        <p className="prose">{sentences.length > 0 ? sentences.join(" ") : t("picker.strip.nothing")}</p>
        <Checkbox name="accept" label={t("picker.check.understood-tick")} error={form.error("accept")} />
        <p className="actions">
          <Button kind="main">{t("picker.accept.button")}</Button>
        </p>
      </Form>
    </Section>
  );
};

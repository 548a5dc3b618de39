import type { FormState } from "#app/_edge/form-state.ts";
import { Button } from "#app/_ui/button.tsx";
import { Checkbox } from "#app/_ui/fields.tsx";
import { Form } from "#app/_ui/form.tsx";
import { Section } from "#app/_ui/section.tsx";
import type { KeptPlan } from "#lib/bookings/booking.ts";
import { sentencesOf } from "#lib/bookings/describe.ts";
import type { Standing } from "#lib/bookings/review/review.ts";
import { newFormKey } from "#lib/forms/service.ts";
import type { Instant } from "#lib/time/instant.ts";
import { type BookingPage, hasChanged } from "./booking-page.ts";
import { planDifference } from "./change-words.ts";

type Meaning = { readonly page: BookingPage; readonly kept: KeptPlan; readonly start: Instant };

/** When the VPSs will be off, in the very sentences that are accepted. */
export const Sentences = ({ page: { speaker }, kept, start }: Meaning) => {
  const { t, you } = speaker;
  const sentences = sentencesOf(kept, start, { reader: you, t });
  return <p className="prose">{sentences.length > 0 ? sentences.join(" ") : t("picker.strip.nothing")}</p>;
};

/** What became another since the plan was accepted; nothing where it is the same. */
export const Difference = ({ page, standing }: { readonly page: BookingPage; readonly standing: Standing | null }) => {
  if (!hasChanged(page, standing)) return null;
  const { t } = page.speaker;
  return (
    <>
      <p className="prose">{t("picker.changed.lead")}</p>
      <ul className="plain-list">
        {planDifference(page.view, standing, t).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  );
};

type Props = { readonly page: BookingPage; readonly standing: Standing | null; readonly form: FormState };

/**
 * Somebody of the customer has to say that they know what the upgrade means: the desk booked it, or the hosts have changed
 * since it was accepted.
 */
export const AcceptPlan = ({ page, standing, form }: Props) => {
  const { view, speaker } = page;
  const { booking } = view;
  const { t } = speaker;
  const kept = hasChanged(page, standing) ? standing.kept : booking.kept;
  return (
    <Section id="accept-head" title={t(hasChanged(page, standing) ? "picker.changed.title" : "picker.accept.title")}>
      <Form action={`/bookings/${booking.reference}/accept/submit`} onceKey={newFormKey()} className="form">
        <input type="hidden" name="planHash" value={kept.plan.hash} />
        <input type="hidden" name="version" value={booking.revision} />
        <input type="hidden" name="locale" value={t.locale} />
        <Difference page={page} standing={standing} />
        <Sentences page={page} kept={kept} start={booking.window.start} />
        <Checkbox name="accept" label={t("picker.check.understood-tick")} error={form.error("accept")} />
        <p className="actions">
          <Button kind="main">{t(hasChanged(page, standing) ? "picker.changed.button" : "picker.accept.button")}</Button>
        </p>
      </Form>
    </Section>
  );
};

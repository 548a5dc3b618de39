import type { FormState } from "#app/_edge/form-state.ts";
import { listed } from "#app/_slots/speaker.ts";
import type { Subject } from "#app/_slots/subject.ts";
import { Button } from "#app/_ui/button.tsx";
import { FieldError } from "#app/_ui/field-parts.tsx";
import { Checkbox, RadioGroup, TextArea, TextField } from "#app/_ui/fields.tsx";
import { Form } from "#app/_ui/form.tsx";
import { Section } from "#app/_ui/section.tsx";
import { WAYS, type Way } from "#lib/planning/outages.ts";
import { duration } from "#lib/time/format.ts";
import { type Instant, toUtc } from "#lib/time/instant.ts";
import type { ExceptionAsked } from "./exception-asked.ts";

export type CheckFormProps = {
  readonly subject: Subject;
  readonly starts: readonly Instant[];
  /** What has to be accepted; nothing where nothing goes off. */
  readonly sentences: readonly string[];
  /** What the installation's other open bookings that run into a chosen time are called. */
  readonly clashes: readonly string[];
  readonly form: FormState;
  readonly onceKey: string;
  readonly exception: ExceptionAsked | null;
  /** Where it is sent. */
  readonly action: string;
  /** In minutes, where the work is spread over several evenings. */
  readonly longestEvening?: number;
};

export const CHECK_FORM = "answers";

/** Stands before every other button of the form, so that the Enter key in a field sends it and leads nowhere else. */
export const FirstButton = () => (
  <button type="submit" form={CHECK_FORM} className="hidden-text" tabIndex={-1} aria-hidden="true" />
);

/** Moving VPSs off is offered where a processing host restarts; elsewhere it would be riding through under another name. */
const WayThrough = ({ subject, form, longestEvening }: CheckFormProps) => {
  const { plan, speaker } = subject;
  const { t } = speaker;
  const restarts = plan.downtime.some(({ who }) => who === "vps-on-host");
  const hintOf = (way: Way) =>
    way === "stop-all" && longestEvening !== undefined
      ? t("series.check.stop-all-hint", { duration: duration(longestEvening) })
      : t(`picker.check.way-${way}-hint`, { duration: duration(plan.workMinutes) });
  const offered = WAYS.filter((way) => way !== "move-off" || restarts);
  return (
    <RadioGroup
      name="way"
      legend={t("picker.check.way")}
      hint={t("plan.note.stop-vps-recommended")}
      error={form.error("way")}
      value={form.value("way")}
      options={offered.map((way) => ({
        value: way,
        label: t(`picker.check.way-${way}`),
        hint: hintOf(way),
      }))}
    />
  );
};

const Contact = ({ subject, form }: CheckFormProps) => {
  const { t } = subject.speaker;
  return (
    <>
      <TextField
        name="contactName"
        label={t("picker.check.contact-name")}
        optionalNote={t("common.optional")}
        value={form.value("contactName")}
        error={form.error("contactName")}
        autoComplete="name"
      />
      <TextField
        name="contactPhone"
        label={t("picker.check.contact-phone")}
        hint={t("picker.check.contact-phone-hint")}
        optionalNote={t("common.optional")}
        value={form.value("contactPhone")}
        error={form.error("contactPhone")}
        type="tel"
        autoComplete="tel"
      />
    </>
  );
};

/** One statement for each kind of downtime, each with its own box: nobody agrees to everything with one tick. */
const Acknowledgement = ({ subject, sentences, form }: CheckFormProps) => {
  const { t } = subject.speaker;
  if (sentences.length === 0) return null;
  return (
    <Section id="understood" title={t("picker.check.understood")}>
      <div className="understood">
        {sentences.map((sentence, n) => {
          const id = `accept.${n}`;
          const error = form.error(id);
          return (
            <div className="understood-one" key={sentence}>
              <FieldError id={id} error={error} />
              <label className="tick-box">
                <input
                  type="checkbox"
                  name="accept"
                  id={id}
                  value={sentence}
                  defaultChecked={form.values("accept").includes(sentence)}
                  aria-invalid={error ? true : undefined}
                  aria-describedby={error ? `${id}-error` : undefined}
                />
                <span>
                  <span className="understood-what">{sentence}</span> {t("picker.check.understood-tick")}
                </span>
              </label>
            </div>
          );
        })}
      </div>
      <p className="small quiet">{t("picker.check.longer")}</p>
    </Section>
  );
};

/** Another request of the same installation runs into this one: that is meant, or an oversight. */
const SecondRequest = ({ subject, clashes, form }: CheckFormProps) => {
  const { t } = subject.speaker;
  if (clashes.length === 0) return null;
  return (
    <Section id="second-request" title={t("picker.check.second-title")}>
      <Checkbox
        name="second"
        label={t("picker.check.second", { references: listed(clashes, t.locale), count: clashes.length })}
        error={form.error("second")}
        checked={form.value("second") === "yes"}
      />
    </Section>
  );
};

/** What was typed on this page, unless the reason was written anew where such times are asked for. */
const reasonShown = (form: FormState, { kept, reason }: ExceptionAsked): string =>
  form.value("exception") === kept ? form.value("reason") : reason;

/** The rules that the time breaks, and why it is needed all the same: the last chance to say it better. */
const AskedException = ({ subject, form, exception }: CheckFormProps) => {
  const { t } = subject.speaker;
  if (exception === null) return null;
  const count = exception.sentences.length;
  return (
    <Section id="exception" title={t("asking.check.title")}>
      <input type="hidden" name="exception" value={exception.kept} />
      <p>{t(count === 0 ? "asking.check.none" : "asking.check.lede", { count })}</p>
      <ul className="rules-broken">
        {exception.sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <TextArea
        name="reason"
        label={t("asking.reason")}
        hint={t("asking.reason-hint")}
        value={reasonShown(form, exception)}
        error={form.error("reason")}
        rows={4}
      />
    </Section>
  );
};

/** What is still asked for: how the VPSs go into the upgrade, whom to call, and that the downtime is understood. */
export const CheckForm = (props: CheckFormProps) => {
  const { subject, starts, sentences, form, onceKey, action } = props;
  const { failback, plan, speaker } = subject;
  const { t } = speaker;
  return (
    <Form action={action} onceKey={onceKey} id={CHECK_FORM}>
      {starts.map((start) => (
        <input key={start} type="hidden" name="start" value={toUtc(start)} />
      ))}
      {failback ? <input type="hidden" name="failback" value="yes" /> : null}
      <input type="hidden" name="planHash" value={plan.hash} />
      <input type="hidden" name="locale" value={t.locale} />
      <AskedException {...props} />
      <Section id="day" title={t("picker.check.day")}>
        <div className="form">
          {sentences.length > 0 ? <WayThrough {...props} /> : null}
          <Contact {...props} />
          <TextArea
            name="note"
            label={t("picker.check.note")}
            hint={t("picker.check.note-hint")}
            optionalNote={t("common.optional")}
            value={form.value("note")}
            error={form.error("note")}
            rows={3}
          />
        </div>
      </Section>
      <Acknowledgement {...props} />
      <SecondRequest {...props} />
      <div className="actions check-send">
        <Button kind="main">{t("picker.check.send")}</Button>
        <p className="small quiet">{t(props.exception ? "asking.check.send-hint" : "picker.check.send-hint")}</p>
      </div>
    </Form>
  );
};

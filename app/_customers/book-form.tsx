import type { FormState } from "#app/_edge/form-state.ts";
import { Button, LinkButton } from "#app/_ui/button.tsx";
import { RadioGroup, TextArea, TextField } from "#app/_ui/fields.tsx";
import { Form } from "#app/_ui/form.tsx";
import { Section } from "#app/_ui/section.tsx";
import { WAYS } from "#lib/planning/outages.ts";
import type { RefusalCode } from "#lib/scheduling/evaluate-slot.ts";
import { duration } from "#lib/time/format.ts";
import { type Instant, toUtc } from "#lib/time/instant.ts";
import type { BookPage } from "./book-page.ts";
import { systemHref } from "./list-query.ts";

type Props = {
  readonly page: BookPage;
  readonly start: Instant;
  /** Codes of the rules that this time breaks and that the desk sets aside. */
  readonly rules: readonly RefusalCode[];
  readonly form: FormState;
  readonly onceKey: string;
};

/** Moving VPSs off is offered where a processing host restarts, as to customers. */
const Way = ({ page: { subject }, form }: Pick<Props, "page" | "form">) => {
  const { plan, speaker } = subject;
  const { t } = speaker;
  if (plan.downtime.length === 0) return null;
  const restarts = plan.downtime.some(({ who }) => who === "vps-on-host");
  return (
    <RadioGroup
      name="way"
      legend={t("customers.book.way")}
      value={form.value("way", "ride-through")}
      options={WAYS.filter((way) => way !== "move-off" || restarts).map((way) => ({
        value: way,
        label: t(`customers.book.way-${way}`),
        hint: t(`customers.book.way-${way}-hint`, { duration: duration(plan.workMinutes) }),
      }))}
    />
  );
};

const Contact = ({ page: { subject }, form }: Pick<Props, "page" | "form">) => {
  const { t } = subject.speaker;
  return (
    <>
      <TextField
        name="contactName"
        label={t("customers.book.contact-name")}
        optionalNote={t("common.optional")}
        value={form.value("contactName")}
        error={form.error("contactName")}
        autoComplete="off"
      />
      <TextField
        name="contactPhone"
        label={t("customers.book.contact-phone")}
        hint={t("picker.check.contact-phone-hint")}
        optionalNote={t("common.optional")}
        value={form.value("contactPhone")}
        error={form.error("contactPhone")}
        type="tel"
        autoComplete="off"
      />
    </>
  );
};

/** What is still asked before the desk books: how the VPSs go through it, whom to call, and why the desk books. */
export const BookForm = ({ page, start, rules, form, onceKey }: Props) => {
  const { installation, speaker, failback } = page.subject;
  const { t } = speaker;
  return (
    <Section id="day" title={t("customers.book.day")}>
      <Form action={systemHref(installation.id, "/book/check/submit")} onceKey={onceKey} className="people-form">
        <input type="hidden" name="start" value={toUtc(start)} />
        {failback ? <input type="hidden" name="failback" value="yes" /> : null}
        {rules.map((code) => (
          <input key={code} type="hidden" name="rules" value={code} />
        ))}
        <Way page={page} form={form} />
        <Contact page={page} form={form} />
        <TextArea
          name="note"
          label={t("customers.book.note")}
          hint={t("picker.check.note-hint")}
          optionalNote={t("common.optional")}
          value={form.value("note")}
          error={form.error("note")}
          rows={3}
        />
        <TextArea
          name="reason"
          label={t(rules.length > 0 ? "customers.book.reason-rules" : "customers.book.reason", { count: rules.length })}
          hint={t("customers.book.reason-hint")}
          value={form.value("reason")}
          error={form.error("reason")}
          rows={3}
        />
        <div className="actions">
          <Button kind="main">{t("customers.book.button")}</Button>
          <LinkButton href={systemHref(installation.id)}>{t("customers.book.keep")}</LinkButton>
        </div>
      </Form>
    </Section>
  );
};

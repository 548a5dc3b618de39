import type { FormState } from "#app/_edge/form-state.ts";
import { Button } from "#app/_ui/button.tsx";
import { SelectField, TextField } from "#app/_ui/fields.tsx";
import { Form } from "#app/_ui/form.tsx";
import type { FormValues } from "#lib/forms/reply.ts";
import type { Translate } from "#lib/messages/translator.ts";
import { weekdayLabel } from "./engineer-fields.ts";
import { WEEKDAYS } from "./policy-fields.ts";

type Props = {
  readonly t: Translate;
  readonly action: string;
  readonly onceKey?: string;
  readonly shown: FormValues;
  readonly form: FormState;
  readonly accounts: readonly { readonly id: string; readonly name: string }[];
  readonly city: string;
  readonly button: string;
};

/** Name, account and weekly hours of somebody who carries upgrades out. */
export const EngineerForm = ({ t, action, onceKey, shown, form, accounts, city, button }: Props) => (
  <Form action={action} className="settings-form" {...(onceKey ? { onceKey } : {})}>
    <TextField
      name="name"
      label={t("desk.engineers.name")}
      value={form.value("name", shown.name?.[0])}
      error={form.error("name")}
      autoComplete="off"
    />
    <SelectField
      name="user"
      label={t("desk.engineers.account")}
      hint={t("desk.engineers.account-hint")}
      value={form.value("user", shown.user?.[0])}
      error={form.error("user")}
      options={[
        { value: "", label: t("desk.engineers.no-account") },
        ...accounts.map(({ id, name }) => ({ value: id, label: name })),
      ]}
    />
    <fieldset className="settings-week" aria-describedby="hours-hint">
      <legend className="field-label">{t("desk.engineers.hours", { city })}</legend>
      <p className="field-hint" id="hours-hint">
        {t("desk.engineers.hours-hint")}
      </p>
      {WEEKDAYS.map((weekday) => (
        <TextField
          key={weekday}
          name={`hours-${weekday}`}
          label={weekdayLabel(weekday, t)}
          value={form.value(`hours-${weekday}`, shown[`hours-${weekday}`]?.[0])}
          error={form.error(`hours-${weekday}`)}
          autoComplete="off"
        />
      ))}
    </fieldset>
    <div className="actions">
      <Button kind="main">{button}</Button>
    </div>
  </Form>
);

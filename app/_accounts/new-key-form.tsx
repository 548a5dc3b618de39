import type { FormState } from "#app/_edge/form-state.ts";
import { Button } from "#app/_ui/button.tsx";
import { RadioGroup, SelectField, TextField } from "#app/_ui/fields.tsx";
import { Form } from "#app/_ui/form.tsx";
import { LIFETIMES_DAYS, SCOPES } from "#lib/api-keys/key.ts";
import type { Translate } from "#lib/messages/translator.ts";

type Props = { readonly t: Translate; readonly state: FormState; readonly email: string; readonly onceKey: string };

/** Name, right, life and, since a key is a way in, the password. */
export const NewKeyForm = ({ t, state, email, onceKey }: Props) => (
  <Form action="/account/keys/submit" onceKey={onceKey}>
    <TextField
      name="name"
      label={t("keys.name")}
      hint={t("keys.name-hint")}
      value={state.value("name")}
      error={state.error("name")}
      autoComplete="off"
    />
    <RadioGroup
      name="scope"
      legend={t("keys.scope-label")}
      value={state.value("scope", "read")}
      error={state.error("scope")}
      options={SCOPES.map((scope) => ({ value: scope, label: t(`keys.scope.${scope}`), hint: t(`keys.scope-hint.${scope}`) }))}
    />
    <SelectField
      name="days"
      label={t("keys.days-label")}
      value={state.value("days", "90")}
      error={state.error("days")}
      options={LIFETIMES_DAYS.map((days) => ({ value: String(days), label: t("keys.days", { days }) }))}
    />
    <input type="hidden" name="username" value={email} autoComplete="username" />
    <TextField
      name="current"
      type="password"
      label={t("auth.password.label")}
      hint={t("keys.password-hint")}
      error={state.error("current")}
      autoComplete="current-password"
    />
    <div className="actions">
      <Button kind="main">{t("keys.button")}</Button>
    </div>
  </Form>
);

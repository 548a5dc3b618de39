import type { FormState } from "#app/_edge/form-state.ts";
import { RadioGroup, TextField } from "#app/_ui/fields.tsx";
import { LOCALES } from "#lib/messages/locale.ts";
import type { Translate } from "#lib/messages/translator.ts";

/** Whom to invite, and the language of the mail. */
export const GuestFields = ({ t, form }: { readonly t: Translate; readonly form: FormState }) => (
  <>
    <TextField
      name="email"
      type="email"
      label={t("customers.invite.email")}
      hint={t("customers.invite.email-hint")}
      value={form.value("email")}
      error={form.error("email")}
      autoComplete="off"
      spellCheck={false}
    />
    <RadioGroup
      name="locale"
      legend={t("customers.invite.language")}
      value={form.value("locale", t.locale)}
      options={LOCALES.map((locale) => ({ value: locale, label: t(`customers.invite.language-${locale}`) }))}
      inline
    />
  </>
);

import type { FormState } from "#app/_edge/form-state.ts";
import type { PageContext } from "#app/_edge/page-context.ts";
import { Button } from "#app/_ui/button.tsx";
import { SelectField, TextField } from "#app/_ui/fields.tsx";
import { Form } from "#app/_ui/form.tsx";
import { Section } from "#app/_ui/section.tsx";
import type { SignedIn } from "#lib/auth/actor.ts";

/** Languages call themselves by their own names, in every language. */
const LANGUAGES = [
  { value: "en", label: "English" },
  { value: "de", label: "Deutsch" },
];

type Props = { readonly context: PageContext & { readonly actor: SignedIn }; readonly state: FormState };

export const ProfilePart = ({ context: { t, actor }, state }: Props) => (
  <Section id="profile-title" title={t("auth.account.profile")}>
    <Form action="/account/profile/submit">
      <p className="small quiet">{t("auth.account.email-fixed", { email: actor.email })}</p>
      <TextField
        name="name"
        label={t("auth.name.label")}
        value={state.value("name", actor.name)}
        error={state.error("name")}
        autoComplete="name"
      />
      <SelectField
        name="locale"
        label={t("auth.account.language")}
        value={state.value("locale", actor.locale)}
        error={state.error("locale")}
        options={LANGUAGES}
      />
      <div className="actions">
        <Button>{t("common.save")}</Button>
      </div>
    </Form>
  </Section>
);

import type { FormState } from "#app/_edge/form-state.ts";
import type { PageContext } from "#app/_edge/page-context.ts";
import { Button } from "#app/_ui/button.tsx";
import { TextField } from "#app/_ui/fields.tsx";
import { Form } from "#app/_ui/form.tsx";
import { Section } from "#app/_ui/section.tsx";
import type { SignedIn } from "#lib/auth/actor.ts";

type Props = { readonly context: PageContext & { readonly actor: SignedIn }; readonly state: FormState };

export const PasswordPart = ({ context: { t, actor }, state }: Props) => (
  <Section id="password-title" title={t("auth.account.password")}>
    <Form action="/account/password/submit">
      <p className="small quiet">{t("auth.account.password-lede")}</p>
      {/* For password managers, which else do not know whose password this is. */}
      <input type="hidden" name="username" value={actor.email} autoComplete="username" />
      <TextField
        name="current"
        type="password"
        label={t("auth.password.current")}
        error={state.error("current")}
        autoComplete="current-password"
      />
      <TextField
        name="password"
        type="password"
        label={t("auth.password.new")}
        hint={t("auth.password.hint")}
        error={state.error("password")}
        autoComplete="new-password"
      />
      <div className="actions">
        <Button>{t("auth.account.password-button")}</Button>
      </div>
    </Form>
  </Section>
);

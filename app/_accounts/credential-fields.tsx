import type { FormState } from "#app/_edge/form-state.ts";
import { TextField } from "#app/_ui/fields.tsx";
import type { Translate } from "#lib/messages/translator.ts";
import { passwordAgain } from "./password-again.ts";

type Props = {
  readonly state: FormState;
  readonly t: Translate;
  /** Whether the password is chosen now; else it exists already. */
  readonly chosen?: boolean;
};

/** Address and password, spelled so that a password manager knows what to fill in or to keep. */
export const CredentialFields = ({ state, t, chosen = false }: Props) => (
  <>
    <TextField
      name="email"
      type="email"
      label={t("auth.email.label")}
      value={state.value("email")}
      error={state.error("email")}
      autoComplete="username"
      spellCheck={false}
    />
    <TextField
      name="password"
      type="password"
      label={t("auth.password.label")}
      hint={passwordAgain(state, t, chosen ? t("auth.password.hint") : "")}
      error={state.error("password")}
      autoComplete={chosen ? "new-password" : "current-password"}
    />
  </>
);

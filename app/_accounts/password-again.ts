import type { FormState } from "#app/_edge/form-state.ts";
import type { Translate } from "#lib/messages/translator.ts";

/** A password is never kept, so after an error elsewhere its field is empty, and says why. `hint` is what it says anyway. */
export function passwordAgain(state: FormState, t: Translate, hint = ""): string | undefined {
  const again = state.failed && !state.error("password") ? t("auth.password.again") : "";
  return [again, hint].filter(Boolean).join(" ") || undefined;
}

import { z } from "zod";
import { companyField, emailField, faultKey, nameField, newPasswordField, nextField } from "#app/_accounts/account-fields.ts";
import { authErrors } from "#app/_accounts/auth-errors.ts";
import { formRoute } from "#app/_edge/form-route.ts";
import { askAuth } from "#lib/accounts/service.ts";
import { nextPath, withNext } from "#lib/auth/next-path.ts";
import { passwordFault } from "#lib/auth/password/rules.ts";
import { one } from "#lib/forms/fields.ts";
import { DEFAULT_LOCALE, LOCALES } from "#lib/messages/locale.ts";

const schema = z.object({
  name: nameField,
  company: companyField,
  email: emailField,
  password: newPasswordField,
  next: nextField,
  locale: one(z.enum(LOCALES).catch(DEFAULT_LOCALE)),
});

/** Always the same answer: whether the address has an account, only its owner is told, by mail. */
export const { GET, POST } = formRoute({
  form: "sign-up",
  who: "anyone",
  back: (_params, values) => withNext("/sign-up", nextPath(values.next?.[0])),
  schema,
  secrets: ["password"],
  run: async ({ fields: { next, ...person }, request }) => {
    const fault = passwordFault(person.password, person);
    if (fault) return { errors: [{ field: "password", message: faultKey(fault) }] };
    const answer = await askAuth(request, "/sign-up/email", { ...person, callbackURL: withNext("/verify", next) });
    return answer.status === 200 ? { to: withNext("/check-your-email", next) } : { errors: authErrors(answer) };
  },
});

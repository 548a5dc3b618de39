import { z } from "zod";
import { emailField, faultKey, nameField, newPasswordField } from "#app/_accounts/account-fields.ts";
import { formRoute } from "#app/_edge/form-route.ts";
import { createFirstAdministrator } from "#lib/accounts/first-administrator/service.ts";
import { passwordFault } from "#lib/auth/password/rules.ts";
import { one, requiredText } from "#lib/forms/fields.ts";
import { DEFAULT_LOCALE, LOCALES } from "#lib/messages/locale.ts";

const schema = z.object({
  code: requiredText(100, "auth.setup.code-empty", "auth.setup.code-wrong"),
  name: nameField,
  email: emailField,
  password: newPasswordField,
  locale: one(z.enum(LOCALES).catch(DEFAULT_LOCALE)),
});

const SAID = {
  "code-wrong": { field: "code", message: "auth.setup.code-wrong" },
  "address-taken": { field: "email", message: "auth.setup.address-taken" },
} as const;

export const { GET, POST } = formRoute({
  form: "setup",
  who: "anyone",
  back: () => "/setup",
  schema,
  secrets: ["code", "password"],
  run: async ({ fields: { code, ...founder } }) => {
    const fault = passwordFault(founder.password, founder);
    if (fault) return { errors: [{ field: "password", message: faultKey(fault) }] };
    const made = await createFirstAdministrator(code, founder);
    return made.ok ? { to: "/sign-in?said=ready" } : { errors: [SAID[made.error]] };
  },
});

import { z } from "zod";
import { nameField } from "#app/_accounts/account-fields.ts";
import { formRoute } from "#app/_edge/form-route.ts";
import { localeCookie } from "#app/_edge/locale-cookie.ts";
import { changeProfile } from "#lib/accounts/own/service.ts";
import { isSignedIn } from "#lib/auth/policy.ts";
import { one } from "#lib/forms/fields.ts";
import { LOCALES } from "#lib/messages/locale.ts";

export const { GET, POST } = formRoute({
  form: "account-profile",
  who: isSignedIn,
  back: () => "/account",
  schema: z.object({ name: nameField, locale: one(z.enum(LOCALES, "auth.account.language-empty")) }),
  run: async ({ actor, fields }) => {
    if (isSignedIn(actor)) await changeProfile(actor, fields);
    // The switch at the foot of the page left a choice in this browser; the newer one counts.
    return { to: "/account?said=profile", headers: new Headers({ "set-cookie": localeCookie(fields.locale) }) };
  },
});

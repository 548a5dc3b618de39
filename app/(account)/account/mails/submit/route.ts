import { z } from "zod";
import { formRoute } from "#app/_edge/form-route.ts";
import { chooseMails } from "#lib/accounts/own/service.ts";
import { isSignedIn } from "#lib/auth/policy.ts";
import { many } from "#lib/forms/fields.ts";

export const { GET, POST } = formRoute({
  form: "account-mails",
  who: isSignedIn,
  back: () => "/account/mails",
  // What is no mail that may be switched off is left out by the service.
  schema: z.object({ mail: many(z.string()) }),
  run: async ({ actor, fields }) => {
    if (isSignedIn(actor)) await chooseMails(actor, fields.mail);
    return { to: "/account/mails?said=saved" };
  },
});

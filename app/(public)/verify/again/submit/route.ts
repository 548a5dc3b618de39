import { z } from "zod";
import { emailField, nextField } from "#app/_accounts/account-fields.ts";
import { authErrors } from "#app/_accounts/auth-errors.ts";
import { formRoute } from "#app/_edge/form-route.ts";
import { askAuth } from "#lib/accounts/service.ts";
import { nextPath, withNext } from "#lib/auth/next-path.ts";

export const { GET, POST } = formRoute({
  form: "verify-again",
  who: "anyone",
  back: (_params, values) => withNext("/verify", nextPath(values.next?.[0])),
  schema: z.object({ email: emailField, next: nextField }),
  run: async ({ fields: { email, next }, request }) => {
    const answer = await askAuth(request, "/send-verification-email", { email, callbackURL: withNext("/verify", next) });
    return answer.status === 429 ? { errors: authErrors(answer) } : { to: withNext("/check-your-email", next) };
  },
});

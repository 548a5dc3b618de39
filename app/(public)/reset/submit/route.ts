import { z } from "zod";
import { emailField } from "#app/_accounts/account-fields.ts";
import { authErrors } from "#app/_accounts/auth-errors.ts";
import { formRoute } from "#app/_edge/form-route.ts";
import { askAuth } from "#lib/accounts/service.ts";

export const { GET, POST } = formRoute({
  form: "reset",
  who: "anyone",
  back: () => "/reset",
  schema: z.object({ email: emailField }),
  run: async ({ fields: { email }, request }) => {
    const answer = await askAuth(request, "/request-password-reset", { email });
    return answer.status === 200 ? { to: "/check-your-email" } : { errors: authErrors(answer) };
  },
});

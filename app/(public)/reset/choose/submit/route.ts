import { z } from "zod";
import { newPasswordField } from "#app/_accounts/account-fields.ts";
import { authErrors } from "#app/_accounts/auth-errors.ts";
import { formRoute } from "#app/_edge/form-route.ts";
import { askAuth } from "#lib/accounts/service.ts";
import { one } from "#lib/forms/fields.ts";

export const { GET, POST } = formRoute({
  form: "reset-choose",
  who: "anyone",
  back: (_params, values) => `/reset/choose?token=${encodeURIComponent(values.token?.[0] ?? "")}`,
  schema: z.object({ token: one(z.string().max(200, "auth.error.link")), password: newPasswordField }),
  // The link stays in the address only: a kept form must not open it.
  secrets: ["password", "token"],
  run: async ({ fields: { token, password }, request }) => {
    const answer = await askAuth(request, "/reset-password", { token, newPassword: password });
    return answer.status === 200 ? { to: "/sign-in?said=password" } : { errors: authErrors(answer) };
  },
});

import { z } from "zod";
import { oldPasswordField } from "#app/_accounts/account-fields.ts";
import { authErrors } from "#app/_accounts/auth-errors.ts";
import { factorForm } from "#app/_accounts/factor-form.ts";
import { askAuth } from "#lib/accounts/service.ts";

export const { GET, POST } = factorForm({
  schema: z.object({ current: oldPasswordField }),
  run: async ({ fields: { current }, request }) => {
    const answer = await askAuth(request, "/two-factor/disable", { password: current });
    if (answer.status !== 200) return { errors: authErrors(answer) };
    return { to: "/account?said=two-factor-off", headers: answer.headers };
  },
});

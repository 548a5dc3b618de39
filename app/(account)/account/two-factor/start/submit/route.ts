import { z } from "zod";
import { nextField, oldPasswordField } from "#app/_accounts/account-fields.ts";
import { authErrors } from "#app/_accounts/auth-errors.ts";
import { factorForm } from "#app/_accounts/factor-form.ts";
import { askAuth } from "#lib/accounts/service.ts";
import { withNext } from "#lib/auth/next-path.ts";

/** Makes a key and backup codes; they count from the first right code on. */
export const { GET, POST } = factorForm({
  schema: z.object({ current: oldPasswordField, next: nextField }),
  run: async ({ fields: { current, next }, request }) => {
    const answer = await askAuth(request, "/two-factor/enable", { password: current });
    return answer.status === 200 ? { to: withNext("/account/two-factor", next) } : { errors: authErrors(answer) };
  },
});

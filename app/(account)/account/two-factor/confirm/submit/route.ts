import { z } from "zod";
import { codeField, nextField } from "#app/_accounts/account-fields.ts";
import { authErrors } from "#app/_accounts/auth-errors.ts";
import { factorForm } from "#app/_accounts/factor-form.ts";
import { askAuth } from "#lib/accounts/service.ts";
import { isSignedIn } from "#lib/auth/policy.ts";

export const { GET, POST } = factorForm({
  schema: z.object({ code: codeField, next: nextField }),
  run: async ({ actor, fields: { code, next }, request }) => {
    if (code === "") return { errors: [{ field: "code", message: "auth.code.empty" }] };
    const answer = await askAuth(request, "/two-factor/verify-totp", { code });
    if (answer.status !== 200) return { errors: authErrors(answer) };
    return { to: next ?? (isSignedIn(actor) ? "/account?said=two-factor-on" : "/home"), headers: answer.headers };
  },
});

import { z } from "zod";
import { emailField, nextField, oldPasswordField } from "#app/_accounts/account-fields.ts";
import { authErrors } from "#app/_accounts/auth-errors.ts";
import { formRoute } from "#app/_edge/form-route.ts";
import { askAuth } from "#lib/accounts/service.ts";
import { nextPath, withNext } from "#lib/auth/next-path.ts";

const wantsCode = (body: unknown): boolean =>
  (body as { readonly twoFactorRedirect?: boolean } | null)?.twoFactorRedirect === true;

export const { GET, POST } = formRoute({
  form: "sign-in",
  who: "anyone",
  back: (_params, values) => withNext("/sign-in", nextPath(values.next?.[0])),
  schema: z.object({ email: emailField, password: oldPasswordField, next: nextField }),
  secrets: ["password"],
  run: async ({ fields: { email, password, next }, request }) => {
    const answer = await askAuth(request, "/sign-in/email", { email, password });
    if (answer.status !== 200) return { errors: authErrors(answer) };
    return { to: wantsCode(answer.body) ? withNext("/sign-in/code", next) : (next ?? "/home"), headers: answer.headers };
  },
});

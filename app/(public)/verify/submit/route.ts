import { z } from "zod";
import { nextField } from "#app/_accounts/account-fields.ts";
import { authErrors } from "#app/_accounts/auth-errors.ts";
import { formRoute } from "#app/_edge/form-route.ts";
import { askAuth } from "#lib/accounts/service.ts";
import { nextPath, withNext } from "#lib/auth/next-path.ts";
import { one } from "#lib/forms/fields.ts";

const SIGN_IN = "/sign-in?said=confirmed";
const SIGN_IN_AFTER_USE = "/sign-in?said=used";

export const { GET, POST } = formRoute({
  form: "verify",
  who: "anyone",
  back: (_params, values) => {
    const token = encodeURIComponent(values.token?.[0] ?? "");
    return withNext(`/verify?token=${token}`, nextPath(values.next?.[0]));
  },
  schema: z.object({ token: one(z.string().max(2000, "auth.error.link")), next: nextField }),
  secrets: ["token"],
  run: async ({ fields: { token, next }, request }) => {
    const answer = await askAuth(request, `/verify-email?token=${encodeURIComponent(token)}`, null);
    if (answer.code === "SECOND_FACTOR_NEEDED") return { to: withNext(SIGN_IN, next) };
    if (answer.status !== 200) return { errors: authErrors(answer) };
    // A link that is opened again confirms nothing new and signs nobody in.
    const signedIn = answer.headers.has("set-cookie");
    return { to: signedIn ? (next ?? "/home") : withNext(SIGN_IN_AFTER_USE, next), headers: answer.headers };
  },
});

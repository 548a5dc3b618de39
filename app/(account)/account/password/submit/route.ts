import { z } from "zod";
import { faultKey, newPasswordField, oldPasswordField } from "#app/_accounts/account-fields.ts";
import { authErrors } from "#app/_accounts/auth-errors.ts";
import { formRoute } from "#app/_edge/form-route.ts";
import { askAuth } from "#lib/accounts/service.ts";
import { passwordFault } from "#lib/auth/password/rules.ts";
import { isSignedIn } from "#lib/auth/policy.ts";

export const { GET, POST } = formRoute({
  form: "account-password",
  who: isSignedIn,
  back: () => "/account",
  schema: z.object({ current: oldPasswordField, password: newPasswordField }),
  secrets: ["current", "password"],
  run: async ({ actor, fields: { current, password }, request }) => {
    const fault = passwordFault(password, isSignedIn(actor) ? actor : {});
    if (fault) return { errors: [{ field: "password", message: faultKey(fault) }] };
    const wish = { currentPassword: current, newPassword: password, revokeOtherSessions: true };
    const answer = await askAuth(request, "/change-password", wish);
    if (answer.status !== 200) return { errors: authErrors(answer) };
    return { to: "/account?said=password", headers: answer.headers };
  },
});

import { z } from "zod";
import { codeField, nextField } from "#app/_accounts/account-fields.ts";
import { authErrors } from "#app/_accounts/auth-errors.ts";
import { formRoute } from "#app/_edge/form-route.ts";
import { askAuth } from "#lib/accounts/service.ts";
import { nextPath, withNext } from "#lib/auth/next-path.ts";

export const { GET, POST } = formRoute({
  form: "sign-in-code",
  who: "anyone",
  back: (_params, values) => withNext("/sign-in/code", nextPath(values.next?.[0])),
  schema: z.object({ code: codeField, backup: codeField, next: nextField }),
  secrets: ["code", "backup"],
  run: async ({ fields: { code, backup, next }, request }) => {
    if (code === "" && backup === "") return { errors: [{ field: "code", message: "auth.code.empty" }] };
    const answer =
      code === ""
        ? await askAuth(request, "/two-factor/verify-backup-code", { code: backup })
        : await askAuth(request, "/two-factor/verify-totp", { code });
    if (answer.status !== 200) return { errors: authErrors(answer) };
    return { to: next ?? "/home", headers: answer.headers };
  },
});

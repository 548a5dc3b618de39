import { z } from "zod";
import { nextField } from "#app/_accounts/account-fields.ts";
import { authErrors } from "#app/_accounts/auth-errors.ts";
import { credentialField } from "#app/_accounts/passkey-fields.ts";
import { formRoute } from "#app/_edge/form-route.ts";
import { assertionSchema } from "#lib/accounts/passkeys/credential.ts";
import { signInWithPasskey } from "#lib/accounts/passkeys/service.ts";
import { nextPath, withNext } from "#lib/auth/next-path.ts";

/** Shares its page, and so its replies, with the sign-in by password. No code is asked for: the device checked who uses it. */
export const { GET, POST } = formRoute({
  form: "sign-in",
  who: "anyone",
  back: (_params, values) => withNext("/sign-in", nextPath(values.next?.[0])),
  schema: z.object({ credential: credentialField(assertionSchema), next: nextField }),
  secrets: ["credential"],
  run: async ({ fields: { credential, next }, request }) => {
    if (!credential) return { errors: [{ field: "", message: "passkeys.error.failed" }] };
    const answer = await signInWithPasskey(request, credential);
    return answer.status === 200 ? { to: next ?? "/home", headers: answer.headers } : { errors: authErrors(answer) };
  },
});

import { z } from "zod";
import { authErrors } from "#app/_accounts/auth-errors.ts";
import { credentialField, passkeyNameField } from "#app/_accounts/passkey-fields.ts";
import { formRoute } from "#app/_edge/form-route.ts";
import { registrationSchema } from "#lib/accounts/passkeys/credential.ts";
import { addPasskey } from "#lib/accounts/passkeys/service.ts";
import { isSignedIn } from "#lib/auth/policy.ts";

/** Each challenge is good for one answer: whatever is wrong with it, one begins again, with the password. */
export const { GET, POST } = formRoute({
  form: "passkey-new",
  who: isSignedIn,
  back: () => "/account/passkeys/new",
  schema: z.object({ name: passkeyNameField, credential: credentialField(registrationSchema) }),
  secrets: ["credential"],
  run: async ({ fields: { name, credential }, request }) => {
    if (!credential) return { errors: [{ field: "", message: "passkeys.error.not-kept" }] };
    const answer = await addPasskey(request, { response: credential, name });
    if (answer.status !== 200) return { errors: authErrors(answer) };
    return { to: "/account?said=passkey-added", headers: answer.headers };
  },
});

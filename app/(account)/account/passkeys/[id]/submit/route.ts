import { z } from "zod";
import { passkeyNameField } from "#app/_accounts/passkey-fields.ts";
import { passkeyHref } from "#app/_accounts/passkey-page.ts";
import { formRoute } from "#app/_edge/form-route.ts";
import { renamePasskey } from "#lib/accounts/passkeys/service.ts";
import { isSignedIn } from "#lib/auth/policy.ts";

export const { GET, POST } = formRoute({
  form: "passkey-name",
  who: isSignedIn,
  back: ({ id = "" }) => passkeyHref(id),
  schema: z.object({ name: passkeyNameField }),
  run: async ({ actor, params: { id = "" }, fields: { name } }) => {
    const renamed = isSignedIn(actor) && (await renamePasskey(actor, id, name)).ok;
    return { to: renamed ? "/account?said=passkey-renamed" : "/account" };
  },
});

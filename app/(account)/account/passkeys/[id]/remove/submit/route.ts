import { z } from "zod";
import { passkeyHref } from "#app/_accounts/passkey-page.ts";
import { formRoute } from "#app/_edge/form-route.ts";
import { removePasskey } from "#lib/accounts/passkeys/service.ts";
import { isSignedIn } from "#lib/auth/policy.ts";

/** One that is gone already is as good as removed. */
export const { GET, POST } = formRoute({
  form: "passkey-remove",
  who: isSignedIn,
  back: ({ id = "" }) => `${passkeyHref(id)}/remove`,
  schema: z.object({}),
  run: async ({ actor, params: { id = "" } }) => {
    const removed = isSignedIn(actor) && (await removePasskey(actor, id)).ok;
    return { to: removed ? "/account?said=passkey-removed" : "/account" };
  },
});

import { z } from "zod";
import { keyHref } from "#app/_accounts/key-fields.ts";
import { formRoute } from "#app/_edge/form-route.ts";
import { revokeKey } from "#lib/api-keys/service.ts";
import { isSignedIn } from "#lib/auth/policy.ts";

/** One that is gone already is as good as revoked. */
export const { GET, POST } = formRoute({
  form: "api-key-revoke",
  who: isSignedIn,
  back: ({ id = "" }) => `${keyHref(id)}/revoke`,
  schema: z.object({}),
  run: async ({ actor, params: { id = "" } }) => {
    const revoked = isSignedIn(actor) && (await revokeKey(actor, id)).ok;
    return { to: revoked ? "/account/keys?said=revoked" : "/account/keys" };
  },
});

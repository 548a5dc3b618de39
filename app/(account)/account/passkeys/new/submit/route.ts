import { z } from "zod";
import { oldPasswordField } from "#app/_accounts/account-fields.ts";
import { authErrors } from "#app/_accounts/auth-errors.ts";
import { passkeyNameField } from "#app/_accounts/passkey-fields.ts";
import { formRoute } from "#app/_edge/form-route.ts";
import { beginPasskey, PASSKEYS_MAX } from "#lib/accounts/passkeys/service.ts";
import { isSignedIn } from "#lib/auth/policy.ts";
import { keepReply } from "#lib/forms/service.ts";

/** What the device is to be asked waits, with the name, for the page that asks it. */
export const { GET, POST } = formRoute({
  form: "passkey-new",
  who: isSignedIn,
  back: () => "/account/passkeys/new",
  schema: z.object({ name: passkeyNameField, current: oldPasswordField }),
  secrets: ["current"],
  run: async ({ actor, fields: { name, current }, request }) => {
    if (!isSignedIn(actor)) return { to: "/account/passkeys/new" };
    const begun = await beginPasskey(actor, current, request);
    if (!begun.ok)
      return {
        errors:
          begun.error === "too-many"
            ? [{ field: "", message: "passkeys.full", params: { count: PASSKEYS_MAX } }]
            : authErrors(begun.error),
      };
    const values = { name: [name], options: [JSON.stringify(begun.value.body)] };
    const id = await keepReply(actor, "passkey-create", { values, errors: [], sealed: null });
    return { to: `/account/passkeys/new/create?made=${id}`, headers: begun.value.headers };
  },
});

import { authErrors } from "#app/_accounts/auth-errors.ts";
import { newKeySchema } from "#app/_accounts/key-fields.ts";
import { newKeyCookie } from "#app/_accounts/new-key-cookie.ts";
import { formRoute } from "#app/_edge/form-route.ts";
import { checkPassword } from "#lib/accounts/service.ts";
import { KEYS_MAX, makeKey } from "#lib/api-keys/service.ts";
import { mailKeyMade } from "#lib/auth/letters/service.ts";
import { isSignedIn } from "#lib/auth/policy.ts";

/** The key itself goes to the browser alone, for the page that shows it once. */
export const { GET, POST } = formRoute({
  form: "api-key",
  who: isSignedIn,
  back: () => "/account/keys",
  schema: newKeySchema,
  secrets: ["current"],
  run: async ({ actor, fields: { current, ...wish }, values, request }) => {
    if (!isSignedIn(actor)) return { to: "/account/keys" };
    const proof = await checkPassword(request, current);
    if (proof.status !== 200) return { errors: authErrors(proof) };
    const made = await makeKey(actor, wish, values.key?.[0] ?? "");
    if (!made.ok) return { errors: [{ field: "", message: "keys.full", params: { count: KEYS_MAX } }] };
    await mailKeyMade({ ...actor, id: actor.userId }, wish.name);
    return { to: "/account/keys/made", headers: new Headers({ "set-cookie": newKeyCookie(made.value) }) };
  },
});

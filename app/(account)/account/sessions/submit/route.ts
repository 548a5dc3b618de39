import { z } from "zod";
import { formRoute } from "#app/_edge/form-route.ts";
import { signOutElsewhere } from "#lib/accounts/own/service.ts";
import { isSignedIn } from "#lib/auth/policy.ts";

export const { GET, POST } = formRoute({
  form: "account-sessions",
  who: isSignedIn,
  back: () => "/account",
  schema: z.object({}),
  run: async ({ actor }) => {
    const count = isSignedIn(actor) ? await signOutElsewhere(actor) : 0;
    return { to: `/account?said=elsewhere-${Math.min(count, 999)}` };
  },
});

import { z } from "zod";
import { formRoute } from "#app/_edge/form-route.ts";
import { KEYS_COOKIE } from "#app/_review/keys-choice.tsx";
import { mayReview } from "#lib/auth/policy.ts";
import { env } from "#lib/config/env.ts";
import { one } from "#lib/forms/fields.ts";

const YEAR_SECONDS = 365 * 24 * 60 * 60;

/** Turns single keys on or off in this browser. */
export const { GET, POST } = formRoute({
  form: "desk-keys",
  who: mayReview,
  back: () => "/desk/queue",
  schema: z.object({ keys: one(z.enum(["on", "off"]).catch("off")) }),
  run: async ({ fields: { keys } }) => {
    const secure = env().appUrl.startsWith("https:") ? "; Secure" : "";
    const cookie = `${KEYS_COOKIE}=${keys}; Path=/desk; Max-Age=${YEAR_SECONDS}; SameSite=Lax; HttpOnly${secure}`;
    return { to: "/desk/queue", headers: new Headers({ "set-cookie": cookie }) };
  },
});

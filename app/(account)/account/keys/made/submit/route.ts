import { z } from "zod";
import { noKeyCookie } from "#app/_accounts/new-key-cookie.ts";
import { formRoute } from "#app/_edge/form-route.ts";

/** The browser forgets the key, too. */
export const { GET, POST } = formRoute({
  form: "api-key-made",
  who: "anyone",
  back: () => "/account/keys",
  schema: z.object({}),
  run: async () => ({ to: "/account/keys", headers: new Headers({ "set-cookie": noKeyCookie() }) }),
});

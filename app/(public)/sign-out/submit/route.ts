import { z } from "zod";
import { formRoute } from "#app/_edge/form-route.ts";
import { askAuth } from "#lib/accounts/service.ts";

export const { GET, POST } = formRoute({
  form: "sign-out",
  who: "anyone",
  back: () => "/sign-out",
  schema: z.object({}),
  run: async ({ request }) => {
    const { headers } = await askAuth(request, "/sign-out", {});
    return { to: "/sign-in?said=signed-out", headers };
  },
});

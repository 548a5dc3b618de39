import { api, handler } from "#app/_edge/api.ts";
import { isCustomer } from "#lib/auth/policy.ts";
import type { FirewallFacts } from "#lib/readiness/item.ts";
import { firewallSchema } from "#lib/readiness/schema.ts";
import { setFirewall } from "#lib/readiness/service.ts";
import { worded } from "../../../_input.ts";
import { told } from "../_told.ts";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = api({
  PUT: handler<FirewallFacts>({
    who: isCustomer,
    body: worded(firewallSchema),
    run: async ({ actor, params: { id = "" }, body }) => told(await setFirewall(actor, id, body)),
  }),
});

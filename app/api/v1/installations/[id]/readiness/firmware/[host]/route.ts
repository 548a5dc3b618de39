import { api, handler } from "#app/_edge/api.ts";
import { isCustomer } from "#lib/auth/policy.ts";
import type { FirmwareFacts } from "#lib/readiness/item.ts";
import { firmwareSchema } from "#lib/readiness/schema.ts";
import { setFirmware } from "#lib/readiness/service.ts";
import { worded } from "../../../../_input.ts";
import { told } from "../../_told.ts";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = api({
  PUT: handler<FirmwareFacts>({
    who: isCustomer,
    body: worded(firmwareSchema),
    run: async ({ actor, params: { id = "", host = "" }, body }) => told(await setFirmware(actor, { id, hosts: [host] }, body)),
  }),
});

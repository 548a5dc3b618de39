import { api, handler } from "#app/_edge/api.ts";
import { isCustomer } from "#lib/auth/policy.ts";
import { type KvmInput, kvmSchema } from "#lib/readiness/schema.ts";
import { setKvm } from "#lib/readiness/service.ts";
import { worded } from "../../../../_input.ts";
import { told } from "../../_told.ts";

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = api({
  PUT: handler<KvmInput>({
    who: isCustomer,
    body: worded(kvmSchema),
    run: async ({ actor, params: { id = "", host = "" }, body }) =>
      told(await setKvm(actor, { id, host }, { ...body, finished: true })),
  }),
});

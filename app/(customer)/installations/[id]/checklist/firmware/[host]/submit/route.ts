import { z } from "zod";
import { formRoute } from "#app/_edge/form-route.ts";
import { withDateError } from "#app/_readiness/firmware-errors.ts";
import { checklistHref } from "#app/_readiness/hrefs.ts";
import { isCustomer } from "#lib/auth/policy.ts";
import { readFields } from "#lib/forms/fields.ts";
import type { FormValues } from "#lib/forms/reply.ts";
import { firmwareForm } from "#lib/readiness/forms.ts";
import { setFirmware } from "#lib/readiness/service.ts";

/** Takes what is said about one host's firmware. */
export const { GET, POST } = formRoute({
  form: "readiness-firmware",
  who: isCustomer,
  back: ({ id = "", host = "" }) => checklistHref(id, `/firmware/${encodeURIComponent(host)}`),
  schema: z.custom<FormValues>(() => true),
  async run({ actor, params: { id = "", host = "" }, values }) {
    const read = readFields(firmwareForm, values);
    if ("errors" in read) return { errors: await withDateError(read.errors, { actor, id, values }) };
    const set = await setFirmware(actor, { id, hosts: [host] }, read.fields);
    if (set.ok) return { to: checklistHref(id, "/firmware") };
    const errors = set.error.faults?.map(({ code }) => ({ field: "checkedOn", message: `readiness.fault.${code}` }));
    return errors ? { errors } : { refusal: set.error };
  },
});

import { z } from "zod";
import { formRoute } from "#app/_edge/form-route.ts";
import { withDateError } from "#app/_readiness/firmware-errors.ts";
import { checklistHref } from "#app/_readiness/hrefs.ts";
import { isCustomer } from "#lib/auth/policy.ts";
import { one, readFields } from "#lib/forms/fields.ts";
import type { FormValues } from "#lib/forms/reply.ts";
import { firmwareItems } from "#lib/readiness/describe.ts";
import { firmwareForm } from "#lib/readiness/forms.ts";
import { isOpenItem } from "#lib/readiness/item.ts";
import { readinessOf, setFirmware } from "#lib/readiness/service.ts";

const schema = firmwareForm.extend({ scope: one(z.string()) });

/** Says the same of every host, or of every host that is still to do. */
export const { GET, POST } = formRoute({
  form: "readiness-firmware-all",
  who: isCustomer,
  back: ({ id = "" }) => checklistHref(id, "/firmware"),
  schema: z.custom<FormValues>(() => true),
  async run({ actor, params: { id = "" }, values }) {
    const read = readFields(schema, values);
    if ("errors" in read) return { errors: await withDateError(read.errors, { actor, id, values }) };
    const { scope, ...facts } = read.fields;
    const readiness = await readinessOf(actor, id);
    if (!readiness.ok) return { refusal: readiness.error };
    const open = firmwareItems(readiness.value).filter(isOpenItem);
    const hosts = scope === "open" ? open.map(({ host }) => host) : "all";
    const there = checklistHref(id, "/firmware");
    if (hosts.length === 0) return { to: there };
    const set = await setFirmware(actor, { id, hosts }, facts);
    if (set.ok) return { to: there };
    const errors = set.error.faults?.map(({ code }) => ({ field: "checkedOn", message: `readiness.fault.${code}` }));
    return errors ? { errors } : { refusal: set.error };
  },
});

import { z } from "zod";
import { formRoute } from "#app/_edge/form-route.ts";
import { checklistHref } from "#app/_readiness/hrefs.ts";
import { isCustomer } from "#lib/auth/policy.ts";
import { one } from "#lib/forms/fields.ts";
import { firmwareItems } from "#lib/readiness/describe.ts";
import { firmwareForm } from "#lib/readiness/forms.ts";
import { readinessOf, setFirmware } from "#lib/readiness/service.ts";

const schema = firmwareForm.extend({ scope: one(z.string()) });

/** Says the same of every host, or of every host that is still to do. */
export const { GET, POST } = formRoute({
  form: "readiness-firmware-all",
  who: isCustomer,
  back: ({ id = "" }) => checklistHref(id, "/firmware"),
  schema,
  async run({ actor, params: { id = "" }, fields: { scope, ...facts } }) {
    const readiness = await readinessOf(actor, id);
    if (!readiness.ok) return { refusal: readiness.error };
    const open = firmwareItems(readiness.value).filter(({ state }) => state === "todo");
    const hosts = scope === "open" ? open.map(({ host }) => host) : "all";
    const there = checklistHref(id, "/firmware");
    if (hosts.length === 0) return { to: there };
    const set = await setFirmware(actor, { id, hosts }, facts);
    if (set.ok) return { to: there };
    const errors = set.error.faults?.map(({ code }) => ({ field: "checkedOn", message: `readiness.fault.${code}` }));
    return errors ? { errors } : { refusal: set.error };
  },
});

import { z } from "zod";
import { formRoute, type Outcome } from "#app/_edge/form-route.ts";
import { type Checked, checkList, IMPORT_FORM, importOf } from "#app/_vps/import-form.ts";
import { isCustomer } from "#lib/auth/policy.ts";
import { one } from "#lib/forms/fields.ts";
import type { FieldError, FormValues } from "#lib/forms/reply.ts";
import { givenList } from "#lib/vps/given-list.ts";
import { findVps, importVps } from "#lib/vps/service.ts";
import { MOST_VPS } from "#lib/vps/vps.ts";

const schema = z.object({ act: one(z.enum(["check", "replace", "add"]).catch("check")), seen: one(z.string()) });

/** The text of a file takes the place of what was pasted, so that it can be read, corrected and sent again. */
function inOneField({ list = [], file = [], ...values }: FormValues): FormValues {
  const given = givenList({ pasted: list[0] ?? "", file: file[0] ?? "" });
  return { ...values, list: given.ok ? [given.value] : list };
}

const wrong = (message: string, params?: FieldError["params"]): Outcome => ({
  errors: [{ field: "list", message, ...(params ? { params } : {}) }],
});

/** Shows what was made of the list; the page reads it again. */
const SHOW: Outcome = { errors: [] };

const isList = (checked: ReturnType<typeof checkList>): checked is Checked => "entries" in checked;

/**
 * Reads a list and shows what was made of it; with `replace` or `add`, and if it is the list that was shown, takes its good
 * rows into the installation.
 */
export const { GET, POST } = formRoute({
  form: IMPORT_FORM,
  who: isCustomer,
  back: ({ id = "" }) => `/installations/${encodeURIComponent(id)}/vps/import`,
  schema,
  upload: { tooLarge: "vps.list.too-large" },
  cleaned: inOneField,
  async run({ actor, params: { id = "" }, fields: { act, seen }, values }): Promise<Outcome> {
    const stored = await findVps(actor, id);
    if (!stored.ok) return { refusal: stored.error };
    const given = givenList({ pasted: values.list?.[0] ?? "", file: values.file?.[0] ?? "" });
    if (!given.ok) return wrong(`vps.list.${given.error}`);
    const checked = checkList(given.value, stored.value);
    if (!isList(checked)) return wrong("vps.list.too-many", { rows: checked.rows, most: MOST_VPS });
    if (checked.entries.length + checked.faults.length === 0) return wrong("vps.list.empty");
    if (act === "check") return SHOW;
    if (seen !== checked.seen) return { errors: [{ field: "", message: "vps.import.changed" }] };
    const { revision } = stored.value.head;
    const taken = await importVps(actor, id, { ...importOf(act, checked), revision });
    if (taken.ok) return { to: `/installations/${encodeURIComponent(id)}/vps` };
    if (taken.error.code === "outdated") return { errors: [{ field: "", message: "vps.import.changed" }] };
    return taken.error.code === "too-many-vps" ? wrong("vps.list.too-many", taken.error.params) : { refusal: taken.error };
  },
});

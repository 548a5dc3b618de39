import { z } from "zod";
import { formRoute } from "#app/_edge/form-route.ts";
import { readSheetQuery, sheetPairs, withPairs } from "#app/_vps/sheet-query.ts";
import { readWay, WAYS_FORM } from "#app/_vps/ways.ts";
import { isCustomer } from "#lib/auth/policy.ts";
import { many, one } from "#lib/forms/fields.ts";
import type { FormValues } from "#lib/forms/reply.ts";
import { chooseWay, type WayFor } from "#lib/vps/service.ts";

const schema = z.object({
  way: one(z.string()),
  for: one(z.enum(["some", "owner", "all"]).catch("some")),
  owner: one(z.string()),
  vps: many(z.coerce.number().int().min(0).max(1e6).catch(-1)),
  revision: one(z.coerce.number().int().catch(-1)),
});

type Fields = z.infer<typeof schema>;

/** The page and the search that the form was sent from. */
function backTo({ id = "" }: Readonly<Record<string, string>>, values: FormValues): string {
  const query = readSheetQuery(Object.fromEntries(new URLSearchParams(values.query?.[0] ?? "")));
  return withPairs(`/installations/${encodeURIComponent(id)}/vps`, sheetPairs(query));
}

function chosenOf({ for: who, owner, vps }: Fields): WayFor {
  if (who === "all") return { who };
  return who === "owner" ? { who, owner: owner === "" ? null : owner } : { who: "some", positions: vps };
}

/** Chooses which way VPSs go through the upgrade, for those that were ticked, for an owner's, or for all. */
export const { GET, POST } = formRoute({
  form: WAYS_FORM,
  who: isCustomer,
  back: backTo,
  schema,
  async run({ actor, params, fields, values }) {
    const way = readWay(fields.way);
    if (way === undefined) return { errors: [{ field: "way", message: "vps.ways.empty" }] };
    if (fields.for === "some" && fields.vps.length === 0) return { errors: [{ field: "list", message: "vps.ways.none-chosen" }] };
    const chosen = await chooseWay(actor, params.id ?? "", { way, of: chosenOf(fields), revision: fields.revision });
    if (chosen.ok) return { to: `${backTo(params, values)}#list` };
    return chosen.error.code === "outdated" ? { errors: [{ field: "", message: "vps.outdated" }] } : { refusal: chosen.error };
  },
});

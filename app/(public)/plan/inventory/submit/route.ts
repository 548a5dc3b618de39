import { z } from "zod";
import { formRoute } from "#app/_edge/form-route.ts";
import { hostsQuery } from "#app/_planner/host-rows.ts";
import { MOST_ROWS, readPasted } from "#app/_planner/pasted.ts";
import type { FormValues } from "#lib/forms/reply.ts";
import { LARGE_BODY_LIMIT } from "#lib/http/body.ts";
import { sharePlan } from "#lib/shared-plans/service.ts";

/** The first of two plans to compare, where this list makes the second. */
const firstOf = (values: FormValues): string => values.a?.[0] ?? "";

const comparing = (a: string, rest: string): string => `/plan/compare?a=${encodeURIComponent(a)}${rest}`;

/** Rows are corrected in their form; a list that is too long for rows, or has none in it, where it was pasted. */
function pageOf(values: FormValues): string {
  const a = firstOf(values);
  if (a !== "") return comparing(a, "");
  const { rows } = readPasted(values);
  const inRows = rows.length <= MOST_ROWS && (rows.length > 0 || values.name !== undefined);
  return inRows ? "/plan/hosts" : "/plan/inventory";
}

/**
 * Takes a pasted list, alone or beside the rows of the form. Few hosts come back as rows, to be looked at; the plan of many
 * has no address that would hold them, so it is kept for a day.
 */
export const { GET, POST } = formRoute({
  form: "inventory",
  who: "anyone",
  bodyLimit: LARGE_BODY_LIMIT,
  back: (_params, values) => pageOf(values),
  schema: z.unknown(),
  cleaned: (values) => readPasted(values).values,
  async run({ actor, values, request }) {
    const { rows, judged } = readPasted(values);
    if (!judged.ok) return { errors: judged.error };
    const input = judged.value;
    const a = firstOf(values);
    if (rows.length <= MOST_ROWS)
      return { to: a === "" ? `/plan/hosts?${hostsQuery(input)}` : comparing(a, `&${hostsQuery(input)}&edit=yes`) };
    const wish = { input, named: true, keepNames: true, lifetime: "visit" } as const;
    const kept = await sharePlan(actor, wish, { key: null, address: request.headers.get("x-client-address") });
    if (!kept.ok) return { refusal: kept.error };
    const { id } = kept.value;
    return { to: a === "" ? `/p/${id}` : comparing(a, `&b=${id}`) };
  },
});

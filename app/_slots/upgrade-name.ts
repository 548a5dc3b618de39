import type { Translate } from "#lib/messages/translator.ts";
import { lowestVersion } from "#lib/planning/path.ts";
import type { Plan, PlanInput } from "#lib/planning/plan.ts";
import { plainText } from "#lib/planning/version.ts";

export type Named = { readonly organization: string; readonly installation: string };

/** `Northwind, Toronto mirror: 3.2.4 to 5.x`; a path without waypoints is the GUI update. */
export function upgradeName(
  names: Named,
  { plan, input }: { readonly plan: Pick<Plan, "path">; readonly input: PlanInput },
  t: Translate,
): string {
  const to = plan.path.at(-1);
  if (to === undefined) return t("picker.for-gui", names);
  return t("picker.for", { ...names, from: plainText(lowestVersion(input.hosts)), to });
}

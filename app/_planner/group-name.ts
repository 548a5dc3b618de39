import type { VpsGroup } from "#lib/planning/describe.ts";
import { processingCount } from "./headline.ts";
import { listed } from "./note-words.ts";
import type { PlanView } from "./plan-view.ts";

/** Whose VPSs a row is about: every VPS, those of the storage hosts, or those on the processing hosts that it joins. */
export function groupName(who: VpsGroup["who"], hosts: readonly string[], view: PlanView): string {
  const { t, naming } = view;
  if (who !== "vps-on-host") return t(`planner.who.${who}`);
  if (hosts.length > 1 && hosts.length === processingCount(view)) return t("planner.who.every-processing");
  const names = hosts.map(naming.inSentence);
  const [only = ""] = names;
  return names.length === 1
    ? t("planner.who.vps-on-host", { host: only })
    : t("planner.who.vps-on-hosts", { hosts: listed(names, view) });
}

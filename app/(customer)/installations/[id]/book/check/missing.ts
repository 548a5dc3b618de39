import type { Translate } from "#lib/messages/translator.ts";
import { isOpenItem, type Readiness, type ReadinessItem } from "#lib/readiness/item.ts";

/** A task of the checklist that is still to do, and where it is done. */
export type MissingTask = { readonly href: string; readonly text: string };

/** No list of what is missing is longer than somebody reads. */
const MOST = 12;

function taskOf(item: ReadinessItem, checklist: string, t: Translate): MissingTask {
  if (item.item === "firewall") return { href: `${checklist}/firewall`, text: t("picker.check.missing-firewall") };
  const task = item.item === "kvm" ? "access" : "firmware";
  const href = `${checklist}/${task}/${encodeURIComponent(item.host)}`;
  return { href, text: t(`picker.check.missing-${item.item}`, { host: item.host }) };
}

/** The task of choosing a time, where none is chosen yet. */
export const startTask = (href: string, t: Translate): MissingTask => ({ href, text: t("picker.check.missing-start") });

/** What the checklist still lacks, in its order; of a long list the first and how many more there are. */
export function missingTasks({ items }: Readiness, installationId: string, t: Translate): readonly MissingTask[] {
  const checklist = `/installations/${installationId}/checklist`;
  const todo = items.filter(isOpenItem);
  const named = todo.slice(0, todo.length > MOST ? MOST - 1 : MOST).map((item) => taskOf(item, checklist, t));
  const more = todo.length - named.length;
  return more === 0 ? named : [...named, { href: checklist, text: t("picker.check.missing-more", { count: more }) }];
}

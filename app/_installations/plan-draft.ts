import { namesHosts, readRows } from "#app/_planner/host-rows.ts";
import { readQuestion } from "#app/_planner/question.ts";
import { inputOfQuestion } from "#app/_planner/question-input.ts";
import { parseForm } from "#lib/forms/reply.ts";
import { type DraftData, EMPTY } from "#lib/installations/setup/draft.ts";
import type { PlanInput } from "#lib/planning/plan.ts";
import { MAX_HOSTS } from "#lib/planning/plan-fault.ts";
import { standInOf } from "#lib/planning/stand-ins.ts";
import { inventoryOf } from "#lib/planning/write-inventory.ts";

/** The answers that the hosts of a plan hold. */
export const draftOfInput = ({ topology, hosts }: PlanInput): DraftData => ({
  ...EMPTY,
  topology,
  hosts: inventoryOf(hosts),
  versionsConfirmed: true,
});

/** Longer addresses are no plan of ours. */
const LONGEST = 20_000;

/**
 * The answers that a plan's address holds already: layout and hosts. Hosts that the plan only counts come in their roles, on
 * the plan's version, under stand-ins' names. What is not understood is left to be asked.
 */
export function draftOfPlan(query: string): DraftData {
  if (query.length > LONGEST) return EMPTY;
  const values = parseForm(query.replace(/^\?/, ""));
  const layout = values.layout?.[0];
  const topology = layout === "mirror" || layout === "cluster" ? layout : null;
  if (namesHosts(values))
    return { ...EMPTY, topology, hosts: readRows(values, "left out").slice(0, MAX_HOSTS), versionsConfirmed: true };
  const question = readQuestion(values);
  if (!question.ok || question.value.from === null) return { ...EMPTY, topology };
  return draftOfInput(inputOfQuestion(question.value, question.value.from));
}

/** Whether hosts still have names that nobody gave them. */
export const hasStandIns = ({ hosts }: Pick<DraftData, "hosts">): boolean => hosts.some(({ name }) => standInOf(name) !== null);

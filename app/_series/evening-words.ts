import type { Translate } from "#lib/messages/translator.ts";
import { stagesOf } from "#lib/planning/describe.ts";
import type { Planned } from "#lib/planning/evenings.ts";
import { unbroken } from "#lib/time/format.ts";

/** From which version to which an evening leads. */
export function eveningWay({ plan, input, estimates }: Planned): { readonly from: string; readonly to: string } {
  const stages = stagesOf(plan, input, estimates);
  return { from: stages[0]?.from ?? "", to: stages.at(-1)?.to ?? "" };
}

/** `3.2.4 to 3.3.1, about 1 h 15 min`. */
export const wayWords = (part: Planned, t: Translate): string =>
  t("series.way-long", { ...eveningWay(part), duration: unbroken(part.plan.workMinutes) });

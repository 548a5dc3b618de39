import "server-only";
import type { FileType } from "#app/_edge/file-route.ts";
import { sayNote } from "#lib/messages/plan-note.ts";
import type { Estimates } from "#lib/planning/estimate.ts";
import { type Begin, fileNameOf, stepRows, stepsCsv } from "#lib/planning/export.ts";
import { lowestVersion } from "#lib/planning/path.ts";
import type { Plan, PlanInput } from "#lib/planning/plan.ts";
import { planAnswer } from "#lib/planning/plan-answer.ts";
import { plainText } from "#lib/planning/version.ts";
import { parseInstant } from "#lib/time/instant.ts";
import { type ZoneName, zoneName } from "#lib/time/zone.ts";

type Told = { readonly plan: Plan; readonly input: PlanInput; readonly estimates: Estimates; readonly begin?: Begin | null };

/** A plan as a file: its steps as CSV, or all of it as the interface answers it. `name` is without an ending. */
export function planFile(type: FileType, { plan, input, estimates, begin = null }: Told, name?: string) {
  const kind = type === "csv" ? "steps" : "plan";
  const text =
    type === "csv"
      ? stepsCsv(stepRows(plan, input, estimates), begin)
      : `${JSON.stringify(planAnswer(plan, sayNote("en")), null, 1)}\n`;
  return { name: name ?? fileNameOf(kind, plainText(lowestVersion(input.hosts)), plan.path.at(-1)), text };
}

const OUR_TIMES = /^2[01]\d\d-/;

/** The start that an address names, in its zone or in UTC; without one that can be read the steps have no times of day. */
export function beginOf(query: URLSearchParams): Begin | null {
  const text = query.get("start") ?? "";
  const start = OUR_TIMES.test(text) ? parseInstant(text) : null;
  return start === null ? null : { start, zone: zoneName(query.get("zone") ?? "") ?? ("UTC" as ZoneName) };
}

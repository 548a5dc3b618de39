import { done, type Result, refuse } from "#lib/kernel/result.ts";
import { type Estimates, workMinutes } from "./estimate.ts";
import { downtimeOf } from "./impact.ts";
import { notesOf } from "./notes.ts";
import { lineOf, lowestVersion } from "./path.ts";
import type { GuiUpdateStep, Plan, PlanFault, PlanInput } from "./plan.ts";
import { planHash, type Sha256 } from "./plan-hash.ts";
import { rulebook } from "./rulebook.ts";
import { type MeasuredRestarts, walkPath } from "./steps.ts";
import { judgeHosts } from "./topology.ts";

/** What a plan needs beside the installation: the desk's estimates, the hash function, and measured restarts if there are any. */
export type Planning = {
  readonly estimates: Estimates;
  readonly sha256: Sha256;
  readonly measuredRestarts?: MeasuredRestarts;
};

const GUI_UPDATE: GuiUpdateStep = { id: "gui-1", kind: "gui-update", down: { who: "nobody" } };

const NONE_MEASURED: MeasuredRestarts = new Map();

/**
 * The whole upgrade of one installation: path, steps, downtime, notes. The oldest host decides the line; an installation
 * that has reached the last line gets its GUI update. Refuses with every fault of the hosts at once. Linear in the hosts.
 */
export function planUpgrade(input: PlanInput, planning: Planning): Result<Plan, readonly PlanFault[]> {
  const faults = judgeHosts(input.topology, input.hosts);
  if (faults.length > 0) return refuse(faults);
  const line = lineOf(lowestVersion(input.hosts));
  const course = walkPath(input, line, planning.measuredRestarts ?? NONE_MEASURED);
  const steps = line.guiUpdate ? [GUI_UPDATE] : course.steps;
  const downtime = downtimeOf(input, steps);
  return done({
    line: line.id,
    path: line.path.map(({ name }) => name),
    failovers: course.labour.failovers,
    failoversInSource: line.closingNote[input.topology].failovers,
    steps,
    downtime,
    rolesAtEnd: { primary: course.primary, secondary: course.secondary },
    rolesSwappedAtEnd: course.rolesSwapped,
    workMinutes: line.guiUpdate ? planning.estimates.guiUpdate : workMinutes(course.labour, planning.estimates),
    notes: notesOf(input, line, { ...course, downtime }),
    hash: planHash(input, planning.sha256),
    rulebook: rulebook.id,
  });
}

import type { StepGroup } from "#app/_timeline/step-groups.ts";
import { eveningsOf, type Planned } from "#lib/planning/evenings.ts";
import { coverageRemarks } from "#lib/planning/notes.ts";
import type { Reason } from "#lib/planning/reason.ts";
import { reasonsOfSteps, reasonsOfStop } from "#lib/planning/reasons.ts";
import {
  type FigureName,
  type RemarkName,
  reasonsOfEvening,
  reasonsOfFigures,
  reasonsOfRemark,
} from "#lib/planning/reasons-of-figures.ts";
import { pastOf } from "#lib/planning/unfinished.ts";

/** Everything a plan's page can be asked about. */
export type Whys = {
  /** In the order of the strip under the headline. */
  readonly figures: readonly { readonly name: FigureName; readonly reasons: readonly Reason[] }[];
  readonly remarks: ReadonlyMap<RemarkName, readonly Reason[]>;
  /** By waypoint. */
  readonly stops: ReadonlyMap<string, readonly Reason[]>;
  /** By line of the list, `stepKey`: steps that are told as one have their reasons once. */
  readonly steps: ReadonlyMap<string, readonly Reason[]>;
  /** Every passage that is cited, once, in the order in which the page comes to it. */
  readonly sources: readonly string[];
};

/** Name of a line in the list of steps: the number of its first step, and how many it joins. */
export const stepKey = (first: number, count: number): string => `${first} ${count}`;

function figuresOf(planned: Planned): Whys["figures"] {
  const { plan, input } = planned;
  const reasons = reasonsOfFigures(planned);
  const second: FigureName = input.topology === "cluster" && plan.path.length > 0 ? "restarts" : "affected";
  const names: readonly FigureName[] = ["failovers", second, "work", "first-day"];
  return names.map((name) => ({ name, reasons: reasons[name] }));
}

function remarksOf(planned: Planned): Whys["remarks"] {
  const { plan, input } = planned;
  const past = pastOf(plan, input);
  const noted = new Set(plan.notes.map(({ code }) => code));
  const names: readonly (RemarkName | null)[] = [
    noted.has("source-says-three-failovers") ? "contradiction" : null,
    past.kind === "whole" ? null : past.kind,
    coverageRemarks(input).length > 0 ? "newer" : null,
    noted.has("no-backup-host") ? "no-backup" : null,
  ];
  return new Map(names.flatMap((name) => (name === null ? [] : [[name, reasonsOfRemark(name, planned)]])));
}

/** The reasons of a plan, as its page asks for them. `groups` are its steps as the list joins them. */
export function whysOf(planned: Planned, groups: readonly StepGroup[]): Whys {
  const { plan } = planned;
  const figures = figuresOf(planned);
  const remarks = remarksOf(planned);
  const stops = new Map(plan.path.map((version) => [version, reasonsOfStop(version, plan)]));
  const steps = new Map(groups.map((group) => [stepKey(group.first, group.steps.length), reasonsOfSteps(group.steps, planned)]));
  const evenings = plan.path.length > 1 ? eveningsOf(planned, "each-hop") : [];
  const all = [
    ...figures.flatMap(({ reasons }) => reasons),
    ...[...remarks.values(), ...stops.values(), ...steps.values()].flat(),
    ...evenings.flatMap(reasonsOfEvening),
  ];
  return { figures, remarks, stops, steps, sources: [...new Set(all.flatMap(({ citation }) => citation ?? []))] };
}

import type { Note, Plan, PlanInput } from "./plan.ts";
import { type Line, rulebook } from "./rulebook.ts";
import type { Course } from "./steps.ts";
import { compareNumbers } from "./version-number.ts";

/** Values for the placeholders of a note's sentence. */
export type NoteParams = Readonly<Record<string, string | number>>;

/** The steps, and what they add up to for each group. */
type Counted = Course & Pick<Plan, "downtime">;

/**
 * What the plan has to say beside its steps, in the order of the interface's list of codes. A GUI update says only that it is
 * one: neither the advice to stop the VPSs nor the description of systems with a backup host belongs to that procedure.
 */
export function notesOf(input: PlanInput, line: Line, course: Counted): readonly Note[] {
  if (line.guiUpdate) return [{ code: "gui-update-only" }];
  const { note } = line.closingNote[input.topology];
  const notes: Note[] = note ? [{ code: note }] : [];
  if (course.rolesSwapped) notes.push({ code: "roles-swapped-at-end" });
  if (!input.hosts.some(({ role }) => role === "backup")) notes.push({ code: "no-backup-host" });
  for (const { host, hop } of course.skipped) notes.push({ code: "host-already-at-waypoint", host, hop });
  notes.push({ code: "stop-vps-recommended" });
  if (course.downtime.some(({ who, minutes }) => who === "vps-on-host" && minutes === null))
    notes.push({ code: "restart-time-unknown" });
  return notes;
}

/** The contradiction is in the whole procedure, so an evening of it tells the figures of the whole. */
const countsInSource = ({
  failovers,
  failoversInSource: inSource,
}: Pick<Plan, "failovers" | "failoversInSource">): NoteParams => ({
  failovers,
  inSource,
  minutes: inSource * rulebook.failover.minutes,
});

/** The facts that a note's sentence names: minutes of the rulebook, counts and hosts of the plan. */
export function noteParams(note: Note, plan: Plan): NoteParams {
  const { minutes } = rulebook.failover;
  switch (note.code) {
    case "source-says-three-failovers":
      return countsInSource(plan.partOf ?? plan);
    case "roles-swapped-at-end":
      return { primary: plan.rolesAtEnd.primary, secondary: plan.rolesAtEnd.secondary, minutes };
    case "host-already-at-waypoint":
      return {
        host: note.host ?? "",
        hop: note.hop ?? 0,
        target: plan.path[(note.hop ?? 0) - (plan.partOf?.firstHop ?? 1)] ?? "",
      };
    case "restart-time-unknown":
      return { count: plan.downtime.filter(({ who, minutes: sum }) => who === "vps-on-host" && sum === null).length };
    default:
      return {};
  }
}

/** A remark on how far the source covers a version: which hosts it concerns, and the passage. */
export type CoverageRemark = {
  readonly code: (typeof rulebook.remarks)[number]["code"];
  readonly hosts: readonly string[];
  readonly citation: string;
};

/** Remarks for versions that the source's wording covers and its titles do not name; pages show them beside the notes. */
export const coverageRemarks = ({ hosts }: Pick<PlanInput, "hosts">): readonly CoverageRemark[] =>
  rulebook.remarks.flatMap(({ code, from, below, citation }) => {
    const concerned = hosts.filter(({ version }) => compareNumbers(version, from) >= 0 && compareNumbers(version, below) < 0);
    return concerned.length > 0 ? [{ code, hosts: concerned.map(({ name }) => name), citation }] : [];
  });

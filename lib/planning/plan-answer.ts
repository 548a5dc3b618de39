import { noteParams } from "./notes.ts";
import type { Down, GroupDowntime, Note, NoteCode, Plan, Step } from "./plan.ts";

/** Gives the sentence of a note. The caller knows the language and where the sentences are. */
export type SayNote = (code: NoteCode, params: Readonly<Record<string, string | number>>) => string;

export type NoteAnswer = { readonly code: NoteCode; readonly message: string; readonly host?: string; readonly hop?: number };

/** A plan as the interface gives it out; the order of members is part of the contract. */
export type PlanAnswer = Omit<Plan, "notes"> & { readonly notes: readonly NoteAnswer[] };

// Every level is written out member by member: a plan that comes back from the database has lost the order.
function downAnswer(down: Down): Down {
  switch (down.who) {
    case "nobody":
      return { who: "nobody" };
    case "all-vps":
      return { who: "all-vps", minutes: down.minutes, basis: down.basis };
    case "vps-on-host":
      return { who: "vps-on-host", host: down.host, minutes: down.minutes, basis: down.basis };
  }
}

function stepAnswer(step: Step): Step {
  if (step.kind === "gui-update") return { id: step.id, kind: step.kind, down: { who: "nobody" } };
  const { id, hop, target, down } = step;
  if (step.kind !== "upgrade") return { id, hop, target, kind: step.kind, from: step.from, to: step.to, down: downAnswer(down) };
  const { kind, host, role, restart } = step;
  return { id, hop, target, kind, host, role, restart, down: downAnswer(down) };
}

const groupAnswer = ({ who, host, minutes, knownMinutes, interruptions, basis }: GroupDowntime): GroupDowntime => ({
  who,
  ...(host === undefined ? {} : { host }),
  minutes,
  ...(knownMinutes === undefined ? {} : { knownMinutes }),
  interruptions,
  basis,
});

const noteAnswer = (note: Note, message: string): NoteAnswer => ({
  code: note.code,
  message,
  ...(note.host === undefined ? {} : { host: note.host }),
  ...(note.hop === undefined ? {} : { hop: note.hop }),
});

/** The answer of `POST /api/v1/plans` for a plan, fresh or stored: names and order of members as in the contract. */
export const planAnswer = (plan: Plan, say: SayNote): PlanAnswer => ({
  line: plan.line,
  path: plan.path,
  failovers: plan.failovers,
  failoversInSource: plan.failoversInSource,
  steps: plan.steps.map(stepAnswer),
  downtime: plan.downtime.map(groupAnswer),
  rolesAtEnd: { primary: plan.rolesAtEnd.primary, secondary: plan.rolesAtEnd.secondary },
  rolesSwappedAtEnd: plan.rolesSwappedAtEnd,
  workMinutes: plan.workMinutes,
  notes: plan.notes.map((note) => noteAnswer(note, say(note.code, noteParams(note, plan)))),
  hash: plan.hash,
  rulebook: plan.rulebook,
});

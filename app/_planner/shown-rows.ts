import type { FormValues } from "#lib/forms/reply.ts";
import type { PlanHost } from "#lib/planning/plan.ts";
import { EMPTY_ROW, type HostRow, namesHosts, readRows } from "./host-rows.ts";
import { readQuestion } from "./question.ts";
import { inputOfQuestion } from "./question-input.ts";

/** A fresh form suggests these; a row of which nothing else is filled in does not count. */
const SUGGESTED: readonly HostRow[] = ["primary", "secondary", "processing", "backup"].map((role) => ({ ...EMPTY_ROW, role }));

/** The short form's answers become rows up to this many hosts; more are pasted or stay in the short form. */
const MOST_PREFILLED = 24;

const rowOf = ({ name, role, version }: PlanHost): HostRow => ({ name, role, version: version.text, minutes: "" });

/** The short form's answers as rows, where they are complete; else the suggestion. */
function startingRows(values: FormValues): readonly HostRow[] {
  const question = readQuestion(values);
  if (!question.ok || question.value.from === null) return SUGGESTED;
  const { hosts } = inputOfQuestion(question.value, question.value.from);
  return hosts.length > MOST_PREFILLED ? SUGGESTED : hosts.map(rowOf);
}

/**
 * The rows that the form shows: what was typed, with a row more or less where that was asked for. With faults, rows that do
 * not count are left out, since the faults count without them.
 */
export function shownRows(values: FormValues, failed: boolean): readonly HostRow[] {
  if (!namesHosts(values)) return startingRows(values);
  const rows = readRows(values, failed ? "left out" : "kept");
  const removed = values.remove?.[0];
  const kept = removed === undefined ? rows : rows.filter((_, place) => String(place) !== removed);
  const more = values.add?.[0] !== undefined || kept.length === 0;
  return more ? [...kept, EMPTY_ROW] : kept;
}

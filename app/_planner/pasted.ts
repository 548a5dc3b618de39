import type { FieldError, FormValues } from "#lib/forms/reply.ts";
import { hostsError, rowErrors } from "#lib/installations/host-errors.ts";
import { done, type Result, refuse } from "#lib/kernel/result.ts";
import { layoutOfRoles, readInventory } from "#lib/planning/inventory.ts";
import type { PlanInput } from "#lib/planning/plan.ts";
import { writeInventory } from "#lib/planning/write-inventory.ts";
import { type HostRow, judgeRows, linesLeft, listErrors, MOST_ERRORS, readRows } from "./host-rows.ts";

/** Hosts that are corrected row by row, and whose plan has an address; more go on as the list that they came as. */
export const MOST_ROWS = 100;

/** A pasted list, with the rows that were in the form already. */
export type Pasted = {
  readonly rows: readonly HostRow[];
  /** What the form shows again: rows, or the list itself where there are too many. */
  readonly values: FormValues;
  /** Hosts that make a plan; or every fault of theirs and every line that could not be read. */
  readonly judged: Result<PlanInput, readonly FieldError[]>;
};

const listOf = (values: FormValues): string => values.list?.[0] ?? "";

/** Where nobody chose a layout, the list may say it, or the roles of its hosts. */
function layoutOf(values: FormValues, rows: readonly HostRow[]): string {
  const chosen = values.layout?.[0] ?? "";
  return chosen || (readInventory(listOf(values)).layout ?? layoutOfRoles(rows) ?? "");
}

const kept = (values: FormValues, names: readonly string[]): FormValues =>
  Object.fromEntries(names.flatMap((name) => (values[name] ? [[name, values[name]]] : [])));

/** The list as it was typed, so that its lines keep their numbers; written anew where rows stood before it. */
function textOf(values: FormValues, rows: readonly HostRow[]): string {
  const hasRows = (values.name ?? []).some((name) => name.trim() !== "");
  return hasRows ? [writeInventory(rows), linesLeft(values)].filter((text) => text !== "").join("\n") : listOf(values);
}

function shownAgain(values: FormValues, rows: readonly HostRow[]): FormValues {
  const beside = { ...kept(values, ["failback", "a"]), layout: [layoutOf(values, rows)] };
  if (rows.length > MOST_ROWS) return { ...beside, list: [textOf(values, rows)] };
  return {
    ...beside,
    name: rows.map(({ name }) => name),
    role: rows.map(({ role }) => role),
    version: rows.map(({ version }) => version),
    minutes: rows.map(({ minutes }) => minutes),
    list: [linesLeft(values)],
  };
}

function judge(values: FormValues, rows: readonly HostRow[]): Pasted["judged"] {
  const unread = listErrors(values);
  if (rows.length === 0) return refuse(unread.length > 0 ? unread : [{ field: "list", message: "take.inventory.empty" }]);
  const judged = judgeRows(rows, values);
  if (judged.ok && unread.length === 0) return done(judged.value);
  const roles = rows.map(({ role }) => role);
  const faults = judged.ok ? [] : judged.error;
  const told =
    rows.length > MOST_ROWS
      ? faults.map((fault) => ({ ...hostsError(fault), field: "list" }))
      : faults.flatMap((fault) => rowErrors(fault, roles));
  return refuse([...told, ...unread].slice(0, MOST_ERRORS));
}

/** Reads what the form with the pasted list sent. Takes anything; faults come all at once, up to as many as people read. */
export function readPasted(sent: FormValues): Pasted {
  const rows = readRows(sent, "left out");
  const values = shownAgain(sent, rows);
  const layout = values.layout ?? [""];
  return {
    rows,
    values,
    judged: judge({ ...sent, layout, ...(rows.length > MOST_ROWS ? { list: values.list ?? [] } : {}) }, rows),
  };
}

import type { FieldError, FormValues } from "#lib/forms/reply.ts";
import { rowErrors } from "#lib/installations/host-errors.ts";
import { done, type Result, refuse } from "#lib/kernel/result.ts";
import { type InventoryHost, readInventory } from "#lib/planning/inventory.ts";
import { roleOfWord } from "#lib/planning/inventory-words.ts";
import type { PlanInput } from "#lib/planning/plan.ts";
import { judgePlanInput } from "#lib/planning/schema.ts";

/** One host as typed; nothing is judged yet. In an address its role may be any word. */
export type HostRow = InventoryHost;

export const EMPTY_ROW: HostRow = { name: "", role: "", version: "", minutes: "" };

/** A word for a role becomes the role; anything else is kept as typed and refused with the rest. */
const roleOf = (text: string): string => roleOfWord(text) ?? text.toLowerCase();

/** `name,role,version[,minutes]`, as it stands in an address. */
function rowOfText(text: string): HostRow {
  const [name = "", role = "", version = "", ...rest] = text.split(",").map((part) => part.trim());
  return { name, role: roleOf(role), version, minutes: rest.join(",") };
}

const listOf = (values: FormValues): string => values.list?.[0] ?? "";

const isBlank = ({ name, version, minutes }: HostRow): boolean => name === "" && version === "" && minutes === "";

/** The rows of the form, which send their fields in parallel. A role alone, as the form suggests it, is no host. */
function rowsOfForm(values: FormValues): readonly HostRow[] {
  const [names, roles, versions, minutes] = ["name", "role", "version", "minutes"].map((field) => values[field] ?? []);
  return (names ?? []).map((name, i) => ({
    name: name.trim(),
    role: roleOf((roles?.[i] ?? "").trim()),
    version: (versions?.[i] ?? "").trim(),
    minutes: (minutes?.[i] ?? "").trim(),
  }));
}

/** Every host of an address or a form, whichever way it was given; `blank` rows are kept where the form is shown again. */
export function readRows(values: FormValues, blank: "kept" | "left out"): readonly HostRow[] {
  const rows = [
    ...(values.host ?? []).map(rowOfText),
    ...rowsOfForm(values).filter((row) => blank === "kept" || !isBlank(row)),
    ...readInventory(listOf(values)).hosts,
  ];
  return rows;
}

/** Whether an address is about named hosts. */
export const namesHosts = (values: FormValues): boolean =>
  ["host", "name", "list"].some((field) => (values[field] ?? []).length > 0);

/** A person who is told of a thousand faults reads none of them. */
export const MOST_ERRORS = 20;

/** What to say about lines of a pasted list that were not read to their end, each by its number. */
export const listErrors = (values: FormValues): readonly FieldError[] =>
  readInventory(listOf(values))
    .unread.slice(0, MOST_ERRORS)
    .map(({ line, parts, kept }) => ({
      field: "list",
      message: `take.inventory.${kept ? "part-unread" : "unread"}`,
      params: { line, parts },
    }));

/** Lines of a pasted list that made no row: they stay in their field, to be mended there. */
export const linesLeft = (values: FormValues): string =>
  readInventory(listOf(values))
    .unread.flatMap(({ text, kept }) => (kept ? [] : text))
    .join("\n");

/** A field left empty is told as such, not as something that could not be read. */
const orMissing = (text: string): string | undefined => text || undefined;

const minutesOf = (text: string): unknown => {
  if (text === "") return undefined;
  return /^\d{1,6}$/.test(text) ? Number(text) : text;
};

/** Rows as the rules judge them, under the layout that was chosen. */
export const judgeRows = (rows: readonly HostRow[], values: FormValues): ReturnType<typeof judgePlanInput> =>
  judgePlanInput({
    topology: values.layout?.[0],
    failback: values.failback?.[0] === "yes",
    hosts: rows.map(({ name, role, version, minutes }) => ({
      name: orMissing(name),
      role: orMissing(role),
      version: orMissing(version),
      restartMinutes: minutesOf(minutes),
    })),
  });

/** Judges named hosts. Refuses with every fault at once, each at its field, and with every line that could not be read. */
export function readHosts(values: FormValues): Result<PlanInput, readonly FieldError[]> {
  const rows = readRows(values, "left out");
  const [judged, unread] = [judgeRows(rows, values), listErrors(values)];
  if (judged.ok && unread.length === 0) return done(judged.value);
  const roles = rows.map(({ role }) => role);
  return refuse([...(judged.ok ? [] : judged.error.flatMap((fault) => rowErrors(fault, roles))), ...unread]);
}

/** The address of named hosts, always written the same way. */
export function hostsQuery({ topology, hosts, failback }: PlanInput): string {
  const query = new URLSearchParams({ layout: topology });
  for (const { name, role, version, restartMinutes } of hosts)
    query.append("host", [name, role, version.text, ...(restartMinutes === null ? [] : [restartMinutes])].join(","));
  if (failback) query.set("failback", "yes");
  return query.toString();
}

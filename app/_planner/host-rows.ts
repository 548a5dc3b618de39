import type { FieldError, FormValues } from "#lib/forms/reply.ts";
import { rowErrors } from "#lib/installations/host-errors.ts";
import { done, type Result, refuse } from "#lib/kernel/result.ts";
import type { PlanInput } from "#lib/planning/plan.ts";
import { judgePlanInput } from "#lib/planning/schema.ts";

/** One host as typed; nothing is judged yet. */
export type HostRow = { readonly name: string; readonly role: string; readonly version: string; readonly minutes: string };

export const EMPTY_ROW: HostRow = { name: "", role: "", version: "", minutes: "" };

/** Words that people write for a role in a list; anything else is kept as typed and refused with the rest. */
const ROLE_WORDS: Readonly<Record<string, string>> = {
  p: "primary",
  prim: "primary",
  s: "secondary",
  sec: "secondary",
  proc: "processing",
  process: "processing",
  node: "processing",
  bk: "backup",
  bak: "backup",
};

const roleOf = (text: string): string => {
  const word = text.toLowerCase();
  return ROLE_WORDS[word] ?? word;
};

/** `name,role,version[,minutes]`, as it stands in an address. */
function rowOfText(text: string): HostRow {
  const [name = "", role = "", version = "", ...rest] = text.split(",").map((part) => part.trim());
  return { name, role: roleOf(role), version, minutes: rest.join(",") };
}

/** A pasted list: a host a line, its parts apart by commas, semicolons, tabs or spaces. Empty lines and `#` lines say nothing. */
export const rowsOfList = (list: string): readonly HostRow[] =>
  list
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => rowOfText(line.split(/\s*[,;\t]\s*|\s+/).join(",")));

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
    ...rowsOfList(values.list?.[0] ?? ""),
  ];
  return rows;
}

/** Whether an address is about named hosts. */
export const namesHosts = (values: FormValues): boolean =>
  ["host", "name", "list"].some((field) => (values[field] ?? []).length > 0);

/** A field left empty is told as such, not as something that could not be read. */
const orMissing = (text: string): string | undefined => text || undefined;

const minutesOf = (text: string): unknown => {
  if (text === "") return undefined;
  return /^\d{1,6}$/.test(text) ? Number(text) : text;
};

/** Judges named hosts. Refuses with every fault at once, each at its field. */
export function readHosts(values: FormValues): Result<PlanInput, readonly FieldError[]> {
  const rows = readRows(values, "left out");
  const judged = judgePlanInput({
    topology: values.layout?.[0],
    failback: values.failback?.[0] === "yes",
    hosts: rows.map(({ name, role, version, minutes }) => ({
      name: orMissing(name),
      role: orMissing(role),
      version: orMissing(version),
      restartMinutes: minutesOf(minutes),
    })),
  });
  if (judged.ok) return done(judged.value);
  const roles = rows.map(({ role }) => role);
  return refuse(judged.error.flatMap((fault) => rowErrors(fault, roles)));
}

/** The address of named hosts, always written the same way. */
export function hostsQuery({ topology, hosts, failback }: PlanInput): string {
  const query = new URLSearchParams({ layout: topology });
  for (const { name, role, version, restartMinutes } of hosts)
    query.append("host", [name, role, version.text, ...(restartMinutes === null ? [] : [restartMinutes])].join(","));
  if (failback) query.set("failback", "yes");
  return query.toString();
}

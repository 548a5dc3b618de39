import type { FieldError, FormValues } from "#lib/forms/reply.ts";
import { readInventory } from "#lib/planning/inventory.ts";
import { parseVersion } from "#lib/planning/version.ts";
import { faultKey, type InputFault } from "../fault.ts";
import { hostsError, rowErrors } from "../host-errors.ts";
import { readName, readZone } from "../schema.ts";
import { contentOf, type DraftData, type DraftHost, emptyHost, isBlank, type Question, questionOf } from "./draft.ts";
import { hostRows, MAX_ROWS } from "./host-rows.ts";

/**
 * What an answer does to the draft. `stay`: the same question again with other rows, `row` the one to look at. `refused`: with
 * what to say at which field; what was typed into rows is in the draft all the same.
 */
export type Answered =
  | { readonly kind: "next"; readonly data: DraftData }
  | { readonly kind: "stay"; readonly data: DraftData; readonly row: number }
  | { readonly kind: "refused"; readonly data: DraftData; readonly errors: readonly FieldError[] };

type Answer = (data: DraftData, values: FormValues) => Answered;

const sent = (values: FormValues, field: string): string => values[field]?.[0] ?? "";

const next = (data: DraftData): Answered => ({ kind: "next", data });

const refused = (data: DraftData, ...errors: readonly FieldError[]): Answered => ({ kind: "refused", data, errors });

const errorAt = (field: string, { code, params }: InputFault): FieldError => ({
  field,
  message: faultKey(code),
  ...(params ? { params } : {}),
});

const name: Answer = (data, values) => {
  const read = readName(sent(values, "name"));
  return read.ok ? next({ ...data, name: read.value }) : refused(data, ...read.error.map((fault) => errorAt("name", fault)));
};

const layout: Answer = (data, values) => {
  const topology = sent(values, "layout");
  return topology === "mirror" || topology === "cluster"
    ? next({ ...data, topology })
    : refused(data, { field: "layout", message: "installations.layout.empty" });
};

const zone: Answer = (data, values) => {
  const read = readZone(sent(values, "zone"));
  return read.ok ? next({ ...data, zone: read.value }) : refused(data, ...read.error.map((fault) => errorAt("zone", fault)));
};

/** More rows than a page has are edited as a list. */
export const isListed = ({ hosts }: Pick<DraftData, "hosts">): boolean => hosts.length > MAX_ROWS;

function hostFaults(data: DraftData, isAsked: (fault: InputFault) => boolean): readonly FieldError[] {
  const content = contentOf(data);
  const faults = content.ok
    ? []
    : content.error.filter((fault) => ["hosts", "versions"].includes(questionOf(fault)) && isAsked(fault));
  const roles = data.hosts.map(({ role }) => role);
  return faults.flatMap((fault) => (isListed(data) ? [{ ...hostsError(fault), field: "list" }] : rowErrors(fault, roles)));
}

/** A person who is told of a thousand faults reads none of them. */
const MOST_ERRORS = 20;

function judgedHosts(data: DraftData): Answered {
  if (data.hosts.length === 0) return refused(data, { field: "hosts", message: "installations.hosts.empty" });
  const errors = hostFaults(data, ({ code }) => code !== "version-missing");
  return errors.length > 0 ? refused(data, ...errors.slice(0, MOST_ERRORS)) : next(data);
}

/** What was read of a list stands in the rows; what was not is named by its line. */
function fromList(data: DraftData, text: string): Answered {
  const { hosts, unread } = readInventory(text);
  if (hosts.length === 0) return refused(data, { field: "list", message: "installations.hosts.list-empty" });
  const read = { ...data, hosts };
  const errors = unread.map(({ line, parts }) => ({
    field: "list",
    message: "installations.hosts.unread",
    params: { line, parts },
  }));
  return errors.length > 0 ? refused(read, ...errors.slice(0, MOST_ERRORS)) : { kind: "stay", data: read, row: 0 };
}

const without = (rows: readonly DraftHost[], row: number): readonly DraftHost[] => rows.filter((_, i) => i !== row);

const hosts: Answer = (data, values) => {
  const act = sent(values, "act");
  if (act === "list") return fromList(data, sent(values, "list"));
  if (act === "continue-list") {
    const read = fromList(data, sent(values, "list"));
    return read.kind === "refused" ? read : judgedHosts(read.data);
  }
  const rows = hostRows(values);
  const [, removed] = /^remove-(\d{1,5})$/.exec(act) ?? [];
  if (act === "add") return { kind: "stay", data: { ...data, hosts: [...rows, emptyHost()] }, row: rows.length };
  if (removed !== undefined) return { kind: "stay", data: { ...data, hosts: without(rows, Number(removed)) }, row: 0 };
  return judgedHosts({ ...data, hosts: rows.filter((row) => !(isBlank(row) && row.role === "")) });
};

function sameVersion(data: DraftData, text: string): Answered {
  const version = text.trim().slice(0, 200);
  if (version === "") return refused(data, { field: "version", message: "installations.versions.empty" });
  const parsed = parseVersion(version);
  if (!parsed.ok)
    return refused(data, { field: "version", message: `installations.versions.${parsed.error}`, params: { version } });
  return next({ ...data, versionsConfirmed: true, hosts: data.hosts.map((host) => ({ ...host, version })) });
}

const versions: Answer = (data, values) => {
  const choice = sent(values, "versions");
  if (choice === "same") return sameVersion(data, sent(values, "version"));
  if (choice !== "own") return refused(data, { field: "versions", message: "installations.versions.choose" });
  const typed = hostRows(values);
  const own = isListed(data)
    ? data.hosts
    : data.hosts.map((host, i) => ({ ...host, version: typed[i]?.version ?? host.version }));
  const told = { ...data, hosts: own, versionsConfirmed: true };
  const errors = hostFaults(told, (fault) => questionOf(fault) === "versions");
  return errors.length > 0 ? refused({ ...told, versionsConfirmed: false }, ...errors.slice(0, MOST_ERRORS)) : next(told);
};

const ANSWERS: Readonly<Record<Question, Answer>> = { name, layout, hosts, versions, zone };

/** Takes the form of one question into the draft. */
export const answered = (question: Question, data: DraftData, values: FormValues): Answered => ANSWERS[question](data, values);

import type { Result } from "#lib/kernel/result.ts";
import type { HostRole, Topology } from "#lib/planning/plan.ts";
import type { Instant } from "#lib/time/instant.ts";
import type { InputFault } from "../fault.ts";
import type { Installation, InstallationContent } from "../installation.ts";
import { readInstallation } from "../schema.ts";

/** A host as somebody typed it; nothing in it is judged yet. */
export type DraftHost = { readonly name: string; readonly role: string; readonly version: string; readonly minutes: string };

/** The answers so far. */
export type DraftData = {
  readonly name: string;
  readonly topology: Topology | null;
  readonly hosts: readonly DraftHost[];
  /** Whether the question of the versions was answered, not merely prefilled. */
  readonly versionsConfirmed: boolean;
  readonly zone: string;
  /** The installation that is being changed, and the version of it that the answers started from; `null` for a new one. */
  readonly of: { readonly id: string; readonly version: number } | null;
};

/** Belongs to one account; resumable until it is saved, discarded or a month old. */
export type Draft = { readonly id: string; readonly data: DraftData; readonly updatedAt: Instant };

export const QUESTIONS = ["name", "layout", "hosts", "versions", "zone"] as const;

export type Question = (typeof QUESTIONS)[number];

export const isQuestion = (text: string): text is Question => QUESTIONS.some((question) => question === text);

export const EMPTY: DraftData = { name: "", topology: null, hosts: [], versionsConfirmed: false, zone: "", of: null };

export const emptyHost = (role: HostRole | "" = ""): DraftHost => ({ name: "", role, version: "", minutes: "" });

/** Rows to begin with: the hosts that a layout cannot do without. */
export const firstHosts = (topology: Topology | null): readonly DraftHost[] => [
  emptyHost("primary"),
  emptyHost("secondary"),
  ...(topology === "cluster" ? [emptyHost("processing")] : []),
];

/** A row that says nothing but a role somebody else chose. */
export const isBlank = ({ name, version, minutes }: DraftHost): boolean => name === "" && version === "" && minutes === "";

/** The question before, in the order in which they are asked. */
export const questionBefore = (question: Question | "check"): Question | null =>
  (question === "check" ? QUESTIONS.at(-1) : QUESTIONS[QUESTIONS.indexOf(question) - 1]) ?? null;

/** Minutes are a number to the rules; what is not one stays text, so that the rules can say so. */
const minutesOf = (text: string): number | string | null => (text === "" ? null : /^\d{1,5}$/.test(text) ? Number(text) : text);

const said = (text: string): string | null => (text === "" ? null : text);

/** The answers as the body of the interface has them; what was not said is missing there. */
const bodyOf = ({ name, topology, hosts, zone }: DraftData): object => ({
  name: said(name),
  topology,
  zone: said(zone),
  hosts: hosts.map((host) => ({
    name: said(host.name),
    role: said(host.role),
    version: said(host.version),
    restartMinutes: minutesOf(host.minutes),
  })),
});

/** The installation that the answers make, or everything that is still wrong with them. */
export const contentOf = (data: DraftData): Result<InstallationContent, readonly InputFault[]> => readInstallation(bodyOf(data));

const OF_VERSIONS = new Set(["version-missing", "version-not-understood", "version-not-covered"]);

/** The question that a fault is an answer to. */
export function questionOf({ pointer, code }: InputFault): Question {
  if (pointer === "/name" || pointer === "/zone") return pointer === "/name" ? "name" : "zone";
  if (pointer === "/topology") return "layout";
  return OF_VERSIONS.has(code) ? "versions" : "hosts";
}

/**
 * The first question whose answer is missing or does not stand; `check` when none is left. What is answered already is not
 * asked again, so that a change on the way to the check leads straight back there.
 */
export function nextQuestion(data: DraftData): Question | "check" {
  const content = contentOf(data);
  const open = new Set(content.ok ? [] : content.error.map(questionOf));
  if (!data.versionsConfirmed) open.add("versions");
  return QUESTIONS.find((question) => open.has(question)) ?? "check";
}

/** A draft that changes an installation, with nothing changed yet. */
export const draftOf = ({ id, name, topology, zone, hosts, revision }: Installation): DraftData => ({
  name,
  topology,
  zone,
  hosts: hosts.map((host) => ({
    name: host.name,
    role: host.role,
    version: host.version.text,
    minutes: host.restartMinutes === null ? "" : String(host.restartMinutes),
  })),
  versionsConfirmed: true,
  of: { id, version: revision },
});

/** The one version that all hosts have; `null` where they differ or a host has none. */
export function commonVersion(hosts: readonly DraftHost[]): string | null {
  const [first, ...rest] = hosts.map(({ version }) => version);
  return first && rest.every((version) => version === first) ? first : null;
}

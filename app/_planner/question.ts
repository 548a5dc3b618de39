import type { FieldError, FormValues } from "#lib/forms/reply.ts";
import { done, type Result, refuse } from "#lib/kernel/result.ts";
import type { Topology } from "#lib/planning/plan.ts";
import { MAX_HOSTS } from "#lib/planning/plan-fault.ts";
import { parseVersion } from "#lib/planning/version.ts";

/** The short question: one version for all hosts, hosts without names. `from` is a version as typed, or not known. */
export type Question = {
  readonly layout: Topology;
  readonly from: string | null;
  /** 0 in a mirror. */
  readonly processing: number;
  readonly backup: boolean;
  readonly failback: boolean;
};

/** What the select sends for a person who does not know the version. */
export const UNKNOWN = "unknown";

/** Room for the storage pair and a backup host. */
export const MOST_PROCESSING = MAX_HOSTS - 3;

const first = (values: FormValues, field: string): string => (values[field]?.[0] ?? "").trim();

const isTopology = (text: string): text is Topology => text === "mirror" || text === "cluster";

/** The exact version counts before the list: whoever typed one knows it. Its fault belongs to where it was given. */
function readVersion(values: FormValues): Result<string | null, FieldError> {
  const exact = first(values, "exact");
  const chosen = first(values, "from");
  if (exact === "" && chosen === "") return refuse({ field: "from", message: "planner.from.empty" });
  if (exact === "" && chosen === UNKNOWN) return done(null);
  const text = exact || chosen;
  const version = parseVersion(text);
  if (version.ok) return done(text);
  return refuse({ field: "exact", message: `planner.from.${version.error}`, params: { text: text.slice(0, 40) } });
}

function readProcessing(values: FormValues): Result<number, FieldError> {
  const text = first(values, "processing");
  const refused = (message: string) => refuse({ field: "processing", message, params: { most: MOST_PROCESSING } });
  if (text === "") return refused("planner.processing.empty");
  const count = /^\d{1,6}$/.test(text) ? Number(text) : 0;
  return count >= 1 && count <= MOST_PROCESSING ? done(count) : refused("planner.processing.range");
}

function readBackup(values: FormValues): Result<boolean, FieldError> {
  const text = first(values, "backup");
  return text === "yes" || text === "no" ? done(text === "yes") : refuse({ field: "backup", message: "planner.backup.empty" });
}

/**
 * Reads the short form, or a shared address, which are the same. Refuses with every fault at once, in the order of the
 * questions. A mirror has no processing hosts, so a number left over from another layout is not read.
 */
export function readQuestion(values: FormValues): Result<Question, readonly FieldError[]> {
  const layout = first(values, "layout");
  const from = readVersion(values);
  const processing = layout === "cluster" ? readProcessing(values) : done(0);
  const backup = readBackup(values);
  if (isTopology(layout) && from.ok && processing.ok && backup.ok)
    return done({
      layout,
      from: from.value,
      processing: processing.value,
      backup: backup.value,
      failback: first(values, "failback") === "yes",
    });
  return refuse([
    ...(isTopology(layout) ? [] : [{ field: "layout", message: "planner.layout.empty" }]),
    ...[from, processing, backup].flatMap((read) => (read.ok ? [] : [read.error])),
  ]);
}

/** The address of a question, always written the same way, so that equal questions have equal links. */
export function questionQuery({ layout, from, processing, backup, failback }: Question): string {
  const query = new URLSearchParams({ layout, from: from ?? UNKNOWN });
  if (layout === "cluster") query.set("processing", String(processing));
  query.set("backup", backup ? "yes" : "no");
  if (failback) query.set("failback", "yes");
  return query.toString();
}

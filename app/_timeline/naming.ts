import type { Translate } from "#lib/messages/translator.ts";
import type { HostRole } from "#lib/planning/plan.ts";
import { standInOf } from "#lib/planning/stand-ins.ts";
import type { Row } from "./picture.ts";

/** What hosts are called: by their own names, or, where the plan has stand-ins, by what they are. */
export type Naming = {
  /** To stand alone: `Storage host A`, `st-a`. */
  readonly name: (host: string) => string;
  /** Within a sentence: `storage host A`, `st-a`. */
  readonly inSentence: (host: string) => string;
  /** For a narrow column, where it fits. */
  readonly short: (host: string) => string | null;
};

const OWN_NAMES: Naming = { name: (host) => host, inSentence: (host) => host, short: (host) => host };

function standInNames(t: Translate): Naming {
  const said = (host: string, area: string): string => {
    const known = standInOf(host);
    if (!known) return host;
    return t(`planner.host.${area}${known.kind}`, "number" in known ? { number: known.number } : {});
  };
  return {
    name: (host) => said(host, ""),
    inSentence: (host) => said(host, "in-sentence."),
    short: (host) => said(host, "short."),
  };
}

/** `named`: whether the hosts have the customer's own names. */
export const namingOf = (named: boolean, t: Translate): Naming => (named ? OWN_NAMES : standInNames(t));

/** Where columns are narrow, a name has room for this many characters. */
const MOST = { broad: 7, narrow: 5 };

/** Columns of the standing drawing are broad for up to three rows. */
export const isBroad = (rows: number): boolean => rows <= 3;

export type ColumnHead = { readonly short: string; readonly role: string; readonly abbreviated: boolean };

const SHORT_ROLES: Readonly<Partial<Record<HostRole, string>>> = { primary: "primary", secondary: "secondary" };

function roleHead(row: Row, place: number, t: Translate): string {
  if (row.folded) return t(`planner.host.short.many-${row.role}`, { count: row.hosts.length });
  if (row.role === "backup") return t("planner.host.short.bk");
  return t(`planner.host.short.${row.role}`, { number: place });
}

/** Head of a column: the name where it fits, else the role; `place` counts the rows of the same role from 1. */
export function columnHead(
  row: Row,
  place: number,
  { t, naming, rows }: { t: Translate; naming: Naming; rows: number },
): ColumnHead {
  const broad = isBroad(rows);
  const name = row.folded ? null : naming.short(row.hosts[0] ?? "");
  const fits = name !== null && name.length <= (broad ? MOST.broad : MOST.narrow);
  const role = SHORT_ROLES[row.role];
  const roleText = role ? t(`planner.host.short.${role}${broad ? "-long" : ""}`) : "";
  if (fits) return { short: name, role: roleText, abbreviated: false };
  return { short: roleHead(row, place, t), role: "", abbreviated: !row.folded };
}

import { judgingOf } from "#lib/vps/judge.ts";
import type { Import } from "#lib/vps/merge.ts";
import { alreadyThere } from "#lib/vps/merge.ts";
import { type ReadList, readList } from "#lib/vps/read-list.ts";
import type { StoredList } from "#lib/vps/service.ts";

/** Names the form among kept replies. */
export const IMPORT_FORM = "vps-import";

/** What a list comes to, against what is there. */
export type Checked = ReadList & {
  /** How many are there already, and how many of the new ones are among those. */
  readonly before: number;
  readonly already: number;
  /**
   * What somebody saw when they said yes: sent along with the list, so that a list that was changed since, here or there, is
   * shown again before it counts.
   */
  readonly seen: string;
};

/** Reads a list for an installation; `null` where it is longer than an installation takes. */
export function checkList(text: string, { installation, head, list }: StoredList): Checked | { readonly rows: number } {
  const read = readList(text, installation.hosts);
  if (!read.ok) return read.error;
  const already = alreadyThere(list, read.value.entries);
  const seen = [read.value.entries.length, read.value.faults.length, already, head.revision].join("-");
  return { ...read.value, before: list.length, already, seen };
}

export const importOf = (kind: Import["kind"], { entries, saysWay }: Checked): Import => ({ kind, entries, saysWay });

/** Names of hosts that carry VPSs, as examples. */
export const someHosts = ({ installation }: Pick<StoredList, "installation">): string => judgingOf(installation.hosts).some;

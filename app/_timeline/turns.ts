import type { ScheduledStep } from "#lib/planning/describe.ts";
import type { Row } from "./picture.ts";
import { rowFinder } from "./rows.ts";

/** One host's turn in one stage, in minutes after the start: the work on it, and its restart where it has one. */
export type Turn = {
  readonly from: number;
  readonly minutes: number;
  /** `offMinutes` is `null` where nobody knows; `minutes` is what is drawn. */
  readonly off: { readonly from: number; readonly minutes: number; readonly offMinutes: number | null } | null;
};

/** A host that shares its row of the picture with others, and its turns. */
export type HostTurns = { readonly host: string; readonly turns: readonly Turn[] };

export type FoldedRow = { readonly row: Row; readonly hosts: readonly HostTurns[] };

/** A row of more hosts than this is not opened within the picture: the pages of steps have them. */
export const MOST_TURNS = 40;

function turnOf({ startMinute, minutes, off }: ScheduledStep): Turn {
  const end = startMinute + minutes;
  if (off === null) return { from: startMinute, minutes, off: null };
  const drawn = off.minutes ?? end - off.startMinute;
  return { from: startMinute, minutes, off: { from: off.startMinute, minutes: drawn, offMinutes: off.minutes } };
}

/** What the rows that join hosts hold, host by host in the order of the row; rows of too many hosts are left out. */
export function foldedRows(rows: readonly Row[], steps: readonly ScheduledStep[]): readonly FoldedRow[] {
  const opened = rows.filter(({ folded, hosts }) => folded && hosts.length <= MOST_TURNS);
  if (opened.length === 0) return [];
  const rowOf = rowFinder(rows);
  const turns = new Map<string, Turn[]>();
  for (const scheduled of steps) {
    const { step } = scheduled;
    if (step.kind !== "upgrade" || !rows[rowOf(step.host)]?.folded) continue;
    const known = turns.get(step.host);
    if (known) known.push(turnOf(scheduled));
    else turns.set(step.host, [turnOf(scheduled)]);
  }
  return opened.map((row) => ({ row, hosts: row.hosts.map((host) => ({ host, turns: turns.get(host) ?? [] })) }));
}

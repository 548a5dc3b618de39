import type { HostRole, PlanInput } from "#lib/planning/plan.ts";
import type { Row } from "./picture.ts";

/** More hosts of one role than this share a row. */
export const MOST_ROWS = 6;

/** From top to bottom: where VPSs run first, the storage pair in the order of today's roles. */
const ORDER: readonly HostRole[] = ["primary", "secondary", "processing", "backup"];

export const rowsOf = ({ hosts }: Pick<PlanInput, "hosts">): readonly Row[] =>
  ORDER.flatMap((role): readonly Row[] => {
    const names = hosts.filter((host) => host.role === role).map(({ name }) => name);
    if (names.length > MOST_ROWS) return [{ role, hosts: names, folded: true }];
    return names.map((name) => ({ role, hosts: [name], folded: false }));
  });

/** Looks up the row of a host; a host that is in no row is a fault of ours. */
export function rowFinder(rows: readonly Row[]): (host: string) => number {
  const byHost = new Map(rows.flatMap(({ hosts }, row) => hosts.map((host): [string, number] => [host, row])));
  return (host) => {
    const row = byHost.get(host);
    if (row === undefined) throw new Error(`No row shows the host ${host}.`);
    return row;
  };
}

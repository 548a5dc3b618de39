import type { Band, Row, Run, Switch } from "./picture.ts";

/** What the line is drawn from: bands in order, rows, and how long the whole takes. */
export type ServiceFacts = {
  readonly rows: readonly Row[];
  readonly bands: readonly Band[];
  readonly totalMinutes: number;
};

type Line = { readonly runs: readonly Run[]; readonly switches: readonly Switch[] };

const stretch = (run: Run): readonly Run[] => (run.to > run.from ? [run] : []);

/** VPSs of the storage pair: on the primary, off during a failover, then on the other host. */
function pairLine(primary: number, { bands, totalMinutes }: ServiceFacts): Line {
  const runs: Run[] = [];
  const switches: Switch[] = [];
  let [row, since] = [primary, 0];
  for (const { kind, rows, from, minutes } of bands) {
    if (kind !== "failover") continue;
    const other = rows[0] === row ? rows[1] : rows[0];
    runs.push(...stretch({ row, from: since, to: from, sure: true }));
    switches.push({ fromRow: row, toRow: other, from, minutes });
    [row, since] = [other, from + minutes];
  }
  return { runs: [...runs, ...stretch({ row, from: since, to: totalMinutes, sure: true })], switches };
}

/**
 * VPSs of a processing host: they stay and are off while it restarts. After a restart of unknown length the line is unsure
 * for as long again as was drawn. On a folded row some host always runs, so its line has no gap.
 */
function hostLine(row: number, { rows, bands, totalMinutes }: ServiceFacts): readonly Run[] {
  if (rows[row]?.folded) return stretch({ row, from: 0, to: totalMinutes, sure: true });
  const runs: Run[] = [];
  let [since, unsureUntil] = [0, 0];
  const runTo = (end: number): void => {
    const sureFrom = Math.min(Math.max(since, unsureUntil), end);
    runs.push(
      ...stretch({ row, from: since, to: sureFrom, sure: false }),
      ...stretch({ row, from: sureFrom, to: end, sure: true }),
    );
  };
  for (const { kind, rows: concerned, from, minutes, open } of bands) {
    if (kind !== "restart" || concerned[0] !== row) continue;
    runTo(from);
    since = from + minutes;
    unsureUntil = open ? since + minutes : since;
  }
  runTo(totalMinutes);
  return runs;
}

/** Where VPSs run, row by row, and where the service of the storage pair changes rows. */
export function serviceOf(facts: ServiceFacts): Line {
  const primary = facts.rows.findIndex(({ role }) => role === "primary");
  const pair = pairLine(primary, facts);
  const processing = facts.rows.flatMap(({ role }, row) => (role === "processing" ? hostLine(row, facts) : []));
  return { runs: [...pair.runs, ...processing], switches: pair.switches };
}

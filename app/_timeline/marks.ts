import type { OffSpan, ScheduledStep } from "#lib/planning/describe.ts";
import type { FailoverStep } from "#lib/planning/plan.ts";
import type { Band, Bar, Row } from "./picture.ts";
import { rowFinder } from "./rows.ts";
import type { StepGroup } from "./step-groups.ts";

export type Marks = { readonly bars: readonly Bar[]; readonly bands: readonly Band[] };

/** A folded row marks up to this many restarts one by one. */
export const MOST_PARTS = 40;

type RowOf = (host: string) => number;

const endOf = ({ startMinute, minutes }: ScheduledStep): number => startMinute + minutes;

/** How long the drawing shows VPSs off: the plan's figure, or, where there is none, what the desk reserves. */
const drawnMinutes = (off: OffSpan, scheduled: ScheduledStep): number => off.minutes ?? endOf(scheduled) - off.startMinute;

function failoverMarks({ from, to }: FailoverStep, { first, last, steps }: StepGroup, rowOf: RowOf): Marks {
  const [scheduled] = steps;
  if (!scheduled) return { bars: [], bands: [] };
  const pair = [rowOf(from), rowOf(to)] as const;
  const { startMinute, minutes, off } = scheduled;
  const bars = pair.map((row): Bar => ({ kind: "failover", row, from: startMinute, minutes, first, last, open: false }));
  if (off === null) return { bars, bands: [] };
  const band: Band = {
    kind: "failover",
    rows: [Math.min(...pair), Math.max(...pair)],
    from: off.startMinute,
    minutes: drawnMinutes(off, scheduled),
    open: off.minutes === null,
    offMinutes: off.minutes,
    hosts: [from, to],
    parts: [],
  };
  return { bars, bands: [band] };
}

/** A host of its own: the work, then the restart that ends it. */
function upgradeMarks(scheduled: ScheduledStep, { first, last }: StepGroup, row: number, host: string): Marks {
  const { startMinute, minutes, off } = scheduled;
  const base = { row, first, last };
  if (off === null) return { bars: [{ ...base, kind: "work", from: startMinute, minutes, open: false }], bands: [] };
  const drawn = { from: off.startMinute, minutes: drawnMinutes(off, scheduled), open: off.minutes === null };
  return {
    bars: [
      { ...base, kind: "work", from: startMinute, minutes: off.startMinute - startMinute, open: false },
      { ...base, kind: "restart", ...drawn },
    ],
    bands: [{ kind: "restart", rows: [row, row], ...drawn, offMinutes: off.minutes, hosts: [host], parts: [] }],
  };
}

const hostOf = ({ step }: ScheduledStep): string => (step.kind === "upgrade" ? step.host : "");

/** Many hosts in turn: one bar over all of them, and one span in which somebody is off, now on this host, now on that. */
function foldedMarks({ first, last, steps }: StepGroup, row: number): Marks {
  const [head, tail] = [steps[0], steps.at(-1)];
  if (!head || !tail) return { bars: [], bands: [] };
  const bar: Bar = {
    kind: "work",
    row,
    from: head.startMinute,
    minutes: endOf(tail) - head.startMinute,
    first,
    last,
    open: false,
  };
  const offs = steps.flatMap((scheduled) => (scheduled.off ? [{ scheduled, off: scheduled.off }] : []));
  const [start] = offs;
  if (!start) return { bars: [bar], bands: [] };
  const from = start.off.startMinute;
  const same = offs.every(({ off }) => off.minutes === start.off.minutes);
  const band: Band = {
    kind: "restarts",
    rows: [row, row],
    from,
    minutes: endOf(tail) - from,
    open: offs.some(({ off }) => off.minutes === null),
    offMinutes: same ? start.off.minutes : null,
    hosts: offs.map(({ scheduled }) => hostOf(scheduled)),
    parts:
      offs.length > MOST_PARTS
        ? []
        : offs.map(({ scheduled, off }) => ({ from: off.startMinute, minutes: drawnMinutes(off, scheduled) })),
  };
  return { bars: [bar], bands: [band] };
}

/** Bars and spans of downtime, in the order of the steps. */
export function marksOf(rows: readonly Row[], groups: readonly StepGroup[]): Marks {
  const rowOf = rowFinder(rows);
  const marks = groups.map((group): Marks => {
    const [scheduled] = group.steps;
    if (!scheduled || scheduled.step.kind === "gui-update") return { bars: [], bands: [] };
    const { step } = scheduled;
    if (step.kind !== "upgrade") return failoverMarks(step, group, rowOf);
    const row = rowOf(step.host);
    return rows[row]?.folded ? foldedMarks(group, row) : upgradeMarks(scheduled, group, row, step.host);
  });
  return { bars: marks.flatMap(({ bars }) => bars), bands: marks.flatMap(({ bands }) => bands) };
}

import { listed } from "#lib/messages/listed.ts";
import { duration } from "#lib/time/format.ts";
import type { Telling } from "./plan-words.ts";
import type { FoldedRow, HostTurns, Turn } from "./turns.ts";

/** The width of a row in units of its own; it is stretched over the drawing. */
const WIDE = 1000;

/** A box from one minute on, as a piece of a path. */
const box = (from: number, minutes: number, total: number): string => {
  const [x, width] = [from, minutes].map((minute) => Number(((minute / total) * WIDE).toFixed(1)));
  return `M${x} 3h${width}v14h-${width}z`;
};

/** Short restarts among days of work are drawn at least so wide, as a part of the whole. */
const LEAST = 0.006;

/** So many marks are too small for a hatch: work is a box, a restart is solid. */
const Marks = ({ turns, total }: { readonly turns: readonly Turn[]; readonly total: number }) => {
  const work = turns.map(({ from, minutes, off }) => box(from, (off?.from ?? from + minutes) - from, total));
  const offs = turns.flatMap(({ off }) => (off ? [box(off.from, Math.max(off.minutes, total * LEAST), total)] : []));
  return (
    <svg className="tl" viewBox={`0 0 ${WIDE} 20`} preserveAspectRatio="none" aria-hidden="true">
      <path className="tl-bar" d={work.join("")} />
      {offs.length > 0 ? <path className="tl-off-bar" d={offs.join("")} /> : null}
    </svg>
  );
};

/** When this host's VPSs are off, for those who do not see the marks. */
function turnsText({ turns }: HostTurns, { t, clock }: Telling): string {
  const moment = (minute: number): string => (clock ? clock.at(minute) : duration(minute));
  const offs = turns.flatMap(({ off }) => (off ? [off] : []));
  const froms = offs.length > 0 ? offs.map(({ from }) => from) : turns.map(({ from }) => from);
  const times = listed(froms.map(moment), t.locale);
  const kind = clock ? "clock" : "start";
  if (froms.length === 0) return t("planner.timeline.turn-none");
  if (offs.length === 0) return t(`planner.timeline.turn-work-${kind}`, { times });
  const minutes = offs[0]?.offMinutes ?? null;
  if (minutes === null) return t(`planner.timeline.turn-restart-${kind}`, { times });
  return t(`planner.timeline.turn-off-${kind}`, { times, count: offs.length, minutes });
}

/** What a joined row of the picture holds: every host with its own marks, on the picture's own scale. Opens without a script. */
export const TurnRows = ({ folded, telling }: { readonly folded: readonly FoldedRow[]; readonly telling: Telling }) => {
  const { t, naming, timeline } = telling;
  return folded.map(({ row, hosts }) => (
    <details key={row.role} className="turns">
      <summary>{t(`planner.timeline.turns-${row.role}`, { count: hosts.length })}</summary>
      <ul>
        {hosts.map((host) => (
          <li key={host.host}>
            <span>{naming.name(host.host)}</span>
            <span className="hidden-text">{turnsText(host, telling)}</span>
            <Marks turns={host.turns} total={timeline.totalMinutes} />
          </li>
        ))}
      </ul>
    </details>
  ));
};

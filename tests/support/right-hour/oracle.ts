/** What clocks show, by the platform's formatter alone: shares nothing with what it judges. Everything is in milliseconds. */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** `at` is the first moment of the new offset. */
export type OracleChange = { readonly at: number; readonly before: number; readonly after: number };

export type Oracle = {
  /** What the clock shows, as if it stood in UTC. */
  readonly wall: (moment: number) => number;
  /** Every change from `from` on and before `until`, found by looking every hour. */
  readonly changes: (from: number, until: number) => readonly OracleChange[];
  /** All moments at which the clock shows it, ascending: none in a gap. */
  readonly showing: (wall: number) => readonly number[];
  /** The first of them; in a gap the first moment after it. */
  readonly first: (wall: number) => number;
};

function wallOf(zone: string): Oracle["wall"] {
  const format = new Intl.DateTimeFormat("en-CA", {
    timeZone: zone,
    hourCycle: "h23",
    dateStyle: "short",
    timeStyle: "medium",
  });
  return (moment) => {
    const whole = Math.floor(moment / 1000) * 1000;
    return Date.parse(`${format.format(whole).replace(", ", "T")}Z`) + (moment - whole);
  };
}

/** The first moment after `low`, at the latest `high`, with another offset than that of `low`. */
function firstOther(offset: (moment: number) => number, low: number, high: number): number {
  const before = offset(low);
  let [same, other] = [low, high];
  while (other - same > 1) {
    const middle = Math.floor((same + other) / 2);
    if (offset(middle) === before) same = middle;
    else other = middle;
  }
  return other;
}

export function oracleOf(zone: string): Oracle {
  const wall = wallOf(zone);
  const offset = (moment: number) => wall(moment) - moment;
  const changes = (from: number, until: number) => {
    const found: OracleChange[] = [];
    let before = offset(from - 1);
    for (let moment = from - 1; moment < until; moment += HOUR) {
      const after = offset(moment + HOUR);
      if (before !== after) found.push({ at: firstOther(offset, moment, moment + HOUR), before, after });
      before = after;
    }
    return found;
  };
  const showing = (asked: number) => {
    const near = [-2 * DAY, -DAY, -12 * HOUR, 0, 12 * HOUR, DAY, 2 * DAY].map((far) => offset(asked + far));
    const tried = [...new Set(near)].map((each) => asked - each);
    return tried.filter((moment) => wall(moment) === asked).sort((a, b) => a - b);
  };
  const first = (asked: number) => {
    const [found] = showing(asked);
    if (found !== undefined) return found;
    const gap = changes(asked - 2 * DAY, asked + 2 * DAY).find(
      ({ at, before, after }) => at + before <= asked && asked < at + after,
    );
    if (!gap) throw new Error(`Nothing explains why ${zone} never shows ${new Date(asked).toISOString()}`);
    return gap.at;
  };
  return { wall, changes, showing, first };
}

import { type Instant, instant } from "#lib/time/instant.ts";
import { clockText } from "#lib/time/time-of-day.ts";
import type { ZoneName } from "#lib/time/zone.ts";
import type { Doors } from "./doors.ts";
import type { Oracle, OracleChange } from "./oracle.ts";

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

/** A clock and one of its changes, with what judges and what is judged. */
export type Place = {
  readonly zone: ZoneName;
  readonly oracle: Oracle;
  readonly change: OracleChange;
  readonly doors: Doors;
};

/** One answer beside the oracle's; both survive JSON. */
export type Comparison = { readonly what: string; readonly found: unknown; readonly expected: unknown };

export const dateOf = (wall: number): string => new Date(wall).toISOString().slice(0, 10);
export const minuteOf = (wall: number): number => Math.floor((((wall % DAY) + DAY) % DAY) / MINUTE);
export const isoWeekday = (wall: number): number => ((new Date(wall).getUTCDay() + 6) % 7) + 1;

/** What the clock shows on either side of the change, and in the hour that it repeats or leaves out; on full minutes. */
export function wallsAround({ at, before, after }: OracleChange): readonly number[] {
  const [low, high] = [at + Math.min(before, after), at + Math.max(before, after)];
  const middle = Math.floor((low + high) / 2 / MINUTE) * MINUTE;
  const near = [-60, -1, 0, 1].flatMap((minutes) => [low + minutes * MINUTE, high + minutes * MINUTE]);
  return [...new Set([...near, middle, high + 60 * MINUTE])].sort((a, b) => a - b);
}

const momentsAround = ({ at }: OracleChange): readonly number[] =>
  [-60 * MINUTE, -MINUTE, -1, 0, 1, MINUTE, 60 * MINUTE].map((far) => at + far);

function* wallToMoment({ zone, oracle, change, doors }: Place): Iterable<Comparison> {
  for (const wall of wallsAround(change)) {
    const found = doors.resolveLocal(dateOf(wall), minuteOf(wall), zone);
    const moments = { once: [], gap: [], twice: [], ...moment(found) };
    const showing = oracle.showing(wall);
    const [first, second] = showing;
    const expected =
      first === undefined ? { gap: [oracle.first(wall)] } : second === undefined ? { once: [first] } : { twice: showing };
    yield {
      what: `moments of ${dateOf(wall)} ${clockText(minuteOf(wall))}`,
      found: moments,
      expected: { once: [], gap: [], twice: [], ...expected },
    };
  }
}

function moment(found: ReturnType<Doors["resolveLocal"]>): Record<string, readonly number[]> {
  if (found.kind === "once") return { once: [found.instant] };
  return found.kind === "gap" ? { gap: [found.after] } : { twice: [found.earlier, found.later] };
}

function* momentToWall({ zone, oracle, change, doors }: Place): Iterable<Comparison> {
  for (const moment of momentsAround(change)) {
    const wall = oracle.wall(moment);
    const { date, weekday, minuteOfDay, second, offsetMinutes } = doors.localTime(instant(moment), zone);
    const at = new Date(moment).toISOString();
    yield {
      what: `the clock at ${at}`,
      found: [date, weekday, minuteOfDay, second, offsetMinutes],
      expected: [dateOf(wall), isoWeekday(wall), minuteOf(wall), Math.floor((wall % MINUTE) / 1000), (wall - moment) / MINUTE],
    };
    const iso = doors.isoLocal(instant(moment), zone);
    yield {
      what: `written, ${at}`,
      found: [iso.slice(0, 16), Date.parse(iso)],
      expected: [new Date(wall).toISOString().slice(0, 16), moment],
    };
    yield { what: `shown, ${at}`, found: doors.time(instant(moment), { zone }), expected: clockText(minuteOf(wall)) };
  }
}

/** As the notice and the horizon are counted: so many days on, at the same time on the wall. */
function* sameTimeLater({ zone, oracle, change, doors }: Place): Iterable<Comparison> {
  for (const days of [7, 180])
    for (const wall of wallsAround(change))
      for (const now of oracle.showing(wall - days * DAY))
        yield {
          what: `${days} days after ${new Date(now).toISOString()}`,
          found: doors.sameWallClock(now as Instant, days, zone),
          expected: oracle.first(wall),
        };
}

function* daysBegin({ zone, oracle, change, doors }: Place): Iterable<Comparison> {
  const midnight = Math.floor(oracle.wall(change.at) / DAY) * DAY;
  for (const wall of [midnight - DAY, midnight, midnight + DAY])
    yield { what: `${dateOf(wall)} begins`, found: doors.startOfDay(dateOf(wall), zone), expected: oracle.first(wall) };
}

/** From the wall to the moment and back, the display included. */
export function* clockEdges(place: Place): Iterable<Comparison> {
  yield* wallToMoment(place);
  yield* momentToWall(place);
  yield* sameTimeLater(place);
  yield* daysBegin(place);
}

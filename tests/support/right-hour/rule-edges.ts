import type { Calendar } from "#lib/scheduling/evaluate-slot.ts";
import { DEFAULT_POLICY, type Policy } from "#lib/scheduling/policy.ts";
import type { Engineer, EngineerId, Shift } from "#lib/scheduling/rota.ts";
import { instant } from "#lib/time/instant.ts";
import { clockText } from "#lib/time/time-of-day.ts";
import { type Comparison, dateOf, isoWeekday, minuteOf, type Place, wallsAround } from "./clock-edges.ts";
import type { Oracle } from "./oracle.ts";

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
const WINDOW_MINUTES = 90;

const engineer = (hours: readonly Shift[]): Engineer => ({ id: "e" as EngineerId, name: "E", userId: null, hours });

const calendarOf = (hours: readonly Shift[]): Calendar => ({ engineers: [engineer(hours)], blackouts: [], held: [] });

const onTheGrid = (wall: number, step: number): boolean => minuteOf(wall) % step === 0 && wall % MINUTE === 0;

/** The codes of the rules that are counted on the customer's clock, worked out from what the oracle's clock shows. */
function codesOf(start: number, { oracle, now, policy }: { oracle: Oracle; now: number; policy: Policy }): readonly string[] {
  const wall = oracle.wall(start);
  const limit = Number(policy.latestStart.slice(0, 2)) * 60 + Number(policy.latestStart.slice(3));
  const later = (days: number) => oracle.first(oracle.wall(now) + days * DAY);
  return [
    ...(policy.weekdays.includes(isoWeekday(wall)) ? [] : ["weekday"]),
    ...(minuteOf(wall) < limit ? [] : ["time-of-day"]),
    ...(start >= later(policy.noticeDays) ? [] : ["notice"]),
    ...(start <= later(policy.horizonDays) ? [] : ["horizon"]),
    ...(onTheGrid(wall, policy.stepMinutes) ? [] : ["grid"]),
  ];
}

/** Starts on either side of the change, of the first moment that the notice allows and of the last within the horizon. */
function* startsJudged({ zone, oracle, change, doors }: Place): Iterable<Comparison> {
  // The limit is what the clock shows right after the change, so that the start itself is its edge.
  const limit = clockText(Math.max(1, minuteOf(change.at + change.after)));
  for (const days of [DEFAULT_POLICY.noticeDays, DEFAULT_POLICY.horizonDays]) {
    const policy = { ...DEFAULT_POLICY, zone, latestStart: days === 7 ? limit : "22:00" };
    const now = change.at - days * DAY;
    const edge = oracle.first(oracle.wall(now) + days * DAY);
    for (const start of [edge - 1, edge, edge + 1, change.at - MINUTE, change.at, change.at + MINUTE]) {
      const facts = { zone, policy, windowMinutes: WINDOW_MINUTES, calendar: calendarOf([]) };
      yield {
        what: `rules broken by ${new Date(start).toISOString()}, asked at ${new Date(now).toISOString()}`,
        found: doors.evaluateSlot({ ...facts, start: instant(start), now: instant(now) }).map(({ code }) => code),
        expected: codesOf(start, { oracle, now, policy }),
      };
    }
  }
}

const WEEK = [1, 2, 3, 4, 5, 6, 7];
const NIGHTS: readonly Shift[] = WEEK.flatMap((weekday) => [
  { weekday, from: "20:00", to: "06:00" },
  { weekday, from: "12:00", to: "15:00" },
]);

/** When somebody with these nights and noons is on duty around a date. */
const dutyAround = (midnight: number, oracle: Oracle) =>
  [-2, -1, 0, 1].flatMap((days) =>
    [
      [20, 30],
      [12, 15],
    ].map(([from = 0, to = 0]) => ({
      from: oracle.first(midnight + days * DAY + from * 60 * MINUTE),
      to: oracle.first(midnight + days * DAY + to * 60 * MINUTE),
    })),
  );

/** Every minute that may belong to the date is looked at: whether the clock shows the date and a time of the grid. */
function startsOf(midnight: number, oracle: Oracle): readonly number[] {
  const duty = dutyAround(midnight, oracle);
  const found: number[] = [];
  for (let moment = midnight - 900 * MINUTE; moment < midnight + DAY + 900 * MINUTE; moment += 15 * MINUTE) {
    const wall = oracle.wall(moment);
    if (Math.floor(wall / DAY) * DAY !== midnight || !onTheGrid(wall, 30)) continue;
    if (duty.some(({ from, to }) => from <= moment && moment + WINDOW_MINUTES * MINUTE <= to)) found.push(moment);
  }
  return found;
}

/** The free starts of the dates before, on and after the change, with shifts that meet it. */
function* startsListed({ zone, oracle, change, doors }: Place): Iterable<Comparison> {
  const midnight = Math.floor(oracle.wall(change.at) / DAY) * DAY;
  const policy = { ...DEFAULT_POLICY, zone, weekdays: WEEK, latestStart: "24:00", noticeDays: 0 };
  const [from, to] = [dateOf(midnight - DAY), dateOf(midnight + DAY)];
  const now = instant(midnight - 20 * DAY);
  const asked = { zone, policy, windowMinutes: WINDOW_MINUTES, calendar: calendarOf(NIGHTS), now, from, to };
  for (const [n, { date, slots }] of doors.freeSlots(asked).days.entries())
    yield {
      what: `starts of ${date}`,
      found: slots.map(({ start }) => start),
      expected: startsOf(midnight + (n - 1) * DAY, oracle),
    };
}

/** A shift that begins an hour before the change and ends an hour after it covers just that, and no millisecond more. */
function* shiftsCovered({ zone, oracle, change, doors }: Place): Iterable<Comparison> {
  const walls = wallsAround(change);
  const [from = 0, to = 0] = [walls[0], walls.at(-1)];
  const shift = { weekday: isoWeekday(from), from: clockText(minuteOf(from)), to: clockText(minuteOf(to)) };
  const [start, end] = [oracle.first(from), oracle.first(to)];
  for (const [early, late, covered] of [
    [0, 0, true],
    [1, 0, false],
    [0, 1, false],
  ] as const) {
    const window = { start: instant(start - early), end: instant(end + late) };
    yield {
      what: `a shift from ${dateOf(from)} ${shift.from} to ${shift.to}`,
      found: doors.hoursCover(engineer([shift]), window, zone),
      expected: covered,
    };
  }
}

/** The rules for a start, the list of free starts and the hours of the desk. */
export function* ruleEdges(place: Place): Iterable<Comparison> {
  yield* startsJudged(place);
  yield* startsListed(place);
  yield* shiftsCovered(place);
}

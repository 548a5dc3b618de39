/** Distances of ticks that read well: minutes, quarters, hours, parts of a day, then days. */
const STEPS = [5, 10, 15, 30, 60, 120, 180, 240, 360, 720];
const DAY = 1440;
const MOST_TICKS = 7;

/** From here on only full hours: halves would need long words on a short axis. */
const HOURS_FROM = 100;

function stepFor(totalMinutes: number): number {
  const least = totalMinutes >= HOURS_FROM ? 60 : 0;
  const step = STEPS.find((minutes) => minutes >= least && totalMinutes / minutes <= MOST_TICKS);
  return step ?? Math.ceil(totalMinutes / MOST_TICKS / DAY) * DAY;
}

/**
 * Minutes after the start at which the axis is marked, the start included, the end not. `startMinuteOfDay` puts the marks on
 * round clock times; without a clock they count from the start. None stands so close to the end that the words would touch.
 */
export function ticksOf(totalMinutes: number, startMinuteOfDay = 0): readonly number[] {
  const step = stepFor(totalMinutes);
  const first = (step - (startMinuteOfDay % step)) % step;
  const room = totalMinutes * 0.12;
  const ticks = [0];
  for (let minute = first; minute < totalMinutes - room; minute += step) if (minute > room || minute === 0) ticks.push(minute);
  return [...new Set(ticks)];
}

/** Minutes after midnight of `18:30`; 0 for anything that is no time of day. */
export function minuteOfClock(time: string): number {
  const [, hours, minutes] = /^(\d{1,2}):(\d{2})$/.exec(time) ?? [];
  return hours === undefined ? 0 : Number(hours) * 60 + Number(minutes);
}

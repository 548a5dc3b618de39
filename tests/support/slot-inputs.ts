/** Random but realistic questions for slots, most of them close to a clock change of one of the two zones. */
import fc from "fast-check";
import type { SlotQuery } from "#lib/scheduling/broken-rules.ts";
import type { Blackout, HeldWindow } from "#lib/scheduling/evaluate-slot.ts";
import type { SlotRange } from "#lib/scheduling/free-slots.ts";
import { DEFAULT_POLICY, type Policy } from "#lib/scheduling/policy.ts";
import type { Engineer, EngineerId, Shift } from "#lib/scheduling/rota.ts";
import { type Instant, instant, parseInstant } from "#lib/time/instant.ts";
import type { Interval } from "#lib/time/interval.ts";
import { clockText } from "#lib/time/time-of-day.ts";
import { localTime, offsetChanges, plusDays, type ZoneName, zoneName } from "#lib/time/zone.ts";

const MINUTE = 60_000;
const DAY = 86_400_000;

/** A name or a moment that the test itself writes down. Throws where it is not one. */
export function zone(name: string): ZoneName {
  const known = zoneName(name);
  if (known === null) throw new Error(`No zone ${name}`);
  return known;
}

export function moment(text: string): Instant {
  const known = parseInstant(text);
  if (known === null) throw new Error(`No moment ${text}`);
  return known;
}

/** The zones that have gone wrong elsewhere: quarter hours, half-hour summer time, changes at midnight, a date left out. */
export const HARD_ZONES = [
  "Asia/Kathmandu",
  "Pacific/Chatham",
  "Australia/Lord_Howe",
  "Africa/Cairo",
  "Pacific/Kiritimati",
  "America/St_Johns",
  "Africa/Casablanca",
  "Asia/Gaza",
  "Pacific/Apia",
  "America/Havana",
  "America/Santiago",
  "Europe/Sarajevo",
  "America/Toronto",
  "UTC",
].map(zone);

const PERIOD: Interval = { start: moment("2005-01-01T00:00:00Z"), end: moment("2036-01-01T00:00:00Z") };

const anyZone = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...HARD_ZONES) },
  { weight: 1, arbitrary: fc.constantFrom(...Intl.supportedValuesOf("timeZone")).map(zone) },
);

const anyMoment = fc.integer({ min: PERIOD.start / MINUTE, max: PERIOD.end / MINUTE }).map((minute) => instant(minute * MINUTE));

/** A clock change of the zone in the year after any moment, or that moment where it has none. */
const changeOf = (name: ZoneName): fc.Arbitrary<Instant> =>
  fc.tuple(anyMoment, fc.nat()).map(([year, pick]) => {
    const changes = offsetChanges(name, { start: year, end: instant(year + 366 * DAY) });
    return changes[pick % Math.max(1, changes.length)]?.at ?? year;
  });

const minuteOfDay = (step: number, max: number) => fc.integer({ min: 0, max: max / step }).map((n) => n * step);

const shift: fc.Arbitrary<Shift> = fc.record({
  weekday: fc.integer({ min: 1, max: 7 }),
  from: minuteOfDay(15, 1425).map(clockText),
  to: fc.oneof(minuteOfDay(15, 1440).map(clockText), fc.constantFrom("24:00", "00:00", "06:00")),
});

/** Everyday rotas beside arbitrary ones: always, days, nights over midnight, evenings and mornings that touch at midnight. */
const hours: fc.Arbitrary<readonly Shift[]> = fc.oneof(
  { weight: 2, arbitrary: fc.constant([]) },
  fc.constant([1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: "08:00", to: "17:00" }))),
  fc.constant([1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: "20:00", to: "06:00" }))),
  fc.constant(
    [1, 2, 3, 4, 5, 6, 7].flatMap((weekday) => [
      { weekday, from: "18:00", to: "24:00" },
      { weekday, from: "00:00", to: "06:00" },
    ]),
  ),
  fc.array(shift, { minLength: 1, maxLength: 6 }),
);

const engineers: fc.Arbitrary<readonly Engineer[]> = fc
  .oneof(
    { weight: 3, arbitrary: fc.array(hours, { minLength: 1, maxLength: 2 }) },
    { weight: 1, arbitrary: fc.array(hours, { maxLength: 10, size: "max" }) },
  )
  .map((all) => all.map((week, n) => ({ id: `e${n}` as EngineerId, name: `Engineer ${n}`, userId: null, hours: week })));

/** A span that starts within two days of the anchor, mostly on a quarter of an hour. */
const spanNear = (anchor: Instant, maxMinutes: number): fc.Arbitrary<Interval> =>
  fc
    .record({
      quarter: fc.integer({ min: -192, max: 288 }),
      minutes: fc.integer({ min: 0, max: maxMinutes / 15 }).map((n) => n * 15),
      ms: fc.oneof({ weight: 6, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.integer({ min: -MINUTE, max: MINUTE }) }),
    })
    .map(({ quarter, minutes, ms }) => {
      const start = Math.round(anchor / (15 * MINUTE)) * 15 * MINUTE + quarter * 15 * MINUTE + ms;
      return { start: instant(start), end: instant(start + minutes * MINUTE) };
    });

const heldNear = (anchor: Instant): fc.Arbitrary<readonly HeldWindow[]> =>
  fc.array(
    fc.record({
      engineerId: fc.oneof(fc.integer({ min: 0, max: 1 }), fc.integer({ min: 0, max: 10 })).map((n) => `e${n}` as EngineerId),
      interval: spanNear(anchor, 900),
    }),
    { maxLength: 40, size: "max" },
  );

const blackoutsNear = (anchor: Instant): fc.Arbitrary<readonly Blackout[]> =>
  fc.array(fc.record({ interval: fc.oneof(spanNear(anchor, 300), spanNear(anchor, 2100)), reason: fc.constant("training") }), {
    maxLength: 2,
  });

const weekdays = fc.oneof(
  fc.constant([1, 2, 3, 4]),
  { weight: 3, arbitrary: fc.constant([1, 2, 3, 4, 5, 6, 7]) },
  fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 0 }),
);

const policyIn = (desk: ZoneName): fc.Arbitrary<Policy> =>
  fc
    .record({
      weekdays,
      latestStart: fc.oneof({ weight: 2, arbitrary: fc.constantFrom("22:00", "24:00") }, minuteOfDay(15, 1440).map(clockText)),
      noticeDays: fc.integer({ min: 0, max: 9 }),
      horizonDays: fc.oneof({ weight: 3, arbitrary: fc.constant(180) }, fc.integer({ min: 0, max: 14 })),
      stepMinutes: fc.oneof({ weight: 8, arbitrary: fc.constantFrom(15, 20, 30, 45, 60) }, fc.constantFrom(5, 7, 90, 1440)),
      bufferBeforeMinutes: fc.constantFrom(0, 0, 15, 45),
      bufferAfterMinutes: fc.constantFrom(0, 0, 30, 61),
    })
    .map((parts) => ({ ...DEFAULT_POLICY, ...parts, zone: desk }));

const windowMinutes = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 1, max: 400 }) },
  { weight: 1, arbitrary: fc.integer({ min: 401, max: 3000 }) },
);

/** Where *now* stands, so that the notice, the horizon or neither falls on the days asked about. */
const nowFor = (anchor: Instant, policy: Policy): fc.Arbitrary<Instant> =>
  fc
    .record({
      days: fc.constantFrom(policy.noticeDays, policy.noticeDays, policy.horizonDays, policy.noticeDays + 3),
      ms: fc.oneof(
        fc.integer({ min: -96, max: 96 }).map((n) => n * 30 * MINUTE),
        fc.integer({ min: -2 * DAY, max: 2 * DAY }),
      ),
    })
    .map(({ days, ms }) => instant(anchor - days * DAY + ms));

const DAYS_ASKED = 3;

/** One to three dates around a clock change, with everything that the rules look at. */
export const slotQueries: fc.Arbitrary<SlotRange & SlotQuery> = fc
  .record({ zone: anyZone, desk: anyZone })
  .chain((zones) =>
    fc.record({ zones: fc.constant(zones), anchor: fc.oneof(changeOf(zones.zone), changeOf(zones.desk), anyMoment) }),
  )
  .chain(({ zones, anchor }) =>
    fc.record({ zones: fc.constant(zones), anchor: fc.constant(anchor), policy: policyIn(zones.desk) }),
  )
  .chain(({ zones, anchor, policy }) =>
    fc.record({
      zone: fc.constant(zones.zone),
      policy: fc.constant(policy),
      now: nowFor(anchor, policy),
      windowMinutes,
      calendar: fc.record({ engineers, blackouts: blackoutsNear(anchor), held: heldNear(anchor) }),
      from: fc.integer({ min: -1, max: 1 }).map((days) => plusDays(localTime(anchor, zones.zone).date, days)),
      length: fc.integer({ min: 1, max: policy.stepMinutes < 15 ? 1 : DAYS_ASKED }),
    }),
  )
  .map(({ from, length, ...query }) => ({ ...query, from, to: plusDays(from, length - 1) }));

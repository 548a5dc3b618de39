import { describe, expect, it } from "vitest";
import type { SlotQuery } from "#lib/scheduling/broken-rules.ts";
import { freeSlots, type SlotRange } from "#lib/scheduling/free-slots.ts";
import { DEFAULT_POLICY, type Policy } from "#lib/scheduling/policy.ts";
import type { Engineer, EngineerId } from "#lib/scheduling/rota.ts";
import { instant, toUtc } from "#lib/time/instant.ts";
import { isoLocal } from "#lib/time/zone.ts";
import { moment, zone } from "#tests/support/slot-inputs.ts";

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
const always: Engineer = { id: "a" as EngineerId, name: "A", userId: null, hours: [] };

type Asked = Partial<Omit<SlotQuery, "policy" | "calendar" | "zone">> & {
  readonly zone: string;
  readonly policy?: Partial<Policy>;
  readonly calendar?: Partial<SlotQuery["calendar"]>;
};

/** Asked two days before: one engineer who is always there, every weekday open, no notice needed. */
const query = (from: string, to: string, { zone: name, policy, calendar, ...rest }: Asked): SlotRange & SlotQuery => ({
  windowMinutes: 60,
  now: instant(moment(`${from}T00:00:00Z`) - 2 * 86_400_000),
  ...rest,
  from,
  to,
  zone: zone(name),
  policy: { ...DEFAULT_POLICY, weekdays: EVERY_DAY, noticeDays: 0, ...policy },
  calendar: { engineers: [always], blackouts: [], held: [], ...calendar },
});

const days = (range: SlotRange & SlotQuery) =>
  freeSlots(range).days.map(({ date, slots, closed }) => ({
    date,
    starts: slots.map(({ start }) => isoLocal(start, range.zone).slice(11)),
    closed,
  }));

const past = { now: moment("2000-01-01T00:00:00Z"), policy: { horizonDays: 20_000 } };

describe("free slots", () => {
  it("end after the window, without buffers", () => {
    const buffered = query("2026-10-27", "2026-10-27", { zone: "UTC", windowMinutes: 206, policy: { bufferAfterMinutes: 30 } });
    const [first] = freeSlots(buffered).days[0]?.slots ?? [];
    expect(first && [toUtc(first.start), toUtc(first.end)]).toEqual(["2026-10-27T00:00:00Z", "2026-10-27T03:26:00Z"]);
  });

  it("come once for every date, the first and the last included, and none where the range is upside down", () => {
    expect(days(query("2026-02-27", "2026-03-02", { zone: "UTC" })).map(({ date }) => date)).toEqual([
      "2026-02-27",
      "2026-02-28",
      "2026-03-01",
      "2026-03-02",
    ]);
    expect(days(query("2026-03-02", "2026-03-01", { zone: "UTC" }))).toEqual([]);
  });
});

describe("on the day of a clock change", () => {
  const early = { policy: { latestStart: "04:00", stepMinutes: 60 } };

  it("a repeated hour has both its starts, told apart by their offset", () => {
    expect(days(query("2026-11-01", "2026-11-01", { zone: "America/Toronto", ...early }))[0]?.starts).toEqual([
      "00:00:00-04:00",
      "01:00:00-04:00",
      "01:00:00-05:00",
      "02:00:00-05:00",
      "03:00:00-05:00",
    ]);
  });

  it("a missing hour has none, and does not close the day", () => {
    expect(days(query("2026-03-08", "2026-03-08", { zone: "America/Toronto", ...early }))).toEqual([
      { date: "2026-03-08", starts: ["00:00:00-05:00", "01:00:00-05:00", "03:00:00-04:00"], closed: [] },
    ]);
  });

  it("half an hour in Lord Howe moves no start off the grid", () => {
    const half = { policy: { latestStart: "03:30", stepMinutes: 30 } };
    expect(days(query("2026-10-04", "2026-10-04", { zone: "Australia/Lord_Howe", ...half }))[0]?.starts).toEqual(
      ["00:00", "00:30", "01:00", "01:30"].map((t) => `${t}:00+10:30`).concat(["02:30", "03:00"].map((t) => `${t}:00+11:00`)),
    );
    expect(days(query("2026-04-05", "2026-04-05", { zone: "Australia/Lord_Howe", ...half }))[0]?.starts).toEqual(
      ["00:00", "00:30", "01:00", "01:30"]
        .map((t) => `${t}:00+11:00`)
        .concat(["01:30", "02:00", "02:30", "03:00"].map((t) => `${t}:00+10:30`)),
    );
  });

  it("Chatham's change at 02:45 splits the hour", () => {
    const quarter = { policy: { latestStart: "04:00", stepMinutes: 45 } };
    expect(days(query("2026-09-27", "2026-09-27", { zone: "Pacific/Chatham", ...quarter }))[0]?.starts).toEqual([
      "00:00:00+12:45",
      "00:45:00+12:45",
      "01:30:00+12:45",
      "02:15:00+12:45",
      "03:45:00+13:45",
    ]);
  });

  it("Cairo's Thursday has its last hour twice", () => {
    const all = query("2026-10-29", "2026-10-30", { zone: "Africa/Cairo", policy: { latestStart: "24:00", stepMinutes: 60 } });
    const [thursday, friday] = days(all);
    expect(thursday?.starts.slice(-2)).toEqual(["23:00:00+03:00", "23:00:00+02:00"]);
    expect(friday?.starts[0]).toBe("00:00:00+02:00");
  });

  it("a first minute that came twice in St. John's belongs to its own date both times", () => {
    const minutes = { now: past.now, policy: { ...past.policy, latestStart: "24:00", stepMinutes: 1 } };
    const [saturday, sunday] = days(query("2010-11-06", "2010-11-07", { zone: "America/St_Johns", ...minutes }));
    expect(saturday?.starts.length).toBe(1440 + 59);
    expect(sunday?.starts.slice(0, 3)).toEqual(["00:00:00-02:30", "00:00:00-03:30", "00:01:00-03:30"]);
  });

  it("the date that Apia left out is closed because it does not exist", () => {
    expect(
      days(query("2011-12-29", "2011-12-31", { zone: "Pacific/Apia", ...past })).map(({ starts, closed }) => [
        starts.length,
        closed,
      ]),
    ).toEqual([
      [44, []],
      [0, ["local-time"]],
      [44, []],
    ]);
  });

  it("a day whose only start is skipped is closed because of that", () => {
    const midnight = { now: moment("2026-04-01T00:00:00Z"), policy: { latestStart: "00:30" } };
    expect(days(query("2026-04-24", "2026-04-24", { zone: "Africa/Cairo", ...midnight }))[0]?.closed).toEqual(["local-time"]);
  });
});

describe("a closed day", () => {
  it("names every rule that any of its starts breaks, in the order of the table", () => {
    const range = query("2026-10-30", "2026-10-30", {
      zone: "UTC",
      now: moment("2026-10-29T12:00:00Z"),
      policy: { weekdays: [1, 2, 3, 4], noticeDays: 1, horizonDays: 1 },
      calendar: {
        engineers: [{ ...always, hours: [{ weekday: 5, from: "08:00", to: "12:00" }] }],
        blackouts: [
          { interval: { start: moment("2026-10-30T20:00:00Z"), end: moment("2026-10-30T21:00:00Z") }, reason: "training" },
        ],
        held: [
          { engineerId: always.id, interval: { start: moment("2026-10-30T08:00:00Z"), end: moment("2026-10-30T09:00:00Z") } },
        ],
      },
    });
    expect(days(range)[0]).toEqual({
      date: "2026-10-30",
      starts: [],
      closed: ["weekday", "notice", "horizon", "desk-hours", "blackout", "capacity"],
    });
  });

  it("is not closed by what only some of its starts break", () => {
    const range = query("2026-10-30", "2026-10-30", {
      zone: "UTC",
      now: moment("2026-10-29T21:30:00Z"),
      policy: { noticeDays: 1 },
    });
    expect(days(range)[0]).toEqual({ date: "2026-10-30", starts: ["21:30:00+00:00"], closed: [] });
  });

  it("says so where the policy leaves no start at all", () => {
    expect(days(query("2026-10-30", "2026-10-30", { zone: "UTC", policy: { latestStart: "00:00" } }))[0]?.closed).toEqual([
      "time-of-day",
    ]);
  });

  it("is closed for want of an engineer where there is none", () => {
    expect(days(query("2026-10-30", "2026-10-30", { zone: "UTC", calendar: { engineers: [] } }))[0]?.closed).toEqual([
      "desk-hours",
    ]);
  });

  it("can lie at either end of the calendar", () => {
    expect(
      days(query("9999-12-30", "9999-12-31", { zone: "Pacific/Kiritimati", now: past.now })).map(({ closed }) => closed),
    ).toEqual([["horizon"], ["horizon"]]);
    const before = query("0001-01-01", "0001-01-02", { zone: "America/Toronto", now: past.now });
    expect(days(before).map(({ closed }) => closed)).toEqual([["notice"], ["notice"]]);
  });
});

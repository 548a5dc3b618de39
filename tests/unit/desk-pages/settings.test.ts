import { describe, expect, test } from "vitest";
import { type BlackoutFields, blackoutValues, readBlackout } from "#app/_review/blackout-fields.ts";
import { engineerErrors } from "#app/_review/engineer-errors.ts";
import { engineerFieldsSchema, engineerValues, readEngineer, weekLines } from "#app/_review/engineer-fields.ts";
import { hoursText, readHours } from "#app/_review/hours-text.ts";
import { isEmptyChange, policyValues, readPolicy } from "#app/_review/policy-fields.ts";
import { policyLines } from "#app/_review/policy-words.ts";
import { weekdayWords } from "#app/_slots/weekday-words.ts";
import type { FormValues } from "#lib/forms/reply.ts";
import { translator } from "#lib/messages/translator.ts";
import { DEFAULT_POLICY } from "#lib/scheduling/policy.ts";
import { toUtc } from "#lib/time/instant.ts";
import { at, inZone } from "#tests/support/an-installation.ts";
import { NOW } from "./a-review.ts";

const t = translator("en");
const SARAJEVO = inZone("Europe/Sarajevo");

describe("the form of the rules", () => {
  const shown = policyValues(DEFAULT_POLICY);
  const was = Object.fromEntries(Object.entries(shown).map(([name, values]) => [`was.${name}`, values]));
  const sent = (changes: FormValues): FormValues => ({ ...shown, ...was, ...changes });

  test("changes nothing where nothing was changed", () => {
    const read = readPolicy(sent({}));
    expect("change" in read && isEmptyChange(read.change)).toBe(true);
  });

  test("changes what was changed and leaves the rest to whoever changes it at the same time", () => {
    expect(readPolicy(sent({ noticeDays: ["5"], failover: ["20"], weekdays: ["1", "5"] }))).toEqual({
      change: { noticeDays: 5, weekdays: [1, 5], estimates: { failover: 20 } },
    });
  });

  test.each([
    [{ weekdays: [] }, "weekdays", "desk.policy.weekdays-empty"],
    [{ latestStart: ["22"] }, "latestStart", "desk.policy.latest-wrong"],
    [{ latestStart: ["00:00"] }, "latestStart", "desk.policy.latest-wrong"],
    [{ zone: [""] }, "zone", "desk.policy.zone-empty"],
    [{ zone: ["+01:00"] }, "zone", "desk.policy.zone-empty"],
    [{ noticeDays: ["-1"] }, "noticeDays", "desk.policy.number"],
    [{ windowLimitMinutes: ["59"] }, "windowLimitMinutes", "desk.policy.number"],
    [{ horizonDays: ["0"] }, "horizonDays", "desk.policy.number"],
    [{ upgrade: ["1.5"] }, "upgrade", "desk.policy.number"],
    [{ restart: ["x"] }, "restart", "desk.policy.number"],
  ] as const)("%j is wrong at %s", (changes, field, message) => {
    const read = readPolicy(sent(changes));
    expect("errors" in read && read.errors.map((error) => [error.field, error.message])).toEqual([[field, message]]);
  });

  test("names every fault at once, with what each number may be", () => {
    const read = readPolicy(sent({ stepMinutes: ["0"], guiUpdate: ["2000"] }));
    expect("errors" in read && read.errors).toEqual([
      { field: "stepMinutes", message: "desk.policy.number", params: { min: 1, max: 1440 } },
      { field: "guiUpdate", message: "desk.policy.number", params: { min: 1, max: 1440 } },
    ]);
  });

  test("has a history that says who changed what, newest first", () => {
    const versions = [
      {
        id: 2,
        at: at("2026-11-25T08:00:00Z"),
        by: "Lejla K.",
        policy: { ...DEFAULT_POLICY, noticeDays: 5, weekdays: [1, 2], windowLimitMinutes: 600 },
      },
      { id: 1, at: at("2026-11-01T08:00:00Z"), by: null, policy: DEFAULT_POLICY },
    ];
    expect(policyLines(versions, { zone: SARAJEVO, locale: "en", now: NOW }, t)).toEqual([
      {
        key: "2",
        when: "Wed 25 November, 09:00",
        by: "Lejla K.",
        changes: [
          "Days on which an upgrade may start: Monday and Tuesday, before Monday to Thursday",
          "Notice, in days: 5 days, before 7 days",
          "Work in one go, in minutes: 10 h, before 8 h",
        ],
      },
      { key: "1", when: "Sun 1 November, 09:00", by: "The system", changes: ["The rules of a fresh system"] },
    ]);
  });
});

describe("a closed time", () => {
  const fields = (changes: Partial<BlackoutFields> = {}): BlackoutFields => ({
    "start-date": "2026-12-24",
    "start-time": "00:00",
    "end-date": "2026-12-26",
    "end-time": "24:00",
    reason: "the holidays",
    force: false,
    ...changes,
  });
  const span = (changes: Partial<BlackoutFields>) => {
    const read = readBlackout(fields(changes), SARAJEVO);
    return "blackout" in read ? [toUtc(read.blackout.start), toUtc(read.blackout.end)] : read.errors;
  };

  test("is read on the desk's clock, to the end of its last day", () => {
    expect(span({})).toEqual(["2026-12-23T23:00:00Z", "2026-12-26T23:00:00Z"]);
  });

  test("covers a repeated hour whole, and begins after an hour that does not exist", () => {
    const night = { "start-date": "2026-10-25", "start-time": "02:30", "end-date": "2026-10-25", "end-time": "02:30" };
    expect(span(night)).toEqual(["2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z"]);
    expect(span({ "start-date": "2027-03-28", "start-time": "02:30", "end-date": "2027-03-28", "end-time": "04:00" })).toEqual([
      "2027-03-28T01:00:00Z",
      "2027-03-28T02:00:00Z",
    ]);
  });

  test("comes back to the form as it was typed, but for the end of a day", () => {
    const read = readBlackout(fields(), SARAJEVO);
    if (!("blackout" in read)) throw new Error("Not read");
    const { start, end, reason } = read.blackout;
    expect(blackoutValues({ interval: { start, end }, reason }, SARAJEVO)).toEqual({
      "start-date": ["2026-12-24"],
      "start-time": ["00:00"],
      "end-date": ["2026-12-27"],
      "end-time": ["00:00"],
      reason: ["the holidays"],
    });
  });

  test("names every fault at once", () => {
    expect(span({ "start-date": "2026-02-30", "end-time": "25:00", reason: "" })).toEqual([
      { field: "start-date", message: "desk.blackouts.date-wrong" },
      { field: "end-time", message: "desk.blackouts.time-wrong" },
      { field: "reason", message: "desk.blackouts.reason-empty" },
    ]);
    expect(span({ "end-date": "2026-12-23" })).toEqual([{ field: "end-date", message: "errors.ends-before-start" }]);
    expect(span({ reason: "x".repeat(501) })).toEqual([{ field: "reason", message: "desk.blackouts.reason-long" }]);
  });
});

describe("an engineer's hours", () => {
  test.each([
    ["", []],
    ["08:00 to 16:00", [["08:00", "16:00"]]],
    ["8:00-16:00", [["08:00", "16:00"]]],
    [
      "08:00 to 12:00, 20:00 bis 02:00",
      [
        ["08:00", "12:00"],
        ["20:00", "02:00"],
      ],
    ],
    ["18:00 – 24:00", [["18:00", "24:00"]]],
    ["24:00 to 08:00", null],
    ["8 to 16", null],
    ["08:00 to 16:00,", null],
    ["08:00", null],
    ["25:00 to 26:00", null],
  ] as const)("%j is read as %j", (text, shifts) => {
    expect(readHours(3, text)).toEqual(shifts === null ? null : shifts.map(([from, to]) => ({ weekday: 3, from, to })));
  });

  test("are written as they are read", () => {
    const hours = readHours(2, "20:00 to 02:00, 08:00 to 12:00") ?? [];
    expect(hoursText(hours, 2, (from, to) => `${from} to ${to}`)).toBe("08:00 to 12:00, 20:00 to 02:00");
    expect(hoursText(hours, 3, (from, to) => `${from} to ${to}`)).toBe("");
  });

  test("are told in the fewest lines", () => {
    const hours = [1, 2, 3, 5].flatMap(
      (weekday) => readHours(weekday, weekday === 5 ? "08:00 to 12:00" : "08:00 to 16:00") ?? [],
    );
    const named = (weekdays: readonly number[]) => weekdayWords(weekdays, t);
    expect(weekLines(hours, t, named)).toEqual(["Monday to Wednesday 08:00 to 16:00", "Friday 08:00 to 12:00"]);
    expect(weekLines([], t, named)).toEqual(["Always on shift"]);
  });

  test("with a wrong day keep the other days and say which", () => {
    const fields = engineerFieldsSchema.parse({ name: ["Ada"], "hours-1": ["08:00 to 16:00"], "hours-4": ["mornings"] });
    expect(readEngineer(fields)).toEqual({ errors: [{ field: "hours-4", message: "desk.engineers.hours-wrong" }] });
  });

  test("go through the form and back", () => {
    const engineer = { name: "Ada", userId: "u1", hours: readHours(7, "20:00 to 02:00") ?? [] };
    expect(readEngineer(engineerFieldsSchema.parse({ ...engineerValues(engineer, t) }))).toEqual({ engineer });
  });
});

test("what a service finds about an engineer is told at the form, bookings by their reference", () => {
  expect(engineerErrors({ code: "invalid-input", faults: [{ pointer: "/userId", code: "not-of-the-desk" }] })).toEqual([
    { field: "user", message: "errors.not-of-the-desk" },
  ]);
  const faults = Array.from({ length: 12 }, (_, n) => ({
    pointer: `/bookings/${n}`,
    code: "booked",
    params: { reference: `UD-${n}` },
  }));
  const errors = engineerErrors({ code: "has-bookings", faults });
  expect(errors).toHaveLength(11);
  expect(errors[0]?.message).toBe("desk.engineers.has-bookings");
  expect(errors[1]).toEqual({ field: "", message: "errors.booked", params: { reference: "UD-0" } });
});

import { describe, expect, it } from "vitest";
import { choiceWords } from "#app/_slots/choice-words.ts";
import { clockWords } from "#app/_slots/clock-words.ts";
import { type DayFacts, dayWords } from "#app/_slots/day-words.ts";
import { longWords } from "#app/_slots/long-words.ts";
import { type Day, monthWeeks } from "#app/_slots/month-days.ts";
import { nightWords } from "#app/_slots/night-words.ts";
import type { OffStrip } from "#app/_slots/off-strip.ts";
import type { Speaker } from "#app/_slots/speaker.ts";
import { standingReasons } from "#app/_slots/standing-words.ts";
import { freeStarts, startsBetween } from "#app/_slots/starts.ts";
import { stripWords } from "#app/_slots/strip-words.ts";
import { timeListWords } from "#app/_slots/time-words.ts";
import { weekdayWords } from "#app/_slots/weekday-words.ts";
import type { Locale } from "#lib/messages/locale.ts";
import { translator } from "#lib/messages/translator.ts";
import type { SlotQuery } from "#lib/scheduling/broken-rules.ts";
import { DEFAULT_POLICY } from "#lib/scheduling/policy.ts";
import { intervalOf } from "#lib/time/interval.ts";
import { at, engineer, query, zone } from "./facts.ts";

const speakerOf = ({ zone: customer, now, policy }: SlotQuery, locale: Locale = "en"): Speaker => ({
  t: translator(locale),
  you: { zone: customer, locale, now },
  us: { zone: policy.zone, locale, now },
});

const october = { from: "2026-10-14", to: "2026-10-31" };

/** Every day of October 2026 as its cell says it, by day of the month. */
function cells(facts: SlotQuery, locale: Locale = "en") {
  const starts = startsBetween(october, facts);
  const weeks = monthWeeks({ month: "2026-10", today: "2026-10-14" }, starts, facts.policy);
  const known: DayFacts = { query: facts, free: freeStarts(starts) };
  const speaker = speakerOf(facts, locale);
  const days = weeks.flatMap((week) => week.days).filter((day): day is Day => day !== null);
  return { days: new Map(days.map((day) => [day.date.slice(8), dayWords(day, known, speaker)])), weeks, known, speaker };
}

const { engineers } = query().calendar;
const training = { interval: intervalOf(at("2026-10-26T04:00:00Z"), 1440), reason: "training" };
const thursdayFull = engineers.map(({ id }) => ({ engineerId: id, interval: intervalOf(at("2026-10-21T23:00:00Z"), 30 * 60) }));
const busy = query({ calendar: { engineers, blackouts: [training], held: thursdayFull } });

describe("a day of the grid", () => {
  const { days } = cells(busy);

  it.each([
    ["13", "", "Tuesday 13 October. In the past"],
    ["16", "", "Friday 16 October. Not available: upgrades run Monday to Thursday"],
    ["15", "Too soon", "Thursday 15 October. Not available: less than 7 days away"],
    ["22", "Full", "Thursday 22 October. Not available: both engineers are already booked"],
    ["26", "Closed", "Monday 26 October. Not available: the team is closed for training"],
    ["27", "44 times", "Tuesday 27 October. 44 start times"],
  ])("%s October says %j and is called %j", (day, word, label) => {
    expect(days.get(day)).toMatchObject({ word, label });
  });

  it("explains a full day and leads on to the nearest free start", () => {
    expect(days.get("22")?.why).toEqual({
      head: "Thursday 22 October is full. Both engineers on shift already have an upgrade that day.",
      text: "The nearest free start is Wednesday 21 October at 13:30.",
    });
  });

  it("says of today that it is too soon, although its first hours have passed", () => {
    expect(days.get("14")?.why.text).toBe("We need 7 days to prepare, so the first day is Wednesday 21 October.");
  });

  it("explains what is too soon, out of the week, past and open", () => {
    expect(days.get("15")?.why).toEqual({
      head: "Thursday 15 October is too soon.",
      text: "We need 7 days to prepare, so the first day is Wednesday 21 October.",
    });
    expect(days.get("16")?.why).toEqual({
      head: "No upgrade starts on Friday 16 October.",
      text: "The SERVERware team upgrades from Monday to Thursday. The next day is Monday 19 October.",
    });
    expect(days.get("13")?.why.head).toBe("Tuesday 13 October has passed.");
    expect(days.get("27")?.why.head).toBe("Tuesday 27 October has 44 start times.");
  });

  it("says the same in German", () => {
    expect(cells(busy, "de").days.get("22")).toMatchObject({
      word: "Voll",
      label: "Donnerstag, 22. Oktober. Nicht verfügbar: beide Techniker sind schon gebucht",
    });
  });
});

describe("reasons that stand under the grid", () => {
  it("name what is too soon, the closed weekdays and each blackout of the month", () => {
    const { weeks, known, speaker } = cells(busy);
    expect(standingReasons(weeks, known, speaker)).toEqual([
      { name: "Before Wed 21 October", text: "We need 7 days to prepare, so the first day is Wednesday 21 October." },
      { name: "Friday to Sunday", text: "The SERVERware team upgrades Monday to Thursday." },
      { name: "Mon 26 October", text: "The team is closed for training." },
    ]);
  });

  it("name the horizon in the month in which it lies, and no weekdays where all are open", () => {
    const facts = query({ policy: { ...DEFAULT_POLICY, weekdays: [1, 2, 3, 4, 5, 6, 7] }, now: at("2026-10-01T14:00:00Z") });
    const starts = startsBetween({ from: "2027-03-01", to: "2027-03-31" }, facts);
    const weeks = monthWeeks({ month: "2027-03", today: "2026-10-01" }, starts, facts.policy);
    expect(standingReasons(weeks, { query: facts, free: freeStarts(starts) }, speakerOf(facts))).toEqual([
      {
        name: "After Tue 30 March 2027",
        text: "We plan up to 180 days ahead. The last day you can choose is Tuesday 30 March 2027.",
      },
    ]);
  });
});

describe("weekdays", () => {
  const t = translator("en");
  it.each([
    [[1, 2, 3, 4], "Monday to Thursday"],
    [[2, 4], "Tuesday and Thursday"],
    [[5, 6, 7], "Friday to Sunday"],
    [[1, 3, 4, 5], "Monday and Wednesday to Friday"],
    [[7], "Sunday"],
  ])("%j are %s", (weekdays, words) => expect(weekdayWords(weekdays, t)).toBe(words));
});

describe("the note on clocks", () => {
  it("says who changes when, and how far apart the clocks are on that day", () => {
    expect(clockWords(at("2026-10-27T22:00:00Z"), speakerOf(query()))).toEqual({
      head: "Clocks change around this date.",
      text: "Sarajevo goes back an hour on Sunday 25 October. Toronto goes back an hour on Sunday 1 November. On Tuesday 27 October Sarajevo is 5 h ahead of you, not the usual 6 h.",
    });
  });

  it("says that nothing changes where both change together, and nothing of a difference where there is one clock only", () => {
    const berlin = speakerOf(query({ zone: zone("Europe/Berlin") }));
    expect(clockWords(at("2026-10-20T16:00:00Z"), berlin)?.text).toBe(
      "Sarajevo goes back an hour on Sunday 25 October. Berlin goes back an hour on Sunday 25 October. On Tuesday 20 October Sarajevo has the same time as you. That is the same before and after the changes.",
    );
    const sarajevo = speakerOf(query({ zone: zone("Europe/Sarajevo") }));
    expect(clockWords(at("2026-10-20T16:00:00Z"), sarajevo)?.text).toBe("Sarajevo goes back an hour on Sunday 25 October.");
  });

  const kolkata = query({ zone: zone("Asia/Kolkata") });

  it("is silent all winter where the customer's clock never changes", () => {
    expect(clockWords(at("2027-01-19T12:30:00Z"), speakerOf(kolkata))).toBeNull();
  });

  it.each([
    ["2026-10-20T12:30:00Z", "Tuesday 20 October", "3 h 30 min", "After", "4 h 30 min"],
    ["2026-10-27T12:30:00Z", "Tuesday 27 October", "4 h 30 min", "Before", "3 h 30 min"],
  ])("names both differences around the one change there is, farther or nearer: %s", (moment, on, now, side, other) => {
    expect(clockWords(at(moment), speakerOf(kolkata))?.text).toBe(
      `Sarajevo goes back an hour on Sunday 25 October. On ${on} Sarajevo is ${now} behind you. ${side} the change Sarajevo is ${other} behind you.`,
    );
  });

  it("says the same in German, with the zone that changes alone on 1 November", () => {
    const text = clockWords(at("2026-11-10T23:00:00Z"), speakerOf(query(), "de"))?.text;
    expect(text).toBe(
      "Toronto stellt um eine Stunde zurück: Sonntag, 1. November. Dienstag, 10. November: Sarajevo ist Ihnen 6 h voraus. Vor der Umstellung ist Sarajevo Ihnen 5 h voraus.",
    );
    expect(clockWords(at("2026-10-27T12:30:00Z"), speakerOf(kolkata, "de"))?.text).toContain(
      "Sarajevo ist 4 h 30 min hinter Ihnen. Vor der Umstellung ist Sarajevo 3 h 30 min hinter Ihnen.",
    );
  });

  it("knows half hours, and a desk that is behind", () => {
    const howe = speakerOf(query({ zone: zone("Australia/Lord_Howe") }));
    expect(clockWords(at("2027-04-06T08:00:00Z"), howe)?.text).toContain("Lord Howe goes back 30 min on Sunday 4 April.");
    expect(clockWords(at("2027-04-06T08:00:00Z"), howe)?.text).toContain("Sarajevo is 8 h 30 min behind you");
  });

  it("tells of a night on which an hour happens twice or not at all while an upgrade runs", () => {
    const daily = { ...DEFAULT_POLICY, weekdays: [1, 2, 3, 4, 5, 6, 7] };
    const facts = query({ policy: daily });
    const night = (date: string) =>
      nightWords(startsBetween({ from: date, to: date }, facts).get(date) ?? [], facts.windowMinutes, speakerOf(facts));
    expect(night("2026-10-31")).toBe(
      "Clocks in Toronto go back while an upgrade from that evening runs, so one hour happens twice. It still takes about 5 h 15 min.",
    );
    expect(night("2027-03-13")).toMatch(/go forward/);
    expect(night("2026-10-27")).toBeNull();
  });
});

const strip: OffStrip = {
  totalMinutes: 315,
  pair: [60, 165, 270].map((startMinute) => ({ startMinute, minutes: 15, host: null })),
  restarts: [],
  labels: [60, 165, 270].map((minute) => ({ minutes: [minute], percent: 0, anchor: "middle" })),
};

describe("a chosen start", () => {
  it("is told on both clocks, with the hours at which VPSs go off", () => {
    expect(choiceWords(at("2026-10-27T22:00:00Z"), { windowMinutes: 315, strip }, speakerOf(query()))).toEqual({
      start: "2026-10-27T22:00:00Z",
      you: "Tue 27 October, 18:00",
      youEnd: "to about 23:15, GMT−4",
      us: "Tue 27 October, 23:00",
      usEnd: "to about 04:15 on Wednesday, GMT+1",
      brief: "23:00 in Sarajevo. 3 × 15 min off.",
      said: "Tuesday 27 October at 18:00, 23:00 in Sarajevo. VPSs off at about 19:00, 20:45 and 22:30.",
      labels: ["19:00", "20:45", "22:30"],
    });
  });

  it("names the desk's day where that is another", () => {
    const words = choiceWords(at("2026-10-28T00:00:00Z"), { windowMinutes: 315, strip }, speakerOf(query()));
    expect(words).toMatchObject({ us: "Wed 28 October, 01:00", brief: "01:00 Wed in Sarajevo. 3 × 15 min off." });
    expect(words.said).toMatch(/^Tuesday 27 October at 20:00, 01:00 on Wednesday in Sarajevo\./);
  });

  it("says once what is the same, and that nothing goes off where nothing does", () => {
    const here = speakerOf(query({ zone: zone("Europe/Sarajevo") }));
    const none = { totalMinutes: 10, pair: [], restarts: [], labels: [] };
    expect(choiceWords(at("2026-10-27T17:00:00Z"), { windowMinutes: 10, strip: none }, here)).toMatchObject({
      brief: "Nothing goes off.",
      said: "Tuesday 27 October at 18:00. Nothing goes off.",
    });
  });
});

describe("the strip", () => {
  const speaker = speakerOf(query());

  it("counts from the start until one is chosen", () => {
    expect(stripWords(strip, speaker, true)).toEqual({
      onClock: "Your VPSs are off for about 15 minutes at about",
      fromStart: "Your VPSs are off for about 15 minutes, this long after the start",
      labels: ["1 h", "2 h 45 min", "4 h 30 min"],
      restarts: null,
    });
  });

  it("speaks of the Primary's VPSs in a cluster, and of those left on hosts that restart, without inventing a length", () => {
    const restarts = ["p1", "p2"].map((host, n) => ({ startMinute: 30 * n, minutes: n === 0 ? 8 : null, host }));
    expect(stripWords({ ...strip, restarts }, speaker, false)).toMatchObject({
      onClock: "VPSs on the Primary are off for about 15 minutes at about",
      restarts: "VPSs left on p1 and p2 are off while each restarts. How long depends on the hardware.",
    });
    const known = restarts.map((restart) => ({ ...restart, minutes: 8 })).slice(0, 1);
    expect(stripWords({ ...strip, restarts: known }, speaker, false).restarts).toBe(
      "VPSs left on p1 are off for about 8 minutes while it restarts.",
    );
  });
});

describe("an upgrade that takes long", () => {
  const t = translator("en");
  const { calendar } = query();
  const evenings = [1, 2, 3, 4].map((weekday) => ({ weekday, from: "16:00", to: "02:00" }));
  const shifts = { ...calendar, engineers: [engineer("Engineer A", evenings), engineer("Engineer B", evenings.slice(1))] };

  it.each([
    [3765, calendar, "This upgrade takes about 62 h 45 min, longer than one day."],
    [1440, calendar, null],
    [601, shifts, "This upgrade takes about 10 h 1 min, longer than any shift of our team."],
    [600, shifts, null],
    [601, { ...shifts, engineers: [...shifts.engineers, engineer("Engineer C")] }, null],
    [601, { ...shifts, engineers: [] }, null],
  ])("of %i minutes says so only where it fits into no day or shift", (windowMinutes, desk, said) => {
    expect(longWords({ windowMinutes, calendar: desk }, { t })).toBe(said);
  });
});

describe("the list of times", () => {
  it("tells those who hear a row alone the weekday and the city", () => {
    const starts = startsBetween({ from: "2026-10-26", to: "2026-10-26" }, query()).get("2026-10-26") ?? [];
    const said = (speaker: Speaker) =>
      timeListWords({ date: "2026-10-26", starts, chosen: null, windowMinutes: 225 }, speaker)
        .parts.flatMap(({ rows }) => rows)
        .flatMap((row) => (row.kind === "free" && row.clock === "19:00" ? row.said : []));
    expect(said(speakerOf(query()))).toEqual(["19:00 to about 22:45, 00:00 on Tuesday in Sarajevo"]);
    const here = speakerOf(query());
    expect(said({ ...here, us: here.you })).toEqual(["19:00 to about 22:45"]);
  });

  it("opens where the booking has its time, and says which that is", () => {
    const starts = startsBetween({ from: "2026-10-26", to: "2026-10-26" }, query()).get("2026-10-26") ?? [];
    const current = at("2026-10-26T08:30:00-04:00");
    const words = timeListWords({ date: "2026-10-26", starts, chosen: null, windowMinutes: 225, current }, speakerOf(query()));
    const morning = words.parts.find(({ open }) => open);
    expect(morning?.title).toBe("Morning");
    expect(morning?.rows.find(({ clock }) => clock === "08:30")).toMatchObject({ kind: "shut", reason: "Your time now" });
  });

  it("names in its legend what is missing from it, and why", () => {
    const one = engineer(
      "Engineer A",
      [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: "22:00", to: "04:30" })),
    );
    const held = [{ engineerId: one.id, interval: intervalOf(at("2026-10-27T23:30:00Z"), 30) }];
    const facts = query({ windowMinutes: 60, calendar: { engineers: [one], blackouts: [], held } });
    const starts = startsBetween({ from: "2026-10-27", to: "2026-10-27" }, facts).get("2026-10-27") ?? [];
    const words = timeListWords({ date: "2026-10-27", starts, chosen: null, windowMinutes: 60 }, speakerOf(facts));
    expect(words.legend).toBe(
      "Start time on Tuesday 27 October. 36 times are not available: 00:00 to 16:30 have no engineer, 19:00 and 19:30 are taken.",
    );
    expect(
      words.parts[0]?.rows.map((row) =>
        row.kind === "free" ? `${row.clock} ${row.end} ${row.there}` : `${row.clock} ${row.reason}`,
      ),
    ).toEqual([
      "00:00 to 16:30 No engineer",
      "17:00 18:00 22:00",
      "17:30 18:30 22:30",
      "18:00 19:00 23:00",
      "18:30 19:30 23:30",
      "19:00 Already taken",
      "19:30 Already taken",
      "20:00 21:00 01:00 Wed",
      "20:30 21:30 01:30 Wed",
      "21:00 22:00 02:00 Wed",
      "21:30 22:30 02:30 Wed",
    ]);
  });
});

import { describe, expect, it } from "vitest";
import { translator } from "#lib/messages/translator.ts";
import type { Refusal } from "#lib/scheduling/evaluate-slot.ts";
import { type Reading, refusalText } from "#lib/scheduling/refusal-text.ts";
import { moment, zone } from "#tests/support/slot-inputs.ts";

const reading: Reading = {
  zone: zone("America/Toronto"),
  locale: "en",
  now: moment("2026-10-14T13:40:00Z"),
  start: moment("2026-10-22T22:00:00Z"),
};

const nearest = moment("2026-10-21T21:00:00Z");

const blackout = (start: string, end: string, reason = "training"): Refusal => ({
  code: "blackout",
  waivable: false,
  blackouts: [{ interval: { start: moment(start), end: moment(end) }, reason }],
});

const weekday = (...weekdays: number[]): Refusal => ({ code: "weekday", waivable: true, weekdays, nextDate: "2026-10-26" });

const SENTENCES: [Refusal, Partial<Reading>, string, string][] = [
  [
    weekday(1, 2, 3, 4),
    {},
    "The SERVERware team upgrades from Monday to Thursday. The next day is Monday 26 October.",
    "Das SERVERware-Team macht Upgrades von Montag bis Donnerstag. Der nächste Tag ist Montag, 26. Oktober.",
  ],
  [
    weekday(4, 7, 1, 2, 3),
    {},
    "The SERVERware team upgrades from Sunday to Thursday. The next day is Monday 26 October.",
    "Das SERVERware-Team macht Upgrades von Sonntag bis Donnerstag. Der nächste Tag ist Montag, 26. Oktober.",
  ],
  [
    weekday(1, 3, 5),
    {},
    "The SERVERware team upgrades on Monday, Wednesday and Friday only. The next day is Monday 26 October.",
    "Das SERVERware-Team macht Upgrades nur an diesen Tagen: Montag, Mittwoch und Freitag. Der nächste Tag ist Montag, 26. Oktober.",
  ],
  [
    weekday(1, 2),
    {},
    "The SERVERware team upgrades on Monday and Tuesday only. The next day is Monday 26 October.",
    "Das SERVERware-Team macht Upgrades nur an diesen Tagen: Montag und Dienstag. Der nächste Tag ist Montag, 26. Oktober.",
  ],
  [
    { code: "weekday", waivable: true, weekdays: [], nextDate: null },
    {},
    "No day of the week is open for upgrades now. Write to us.",
    "Zurzeit ist kein Wochentag für Upgrades offen. Schreiben Sie uns.",
  ],
  [
    { code: "time-of-day", waivable: true, limitMinute: 1320, lastMinute: 1290 },
    {},
    "Upgrades start before 22:00 where you are. The last start that day is 21:30.",
    "Upgrades beginnen vor 22:00 Uhr Ihrer Ortszeit. Der letzte Beginn an dem Tag ist 21:30 Uhr.",
  ],
  [
    { code: "time-of-day", waivable: true, limitMinute: 0, lastMinute: null },
    {},
    "No start is open on any day now. Write to us.",
    "Zurzeit ist an keinem Tag ein Beginn offen. Schreiben Sie uns.",
  ],
  [
    { code: "notice", waivable: true, past: false, noticeDays: 7, firstAllowed: nearest, firstDate: "2026-10-21" },
    {},
    "We need 7 days to prepare, so the first day is Wednesday 21 October.",
    "Wir brauchen 7 Tage Vorlauf, der erste Tag ist also Mittwoch, 21. Oktober.",
  ],
  [
    { code: "notice", waivable: true, past: false, noticeDays: 1, firstAllowed: nearest, firstDate: null },
    {},
    "We need 1 day to prepare. Write to us.",
    "Wir brauchen 1 Tag Vorlauf. Schreiben Sie uns.",
  ],
  [
    { code: "notice", waivable: false, past: true, noticeDays: 7, firstAllowed: nearest, firstDate: "2026-10-21" },
    {},
    "That time has passed. Choose a later one.",
    "Dieser Zeitpunkt ist vorbei. Wählen Sie einen späteren.",
  ],
  [
    { code: "horizon", waivable: true, horizonDays: 180, lastAllowed: nearest, lastDate: "2027-04-13" },
    {},
    "We plan up to 180 days ahead. The last day you can choose is Tuesday 13 April 2027.",
    "Wir planen bis zu 180 Tage im Voraus. Der letzte Tag, den Sie wählen können, ist Dienstag, 13. April 2027.",
  ],
  [
    { code: "horizon", waivable: true, horizonDays: 180, lastAllowed: nearest, lastDate: null },
    {},
    "We plan up to 180 days ahead. Choose an earlier time.",
    "Wir planen bis zu 180 Tage im Voraus. Wählen Sie einen früheren Zeitpunkt.",
  ],
  [
    { code: "grid", waivable: true, stepMinutes: 30, minuteBefore: 1080, minuteAfter: 1110 },
    {},
    "Upgrades start every 30 min, counted from midnight. Choose 18:00 or 18:30.",
    "Upgrades beginnen alle 30 min, gezählt ab Mitternacht. Wählen Sie 18:00 oder 18:30 Uhr.",
  ],
  [
    { code: "grid", waivable: true, stepMinutes: 60, minuteBefore: 1380, minuteAfter: null },
    {},
    "Upgrades start every 1 h, counted from midnight. Choose 23:00.",
    "Upgrades beginnen alle 1 h, gezählt ab Mitternacht. Wählen Sie 23:00 Uhr.",
  ],
  [
    { code: "local-time", waivable: false, date: "2026-03-08", minuteOfDay: 150, after: nearest },
    {},
    "On that night clocks in Toronto go forward, so 02:30 does not exist. Choose another start.",
    "In dieser Nacht werden die Uhren in Toronto vorgestellt, 02:30 Uhr gibt es also nicht. Wählen Sie einen anderen Beginn.",
  ],
  [
    { code: "local-time", waivable: false, date: "2011-12-30", minuteOfDay: 0, after: nearest },
    { zone: zone("Pacific/Apia"), wholeDay: true },
    "Clocks in Apia leave out Friday 30 December 2011. Choose another day.",
    "Die Uhren in Apia lassen Freitag, 30. Dezember 2011 aus. Wählen Sie einen anderen Tag.",
  ],
  [
    { code: "desk-hours", waivable: false, windowMinutes: 315, longerThanAnyDuty: false },
    { nearest },
    "Nobody is on shift for the whole upgrade, which takes about 5 h 15 min. The nearest free start is Wednesday 21 October at 17:00.",
    "Niemand hat während des ganzen Upgrades Dienst, das etwa 5 h 15 min dauert. Der nächste freie Beginn ist Mittwoch, 21. Oktober, 17:00 Uhr.",
  ],
  [
    { code: "desk-hours", waivable: false, windowMinutes: 660, longerThanAnyDuty: true },
    {},
    "This upgrade takes about 11 h, longer than one shift. Send your checklist and we will propose how to split it.",
    "Dieses Upgrade dauert etwa 11 h, länger als eine Schicht. Schicken Sie Ihre Checkliste, und wir schlagen vor, wie es sich teilen lässt.",
  ],
  [
    blackout("2026-10-26T04:00:00Z", "2026-10-27T04:00:00Z"),
    {},
    "Monday 26 October: the team is closed for training.",
    "Montag, 26. Oktober: Das Team hat geschlossen. Grund: training.",
  ],
  [
    blackout("2026-10-26T04:00:00Z", "2026-10-28T04:00:00Z"),
    {},
    "Monday 26 October to Tuesday 27 October: the team is closed for training.",
    "Montag, 26. Oktober bis Dienstag, 27. Oktober: Das Team hat geschlossen. Grund: training.",
  ],
  [
    blackout("2026-10-26T16:00:00Z", "2026-10-26T18:30:00Z"),
    {},
    "Monday 26 October, 12:00 to 14:30: the team is closed for training.",
    "Montag, 26. Oktober, 12:00 bis 14:30 Uhr: Das Team hat geschlossen. Grund: training.",
  ],
  [
    blackout("2026-10-25T23:00:00Z", "2026-10-26T23:00:00Z"),
    { nearest: null },
    "Sun 25 October, 19:00 to Mon 26 October, 19:00: the team is closed for training. No start is free now. Write to us and we will find one.",
    "So, 25. Oktober, 19:00 Uhr bis Mo, 26. Oktober, 19:00 Uhr: Das Team hat geschlossen. Grund: training. Zurzeit ist kein Beginn frei. Schreiben Sie uns, und wir finden einen.",
  ],
  [
    { code: "capacity", waivable: false, onDuty: 2 },
    { nearest },
    "18:00 on Thursday 22 October is full. Both engineers on shift already have an upgrade at that time. The nearest free start is Wednesday 21 October at 17:00.",
    "Donnerstag, 22. Oktober, 18:00 Uhr ist ausgebucht. Beide diensthabenden Techniker haben zu dieser Zeit schon ein Upgrade. Der nächste freie Beginn ist Mittwoch, 21. Oktober, 17:00 Uhr.",
  ],
  [
    { code: "capacity", waivable: false, onDuty: 1 },
    { wholeDay: true },
    "Thursday 22 October is full. The engineer on shift already has an upgrade that day.",
    "Donnerstag, 22. Oktober ist ausgebucht. Der diensthabende Techniker hat an dem Tag schon ein Upgrade.",
  ],
  [
    { code: "capacity", waivable: false, onDuty: 5 },
    {},
    "18:00 on Thursday 22 October is full. All 5 engineers on shift already have an upgrade at that time.",
    "Donnerstag, 22. Oktober, 18:00 Uhr ist ausgebucht. Alle 5 diensthabenden Techniker haben zu dieser Zeit schon ein Upgrade.",
  ],
];

describe("a broken rule becomes a sentence", () => {
  it.each(SENTENCES)("%o with %o", (refusal, change, en, de) => {
    expect(refusalText(refusal, { ...reading, ...change }, translator("en"))).toBe(en);
    expect(refusalText(refusal, { ...reading, ...change, locale: "de" }, translator("de"))).toBe(de);
  });

  it("two blackouts are two sentences", () => {
    const [first, second] = [
      blackout("2026-10-26T04:00:00Z", "2026-10-27T04:00:00Z"),
      blackout("2026-10-27T16:00:00Z", "2026-10-27T17:00:00Z", "a move"),
    ];
    const both = [first, second].flatMap((refusal) => (refusal.code === "blackout" ? refusal.blackouts : []));
    expect(refusalText({ code: "blackout", waivable: false, blackouts: both }, reading, translator("en"))).toBe(
      "Monday 26 October: the team is closed for training. Tuesday 27 October, 12:00 to 13:00: the team is closed for a move.",
    );
  });
});

import { describe, expect, test } from "vitest";
import { type AnswerFields, readChanges, readProposal } from "#app/_review/answer-fields.ts";
import { answerWords } from "#app/_review/answer-words.ts";
import { decisionModel } from "#lib/bookings/review/decision-model.ts";
import { suggestions } from "#lib/bookings/review/suggestions.ts";
import { at, inZone } from "#tests/support/an-installation.ts";
import { aReview, clocksFor, held } from "./a-review.ts";

const START = at("2026-12-01T18:00:00-05:00");
const clocks = { customer: inZone("America/Toronto"), desk: inZone("Europe/Sarajevo"), start: START };

const fields = (changes: Partial<AnswerFields> = {}): AnswerFields => ({
  "changes-item": [],
  "changes-message": "Update the firmware",
  "changes-due": "2026-11-27",
  "propose-start": [],
  "propose-date": ["", "", ""],
  "propose-time": ["", "", ""],
  "propose-message": "We are full then",
  ...changes,
});

const errorsOf = (read: ReturnType<typeof readChanges> | ReturnType<typeof readProposal>) =>
  "errors" in read ? read.errors.map(({ field, message }) => `${field} ${message.replace("desk.decide.", "")}`) : [];

describe("asking for changes", () => {
  test("means the end of the day on the customer's calendar, and takes the items that exist", () => {
    const read = readChanges(fields({ "changes-item": ["firmware bk-01", "firewall", "nothing x", "kvm"] }), clocks);
    expect(read).toEqual({
      wish: {
        message: "Update the firmware",
        due: at("2026-11-28T00:00:00-05:00"),
        items: [{ item: "firmware", host: "bk-01" }, { item: "firewall" }],
      },
    });
  });

  test("until the day of the start means until the start", () => {
    expect(readChanges(fields({ "changes-due": "2026-12-01" }), clocks)).toMatchObject({ wish: { due: START } });
  });

  test("needs words and a day", () => {
    expect(errorsOf(readChanges(fields({ "changes-message": " ", "changes-due": "soon" }), clocks))).toEqual([
      "changes-message request-changes.message-empty",
      "changes-due request-changes.due-wrong",
    ]);
  });
});

describe("proposing other times", () => {
  test("takes ticked ones and typed ones on the desk's clock, each once and in order", () => {
    const read = readProposal(
      fields({
        "propose-start": ["2026-12-03T23:00:00Z"],
        "propose-date": ["2026-12-03", "", "2026-12-04"],
        "propose-time": ["00:30", "", "00:00"],
      }),
      clocks,
    );
    expect(read).toEqual({
      wish: { message: "We are full then", starts: [at("2026-12-03T00:30:00+01:00"), at("2026-12-04T00:00:00+01:00")] },
    });
  });

  test("needs one to three of them, and words", () => {
    expect(errorsOf(readProposal(fields({ "propose-message": "" }), clocks))).toEqual([
      "propose-start propose.none",
      "propose-message propose.message-empty",
    ]);
    const four = ["01", "02", "03", "04"].map((day) => `2026-12-${day}T10:00:00Z`);
    expect(errorsOf(readProposal(fields({ "propose-start": four }), clocks))).toEqual(["propose-start propose.many"]);
  });

  test("says at its row what is no time, and which one the clock jumps over", () => {
    const typed = fields({ "propose-date": ["2027-03-28", "2026-12-04", ""], "propose-time": ["02:30", "", ""] });
    expect(errorsOf(readProposal(typed, clocks))).toEqual([
      "propose-date-0 propose.time-gap",
      "propose-date-1 propose.time-wrong",
    ]);
  });
});

describe("times to propose", () => {
  test("are free, usual for the customer, closest to the booking's own, and not that one", () => {
    const found = suggestions(aReview());
    expect(found).toHaveLength(6);
    expect(found).not.toContain(START);
    expect(found).toContain(at("2026-12-02T18:00:00-05:00"));
    expect(found).toEqual(found.toSorted((a, b) => a - b));
  });

  test("leave out what is taken, and what has passed", () => {
    const taken = [held("a", "2026-12-02T23:00:00Z", 240), held("b", "2026-12-02T23:00:00Z", 240)];
    expect(suggestions(aReview({ held: taken }))).not.toContain(at("2026-12-02T18:00:00-05:00"));
    const late = at("2026-12-01T22:30:00Z");
    expect(suggestions(aReview({ now: late })).every((start) => start > late)).toBe(true);
  });

  test("stand on the desk's clock with the customer's below, and what is open of the checklist is ticked", () => {
    const review = aReview({ stored: [] });
    const words = answerWords(decisionModel(review), review, clocksFor(review));
    expect(words.times.find(({ value }) => value === "2026-12-02T23:00:00Z")).toEqual({
      value: "2026-12-02T23:00:00Z",
      label: "Thu 3 December, 00:00",
      there: "18:00 Wed in Toronto",
    });
    expect(words.items[0]).toEqual({ value: "kvm a", label: "Console access of a", open: true });
    expect(words.changesDay).toBe("Monday 30 November");
  });
});

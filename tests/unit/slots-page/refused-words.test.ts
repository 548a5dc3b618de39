import { describe, expect, it } from "vitest";
import { refusedWords } from "#app/_slots/refused-words.ts";
import { translator } from "#lib/messages/translator.ts";
import { evaluateSlot } from "#lib/scheduling/evaluate-slot.ts";
import { inZone } from "#tests/support/an-installation.ts";
import { moment } from "#tests/support/slot-inputs.ts";
import { query } from "./facts.ts";

const said = (start: string, locale: "en" | "de" = "en", changes: Parameters<typeof query>[0] = {}) => {
  const facts = { ...query(changes), start: moment(start) };
  return refusedWords({ facts, refusals: evaluateSlot(facts) }, translator(locale));
};

describe("a start that cannot be had", () => {
  it("is told on both clocks, with every rule that it breaks", () => {
    const [first, ...rules] = said("2026-10-30T22:10:00-04:00");
    expect(first).toBe("Friday 30 October at 22:10 in Toronto, which is 03:10 on Saturday in Sarajevo, cannot be booked.");
    expect(rules).toEqual([
      "The SERVERware team upgrades from Monday to Thursday. The next day is Monday 2 November.",
      "Upgrades start before 22:00 where you are. The last start that day is 21:30.",
      "Upgrades start every 30 min, counted from midnight. Choose 21:30.",
    ]);
  });

  it("in German, too", () => {
    expect(said("2026-10-30T22:00:00-04:00", "de")[0]).toMatch(
      /^Freitag, 30\. Oktober, 22:00 Uhr in Toronto \(03:00 .*in Sarajevo\)/,
    );
  });

  it("is told on one clock where both are the same", () => {
    const zone = inZone("Europe/Sarajevo");
    expect(said("2026-10-30T18:00:00+01:00", "en", { zone })[0]).toBe("Friday 30 October at 18:00 cannot be booked.");
  });

  it("is no refusal where nothing is broken", () => {
    expect(said("2026-10-27T18:00:00-04:00")).toEqual([]);
  });
});

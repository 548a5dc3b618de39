import { describe, expect, it } from "vitest";
import { windowClockWords } from "#app/_slots/window-clock.ts";
import { translator } from "#lib/messages/translator.ts";
import { intervalOf } from "#lib/time/interval.ts";
import { at, inZone } from "#tests/support/an-installation.ts";

const [toronto, sarajevo, berlin, howe] = ["America/Toronto", "Europe/Sarajevo", "Europe/Berlin", "Australia/Lord_Howe"].map(
  inZone,
) as [never, never, never, never];

const said = (start: string, zones: readonly never[], locale: "en" | "de" = "en") =>
  windowClockWords(intervalOf(at(start), 315), zones, translator(locale));

describe("an upgrade during which a clock changes", () => {
  it("takes as long as always, though an hour happens twice", () => {
    expect(said("2026-10-31T22:00:00-04:00", [toronto])).toEqual([
      "Clocks in Toronto go back during this upgrade, so one hour happens twice. It still takes about 5 h 15 min.",
    ]);
    expect(said("2026-10-31T22:00:00-04:00", [toronto], "de")).toEqual([
      "Während dieses Upgrades gehen die Uhren in Toronto zurück, eine Stunde kommt also zweimal. Es dauert trotzdem etwa 5 h 15 min.",
    ]);
  });

  it("or is left out", () => {
    expect(said("2027-03-13T22:00:00-05:00", [toronto])).toEqual([
      "Clocks in Toronto go forward during this upgrade, so one hour is left out. It still takes about 5 h 15 min.",
    ]);
  });

  it("is told in half hours where the clock changes by one", () => {
    expect(said("2027-04-03T22:00:00+11:00", [howe])).toEqual([
      "Clocks in Lord Howe go back during this upgrade, so 30 min happen twice. It still takes about 5 h 15 min.",
    ]);
    expect(said("2026-10-03T22:00:00+10:30", [howe], "de")).toEqual([
      "Während dieses Upgrades gehen die Uhren in Lord Howe vor, 30 min fallen also aus. Es dauert trotzdem etwa 5 h 15 min.",
    ]);
  });

  it("names every clock of those who read it, and the same one once", () => {
    const both = said("2026-10-24T23:00:00+02:00", [sarajevo, berlin, sarajevo]);
    expect(both.map((text) => text.slice(0, 19))).toEqual(["Clocks in Sarajevo ", "Clocks in Berlin go"]);
  });

  it("says nothing of a change at its very start, at its end, or on another night", () => {
    expect(said("2026-11-01T01:00:00-05:00", [toronto])).toEqual([]);
    expect(said("2026-10-31T20:45:00-04:00", [toronto])).toEqual([]);
    expect(said("2026-10-27T18:00:00-04:00", [toronto])).toEqual([]);
  });
});

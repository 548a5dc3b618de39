import { describe, expect, test } from "vitest";
import { acknowledgements } from "#lib/bookings/consent.ts";
import { sentencesOf } from "#lib/bookings/describe.ts";
import { translator } from "#lib/messages/translator.ts";
import { aKeptPlan } from "#tests/support/a-booking.ts";
import { at, inZone } from "#tests/support/an-installation.ts";

const start = at("2026-12-01T18:00:00-05:00");
const toronto = inZone("America/Toronto");
const said = (kept: ReturnType<typeof aKeptPlan>, locale: "en" | "de" = "en") =>
  sentencesOf(kept, start, { reader: { zone: toronto, locale, now: at("2026-11-20T09:00:00Z") }, t: translator(locale) });

describe("what has to be understood", () => {
  test("of a mirror: every VPS, how often, how long, and when on the clock", () => {
    expect(acknowledgements(aKeptPlan("mirror", "3.2.4"), start)).toEqual([
      {
        code: "all-vps",
        times: 3,
        minutesEach: 15,
        minutesAllowed: null,
        at: [at("2026-12-01T18:40:00-05:00"), at("2026-12-01T19:55:00-05:00"), at("2026-12-01T21:10:00-05:00")],
        hosts: 0,
      },
    ]);
    expect(said(aKeptPlan("mirror", "3.2.4"))).toEqual([
      "Every VPS will be off 3 times, for about 15 min each time: at about 18:40, 19:55 and 21:10.",
    ]);
  });

  test("of a cluster: those on the storage hosts, and those left on processing hosts, whose time nobody may invent", () => {
    const [storage, hosts, ...more] = said(aKeptPlan("cluster", "4.3.1"));
    expect(storage).toMatch(
      /^The VPSs on the storage hosts will be off twice, for about 15 min each time: at about \d\d:\d\d and \d\d:\d\d\.$/,
    );
    expect(hosts).toBe(
      "VPSs left on the processing host will be off once while it restarts. How long depends on the hardware. VPSs moved off before stay on.",
    );
    expect(more).toEqual([]);
  });

  test("stated restarts are named by the longest; one unknown among them makes all of them unknown", () => {
    const pair = ["a primary 4.3", "b secondary 4.3"];
    const stated = aKeptPlan("cluster", [...pair, "p1 processing 4.3 restart 8", "p2 processing 4.3 restart 12"]);
    expect(acknowledgements(stated, start)[1]).toMatchObject({ code: "host-vps", times: 1, minutesEach: 12, hosts: 2 });
    expect(said(stated)[1]).toContain(
      "one of the 2 processing hosts will be off once while it restarts, for about 12 min each time",
    );
    const mixed = aKeptPlan("cluster", [...pair, "p1 processing 4.3 restart 8", "p2 processing 4.3"]);
    expect(acknowledgements(mixed, start)[1]).toMatchObject({ minutesEach: null, hosts: 2 });
  });

  test("where the source's summary says more than its steps, what it allows for is said too", () => {
    const kept = aKeptPlan("cluster", "4.1.2");
    expect(acknowledgements(kept, start)[0]).toMatchObject({ times: 2, minutesEach: 15, minutesAllowed: 45 });
    expect(said(kept)[0]).toContain("so allow up to 45 min altogether.");
  });

  test("the optional failback is one time more", () => {
    expect(acknowledgements(aKeptPlan("mirror", "3.2.4", true), start)[0]).toMatchObject({ times: 4 });
  });

  test("a GUI update takes nobody off, so there is nothing to understand", () => {
    expect(said(aKeptPlan("cluster", "5.1"))).toEqual([]);
  });

  test("is said in German too, with nothing left unsaid", () => {
    const all = [aKeptPlan("mirror", "3.2.4"), aKeptPlan("cluster", "4.1.2")].flatMap((kept) => said(kept, "de"));
    expect(all[0]).toBe("Alle VPS sind 3-mal aus, jeweils etwa 15 min: gegen 18:40, 19:55 und 21:10 Uhr.");
    for (const sentence of all) expect(sentence).not.toMatch(/bookings\.|[{}]/);
  });
});

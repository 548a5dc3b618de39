import { expect, test } from "vitest";
import { planDifference } from "#app/_bookings/change-words.ts";
import type { Standing } from "#lib/bookings/review/review.ts";
import { translator } from "#lib/messages/translator.ts";
import { aBooking, aKeptPlan, aView } from "#tests/support/a-booking.ts";
import { aSystem } from "#tests/support/an-installation.ts";

const view = aView(aBooking({ kept: aKeptPlan("mirror", "3.2.4") }));

function standing(hosts: readonly string[]): Standing {
  const kept = aKeptPlan("mirror", hosts);
  return { installation: aSystem({ hosts }), plan: kept.plan, kept, readiness: { items: [], complete: true } };
}

test("a plan that has changed is told by its hosts, its failovers and its length", () => {
  const now = standing(["a primary 4.8.2", "b secondary 4.8.2", "bk backup 3.2.4 restart 5"]);
  expect(planDifference(view, now, translator("en"))).toEqual([
    "a went from 3.2.4 to 4.8.2",
    "b went from 3.2.4 to 4.8.2",
    "bk restarts in 5 min",
    expect.stringMatching(/^Failovers: \d instead of 3$/),
    expect.stringMatching(/^The upgrade takes about .+ instead of 3 h 45 min$/),
  ]);
});

test("a long list of changes is cut, and says how many there are besides", () => {
  const hosts = [
    "a primary 3.2.4",
    "b secondary 3.2.4",
    "bk backup 3.2.4",
    ...Array.from({ length: 12 }, (_, n) => `bk-${n} backup 3.2.4`),
  ];
  expect(planDifference(view, standing(hosts), translator("en"))).toContain("4 more changes");
});

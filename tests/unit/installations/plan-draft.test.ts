import { describe, expect, it } from "vitest";
import { draftOfPlan, hasStandIns } from "#app/_installations/plan-draft.ts";
import { nextQuestion } from "#lib/installations/setup/draft.ts";

describe("a plan that becomes an installation", () => {
  it("brings names for hosts that it only counts, to be written over", () => {
    const draft = draftOfPlan("layout=cluster&from=3.2.4&processing=40&backup=yes");
    expect(draft.hosts).toHaveLength(43);
    expect(draft.hosts.slice(0, 3).map(({ name, role }) => `${name} ${role}`)).toEqual([
      "storage-a primary",
      "storage-b secondary",
      "processing-1 processing",
    ]);
    expect(hasStandIns(draft)).toBe(true);
    // Nothing but the zone is left that would not stand, so the names have to be asked for on purpose.
    expect(nextQuestion({ ...draft, name: "Toronto" })).toBe("zone");
  });

  it("has no stand-ins where the hosts were named", () => {
    expect(hasStandIns(draftOfPlan("layout=mirror&host=a,primary,4.3&host=b,secondary,4.3"))).toBe(false);
  });
});

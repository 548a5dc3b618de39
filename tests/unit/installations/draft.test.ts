import { describe, expect, it } from "vitest";
import {
  commonVersion,
  contentOf,
  type DraftData,
  draftOf,
  EMPTY,
  firstHosts,
  nextQuestion,
  questionBefore,
} from "#lib/installations/setup/draft.ts";
import { aSystem } from "#tests/support/an-installation.ts";

const host = (name: string, role: string, version = "4.3", minutes = "") => ({ name, role, version, minutes });

const ANSWERED: DraftData = {
  name: "Toronto",
  topology: "mirror",
  hosts: [host("a", "primary"), host("b", "secondary")],
  versionsConfirmed: true,
  zone: "America/Toronto",
  of: null,
};

describe("the next question", () => {
  it.each([
    ["the name, when nothing is answered", EMPTY, "name"],
    ["the layout", { ...ANSWERED, topology: null }, "layout"],
    ["the hosts, when there are none", { ...ANSWERED, hosts: [] }, "hosts"],
    ["the hosts, when one has no role", { ...ANSWERED, hosts: [host("a", "")] }, "hosts"],
    ["the versions, when one is missing", { ...ANSWERED, hosts: [host("a", "primary", ""), host("b", "secondary")] }, "versions"],
    [
      "the versions, when they are prefilled and nobody has confirmed them",
      { ...ANSWERED, versionsConfirmed: false },
      "versions",
    ],
    ["the zone, which is never assumed", { ...ANSWERED, zone: "" }, "zone"],
    ["none: the answers are checked", ANSWERED, "check"],
  ])("is %s", (_, data, expected) => {
    expect(nextQuestion(data)).toBe(expected);
  });

  it("has one before it, up to the first", () => {
    expect((["check", "zone", "versions", "hosts", "layout", "name"] as const).map(questionBefore)).toEqual([
      "zone",
      "versions",
      "hosts",
      "layout",
      "name",
      null,
    ]);
  });
});

describe("the answers", () => {
  it("make an installation, stated minutes included", () => {
    const content = contentOf({
      ...ANSWERED,
      topology: "cluster",
      hosts: [...ANSWERED.hosts, host("p1", "processing", "4.1", "8")],
    });
    expect(content.ok && content.value.hosts.map(({ name, restartMinutes }) => [name, restartMinutes])).toEqual([
      ["a", null],
      ["b", null],
      ["p1", 8],
    ]);
  });

  it("are refused with everything that is wrong, minutes that are no number included", () => {
    const content = contentOf({ ...ANSWERED, name: "", hosts: [host("a", "primary", "4.3", "soon"), host("b", "")] });
    expect(content.ok ? [] : content.error.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual([
      "/name name-missing",
      "/hosts/0/restartMinutes restart-minutes-not-understood",
      "/hosts/1/role host-role-missing",
      "/hosts secondary-missing",
    ]);
  });

  it("of a change start from the installation as it is, and make the same one again", () => {
    const system = aSystem({
      topology: "cluster",
      hosts: ["a primary 4.1", "b secondary v4.1.x", "p1 processing 4.1 restart 8"],
      revision: 7,
    });
    const draft = draftOf(system);
    expect(draft.of).toEqual({ id: system.id, version: 7 });
    expect(contentOf(draft)).toEqual({
      ok: true,
      value: { name: system.name, topology: system.topology, zone: system.zone, hosts: system.hosts },
    });
  });
});

it("begins with the hosts that a layout cannot do without", () => {
  expect([firstHosts("mirror"), firstHosts("cluster")].map((hosts) => hosts.map(({ role }) => role))).toEqual([
    ["primary", "secondary"],
    ["primary", "secondary", "processing"],
  ]);
});

it.each([
  [["4.3", "4.3"], "4.3"],
  [["4.3", "4.8"], null],
  [["4.3", ""], null],
  [[], null],
])("versions %j have %j in common", (versions, expected) => {
  expect(commonVersion(versions.map((version) => host("x", "backup", version)))).toBe(expected);
});

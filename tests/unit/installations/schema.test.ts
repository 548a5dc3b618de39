import { describe, expect, it } from "vitest";
import { judgeWhole, readChange, readInstallation } from "#lib/installations/schema.ts";
import { aSystem } from "#tests/support/an-installation.ts";

const HOSTS = [
  { name: "st-a", role: "primary", version: "3.2.4" },
  { name: "st-b", role: "secondary", version: "v3.2.x" },
];

const WHOLE = { name: "Toronto mirror", topology: "mirror", zone: "America/Toronto", hosts: HOSTS };

const faults = (read: { ok: boolean; error?: readonly { pointer: string; code: string }[] }): string[] =>
  (read.error ?? []).map(({ pointer, code }) => `${pointer} ${code}`);

const judged = (body: unknown): string[] => {
  const read = readInstallation(body);
  return read.ok ? [] : faults(read);
};

describe("a whole installation", () => {
  it("is read with its name trimmed, its zone by its name and its versions as typed", () => {
    const read = readInstallation({ ...WHOLE, name: "  Toronto mirror ", zone: "america/toronto", colour: "red" });
    if (!read.ok) throw new Error("not read");
    expect([read.value.name, read.value.zone, read.value.hosts.map(({ version }) => version.text)]).toEqual([
      "Toronto mirror",
      "America/Toronto",
      ["3.2.4", "v3.2.x"],
    ]);
  });

  it("is refused with every fault at once, each at its place", () => {
    const hosts = [
      { name: "a", role: "primary", version: "3.2" },
      { name: "A", role: "primary", version: "latest" },
      { name: "p 1", role: "processing", version: "6.0", restartMinutes: 0 },
    ];
    expect(judged({ name: " ", topology: "mirror", zone: "GMT+7", hosts })).toEqual([
      "/name name-missing",
      "/hosts/1/name host-name-duplicate",
      "/hosts/1/version version-not-understood",
      "/hosts/2/name host-name-not-understood",
      "/hosts/2/version version-not-covered",
      "/hosts/2/restartMinutes restart-minutes-not-understood",
      "/hosts/1/role primary-duplicate",
      "/hosts secondary-missing",
      "/hosts/2/role processing-in-mirror",
      "/zone zone-not-understood",
    ]);
  });

  it.each([[null], [[]], ["x"], [7]])("is not %j", (body) => {
    expect(judged(body)).toEqual([" body-not-an-object"]);
  });

  it("has to say everything", () => {
    expect(judged({})).toEqual([
      "/name name-missing",
      "/topology topology-not-understood",
      "/hosts hosts-not-a-list",
      "/zone zone-missing",
    ]);
  });
});

describe("the name", () => {
  it.each([
    ["x", []],
    ["x".repeat(60), []],
    ["🏔".repeat(60), []],
    [`  ${"x".repeat(60)}  `, []],
    ["x".repeat(61), ["/name name-too-long"]],
    ["🏔".repeat(61), ["/name name-too-long"]],
    ["", ["/name name-missing"]],
    [" \t ", ["/name name-missing"]],
    ["two\nlines", ["/name name-not-understood"]],
    ["two\u2028lines", ["/name name-not-understood"]],
    ["half \ud83c", ["/name name-not-understood"]],
    [7, ["/name name-not-understood"]],
  ])("%j: %j", (name, expected) => {
    expect(judged({ ...WHOLE, name })).toEqual(expected);
  });
});

describe("the zone", () => {
  it.each(["UTC", "Europe/Kyiv", "Asia/Kathmandu", "Pacific/Chatham", "Australia/Lord_Howe", "Etc/GMT+5"])(
    "may be %s",
    (zone) => {
      expect(judged({ ...WHOLE, zone })).toEqual([]);
    },
  );

  it.each(["+01:00", "GMT+7", "Mars/Olympus", "CST", 5, {}])("may not be %j", (zone) => {
    expect(judged({ ...WHOLE, zone })).toEqual(["/zone zone-not-understood"]);
  });
});

describe("a change", () => {
  it("may be any part, and nothing at all", () => {
    const read = [{}, { name: "New" }, { zone: "UTC" }, { topology: "cluster" }, { hosts: HOSTS }].map((body) =>
      readChange(body),
    );
    expect(read.map((one) => (one.ok ? Object.keys(one.value) : faults(one)))).toEqual([
      [],
      ["name"],
      ["zone"],
      ["topology"],
      ["hosts"],
    ]);
  });

  it("is refused for what is wrong in the part itself, before anything is laid over anything", () => {
    const read = readChange({ name: null, zone: "", topology: "ring", hosts: [{ name: "a", role: "primary", version: "x" }] });
    expect(read.ok ? [] : faults(read)).toEqual([
      "/name name-missing",
      "/topology topology-not-understood",
      "/hosts/0/version version-not-understood",
      "/zone zone-missing",
    ]);
  });

  it("leaves to the whole what the part alone does not show", () => {
    const read = readChange({ hosts: [{ name: "a", role: "primary", version: "4.3" }] });
    expect(read.ok).toBe(true);
    expect(
      judgeWhole({ ...aSystem(), hosts: read.ok ? (read.value.hosts ?? []) : [] }).map(
        ({ pointer, code }) => `${pointer} ${code}`,
      ),
    ).toEqual(["/hosts secondary-missing"]);
  });

  it("of the layout alone is judged against the hosts that are there", () => {
    expect(judgeWhole({ ...aSystem(), topology: "cluster" }).map(({ code }) => code)).toEqual(["processing-missing"]);
  });
});

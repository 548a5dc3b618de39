import { describe, expect, it } from "vitest";
import { parseForm } from "#lib/forms/reply.ts";
import { answered } from "#lib/installations/setup/answers.ts";
import { type DraftData, type DraftHost, EMPTY, type Question } from "#lib/installations/setup/draft.ts";

type Fields = Readonly<Record<string, string>>;

const MIRROR: DraftData = { ...EMPTY, name: "Toronto", topology: "mirror", zone: "UTC" };

/** Rows as a form sends them: `name role version minutes`, `-` for nothing. */
const rows = (...lines: readonly string[]): Fields =>
  Object.fromEntries(
    lines.flatMap((line, i) => {
      const parts = line.split(" ").map((part) => (part === "-" ? "" : part));
      return ["name", "role", "version", "minutes"].map((member, at) => [`hosts.${i}.${member}`, parts[at] ?? ""] as const);
    }),
  );

const send = (question: Question, data: DraftData, fields: Fields) =>
  answered(question, data, parseForm(new URLSearchParams(fields).toString()));

/** The outcome in a line: what is said at which field, or `next`; and the hosts as they then are. */
function told(question: Question, data: DraftData, fields: Fields) {
  const answer = send(question, data, fields);
  const hosts = answer.data.hosts.map(({ name, role, version, minutes }: DraftHost) => [name, role, version, minutes].join("|"));
  if (answer.kind === "refused") return { said: answer.errors.map(({ field, message }) => `${field} ${message}`), hosts };
  return { said: answer.kind, hosts };
}

describe("name, layout and zone", () => {
  it.each([
    ["name", { name: "  New " }, { name: "New" }],
    ["layout", { layout: "cluster" }, { topology: "cluster" }],
    ["zone", { zone: " Europe/Kyiv " }, { zone: "Europe/Kyiv" }],
  ] as const)("%s: %j is taken", (question, fields, change) => {
    expect(send(question, MIRROR, fields)).toEqual({ kind: "next", data: { ...MIRROR, ...change } });
  });

  it.each([
    ["name", { name: " " }, "name installations.fault.name-missing"],
    ["name", { name: "x".repeat(61) }, "name installations.fault.name-too-long"],
    ["layout", {}, "layout installations.layout.empty"],
    ["layout", { layout: "ring" }, "layout installations.layout.empty"],
    ["zone", { zone: "" }, "zone installations.fault.zone-missing"],
    ["zone", { zone: "GMT+7" }, "zone installations.fault.zone-not-understood"],
  ] as const)("%s: %j is refused at its field, and the answer before it stays", (question, fields, said) => {
    const answer = send(question, MIRROR, fields);
    expect(answer.kind === "refused" && answer.errors.map(({ field, message }) => `${field} ${message}`)).toEqual([said]);
    expect(answer.data).toEqual(MIRROR);
  });
});

describe("the hosts", () => {
  const whole = rows("st-a primary 3.2.4", "st-b secondary -", "- - -");

  it("are taken without versions, which are asked for next, and without rows that say nothing", () => {
    expect(told("hosts", MIRROR, { ...whole, act: "continue" })).toEqual({
      said: "next",
      hosts: ["st-a|primary|3.2.4|", "st-b|secondary||"],
    });
  });

  it("get a row more, and one less, without being judged", () => {
    expect(told("hosts", MIRROR, { ...whole, act: "add" })).toEqual({
      said: "stay",
      hosts: ["st-a|primary|3.2.4|", "st-b|secondary||", "|||", "|||"],
    });
    expect(told("hosts", MIRROR, { ...whole, act: "remove-0" })).toEqual({ said: "stay", hosts: ["st-b|secondary||", "|||"] });
    expect(told("hosts", MIRROR, { ...whole, act: "remove-99" }).hosts).toHaveLength(3);
  });

  it("are refused with every fault at its field, and kept as typed", () => {
    const typed = rows("st-a primary latest", "ST-A primary 3.2 soon", "- backup 9.9", "p1 processing 3.2");
    expect(told("hosts", MIRROR, { ...typed, act: "continue" })).toEqual({
      said: [
        "hosts.0.version planner.hosts.fault.version-not-understood",
        "hosts.1.name planner.hosts.fault.host-name-duplicate",
        "hosts.1.minutes planner.hosts.fault.restart-minutes-not-understood",
        "hosts.2.name planner.hosts.fault.host-name-missing",
        "hosts.2.version planner.hosts.fault.version-not-covered",
        "hosts.0.role planner.hosts.fault.primary-duplicate",
        "hosts.1.role planner.hosts.fault.primary-duplicate",
        "hosts planner.hosts.fault.secondary-missing",
        "hosts.3.role planner.hosts.fault.processing-in-mirror",
      ],
      hosts: ["st-a|primary|latest|", "ST-A|primary|3.2|soon", "|backup|9.9|", "p1|processing|3.2|"],
    });
  });

  it("must be some", () => {
    expect(told("hosts", MIRROR, { act: "continue" }).said).toEqual(["hosts installations.hosts.empty"]);
  });

  it("come out of a list into the rows, to be looked at", () => {
    expect(told("hosts", MIRROR, { ...whole, list: "a, primary, 4.3\nb secondary 4.3", act: "list" })).toEqual({
      said: "stay",
      hosts: ["a|primary|4.3|", "b|secondary|4.3|"],
    });
    expect(told("hosts", MIRROR, { list: " \n", act: "list" }).said).toEqual(["list installations.hosts.list-empty"]);
    expect(told("hosts", MIRROR, { list: "a, primary, newest", act: "list" })).toEqual({
      said: ["list installations.hosts.unread"],
      hosts: ["a|primary||"],
    });
  });

  it("of a long list are judged in the list, with at most twenty things said", () => {
    const list = Array.from({ length: 60 }, (_, i) => `h${i}, backup, 9.9`).join("\n");
    const { said, hosts } = told("hosts", MIRROR, { list, act: "continue-list" });
    expect([hosts.length, said.length, new Set(said)]).toEqual([
      60,
      20,
      new Set(["list planner.hosts.fault.version-not-covered"]),
    ]);
    const whole = `a, primary, 4.3\nb, secondary, 4.3\n${list.replaceAll("9.9", "4.3")}`;
    expect(told("hosts", MIRROR, { list: whole, act: "continue-list" })).toMatchObject({ said: "next" });
  });
});

describe("the versions", () => {
  const host = (name: string, role: string, version = ""): DraftHost => ({ name, role, version, minutes: "" });
  const data: DraftData = { ...MIRROR, hosts: [host("a", "primary", "4.3"), host("b", "secondary")] };

  it("are one for all, or one for each", () => {
    expect(told("versions", data, { versions: "same", version: " v4.8.x " }).hosts).toEqual([
      "a|primary|v4.8.x|",
      "b|secondary|v4.8.x|",
    ]);
    const own = { versions: "own", "hosts.0.version": "4.3", "hosts.1.version": "4.8", version: "latest" };
    expect(told("versions", data, own)).toEqual({ said: "next", hosts: ["a|primary|4.3|", "b|secondary|4.8|"] });
    expect(send("versions", data, own).data.versionsConfirmed).toBe(true);
  });

  it.each([
    [{}, ["versions installations.versions.choose"]],
    [{ versions: "same", version: " " }, ["version installations.versions.empty"]],
    [{ versions: "same", version: "latest" }, ["version installations.versions.version-not-understood"]],
    [{ versions: "same", version: "6.0" }, ["version installations.versions.version-not-covered"]],
    [
      { versions: "own", "hosts.0.version": "", "hosts.1.version": "newest" },
      ["hosts.0.version planner.hosts.fault.version-missing", "hosts.1.version planner.hosts.fault.version-not-understood"],
    ],
  ])("%j is refused", (fields, said) => {
    expect(told("versions", data, fields as Fields).said).toEqual(said);
    expect(send("versions", data, fields as Fields).data.versionsConfirmed).toBe(false);
  });

  it("say nothing about what is wrong elsewhere: the roles are another question", () => {
    const broken: DraftData = { ...data, hosts: [host("a", "primary"), host("b", "primary")] };
    expect(told("versions", broken, { versions: "own", "hosts.0.version": "4.3", "hosts.1.version": "4.3" }).said).toBe("next");
  });
});

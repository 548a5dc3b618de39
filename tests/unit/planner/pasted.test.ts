import { describe, expect, it } from "vitest";
import { MOST_ROWS, readPasted } from "#app/_planner/pasted.ts";
import { linksOfQuery, linksOfShared, queryOfInput } from "#app/_planner/plan-links.ts";
import { readPlanRequest } from "#app/_planner/plan-request.ts";
import { parseForm } from "#lib/forms/reply.ts";
import { withoutNames } from "#lib/planning/stand-ins.ts";
import { anInstallation, usualHosts } from "#tests/support/planning.ts";

const PAIR = "a primary 4.1\nb secondary 4.1";

const many = (count: number): string => Array.from({ length: count }, (_, i) => `p${i} processing 4.1`).join("\n");

const messages = ({ judged }: ReturnType<typeof readPasted>): readonly string[] =>
  judged.ok ? [] : judged.error.map(({ field, message }) => `${field}: ${message}`);

describe("a posted list", () => {
  it("takes the layout from the roles, from a line of its own, or from whoever chose one", () => {
    const layoutOf = (list: string, layout = "") => readPasted({ list: [list], layout: [layout] }).values.layout;
    expect(layoutOf(PAIR)).toEqual(["mirror"]);
    expect(layoutOf(`${PAIR}\np processing 4.1`)).toEqual(["cluster"]);
    expect(layoutOf(`Cluster:\n${PAIR}`)).toEqual(["cluster"]);
    expect(layoutOf(PAIR, "cluster")).toEqual(["cluster"]);
    expect(layoutOf("a primary 4.1")).toEqual([""]);
  });

  it("comes after the rows that were there, and all of them are judged together", () => {
    const read = readPasted({
      name: ["x", ""],
      role: ["primary", ""],
      version: ["4.1", ""],
      minutes: ["", ""],
      list: ["y secondary 4.1"],
    });
    expect(read.judged.ok).toBe(true);
    expect(read.values.name).toEqual(["x", "y"]);
  });

  it("says what is missing at its row, what could not be read at its line, and an empty list as that", () => {
    expect(messages(readPasted({ list: ["a primary 4.1\nb secondary newest"] }))).toEqual([
      "hosts.1.version: planner.hosts.fault.version-missing",
      "list: take.inventory.part-unread",
    ]);
    expect(messages(readPasted({ list: [" \n# nothing"] }))).toEqual(["list: take.inventory.empty"]);
    expect(messages(readPasted({ list: ["Dear all,"] }))).toEqual(["list: take.inventory.unread"]);
    expect(messages(readPasted({}))).toEqual(["list: take.inventory.empty"]);
  });

  it("stays the list that it was where it is too long for rows, with its faults at the list, twenty at most", () => {
    const list = `${PAIR}\n${many(MOST_ROWS)}`.replaceAll("processing 4.1", "processing 9.9");
    const read = readPasted({ list: [list] });
    expect(read.values).toEqual({ layout: ["cluster"], list: [list] });
    expect([messages(read).length, new Set(messages(read))]).toEqual([
      20,
      new Set(["list: planner.hosts.fault.version-not-covered"]),
    ]);
  });

  it("is written anew where rows came before it, so that the numbers of its lines are those that are shown", () => {
    const read = readPasted({
      name: ["x"],
      role: ["primary"],
      version: ["4.1"],
      minutes: [""],
      list: [`b secondary newest\n${many(MOST_ROWS)}`],
    });
    expect(read.values.list?.[0]?.split("\n").slice(0, 2)).toEqual(["x, primary, 4.1", "b, secondary"]);
  });
});

describe("where a plan leads", () => {
  it("is the same wherever it is kept, as long as an address holds it", () => {
    const query = queryOfInput(anInstallation("mirror", usualHosts("mirror", "4.1")), true);
    expect(linksOfShared("x".repeat(22), query).change).toBe(linksOfQuery(query).change);
  });

  it("is the list, and no failback and no VPSs, once no address holds it", () => {
    const links = linksOfShared("x".repeat(22), "host=".repeat(2_000));
    expect([links.change, links.failback, links.vps]).toEqual([`/plan/inventory?plan=${"x".repeat(22)}`, null, null]);
    expect(links.book).toBe(`/installations/new?plan=${"x".repeat(22)}`);
  });

  it.each([
    ["all alike", ["a primary 4.1", "b secondary 4.1", "bk backup 4.1"], "layout=mirror&from=4.1&backup=yes"],
    ["none for backups", ["a primary 4.1", "b secondary 4.1"], "layout=mirror&from=4.1&backup=no"],
  ])("is the short question for hosts without names, %s", (_, hosts, query) => {
    expect(queryOfInput(withoutNames(anInstallation("mirror", hosts)), false)).toBe(query);
  });

  it.each([
    ["of different versions", ["a primary 4.1", "b secondary 4.8.2"]],
    ["with two for backups", ["a primary 4.1", "b secondary 4.1", "x backup 4.1", "y backup 4.1"]],
  ])("is every host where they are %s", (_, hosts) => {
    const input = withoutNames(anInstallation("mirror", hosts));
    const request = readPlanRequest(parseForm(queryOfInput(input, false)));
    expect(request).toMatchObject({ kind: "plan", input });
  });
});

import { describe, expect, it } from "vitest";
import type { DraftHost } from "#lib/installations/setup/draft.ts";
import { hostRows } from "#lib/installations/setup/host-rows.ts";

const line = ({ name, role, version, minutes }: DraftHost): string => [name, role, version, minutes].join("|");

describe("rows of a form", () => {
  it("come in the order of their numbers, trimmed, whatever order the fields were sent in", () => {
    const values = {
      "hosts.10.name": ["c"],
      "hosts.2.role": ["backup"],
      "hosts.2.name": [" b "],
      "hosts.0.name": ["a"],
      "hosts.0.version": ["4.3", "9"],
      name: ["not a row"],
      "hosts.x.name": ["neither"],
    };
    expect(hostRows(values).map(line)).toEqual(["a||4.3|", "b|backup||", "c|||"]);
  });
});

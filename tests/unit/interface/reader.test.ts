import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { RESOURCES } from "#lib/interface/calls.ts";
import { commandFor } from "#lib/interface/command.ts";
import type { Described, OperationOf } from "#lib/interface/described.ts";
import { readDocument } from "#lib/interface/reader.ts";
import { sentDocument } from "#tests/support/interface/strict-document.ts";

const read = readDocument(sentDocument() as unknown as Described);
const calls = read.resources.flatMap((resource) => resource.calls);
const call = (id: string) => calls.find((one) => one.id === id);

describe("the document as people read it", () => {
  it("has every call under its resource, in the order of the entries", () => {
    const entries = RESOURCES.map(({ name, calls: own }) => [
      name,
      Object.values(own)
        .map(({ id }) => id)
        .toSorted(),
    ]);
    expect(read.resources.map(({ name, calls: own }) => [name, own.map(({ id }) => id).toSorted()])).toEqual(entries);
  });

  it("says who may, what goes in with its limits, and what comes out with its codes", () => {
    const submit = call("submitBooking");
    expect(submit?.text.at(-1)).toMatch(/^Who may: /);
    expect(submit?.parameters.map(({ name, in: place }) => [name, place])).toEqual([["Idempotency-Key", "header"]]);
    expect(submit?.body?.fields.find(({ name }) => name === "alternates")).toMatchObject({ limits: ["at most 2 entries"] });
    expect(submit?.body?.fields.filter(({ required }) => required).map(({ name }) => name)).toContain("installationId");
    expect(submit?.answers).toMatchObject([{ status: "201", type: "Booking", shape: "Booking" }]);
    expect(submit?.refusals.find(({ status }) => status === "409")?.codes).toEqual(["slot-taken"]);
  });

  it("explains every code that a call may answer, once", () => {
    const answered = new Set(calls.flatMap(({ refusals }) => refusals.flatMap(({ codes }) => codes)));
    expect(answered).toContain("illegal-transition");
    expect(read.codes.map(({ code }) => code)).toEqual([...answered].toSorted());
    expect(read.codes.filter(({ means }) => means === "")).toEqual([]);
  });

  it("explains every shape that it names", () => {
    const named = calls.flatMap(({ answers }) =>
      answers.flatMap(({ shape, fields }) => [shape, ...fields.map((field) => field.shape)]),
    );
    const shapes = new Set(read.shapes.filter(({ fields }) => fields.length > 0).map(({ name }) => name));
    expect(named).toContain("Plan");
    expect(named.filter((name) => name !== undefined && !shapes.has(name))).toEqual([]);
  });
});

describe("a command to try", () => {
  it("fills the path, asks with the key, and sends the example", () => {
    const command = call("approveBooking")?.command;
    expect(command).toMatch(/^curl -X POST 'https:\/\/desk\.example\.com\/api\/v1\/bookings\/[\w-]+\/approve' \\\n/);
    expect(command).toContain('-H "Authorization: Bearer $KEY"');
    expect(command).toContain(`-d '{`);
    expect(call("listSlots")?.command).toContain("slots?from=2026-12-01&to=2026-12-01'");
    expect(call("makePlan")?.command).not.toContain("Authorization");
    expect(call("changeInstallation")?.command).toContain(`-H 'If-Match: "3"'`);
  });

  it("is one that a shell takes as it is meant, whatever the example holds", () => {
    const content = { "application/json": { schema: {}, example: { note: 'it\'s $HOME `x` \\ "y"' } } };
    const operation = { security: [], requestBody: { content }, responses: {} } as unknown as OperationOf;
    const command = commandFor(operation, { method: "POST", path: "/x", server: "https://desk.example.com" });
    const given = execFileSync("sh", ["-c", `curl() { for one; do last=$one; done; printf %s "$last"; }; ${command}`], {
      encoding: "utf8",
    });
    expect(JSON.parse(given)).toEqual(content["application/json"].example);
  });
});

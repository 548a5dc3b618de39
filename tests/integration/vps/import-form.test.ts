import { beforeEach, describe, expect, it, vi } from "vitest";
import * as route from "#app/(customer)/installations/[id]/vps/import/submit/route.ts";
import { type Actor, ANONYMOUS, type Customer } from "#lib/auth/actor.ts";
import { env } from "#lib/config/env.ts";
import { readReply } from "#lib/forms/service.ts";
import { findVps } from "#lib/vps/service.ts";
import { anInstallation, granted } from "#tests/support/bookings.ts";
import { aCustomer } from "#tests/support/database/people.ts";

let who: Actor;

vi.mock("#lib/auth/session.ts", () => ({ actorOf: async () => who }));

let owner: Customer;
let id: string;

beforeEach(async () => {
  owner = await aCustomer();
  who = owner;
  ({ id } = await anInstallation(owner, { hosts: ["st-a primary 3.2", "st-b secondary 3.2"] }));
});

type Part = string | File;

function send(fields: Readonly<Record<string, Part>>): Promise<Response> {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  const request = new Request(`${env().appUrl}/x/submit`, { method: "POST", body, headers: { "sec-fetch-site": "same-origin" } });
  return route.POST(request, { params: Promise.resolve({ id }) });
}

const replyOf = async (response: Response) => {
  const location = new URL(response.headers.get("location") ?? "", env().appUrl);
  const next = new URL(location.searchParams.get("next") ?? String(location), env().appUrl);
  return readReply(owner, "vps-import", next.searchParams.get("reply") ?? undefined);
};

const file = (text: string): File => new File([text], "vps.csv", { type: "text/csv" });

describe("a list that is brought in", () => {
  it("is shown first, a file's text in the field in which it can be corrected", async () => {
    const answer = await send({ act: "check", list: "", file: file("name,host\nweb,st-a\n,st-b") });
    expect(answer.status).toBe(303);
    expect(await replyOf(answer)).toMatchObject({ errors: [], values: { list: ["name,host\nweb,st-a\n,st-b"] } });
    expect(granted(await findVps(owner, id)).list).toEqual([]);
  });

  it("is taken only as it was shown, its good rows alone", async () => {
    const list = "name,host\nweb,st-a\n,st-b\nmail,st-b";
    const unseen = await send({ act: "replace", list, seen: "" });
    expect((await replyOf(unseen)).errors).toEqual([{ field: "", message: "vps.import.changed" }]);
    expect(granted(await findVps(owner, id)).list).toEqual([]);
    const taken = await send({ act: "replace", list, seen: "2-1-0-0" });
    expect([taken.status, taken.headers.get("location")]).toEqual([303, `/installations/${id}/vps`]);
    expect(granted(await findVps(owner, id)).list.map(({ name }) => name)).toEqual(["web", "mail"]);
    const again = await send({ act: "replace", list, seen: "2-1-0-0" });
    expect((await replyOf(again)).errors).toEqual([{ field: "", message: "vps.import.changed" }]);
  });

  it.each<readonly [string, Readonly<Record<string, Part>>, string]>([
    ["nothing", { list: " " }, "vps.list.empty"],
    ["headings alone", { list: "name,host" }, "vps.list.empty"],
    ["a text and a file", { list: "a,st-a", file: new File(["b,st-a"], "x.csv") }, "vps.list.both"],
    ["10,001 rows", { list: Array.from({ length: 10_001 }, (_, n) => `v${n},st-a`).join("\n") }, "vps.list.too-many"],
  ])("with %s is refused in words, and what was typed is kept", async (_what, fields, message) => {
    const reply = await replyOf(await send({ act: "check", ...fields }));
    expect(reply.errors.map((error) => error.message)).toEqual([message]);
    expect(reply.values.list).toEqual([fields.list]);
  });

  it("over 2 MiB is 413, and malformed it is 400", async () => {
    expect((await send({ list: "x".repeat(2.3 * 1024 * 1024) })).status).toBe(413);
    const headers = { "content-type": "multipart/form-data; boundary=x", "sec-fetch-site": "same-origin" };
    const broken = new Request(`${env().appUrl}/x/submit`, { method: "POST", body: "--y", headers });
    expect((await route.POST(broken, { params: Promise.resolve({ id }) })).status).toBe(400);
  });

  it("waits behind the sign-in when the session ends while it is sent", async () => {
    who = ANONYMOUS;
    const answer = await send({ act: "check", file: file("name,host\nweb,st-a"), list: "" });
    expect(answer.headers.get("location")).toMatch(/^\/sign-in\?next=/);
    expect((await replyOf(answer)).values.list).toEqual(["name,host\nweb,st-a"]);
  });

  it("is not for an installation of somebody else", async () => {
    who = await aCustomer("Somebody Else");
    const answer = await send({ act: "replace", list: "web,st-a", seen: "1-0-0-0" });
    expect(answer.status).toBe(303);
    expect(granted(await findVps(owner, id)).list).toEqual([]);
  });
});

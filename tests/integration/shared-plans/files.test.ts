import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import * as ofBooking from "#app/(customer)/bookings/[ref]/steps.csv/route.ts";
import * as ofInstallation from "#app/(customer)/installations/[id]/steps.json/route.ts";
import * as ofShared from "#app/(public)/p/[id]/steps.csv/route.ts";
import * as ofQuery from "#app/(public)/plan/steps.csv/route.ts";
import { type Actor, ANONYMOUS, type Customer } from "#lib/auth/actor.ts";
import { closeQueue } from "#lib/jobs/queue.ts";
import { sharePlan } from "#lib/shared-plans/service.ts";
import { anInstallation, aReadyInstallation, aRequest, freeNoons } from "#tests/support/bookings.ts";
import { aCustomer } from "#tests/support/database/people.ts";
import { anInstallation as somePlan, usualHosts } from "#tests/support/planning.ts";

const people = new Map<string, Actor>();

vi.mock("#lib/auth/session.ts", () => ({
  actorOf: async (request: Request) => people.get(request.headers.get("x-test-actor") ?? "") ?? ANONYMOUS,
}));

let owner: Customer;
let stranger: Customer;

beforeAll(async () => {
  owner = await aCustomer();
  stranger = await aCustomer("Somebody Else");
  for (const person of [owner, stranger]) people.set(person.userId, person);
});
afterAll(closeQueue);

type Route = { readonly GET: (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response> };

async function get({ GET }: Route, params: Record<string, string>, { by, query = "" }: { by?: Customer; query?: string } = {}) {
  const request = new Request(`http://localhost:3000/x${query}`, { headers: by ? { "x-test-actor": by.userId } : {} });
  const response = await GET(request, { params: Promise.resolve(params) });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

const rows = (text: string): Record<string, string>[] => parse(text, { columns: true });

describe("the steps as a file", () => {
  it("come of an address, with times of day where it names a start, by the name of the way", async () => {
    const query = "?layout=mirror&from=3.2.4&backup=yes&start=2026-12-01T18:00:00Z&zone=Europe/Vienna";
    const file = await get(ofQuery, {}, { query });
    expect([file.status, file.headers.get("content-disposition")]).toEqual([
      200,
      'attachment; filename="upgrade-steps-3.2.4-to-5.x.csv"',
    ]);
    expect(rows(file.text)[1]).toMatchObject({
      host: "storage-b",
      starts_at_utc: "2026-12-01T18:20:00Z",
      starts_at_local: "2026-12-01T19:20:00+01:00",
    });
  });

  it.each(["", "?layout=mirror", "?layout=mirror&from=unknown&backup=yes", "?host=%00,%ff&start=never"])(
    "of an address that makes no plan (%s) lead to the page that says why",
    async (query) => {
      const file = await get(ofQuery, {}, { query });
      expect([file.status, file.headers.get("location")?.startsWith("/plan/result?")]).toEqual([303, true]);
    },
  );

  it("come of a short link, and of none that leads nowhere", async () => {
    const input = somePlan("mirror", usualHosts("mirror", "4.3"));
    const wish = { input, named: true, keepNames: true, lifetime: "link" } as const;
    const shared = await sharePlan(ANONYMOUS, wish, { key: null, address: "192.0.2.9" });
    const id = shared.ok ? shared.value.id : "";
    expect(rows((await get(ofShared, { id })).text).map(({ act }) => act)).toEqual([
      "upgrade",
      "upgrade",
      "failover",
      "upgrade",
      "failback",
    ]);
    for (const absent of ["", "nothing", "AbCdEfGhIjKlMnOpQrSt_-", "layout=mirror&from=4.3&backup=no"])
      expect((await get(ofShared, { id: absent })).status).toBe(404);
  });

  it("come of an installation to its own organisation alone; a stranger learns no more than of an absent one", async () => {
    const { id } = await anInstallation(owner);
    const file = await get(ofInstallation, { id }, { by: owner });
    expect([file.status, Object.keys(JSON.parse(file.text) as object).slice(0, 2)]).toEqual([200, ["line", "path"]]);
    const [foreign, absent] = [
      await get(ofInstallation, { id }, { by: stranger }),
      await get(ofInstallation, { id: "x" }, { by: stranger }),
    ];
    expect([foreign.status, foreign.text, absent.status]).toEqual([404, absent.text, 404]);
    expect((await get(ofInstallation, { id })).headers.get("location")).toBe(`/sign-in?next=%2Finstallations%2F${id}`);
  });

  it("come of a booking with the times that it promises, under its reference", async () => {
    const installation = await aReadyInstallation(owner);
    const [start] = await freeNoons(owner, installation);
    if (start === undefined) throw new Error("no free noon");
    const { reference } = await aRequest(owner, installation, { start });
    const file = await get(ofBooking, { ref: reference }, { by: owner });
    expect(file.headers.get("content-disposition")).toBe(`attachment; filename="${reference}-steps.csv"`);
    expect(Date.parse(rows(file.text)[0]?.starts_at_utc ?? "")).toBe(start);
    expect((await get(ofBooking, { ref: reference }, { by: stranger })).status).toBe(404);
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import * as change from "#app/(account)/account/calendar/submit/route.ts";
import * as feed from "#app/api/v1/calendar.ics/route.ts";
import { type Actor, ANONYMOUS, type Customer, type Desk } from "#lib/auth/actor.ts";
import type * as session from "#lib/auth/session.ts";
import { approveBooking, cancelBooking } from "#lib/bookings/decision/service.ts";
import { proposeTimes } from "#lib/bookings/proposal/service.ts";
import type { FeedKind } from "#lib/calendar-feeds/feed.ts";
import { feedsOf, makeFeed, readFeed, stopFeed } from "#lib/calendar-feeds/service.ts";
import { database } from "#lib/db/client.ts";
import type { Installation } from "#lib/installations/installation.ts";
import { closeQueue } from "#lib/jobs/queue.ts";
import { setKvm } from "#lib/readiness/service.ts";
import { addBlackout } from "#lib/scheduling/desk/service.ts";
import { addLeave } from "#lib/scheduling/leave/service.ts";
import { DAY_MS, type Instant, instant, plusMinutes } from "#lib/time/instant.ts";
import { aReadyInstallation, aRequest, freeNoons, granted, withAccount } from "#tests/support/bookings.ts";
import { longLinesIn, methodOf, readOnce, readTwice } from "#tests/support/calendars.ts";
import { aColleague, aCustomer, anAdmin, aReviewer } from "#tests/support/database/people.ts";

const people = new Map<string, Actor>();

vi.mock("#lib/auth/session.ts", async (original) => ({
  ...(await original<typeof session>()),
  actorOf: async (request: Request) => people.get(request.headers.get("x-test-actor") ?? "") ?? ANONYMOUS,
}));

const CANARY = "canary-9f2c-in-the-console";

let customer: Customer;
let colleague: Customer;
let stranger: Customer;
let desk: Desk;
let other: Desk;
let mirror: Installation;
let noons: readonly Instant[];
let used = -1;

beforeAll(async () => {
  customer = await withAccount(await aCustomer());
  colleague = await withAccount(aColleague(customer));
  stranger = await withAccount(await aCustomer("Olga Other"));
  desk = { ...(await withAccount(aReviewer())), engineerIds: ["engineer-a"] };
  other = { ...(await withAccount(aReviewer())), engineerIds: ["engineer-b"] };
  for (const person of [customer, colleague, stranger, desk, other]) people.set(person.userId, person);
  mirror = await aReadyInstallation(customer);
  noons = await freeNoons(customer, mirror);
  await database().engineer.update({ where: { id: "engineer-a" }, data: { userId: desk.userId } });
  await database().engineer.update({ where: { id: "engineer-b" }, data: { userId: other.userId } });
});

beforeEach(() => database().signInFailure.deleteMany({}));

afterAll(closeQueue);

function noon(): Instant {
  used += 1;
  const start = noons[used];
  if (start === undefined) throw new Error("No free noon is left");
  return start;
}

const tokenFor = async (actor: Customer | Desk, kind: FeedKind): Promise<string> => granted(await makeFeed(actor, kind));

/** What a calendar program gets that knows nothing but the address. */
async function get(token: string | null, headers: Record<string, string> = {}) {
  const query = token === null ? "" : `?token=${encodeURIComponent(token)}`;
  const request = new Request(`http://localhost:3000/api/v1/calendar.ics${query}`, { headers });
  const response = await feed.GET(request, { params: Promise.resolve({}) });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

const summariesIn = (text: string) => readOnce(text).map(({ summary }) => summary);

describe("a customer's feed", () => {
  test("shows the bookings of their organisation, confirmed or not, and nobody else's; two programs read it alike", async () => {
    const [first, second, gone] = [noon(), noon(), noon()];
    const asked = await aRequest(customer, mirror, { start: first });
    const confirmed = await aRequest(customer, mirror, { start: second });
    granted(await approveBooking(desk, confirmed.id, {}));
    granted(await cancelBooking(customer, (await aRequest(customer, mirror, { start: gone })).id, {}));
    const { status, headers, text } = await get(await tokenFor(colleague, "organization"));
    expect([status, headers.get("content-type")]).toEqual([200, "text/calendar; charset=utf-8; method=PUBLISH"]);
    expect(headers.get("cache-control")).toBe("private, no-cache");
    const entries = readOnce(text).map(({ uid, start, status: state, sequence }) => ({ uid, start, state, sequence }));
    expect(entries.toSorted((a, b) => a.start - b.start)).toEqual([
      { uid: `booking-${asked.id}@localhost`, start: first, state: "TENTATIVE", sequence: 0 },
      { uid: `booking-${confirmed.id}@localhost`, start: second, state: "CONFIRMED", sequence: 1 },
    ]);
    expect(readTwice(text).map(({ uid, start, end }) => [uid, start, end])).toEqual(
      readOnce(text).map(({ uid, start, end }) => [uid, start, end]),
    );
    expect([methodOf(text), longLinesIn(text)]).toEqual(["PUBLISH", []]);
    expect(summariesIn((await get(await tokenFor(stranger, "organization"))).text)).toEqual([]);
  });

  test("holds nothing of what is sealed, noted or closed for the desk alone", async () => {
    const kvm = {
      address: null,
      instructions: CANARY,
      finished: true,
      secret: { user: CANARY, password: CANARY, notes: CANARY },
    };
    granted(await setKvm(customer, { id: mirror.id, host: mirror.hosts[0]?.name ?? "" }, kvm));
    await aRequest(customer, mirror, { start: noon(), note: CANARY, contact: { name: CANARY, phone: "+387 33 123 456" } });
    for (const [actor, kind] of [
      [customer, "organization"],
      [desk, "team"],
    ] as const) {
      const { text } = await get(await tokenFor(actor, kind));
      expect(text.replaceAll("\r\n ", "")).not.toMatch(new RegExp(`${CANARY}|\\+387|ATTENDEE|ORGANIZER`));
    }
  });

  test("says in its owner's language what it is", async () => {
    await database().user.update({ where: { id: colleague.userId }, data: { locale: "de" } });
    const { text } = await get(await tokenFor(colleague, "organization"));
    expect(text).toContain("X-WR-CALNAME:Upgrades von Organisation of Dana Whitfield");
    expect(text).toContain("Upgrade von Toronto mirror");
    await database().user.update({ where: { id: colleague.userId }, data: { locale: "en" } });
  });
});

describe("the desk's feeds", () => {
  test("show all that is held, proposed times too, who is away and what is closed; an engineer's own only what is theirs", async () => {
    const proposed = noon();
    const { id, reference } = await aRequest(customer, mirror, { start: noon() });
    granted(await proposeTimes(desk, id, { starts: [proposed], message: "Or then?" }));
    const far = instant(Date.now() + 200 * DAY_MS);
    const span = { start: far, end: plusMinutes(far, 600) };
    granted(await addBlackout(desk, { ...span, reason: "Move of the office", force: false }, null));
    granted(await addLeave(desk, { engineerId: "engineer-b", ...span, note: "Operation" }, { key: null }));
    const team = summariesIn((await get(await tokenFor(desk, "team"))).text);
    const whose = `${reference} Organisation of Dana Whitfield, Toronto mirror`;
    expect(team).toEqual(expect.arrayContaining([`${whose}, not confirmed yet`, `${whose}, proposed`]));
    expect(team).toEqual(expect.arrayContaining(["Closed: Move of the office", "Engineer B is away"]));
    const held = await database().$queryRaw<{ engineer: string }[]>`
      SELECT engineer_id AS engineer FROM held_window WHERE booking_id = ${id} AND kind = 'proposal'`;
    const [isA, isB] = ["engineer-a", "engineer-b"].map((one) => held.some(({ engineer }) => engineer === one));
    const [own, others] = [
      summariesIn((await get(await tokenFor(desk, "own"))).text),
      summariesIn((await get(await tokenFor(other, "own"))).text),
    ];
    expect([own.includes(`${whose}, proposed`), others.includes(`${whose}, proposed`)]).toEqual([isA, isB]);
    expect([own.includes("Engineer B is away"), others.includes("Engineer B is away")]).toEqual([false, true]);
    expect([own, others].map((list) => list.includes("Closed: Move of the office"))).toEqual([true, true]);
    expect((await get(await tokenFor(desk, "team"))).text).not.toContain("Operation");
  });

  test("are for those who are of the desk, an engineer's own for engineers", async () => {
    const admin = await withAccount(anAdmin());
    for (const [actor, kind] of [
      [customer, "team"],
      [customer, "own"],
      [desk, "organization"],
      [admin, "own"],
    ] as const)
      expect(await makeFeed(actor, kind)).toEqual({ ok: false, error: { code: "not-found" } });
    expect((await makeFeed(admin, "team")).ok).toBe(true);
  });
});

describe("an address", () => {
  test("is as good as none: unknown, mangled, of another form or without a token", async () => {
    const token = await tokenFor(customer, "organization");
    for (const wrong of ["", "x", token.slice(0, -1), `${token}A`, token.toUpperCase(), `udcal_${"A".repeat(43)}`, "\0", "%00"])
      expect([wrong, (await get(wrong)).status]).toEqual([wrong, wrong === "\0" ? 422 : 404]);
    const bare = await get(null);
    expect([bare.status, JSON.parse(bare.text).errors[0].pointer]).toEqual([422, "?token"]);
    expect((await get(`udcal_${"A".repeat(43)}`)).headers.get("content-type")).toBe("application/problem+json");
  });

  test("opens nothing any more once it is replaced or stopped, and its hash alone is kept", async () => {
    const first = await tokenFor(customer, "organization");
    const second = await tokenFor(customer, "organization");
    expect([(await get(first)).status, (await get(second)).status]).toEqual([404, 200]);
    const rows = await database().calendarFeed.findMany({ where: { userId: customer.userId } });
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(second.slice(6));
    granted(await stopFeed(customer, "organization"));
    expect((await get(second)).status).toBe(404);
    expect((await stopFeed(customer, "organization")).ok).toBe(false);
  });

  test("answers like an unknown one from the moment on at which its owner is switched off, and again when they are back", async () => {
    const token = await tokenFor(colleague, "organization");
    const off = (banned: boolean) => database().user.update({ where: { id: colleague.userId }, data: { banned } });
    await off(true);
    const [shut, unknown] = [await get(token), await get(`udcal_${"B".repeat(43)}`)];
    expect([shut.status, shut.text]).toEqual([404, unknown.text]);
    await off(false);
    expect((await get(token)).status).toBe(200);
  });

  test("of the team's calendar ends when its owner is no longer of the desk, and a customer's when they leave", async () => {
    const left = await withAccount(aReviewer());
    const token = await tokenFor(left, "team");
    await database().user.update({ where: { id: left.userId }, data: { role: "customer" } });
    expect((await get(token)).status).toBe(404);
    const gone = await withAccount(aColleague(customer));
    const theirs = await tokenFor(gone, "organization");
    await database().member.deleteMany({ where: { userId: gone.userId } });
    expect((await get(theirs)).status).toBe(404);
  });

  test("needs no cookie, and gives nothing for one", async () => {
    const token = await tokenFor(stranger, "organization");
    const { text } = await get(token, { "x-test-actor": customer.userId });
    expect(summariesIn(text)).toEqual([]);
    expect((await get("x", { "x-test-actor": customer.userId })).status).toBe(404);
  });

  test("is answered 304 while nothing has changed, and anew when something has", async () => {
    const token = await tokenFor(customer, "organization");
    const first = await get(token);
    const etag = first.headers.get("etag") ?? "";
    expect(etag).toMatch(/^W\/"[0-9a-f]{32}"$/);
    const same = await get(token, { "if-none-match": `"other", ${etag}` });
    expect([same.status, same.text, same.headers.get("etag")]).toEqual([304, "", etag]);
    await aRequest(customer, mirror, { start: noon() });
    const changed = await get(token, { "if-none-match": etag });
    expect([changed.status, changed.headers.get("etag") === etag]).toEqual([200, false]);
  });

  test("is answered so many times in a while, then 429 with when to come back; another goes on", async () => {
    const token = await tokenFor(customer, "organization");
    for (let n = 0; n < 60; n++) expect((await readFeed(token)).ok).toBe(true);
    const full = await get(token);
    expect(full.status).toBe(429);
    expect(Number(full.headers.get("retry-after"))).toBeGreaterThan(800);
    expect((await get(await tokenFor(colleague, "organization"))).status).toBe(200);
  });

  test("is known to its owner by when it was made and last read", async () => {
    const token = await tokenFor(stranger, "organization");
    expect(await feedsOf(stranger)).toMatchObject([{ kind: "organization", lastUsed: null }]);
    await get(token);
    const [known] = await feedsOf(stranger);
    expect(Date.now() - (known?.lastUsed ?? 0)).toBeLessThan(60_000);
  });
});

describe("the form", () => {
  const post = (by: string | null, fields: Record<string, string>) =>
    change.POST(
      new Request("http://localhost:3000/account/calendar/submit", {
        method: "POST",
        headers: {
          ...(by ? { "x-test-actor": by } : {}),
          "content-type": "application/x-www-form-urlencoded",
          origin: "http://localhost:3000",
          "sec-fetch-site": "same-origin",
        },
        body: new URLSearchParams(fields),
      }),
      { params: Promise.resolve({}) },
    );

  const placeOf = (response: Response) => response.headers.get("location");

  test("hands the address to the browser alone, once, and writes down who made and stopped it", async () => {
    const made = await post(stranger.userId, { kind: "organization", act: "make" });
    const [cookie = ""] = made.headers.getSetCookie();
    expect([made.status, placeOf(made)]).toEqual([303, "/account/calendar/made"]);
    expect(cookie).toMatch(/^new-feed=udcal_[\w-]{43}; Path=\/account\/calendar\/made; Max-Age=120; SameSite=Strict; HttpOnly/);
    const token = /=(udcal_[\w-]+)/.exec(cookie)?.[1] ?? "";
    expect((await get(token)).status).toBe(200);
    const stopped = await post(stranger.userId, { kind: "organization", act: "stop" });
    expect(placeOf(stopped)).toBe("/account/calendar?said=stopped");
    expect((await get(token)).status).toBe(404);
    const trail = await database().auditEntry.findMany({ where: { actorId: stranger.userId }, orderBy: { id: "asc" } });
    expect(trail.slice(-2).map(({ action }) => action)).toEqual(["account.calendar-replaced", "account.calendar-stopped"]);
    expect(JSON.stringify(trail.map(({ detail }) => detail))).not.toContain("udcal_");
  });

  test("makes no feed for a stranger, nor one that is not theirs", async () => {
    expect(placeOf(await post(null, { kind: "team", act: "make" }))).toMatch(/^\/sign-in\?/);
    const refused = await post(customer.userId, { kind: "team", act: "make" });
    expect([placeOf(refused), refused.headers.getSetCookie()]).toEqual(["/account/calendar", []]);
    expect(await database().calendarFeed.count({ where: { userId: customer.userId, kind: "team" } })).toBe(0);
  });
});

import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { formState } from "#app/_edge/form-state.ts";
import { KindForm } from "#app/_people/kind-form.tsx";
import { POST as link } from "#app/(desk)/desk/people/[id]/engineers/submit/route.ts";
import { GET as backToPerson, POST as kind } from "#app/(desk)/desk/people/[id]/kind/submit/route.ts";
import { POST as turn } from "#app/(desk)/desk/people/[id]/switch/submit/route.ts";
import { findPerson } from "#lib/accounts/people/service.ts";
import { database } from "#lib/db/client.ts";
import { NO_REPLY } from "#lib/forms/reply.ts";
import { closeQueue } from "#lib/jobs/queue.ts";
import { translator } from "#lib/messages/translator.ts";
import { type AuthClient, aCustomer, authClient, PASSWORD } from "#tests/support/auth-client.ts";
import { granted } from "#tests/support/bookings.ts";
import { postForm } from "#tests/support/form-post.ts";

const ADMIN = "ada@people.example";
const KIM = "kim@people.example";

let admin: AuthClient;

const idOf = async (email: string): Promise<string> =>
  (await database().user.findUniqueOrThrow({ where: { email }, select: { id: true } })).id;

async function signedInAs(email: string): Promise<AuthClient> {
  const client = authClient();
  await client.signIn(email, PASSWORD);
  return client;
}

beforeAll(async () => {
  await aCustomer(ADMIN);
  await aCustomer(KIM);
  await database().user.update({ where: { email: ADMIN }, data: { role: "admin" } });
  admin = await signedInAs(ADMIN);
});

afterAll(closeQueue);

type Post = (request: Request, context: { readonly params: Promise<Record<string, string>> }) => Promise<Response>;

const post = async (route: Post, email: string, fields: Readonly<Record<string, string>>, by: AuthClient = admin) => {
  const id = await idOf(email);
  const aboutThem: Post = (request) => route(request, { params: Promise.resolve({ id }) });
  return postForm({ POST: aboutThem }, fields, by.jar);
};

const to = (response: Response): string => response.headers.get("location") ?? "";

const errorsOf = async (response: Response) => {
  const id = new URL(to(response), "http://x").searchParams.get("reply") ?? "";
  return (await database().formReply.findUniqueOrThrow({ where: { id } })).errors;
};

test("a customer and the desk are refused by every form with 403, a stranger is led to the sign-in", async () => {
  const [customer, desk] = [await aCustomer("cora@people.example"), await aCustomer("dora@people.example")];
  await database().user.update({ where: { email: "dora@people.example" }, data: { role: "desk" } });
  const forms = [
    [kind, { kind: "admin" }],
    [link, { engineer: "engineer-a" }],
    [turn, { to: "off", reason: "no" }],
  ] as const;
  for (const [route, fields] of forms) {
    for (const by of [customer, desk]) expect((await post(route, KIM, fields, by)).status).toBe(403);
    expect(to(await post(route, KIM, fields, authClient()))).toMatch(/^\/sign-in\?next=%2Fdesk%2Fpeople%2F/);
  }
  expect(await database().user.findUniqueOrThrow({ where: { email: KIM } })).toMatchObject({ role: "customer", banned: false });
});

test("a change counts from the next request on, on every device, and the new sign-in is what the account now is", async () => {
  const [one, two] = [await signedInAs(KIM), await signedInAs(KIM)];
  expect((await one.actor()).kind).toBe("customer");
  const id = await idOf(KIM);
  expect(to(await post(kind, KIM, { kind: "desk" }))).toBe(`/desk/people/${id}?saved=kind`);
  expect([(await one.actor()).kind, (await two.actor()).kind]).toEqual(["anonymous", "anonymous"]);
  const again = await signedInAs(KIM);
  expect(await again.actor()).toMatchObject({ kind: "desk", engineerIds: [] });

  expect(to(await post(link, KIM, { engineer: "engineer-a" }))).toBe(`/desk/people/${id}?saved=engineers`);
  expect((await again.actor()).kind).toBe("anonymous");
  expect(await (await signedInAs(KIM)).actor()).toMatchObject({ kind: "desk", engineerIds: ["engineer-a"] });
});

test("who is switched off is nobody at once and cannot sign in, until switched on again", async () => {
  const client = await signedInAs(KIM);
  expect((await client.actor()).kind).toBe("desk");
  await post(turn, KIM, { to: "off", reason: "Left the company." });
  expect((await client.actor()).kind).toBe("anonymous");
  const refused = await authClient().signIn(KIM, PASSWORD);
  expect([refused.status, refused.body]).toMatchObject([403, { code: "BANNED_USER" }]);
  await post(turn, KIM, { to: "off", reason: "The same form once more." });
  expect((await database().user.findUniqueOrThrow({ where: { email: KIM } })).banned).toBe(true);
  await post(turn, KIM, { to: "on", reason: "Came back." });
  expect(await (await signedInAs(KIM)).actor()).toMatchObject({ kind: "desk", engineerIds: ["engineer-a"] });
});

async function kindFormOf(id: string): Promise<string> {
  const [person, t] = [granted(await findPerson(await admin.actor(), id)), translator("en")];
  return renderToStaticMarkup(createElement(KindForm, { person, t, form: formState(NO_REPLY, t), needsFactor: true }));
}

test("staff without an organisation who become a customer are said to lack one, and get one of their own when they next sign in", async () => {
  const email = "solo@people.example";
  await aCustomer(email);
  await post(kind, email, { kind: "desk" });
  const id = await idOf(email);
  await database().member.deleteMany({ where: { userId: id } });
  expect(await kindFormOf(id)).not.toContain("belongs to no organisation");
  await post(kind, email, { kind: "customer" });
  expect(await kindFormOf(id)).toContain("<strong>Kim Berger belongs to no organisation.</strong>");
  const client = await signedInAs(email);
  expect(await client.actor()).toMatchObject({ kind: "customer", organizationName: "Kim Berger" });
  expect(await database().member.count({ where: { userId: id } })).toBe(1);
  expect(await kindFormOf(id)).not.toContain("belongs to no organisation");
});

test("the last administrator is told why nothing was changed, and who steps down beside another leaves the desk's pages", async () => {
  const step = await post(kind, ADMIN, { kind: "customer" });
  expect(await errorsOf(step)).toEqual([{ field: "kind", message: "people.refused.last-administrator" }]);
  const off = await post(turn, ADMIN, { to: "off", reason: "Holiday" });
  expect(to(off)).toMatch(/^\/desk\/people\/[\w-]+\/switch\?reply=/);
  expect(await errorsOf(off)).toEqual([{ field: "", message: "people.refused.last-administrator" }]);
  expect((await admin.actor()).kind).toBe("admin");

  await post(kind, KIM, { kind: "admin" });
  const kim = await signedInAs(KIM);
  expect(to(await post(kind, KIM, { kind: "desk" }, kim))).toBe("/home");
  expect((await kim.actor()).kind).toBe("anonymous");
});

test("what is missing is told at its field, and an account that is not there leads back to the list", async () => {
  expect(await errorsOf(await post(kind, KIM, { kind: "king" }))).toEqual([{ field: "kind", message: "people.kind-empty" }]);
  expect(await errorsOf(await post(turn, KIM, { to: "off", reason: " " }))).toEqual([
    { field: "reason", message: "people.switch.reason-empty" },
  ]);
  expect(await errorsOf(await post(turn, KIM, { to: "off", reason: "x".repeat(501) }))).toEqual([
    { field: "reason", message: "people.switch.reason-long" },
  ]);
  const gone: Post = (request) => kind(request, { params: Promise.resolve({ id: "nobody" }) });
  expect(to(await post(gone, KIM, { kind: "desk" }))).toBe("/desk/people");
  const back = await backToPerson(new Request("http://x/"), { params: Promise.resolve({ id: "a b" }) });
  expect(to(back)).toBe("/desk/people/a%20b");
});

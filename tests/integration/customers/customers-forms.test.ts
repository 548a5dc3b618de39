import { afterAll, beforeAll, expect, test } from "vitest";
import { POST as add } from "#app/(desk)/desk/customers/[id]/add/submit/route.ts";
import { POST as invite } from "#app/(desk)/desk/customers/[id]/invite/submit/route.ts";
import { POST as withdraw } from "#app/(desk)/desk/customers/[id]/invite/withdraw/submit/route.ts";
import { GET as backToMerge, POST as merge } from "#app/(desk)/desk/customers/[id]/merge/confirm/submit/route.ts";
import { POST as addCustomer } from "#app/(desk)/desk/customers/new/submit/route.ts";
import { POST as book } from "#app/(desk)/desk/installations/[id]/book/check/submit/route.ts";
import { database } from "#lib/db/client.ts";
import { closeQueue } from "#lib/jobs/queue.ts";
import { type AuthClient, aCustomer, authClient } from "#tests/support/auth-client.ts";
import { postForm } from "#tests/support/form-post.ts";

const DESK = "dora@people.example";
const ADMIN = "ada@people.example";

let [customer, desk, admin]: AuthClient[] = [];
let [stays, goes]: { id: string; name: string }[] = [];

type Post = (request: Request, context: { readonly params: Promise<Record<string, string>> }) => Promise<Response>;

function post(route: Post, fields: Readonly<Record<string, string>>, by: AuthClient | undefined, id = stays?.id ?? "") {
  const aboutThem: Post = (request) => route(request, { params: Promise.resolve({ id }) });
  return postForm({ POST: aboutThem }, fields, by?.jar);
}

const to = (response: Response): string => response.headers.get("location") ?? "";

const replyOf = async (response: Response) => {
  const id = new URL(to(response), "http://x").searchParams.get("reply") ?? "";
  return database().formReply.findUniqueOrThrow({ where: { id } });
};

beforeAll(async () => {
  customer = await aCustomer("cora@people.example");
  [desk, admin] = [await aCustomer(DESK), await aCustomer(ADMIN)];
  await database().user.update({ where: { email: DESK }, data: { role: "desk" } });
  await database().user.update({ where: { email: ADMIN }, data: { role: "admin" } });
  await aCustomer("one@people.example");
  await aCustomer("two@people.example");
  const of = (email: string) => database().organization.findFirstOrThrow({ where: { members: { some: { user: { email } } } } });
  [stays, goes] = [await of("one@people.example"), await of("two@people.example")];
  await database().organization.update({ where: { id: goes?.id ?? "" }, data: { name: "Goes Ltd" } });
});

afterAll(closeQueue);

const FORMS: readonly [string, Post, Readonly<Record<string, string>>][] = [
  ["add", add, { name: "No", zone: "UTC", list: "a primary 3.2" }],
  ["invite", invite, { email: "guest@people.example" }],
  ["withdraw", withdraw, { invitation: "any" }],
  ["new customer", addCustomer, { name: "No", email: "guest@people.example" }],
  ["book", book, { start: "2027-01-05T12:00:00Z", reason: "No." }],
  ["merge", merge, { other: "any", typed: "any", reason: "No." }],
];

test.each(FORMS)("the form %s refuses a customer with 403 and leads a stranger to the sign-in", async (_name, route, fields) => {
  expect((await post(route, fields, customer)).status).toBe(403);
  expect(to(await post(route, fields, authClient()))).toMatch(/^\/sign-in\?next=%2Fdesk%2F/);
  expect(await database().invitation.count()).toBe(0);
});

test("the desk does not merge", async () => {
  expect((await post(merge, { other: goes?.id ?? "", typed: "Goes Ltd", reason: "No." }, desk)).status).toBe(403);
});

test("a merge wants the name of the one that goes and a reason, keeps what was typed, and leads to the customer", async () => {
  const other = goes?.id ?? "";
  const refused = await post(merge, { other, name: "goes", typed: "Stays", reason: "Signed up twice." }, admin);
  expect(to(refused)).toMatch(new RegExp(`^/desk/customers/${stays?.id}/merge/confirm\\?other=${other}&name=goes&reply=`));
  expect(await replyOf(refused)).toMatchObject({
    errors: [{ field: "typed", message: "customers.merge.typed-wrong" }],
    values: { reason: ["Signed up twice."] },
  });
  const empty = await replyOf(await post(merge, { other, typed: "", reason: " " }, admin));
  expect(empty.errors).toMatchObject([{ field: "typed" }, { field: "reason" }]);
  const done = await post(merge, { other, name: "goes", typed: " goes ltd ", reason: "Signed up twice." }, admin);
  expect(to(done)).toBe(`/desk/customers/${stays?.id}?merged=yes`);
  expect(await database().organization.findUniqueOrThrow({ where: { id: stays?.id ?? "" } })).toMatchObject({ name: "Goes Ltd" });
  // Sent a second time, it finds that it has happened.
  expect(to(await post(merge, { other, name: "goes", typed: "Goes Ltd", reason: "Again." }, admin))).toBe(
    `/desk/customers/${stays?.id}`,
  );
});

test("a bookmark of a form's address leads to its page", async () => {
  const back = await backToMerge(new Request("http://x"), { params: Promise.resolve({ id: "one" }) });
  expect(to(back)).toBe("/desk/customers/one/merge/confirm?other=&name=");
});

test("what the desk types for a customer comes back with what is wrong with it", async () => {
  const added = await replyOf(await post(add, { name: "Main", zone: "", list: "a primary 3.2", layout: "mirror" }, desk));
  expect(added.values).toMatchObject({ name: ["Main"], list: ["a primary 3.2"] });
  const fields = (added.errors as { field: string }[]).map(({ field }) => field);
  expect(fields).toEqual(expect.arrayContaining(["zone", "list"]));
  const guest = await replyOf(await post(invite, { email: "one@people.example" }, desk));
  expect(guest.errors).toMatchObject([{ field: "email", message: "errors.address-has-account" }]);
  const booked = await replyOf(await post(book, { start: "2027-01-05T12:00:00Z", contactName: "Robin", reason: "" }, desk));
  expect(booked.errors).toMatchObject([{ field: "reason" }]);
  expect(booked.values).toMatchObject({ contactName: ["Robin"] });
});

test("a start that cannot be read leads to the page that has starts", async () => {
  expect(to(await post(book, { start: "soon", reason: "Agreed." }, desk, "any"))).toBe("/desk/installations/any/book");
});

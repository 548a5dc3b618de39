import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readSystem } from "#app/_customers/system-fields.ts";
import { ANONYMOUS, type Customer, type Desk } from "#lib/auth/actor.ts";
import { ensureOrganization } from "#lib/auth/repository.ts";
import { actorOfAccount } from "#lib/auth/session.ts";
import { addCustomer, inviteTo, openInvitations, withdrawInvitation } from "#lib/customers/invite/service.ts";
import { mergeCustomers } from "#lib/customers/merge/service.ts";
import { addSystem } from "#lib/customers/systems/service.ts";
import { database, newId } from "#lib/db/client.ts";
import { findInstallation } from "#lib/installations/service.ts";
import { closeQueue } from "#lib/jobs/queue.ts";
import { granted, refusalOf, withAccount } from "#tests/support/bookings.ts";
import { aCustomer, anAdmin, aReviewer } from "#tests/support/database/people.ts";

let desk: Desk;
let customer: Customer;

beforeAll(async () => {
  desk = await withAccount(aReviewer());
  customer = await withAccount(await aCustomer());
});

afterAll(closeQueue);

const anAddress = () => `${newId().toLowerCase()}@guests.example`;

const aKey = () => ({ owner: desk.userId, route: "form:test", key: newId(), bodyHash: "same" });

/** Somebody signs up with this address; what they call their company does not matter to whoever is invited. */
async function signedUp(email: string, emailVerified: boolean): Promise<string> {
  const id = newId();
  await database().user.create({ data: { id, name: "Noor Haddad", email, emailVerified, role: "customer" } });
  await ensureOrganization(id, "Something of their own");
  return id;
}

const invite = (email: string) => inviteTo(desk, customer.organizationId, { email, locale: "en" });

const invited = async () => (await openInvitations(desk, customer.organizationId)).map(({ email }) => email);

describe("somebody who is invited", () => {
  test("belongs to the customer once the address is shown to be theirs, and not before", async () => {
    const email = anAddress();
    granted(await invite(email.toUpperCase()));
    const id = await signedUp(email, false);
    expect(await database().member.count({ where: { userId: id } })).toBe(0);
    await database().user.update({ where: { id }, data: { emailVerified: true } });
    await ensureOrganization(id, "Something of their own");
    expect(await actorOfAccount(id, "any")).toMatchObject({ kind: "customer", organizationId: customer.organizationId });
    expect(await database().member.findFirst({ where: { userId: id } })).toMatchObject({ role: "member" });
    expect(await invited()).not.toContain(email);
  });

  test("gets a mail in the language asked for, which names the customer and the address", async () => {
    const email = anAddress();
    granted(await inviteTo(desk, customer.organizationId, { email, locale: "de" }));
    const mail = await database().mail.findFirstOrThrow({ where: { toAddress: email } });
    expect(mail).toMatchObject({ kind: "account.invitation", sensitive: true });
    expect(mail.subject).toContain("Einladung zu");
    expect(mail.text).toContain(email);
  });

  test("twice waits once, and gets a second mail", async () => {
    const email = anAddress();
    granted(await invite(email));
    granted(await invite(email));
    expect((await invited()).filter((one) => one === email)).toHaveLength(1);
    expect(await database().mail.count({ where: { toAddress: email } })).toBe(2);
  });

  test("and not any more, or too late, gets an organisation of their own", async () => {
    const [withdrawn, late] = [anAddress(), anAddress()];
    granted(await invite(withdrawn));
    granted(await invite(late));
    await database().invitation.updateMany({ where: { email: late }, data: { expiresAt: new Date(0) } });
    const open = await openInvitations(desk, customer.organizationId);
    granted(await withdrawInvitation(desk, customer.organizationId, open.find(({ email }) => email === withdrawn)?.id ?? ""));
    for (const email of [withdrawn, late]) {
      const actor = await actorOfAccount(await signedUp(email, true), "any");
      expect(actor).toMatchObject({ organizationName: "Something of their own" });
    }
  });

  test("comes to the customer that the one they were invited to was merged into", async () => {
    const [stays, email] = [await withAccount(await aCustomer("Stays")), anAddress()];
    const { id: goes } = granted(await addCustomer(desk, { name: "Goes", guest: { email, locale: "en" } }, aKey()));
    const admin = await withAccount(anAdmin());
    granted(await mergeCustomers(admin, { stays: stays.organizationId, goes, name: "stays", reason: "The same." }));
    expect(await actorOfAccount(await signedUp(email, true), "any")).toMatchObject({ organizationId: stays.organizationId });
  });

  test("and has an account already is refused, whoever's it is", async () => {
    expect(refusalOf(await invite(customer.email))).toBe("invalid-input; /email address-has-account");
    const adding = addCustomer(desk, { name: "Twice", guest: { email: customer.email, locale: "en" } }, aKey());
    expect(refusalOf(await adding)).toBe("invalid-input; /email address-has-account");
    expect(await database().organization.count({ where: { name: "Twice" } })).toBe(0);
  });
});

test("a customer that is added is one, however often the form is sent, and its first person owns it", async () => {
  const [key, email] = [aKey(), anAddress()];
  const wish = { name: "Litware", guest: { email, locale: "en" as const } };
  const [first, second] = [granted(await addCustomer(desk, wish, key)), granted(await addCustomer(desk, wish, key))];
  expect(second).toEqual(first);
  const id = await signedUp(email, true);
  expect(await database().member.findFirst({ where: { userId: id } })).toMatchObject({ role: "owner", organizationId: first.id });
});

test("the desk sets up an installation for a customer, which is theirs", async () => {
  const read = readSystem({ name: ["Set up"], zone: ["Asia/Kathmandu"], list: ["a primary 3.2\nb secondary 3.2"], layout: [""] });
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  const content = read.value;
  const { id } = granted(await addSystem(desk, customer.organizationId, { content, key: aKey() }));
  expect(granted(await findInstallation(customer, id))).toMatchObject({ name: "Set up", topology: "mirror" });
  expect(refusalOf(await addSystem(desk, "nobody", { content, key: aKey() }))).toBe("not-found");
});

test("nobody but the desk invites, adds or withdraws", async () => {
  const guest = { email: anAddress(), locale: "en" as const };
  const { organizationId } = customer;
  const other = await withAccount(await aCustomer("Other"));
  for (const actor of [ANONYMOUS, customer, other]) {
    expect(refusalOf(await inviteTo(actor, organizationId, guest))).toBe("forbidden");
    expect(refusalOf(await addCustomer(actor, { name: "No", guest }, aKey()))).toBe("forbidden");
    expect(refusalOf(await withdrawInvitation(actor, organizationId, "any"))).toBe("forbidden");
    expect(await openInvitations(actor, organizationId)).toEqual([]);
    expect(refusalOf(await addSystem(actor, organizationId, { content: {} as never, key: aKey() }))).toBe("forbidden");
  }
  expect(refusalOf(await inviteTo(desk, "nobody", guest))).toBe("not-found");
  expect(refusalOf(await withdrawInvitation(desk, organizationId, "nobody"))).toBe("not-found");
});

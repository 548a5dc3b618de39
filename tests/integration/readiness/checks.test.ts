import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { seenValue } from "#app/_review/check-fields.ts";
import { POST } from "#app/(desk)/desk/bookings/[ref]/checks/submit/route.ts";
import { type Actor, ANONYMOUS, type Customer, type Desk } from "#lib/auth/actor.ts";
import type { BookingAnswer } from "#lib/bookings/answer.ts";
import { database } from "#lib/db/client.ts";
import { closeQueue } from "#lib/jobs/queue.ts";
import { type ItemKey, keyOf, type SeenItem } from "#lib/readiness/checks/check.ts";
import { knownItems, noteChecks } from "#lib/readiness/checks/service.ts";
import { setKvm } from "#lib/readiness/service.ts";
import { aReadyInstallation, aRequest, freeNoons, granted, refusalOf, withAccount } from "#tests/support/bookings.ts";
import { aCustomer, anAdmin, aReviewer } from "#tests/support/database/people.ts";
import { postForm } from "#tests/support/form-post.ts";

const session = vi.hoisted(() => ({ actor: null as unknown, ref: "" }));

vi.mock("#lib/auth/session.ts", () => ({ actorOf: async () => session.actor as Actor }));

const ROUTE = { POST: (sent: Request) => POST(sent, { params: Promise.resolve({ ref: session.ref }) }) };

let customer: Customer;
let tester: Desk;
let colleague: Desk;
let id = "";
let hosts: readonly string[] = [];
let request: BookingAnswer;

beforeAll(async () => {
  customer = await withAccount(await aCustomer());
  tester = await withAccount(aReviewer());
  colleague = await withAccount(aReviewer());
  const installation = await aReadyInstallation(customer);
  const [noon] = await freeNoons(customer, installation);
  if (noon === undefined) throw new Error("No free noon");
  request = await aRequest(customer, installation, { start: noon });
  id = installation.id;
  hosts = installation.hosts.map(({ name }) => name);
});

beforeEach(async () => {
  await database().readinessCheck.deleteMany({ where: { installationId: id } });
});

afterAll(closeQueue);

const console = (): ItemKey => ({ item: "kvm", host: (hosts[0] ?? "").toLowerCase() });

const known = async (key: ItemKey, by: Actor = tester) => (await knownItems(by, id, hosts)).get(keyOf(key));

async function seen(key: ItemKey): Promise<SeenItem> {
  const found = await known(key);
  if (!found) throw new Error(`Nothing is known of ${keyOf(key)}`);
  return { ...key, saidAt: found.said.at };
}

const rewrite = async () =>
  granted(
    await setKvm(customer, { id, host: hosts[0] ?? "" }, { address: "kvm2.example.com", instructions: null, finished: true }),
  );

describe("what the desk has tried", () => {
  test("is known with who filled it in and who tried it, the first of two staying named", async () => {
    const checked = [await seen(console())];
    expect(await known(console())).toMatchObject({ said: { by: customer.name }, check: null });
    granted(await noteChecks(tester, id, { checked, unchecked: [] }));
    granted(await noteChecks(colleague, id, { checked, unchecked: [] }));
    expect(await known(console())).toMatchObject({ check: { by: tester.name, stands: true } });
    const trail = await database().auditEntry.findMany({ where: { subject: `installation:${id}`, action: "readiness.checked" } });
    expect(trail.map(({ actorId }) => actorId)).toEqual([tester.userId]);
  });

  test("is noted once where it is named twice", async () => {
    const item = await seen(console());
    granted(await noteChecks(tester, id, { checked: [item, item], unchecked: [] }));
    expect(await known(console())).toMatchObject({ check: { by: tester.name, stands: true } });
  });

  test("is taken back by unticking", async () => {
    const item = await seen(console());
    granted(await noteChecks(tester, id, { checked: [item], unchecked: [] }));
    granted(await noteChecks(colleague, id, { checked: [], unchecked: [item] }));
    expect(await known(console())).toMatchObject({ check: null });
  });

  test("stands no more once the customer has changed the item, and the new text has to be tried itself", async () => {
    const old = await seen(console());
    granted(await noteChecks(tester, id, { checked: [old], unchecked: [] }));
    await rewrite();
    expect(await known(console())).toMatchObject({ check: { by: tester.name, stands: false } });
    granted(await noteChecks(colleague, id, { checked: [old], unchecked: [] }));
    expect(await known(console())).toMatchObject({ check: { by: tester.name, stands: false } });
    granted(await noteChecks(colleague, id, { checked: [await seen(console())], unchecked: [] }));
    expect(await known(console())).toMatchObject({ check: { by: colleague.name, stands: true } });
  });

  test("keeps no name of an account that is gone", async () => {
    granted(await noteChecks({ ...tester, userId: "somebody-gone" }, id, { checked: [await seen(console())], unchecked: [] }));
    expect(await known(console())).toMatchObject({ check: { by: null, stands: true } });
  });

  test("is the desk's alone", async () => {
    const checks = { checked: [await seen(console())], unchecked: [] };
    const other = await withAccount(await aCustomer());
    for (const stranger of [ANONYMOUS, customer, other, { ...other, organizationId: customer.organizationId }]) {
      expect(refusalOf(await noteChecks(stranger, id, checks))).toBe("forbidden");
      expect((await knownItems(stranger, id, hosts)).size).toBe(0);
    }
    granted(await noteChecks(await withAccount(anAdmin()), id, checks));
    expect(refusalOf(await noteChecks(tester, "absent", checks))).toBe("not-found");
  });
});

describe("the form", () => {
  const post = (fields: Record<string, string>) => {
    session.actor = tester;
    session.ref = request.reference;
    return postForm(ROUTE, fields);
  };

  test("notes what is ticked and takes back what is not", async () => {
    const value = seenValue(await seen(console()));
    const ticked = await post({ shown: value, checked: value });
    expect(ticked.headers.get("location")).toMatch(/\?noted=1#readiness$/);
    expect(await known(console())).toMatchObject({ check: { by: tester.name } });
    await post({ shown: value });
    expect(await known(console())).toMatchObject({ check: null });
  });

  test("leaves alone what a colleague has ticked since the page was shown", async () => {
    const [mine, theirs] = [await seen({ item: "firewall", host: "" }), await seen(console())];
    granted(await noteChecks(colleague, id, { checked: [theirs], unchecked: [] }));
    await post({ checked: seenValue(mine) });
    expect(await known(console())).toMatchObject({ check: { by: colleague.name } });
    expect(await known({ item: "firewall", host: "" })).toMatchObject({ check: { by: tester.name } });
  });

  test.each(["kvm", "kvm.x.st-a", "disk.1.st-a", "kvm.9999999999999999.st-a"])(
    "refuses %j and changes nothing",
    async (checked) => {
      const answer = await post({ checked });
      expect(answer.status).toBe(303);
      expect(answer.headers.get("location")).toContain("reply=");
      expect(await known(console())).toMatchObject({ check: null });
    },
  );
});

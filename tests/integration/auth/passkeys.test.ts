import { randomBytes } from "node:crypto";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { POST as remove } from "#app/(account)/account/passkeys/[id]/remove/submit/route.ts";
import { POST as rename } from "#app/(account)/account/passkeys/[id]/submit/route.ts";
import { POST as enter } from "#app/(public)/sign-in/passkey/submit/route.ts";
import { secondFactorOf } from "#lib/accounts/own/service.ts";
import { PASSKEYS_MAX, passkeysOf } from "#lib/accounts/passkeys/service.ts";
import { isSignedIn } from "#lib/auth/policy.ts";
import { database } from "#lib/db/client.ts";
import { closeQueue } from "#lib/jobs/queue.ts";
import { type AuthClient, aKnownCustomer, authClient, newestMail, PASSWORD } from "#tests/support/auth-client.ts";
import { postForm } from "#tests/support/form-post.ts";
import { aDevice, addPasskey, beginPasskey, faultsOf, placeOf, sendPasskey, signInWith } from "#tests/support/passkeys.ts";
import { totpCode } from "#tests/support/totp.ts";

afterAll(closeQueue);

let count = 0;
let email = "";
let client: AuthClient;

beforeEach(async () => {
  count += 1;
  email = `kim-${count}@passkeys.example`;
  client = await aKnownCustomer(email);
});

const signedIn = async (of: AuthClient) => {
  const actor = await of.actor();
  if (!isSignedIn(actor)) throw new Error("not signed in");
  return actor;
};

const kept = async (of: AuthClient) => passkeysOf(await signedIn(of));

const trail = async (subject: string) =>
  (
    await database().auditEntry.findMany({
      where: { subject },
      orderBy: { id: "asc" },
      select: { action: true, actorId: true, detail: true },
    })
  ).map(({ action }) => action);

const to = (id: string, route: typeof rename) => (request: Request) => route(request, { params: Promise.resolve({ id }) });

describe("adding a passkey", () => {
  test("keeps it under its name and tells the owner by mail", async () => {
    const response = await addPasskey(client, aDevice());
    expect(placeOf(response)).toBe("/account?said=passkey-added");
    expect(await kept(client)).toMatchObject([{ name: "Work laptop", lastUsed: null }]);
    expect((await newestMail("account.passkey", email)).subject).toBe("A passkey was added to your account");
  });

  test("asks for the password, and counts wrong ones as the sign-in does", async () => {
    const wrong = await beginPasskey(client, { password: "wrong" });
    expect([wrong.options, await faultsOf(wrong.response)]).toEqual([null, ["auth.password.wrong"]]);
    for (let i = 1; i < 10; i++) await beginPasskey(client, { password: "wrong" });
    const right = await beginPasskey(client);
    expect([right.options, await faultsOf(right.response)]).toEqual([null, ["auth.error.too-many"]]);
  });

  test("asks the device to keep the account and to check who uses it", async () => {
    const { options } = await beginPasskey(client);
    expect(options).toMatchObject({
      rp: { id: "localhost", name: "Upgrade Desk" },
      authenticatorSelection: { residentKey: "required", userVerification: "required" },
      attestation: "none",
    });
  });

  test("refuses a device that did not check who uses it", async () => {
    const response = await addPasskey(client, aDevice(), { verified: false });
    expect(await faultsOf(response)).toEqual(["passkeys.error.not-verified"]);
    expect(await kept(client)).toEqual([]);
  });

  test.each([
    ["another site", { origin: "https://evil.example" }],
    ["another domain", { domain: "evil.example" }],
    ["an address, which is no domain", { origin: "http://127.0.0.1:3000" }],
    ["an older challenge", { challenge: randomBytes(32).toString("base64url") }],
  ])("refuses what a device made for %s", async (_what, quirks) => {
    const response = await addPasskey(client, aDevice(), quirks);
    expect(await faultsOf(response)).toEqual(["passkeys.error.not-kept"]);
    expect(await kept(client)).toEqual([]);
  });

  test("takes each challenge once, and no challenge of a sign-in", async () => {
    const { options } = await beginPasskey(client);
    await sendPasskey(client, aDevice().create(options));
    expect(await faultsOf(await sendPasskey(client, aDevice().create(options)))).toEqual(["passkeys.error.late"]);
    const asked = await client.get("/passkey/generate-authenticate-options");
    const crossed = aDevice().create({ ...(asked.body as { challenge: string }), rp: { id: "localhost" } });
    expect(await faultsOf(await sendPasskey(client, crossed))).toEqual(["passkeys.error.late"]);
    expect(await kept(client)).toHaveLength(1);
  });

  test("cannot be done with another's challenge", async () => {
    const other = await aKnownCustomer(`other-${count}@passkeys.example`);
    const { options } = await beginPasskey(other);
    const challenge = [...other.jar].find(([name]) => name.endsWith("passkey")) ?? ["", ""];
    client.jar.set(...challenge);
    await sendPasskey(client, aDevice().create(options));
    expect([await kept(client), await kept(other)]).toEqual([[], []]);
  });

  test("does not let one person's device be registered again by another", async () => {
    const device = aDevice();
    await addPasskey(client, device);
    const other = await aKnownCustomer(`other-${count}@passkeys.example`);
    const response = await addPasskey(other, aDevice(), { id: device.id() });
    expect(await faultsOf(response)).toEqual(["passkeys.error.not-kept"]);
    expect((await signInWith(device)).response.headers.get("location")).toBe("/account");
  });

  test("ends at the most that an account can have", async () => {
    const { userId } = await signedIn(client);
    const row = { userId, publicKey: "x", counter: 0, deviceType: "singleDevice", backedUp: false };
    const rows = Array.from({ length: PASSKEYS_MAX }, (_, i) => ({ ...row, id: `${count}-${i}`, credentialID: `${count}-${i}` }));
    await database().passkey.createMany({ data: rows });
    const { response } = await beginPasskey(client);
    expect(await faultsOf(response)).toEqual(["passkeys.full"]);
  });

  test.each(["", "null", "{", '{"id":1}', `{"id":"${"A".repeat(30_000)}"}`])(
    "answers %.20j, which is no credential",
    async (text) => {
      await beginPasskey(client);
      expect(await faultsOf(await sendPasskey(client, text))).toEqual(["passkeys.error.not-kept"]);
    },
  );

  test("answers what looks like a credential and is none", async () => {
    await beginPasskey(client);
    const credential = JSON.stringify({
      id: "AAAA",
      rawId: "AAAA",
      type: "public-key",
      response: { clientDataJSON: "AAAA", attestationObject: "AAAA" },
    });
    expect(await faultsOf(await sendPasskey(client, credential))).toEqual(["passkeys.error.not-kept"]);
  });

  test("keeps neither the password nor the credential in what is kept of a form", async () => {
    const { options } = await beginPasskey(client, { password: "a wrong password of mine" });
    expect(options).toBeNull();
    await sendPasskey(client, '{"id":"hunter"}');
    const forms = JSON.stringify(await database().formReply.findMany());
    expect(forms).toContain("Work laptop");
    expect(forms).not.toMatch(/wrong password of mine|hunter/);
  });

  test("is not for strangers", async () => {
    const { response } = await beginPasskey(authClient());
    expect(placeOf(response)).toMatch(/^\/sign-in\?next=/);
    expect(placeOf(await sendPasskey(authClient(), "{}"))).toMatch(/^\/sign-in\?next=/);
  });
});

describe("signing in with a passkey", () => {
  test("needs no address and no password, leads on, and is noted", async () => {
    const device = aDevice();
    await addPasskey(client, device);
    const { client: other, response } = await signInWith(device);
    expect(placeOf(response)).toBe("/account");
    expect(await other.actor()).toMatchObject({ kind: "customer", email });
    expect((await kept(client))[0]?.lastUsed).not.toBeNull();
  });

  test("makes a session like that of a password: a week, its device, never prolonged", async () => {
    const device = aDevice();
    await addPasskey(client, device);
    const { client: other } = await signInWith(device);
    const { sessionId } = await signedIn(other);
    const row = await database().session.findUniqueOrThrow({ where: { id: sessionId } });
    const days = (row.expiresAt.getTime() - row.createdAt.getTime()) / 86_400_000;
    expect(days).toBeCloseTo(7, 2);
    expect(row.ipAddress).toBe("192.0.2.1");
  });

  test("asks the device to check who uses it, and refuses one that did not", async () => {
    const device = aDevice();
    await addPasskey(client, device);
    const asked = await authClient().get("/passkey/generate-authenticate-options");
    expect(asked.body).toMatchObject({ userVerification: "required", rpId: "localhost" });
    const { client: other, response } = await signInWith(device, { verified: false });
    expect(await faultsOf(response)).toEqual(["passkeys.error.not-verified"]);
    expect(await other.actor()).toEqual({ kind: "anonymous" });
  });

  test.each([
    ["another site", { origin: "https://evil.example" }],
    ["another domain", { domain: "evil.example" }],
    ["another challenge", { challenge: randomBytes(32).toString("base64url") }],
  ])("refuses what was signed for %s", async (_what, quirks) => {
    const device = aDevice();
    await addPasskey(client, device);
    const { client: other, response } = await signInWith(device, quirks);
    expect(await faultsOf(response)).toEqual(["passkeys.error.failed"]);
    expect(await other.actor()).toEqual({ kind: "anonymous" });
  });

  test("refuses a device that counts backwards, as a copy of it would", async () => {
    const device = aDevice();
    await addPasskey(client, device, { counter: 7 });
    expect(await faultsOf((await signInWith(device, { counter: 7 })).response)).toEqual(["passkeys.error.failed"]);
    expect(placeOf((await signInWith(device, { counter: 8 })).response)).toBe("/account");
  });

  test("refuses a count that cannot be kept", async () => {
    const device = aDevice();
    await addPasskey(client, device);
    const { response } = await signInWith(device, { counter: 4_294_967_295 });
    expect(await faultsOf(response)).toEqual(["passkeys.error.failed"]);
  });

  test("takes an answer once", async () => {
    const device = aDevice();
    await addPasskey(client, device);
    const { client: other, credential } = await signInWith(device);
    const again = await postForm({ POST: enter }, { credential }, other.jar);
    expect(await faultsOf(again)).toEqual(["passkeys.error.late"]);
  });

  test("says the same of a device that is not known and of one that was removed", async () => {
    const device = aDevice();
    await addPasskey(client, device);
    const [{ id = "" } = {}] = await kept(client);
    const removed = await postForm({ POST: to(id, remove) }, {}, client.jar);
    expect(placeOf(removed)).toBe("/account?said=passkey-removed");
    for (const one of [device, aDevice()])
      expect(await faultsOf((await signInWith(one)).response)).toEqual(["passkeys.error.unknown"]);
  });

  test("does not open an account that is switched off, nor one whose address is not confirmed", async () => {
    const device = aDevice();
    await addPasskey(client, device);
    await database().user.update({ where: { email }, data: { banned: true } });
    expect(await faultsOf((await signInWith(device)).response)).toEqual(["auth.error.off"]);
    await database().user.update({ where: { email }, data: { banned: false, emailVerified: false } });
    expect(await faultsOf((await signInWith(device)).response)).toEqual(["passkeys.error.not-confirmed"]);
    expect(await database().session.count({ where: { user: { email } } })).toBe(1);
  });

  test("stands for password and code together, and leaves both asked for at the other door", async () => {
    const device = aDevice();
    await addPasskey(client, device);
    await client.post("/two-factor/enable", { password: PASSWORD });
    const shown = await secondFactorOf(await signedIn(client));
    if (shown.state !== "pending") throw new Error("not pending");
    await client.post("/two-factor/verify-totp", { code: totpCode(shown.key) });
    expect(await (await signInWith(device)).client.actor()).toMatchObject({ email });
    const byPassword = authClient();
    expect((await byPassword.signIn(email, PASSWORD)).body).toMatchObject({ twoFactorRedirect: true });
    expect(await byPassword.actor()).toEqual({ kind: "anonymous" });
  });

  test("goes on when the password was guessed at too often", async () => {
    const device = aDevice();
    await addPasskey(client, device);
    for (let i = 0; i < 11; i++) await authClient().signIn(email, "wrong");
    expect((await authClient().signIn(email, PASSWORD)).status).toBe(429);
    expect(placeOf((await signInWith(device)).response)).toBe("/account");
  });

  test("is not begun for a link on another site", async () => {
    const foreign = { "sec-fetch-site": "cross-site" };
    expect((await authClient().ask("GET", "/passkey/generate-authenticate-options", undefined, foreign)).status).toBe(403);
  });
});

describe("a passkey of another account", () => {
  test("can be neither renamed nor removed", async () => {
    await addPasskey(client, aDevice());
    const [{ id = "" } = {}] = await kept(client);
    const other = await aKnownCustomer(`other-${count}@passkeys.example`);
    for (const response of [
      await postForm({ POST: to(id, rename) }, { name: "Mine" }, other.jar),
      await postForm({ POST: to(id, remove) }, {}, other.jar),
    ])
      expect(placeOf(response)).toBe("/account");
    expect(await kept(client)).toMatchObject([{ name: "Work laptop" }]);
  });
});

describe("the trail", () => {
  test("has every change of what opens an account, by whom, in order", async () => {
    const { userId } = await signedIn(client);
    await addPasskey(client, aDevice());
    const [{ id = "" } = {}] = await kept(client);
    await postForm({ POST: to(id, rename) }, { name: "Phone" }, client.jar);
    await postForm({ POST: to(id, remove) }, {}, client.jar);
    await client.post("/two-factor/enable", { password: PASSWORD });
    const shown = await secondFactorOf(await signedIn(client));
    await client.post("/two-factor/verify-totp", { code: shown.state === "pending" ? totpCode(shown.key) : "" });
    await client.post("/two-factor/disable", { password: PASSWORD });
    await client.post("/change-password", { currentPassword: PASSWORD, newPassword: "a quiet library at noon" });
    expect(await trail(`user:${userId}`)).toEqual([
      "account.passkey-added",
      "account.passkey-renamed",
      "account.passkey-removed",
      "account.second-factor-on",
      "account.second-factor-off",
      "account.password-changed",
    ]);
    const [row] = await database().auditEntry.findMany({
      where: { subject: `user:${userId}`, action: "account.passkey-renamed" },
    });
    expect(row).toMatchObject({ actorId: userId, actorName: "Kim Berger", detail: { before: "Work laptop", after: "Phone" } });
  });

  test("has nothing of a change that was refused, and nothing where nothing changed", async () => {
    const { userId } = await signedIn(client);
    await client.post("/change-password", { currentPassword: "wrong", newPassword: "a quiet library at noon" });
    await addPasskey(client, aDevice(), { verified: false });
    await database().user.update({ where: { email }, data: { twoFactorEnabled: false, name: "Kim" } });
    expect(await trail(`user:${userId}`)).toEqual([]);
  });

  test("goes on when the account itself is removed, with all that opened it", async () => {
    const { userId } = await signedIn(client);
    await addPasskey(client, aDevice());
    await database().user.delete({ where: { id: userId } });
    expect(await trail(`user:${userId}`)).toEqual(["account.passkey-added"]);
    expect(await database().passkey.count({ where: { userId } })).toBe(0);
  });
});

test("removing a passkey signs out everywhere else", async () => {
  const device = aDevice();
  await addPasskey(client, device);
  const { client: other } = await signInWith(device);
  const [{ id = "" } = {}] = await kept(client);
  await postForm({ POST: to(id, remove) }, {}, client.jar);
  expect(await other.actor()).toEqual({ kind: "anonymous" });
  expect(await client.actor()).toMatchObject({ email });
});

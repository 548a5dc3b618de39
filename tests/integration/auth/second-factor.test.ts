import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { secondFactorOf } from "#lib/accounts/own/service.ts";
import { isSignedIn } from "#lib/auth/policy.ts";
import { database } from "#lib/db/client.ts";
import { closeQueue } from "#lib/jobs/queue.ts";
import { type AuthClient, aCustomer, authClient, newestMail, PASSWORD, tokenIn } from "#tests/support/auth-client.ts";
import { totpCode } from "#tests/support/totp.ts";

afterAll(closeQueue);

let count = 0;
let email = "";
let client: AuthClient;

const factor = async (of: AuthClient) => {
  const actor = await of.actor();
  if (!isSignedIn(actor)) throw new Error("not signed in");
  return secondFactorOf(actor);
};

/** Turns the factor on; what the page showed on the way. */
async function enrol() {
  await client.post("/two-factor/enable", { password: PASSWORD });
  const shown = await factor(client);
  if (shown.state !== "pending") throw new Error(`unexpected: ${shown.state}`);
  const confirmed = await client.post("/two-factor/verify-totp", { code: totpCode(shown.key) });
  expect(confirmed.status).toBe(200);
  return shown;
}

beforeEach(async () => {
  count += 1;
  email = `second-${count}@factor.example`;
  client = await aCustomer(email);
});

describe("setting the second factor up", () => {
  test("asks for the password, shows the key until the first right code, and never after", async () => {
    expect(await factor(client)).toEqual({ state: "off" });
    expect((await client.post("/two-factor/enable", { password: "wrong" })).status).toBe(400);
    await client.post("/two-factor/enable", { password: PASSWORD });
    const shown = await factor(client);
    expect(shown).toMatchObject({ state: "pending", uri: expect.stringContaining("otpauth://totp/Upgrade%20Desk:") });
    expect((await client.post("/two-factor/verify-totp", { code: "000000" })).status).toBe(401);
    await enrol();
    expect(await factor(client)).toEqual({ state: "on" });
  });

  test("keeps key and backup codes unreadable in the database", async () => {
    const { key, codes } = await enrol();
    const rows = await database().twoFactor.findMany({ where: { user: { email } } });
    const kept = JSON.stringify(rows);
    expect(rows).toHaveLength(1);
    expect(codes).toHaveLength(10);
    for (const secret of [key, key.replaceAll(" ", ""), ...codes]) expect(kept).not.toContain(secret);
  });
});

describe("signing in with a second factor", () => {
  test("gives no session before the code", async () => {
    const { key } = await enrol();
    const other = authClient();
    expect(await other.signIn(email, PASSWORD)).toMatchObject({ status: 200, body: { twoFactorRedirect: true } });
    expect(await other.actor()).toEqual({ kind: "anonymous" });
    expect((await other.post("/two-factor/verify-totp", { code: "000000" })).status).toBe(401);
    expect((await other.post("/two-factor/verify-totp", { code: totpCode(key) })).status).toBe(200);
    expect(await other.actor()).toMatchObject({ kind: "customer", email });
  });

  test("takes each backup code once", async () => {
    const { codes } = await enrol();
    for (const status of [200, 401]) {
      const other = authClient();
      await other.signIn(email, PASSWORD);
      expect((await other.post("/two-factor/verify-backup-code", { code: codes[0] })).status).toBe(status);
    }
  });

  test("ends the sign-in after five wrong codes", async () => {
    const { key } = await enrol();
    const other = authClient();
    await other.signIn(email, PASSWORD);
    for (let i = 0; i < 5; i++) expect((await other.post("/two-factor/verify-totp", { code: "000000" })).status).toBe(401);
    expect((await other.post("/two-factor/verify-totp", { code: totpCode(key) })).status).not.toBe(200);
    expect(await other.actor()).toEqual({ kind: "anonymous" });
  });

  test("remembers no device", async () => {
    const { key } = await enrol();
    const other = authClient();
    await other.signIn(email, PASSWORD);
    const remembered = await other.post("/two-factor/verify-totp", { code: totpCode(key), trustDevice: true });
    expect(remembered).toMatchObject({ status: 400, body: { code: "TRUST_DEVICE_OFF" } });
  });

  test("is not got around by a link in a mail", async () => {
    await enrol();
    await database().user.update({ where: { email }, data: { emailVerified: false } });
    await database().mail.deleteMany({ where: { toAddress: email } });
    await authClient().post("/send-verification-email", { email });
    const other = authClient();
    const answer = await other.get(`/verify-email?token=${tokenIn((await newestMail("account.verify", email)).text)}`);
    expect(answer).toMatchObject({ status: 403, body: { code: "SECOND_FACTOR_NEEDED" } });
    expect(other.jar.size).toBe(0);
  });

  test("can be turned off with the password alone, by whoever is signed in", async () => {
    await enrol();
    expect((await client.post("/two-factor/disable", { password: "wrong" })).status).toBe(400);
    expect((await client.post("/two-factor/disable", { password: PASSWORD })).status).toBe(200);
    expect(await factor(client)).toEqual({ state: "off" });
    expect((await authClient().signIn(email, PASSWORD)).body).not.toHaveProperty("twoFactorRedirect");
  });
});

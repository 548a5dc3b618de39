import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { POST as confirm } from "#app/(account)/account/two-factor/confirm/submit/route.ts";
import { POST as start } from "#app/(account)/account/two-factor/start/submit/route.ts";
import { GET as home } from "#app/(public)/home/route.ts";
import { POST as setUp } from "#app/(public)/setup/submit/route.ts";
import { secondFactorOf } from "#lib/accounts/own/service.ts";
import { firstRunCode } from "#lib/auth/first-run/service.ts";
import { enrolleeOf } from "#lib/auth/session.ts";
import { env } from "#lib/config/env.ts";
import { database } from "#lib/db/client.ts";
import { closeQueue } from "#lib/jobs/queue.ts";
import { type AuthClient, aCustomer, aKnownCustomer, authClient, PASSWORD } from "#tests/support/auth-client.ts";
import { keepCookies, postForm } from "#tests/support/form-post.ts";
import { aDevice, addPasskey, beginPasskey, placeOf, signInWith } from "#tests/support/passkeys.ts";
import { totpCode } from "#tests/support/totp.ts";

vi.hoisted(() => {
  Object.assign(process.env, {
    UPGRADE_DESK_MODE: "production",
    APP_URL: "https://upgrades.example",
    AUTH_SECRET: "a test secret of more than 32 letters",
    VAULT_KEY: `${"A".repeat(43)}=`,
  });
});

afterAll(closeQueue);

const FOUNDER = { name: "Ada Root", email: "Root@Desk.example", password: PASSWORD };

const requestOf = (client: AuthClient): Request =>
  new Request(`${env().appUrl}/home`, {
    headers: { cookie: [...client.jar].map(([name, value]) => `${name}=${value}`).join("; ") },
  });

const homeOf = async (client: AuthClient) => (await home(requestOf(client))).headers.get("location");

describe("the first administrator", () => {
  test("is made by the printed code alone, once, and by nobody after", async () => {
    const code = (await firstRunCode()) ?? "";
    const wrong = await postForm({ POST: setUp }, { ...FOUNDER, code: "AAAAA-AAAAA-AAAAA-AAAAA" });
    expect(wrong.headers.get("location")).toMatch(/^\/setup\?reply=/);
    const made = await postForm({ POST: setUp }, { ...FOUNDER, code: code.toLowerCase() });
    expect(made.headers.get("location")).toBe("/sign-in?said=ready");
    const again = await postForm({ POST: setUp }, { ...FOUNDER, email: "two@desk.example", code });
    expect(again.headers.get("location")).toMatch(/^\/setup\?reply=/);
    expect(await database().user.findMany({ select: { email: true, role: true } })).toEqual([
      { email: "root@desk.example", role: "admin" },
    ]);
    const audit = await database().auditEntry.findMany({ select: { action: true, actorName: true } });
    expect(audit).toEqual([{ action: "account.first-administrator", actorName: "system" }]);
  });

  test("leaves neither the code nor the password in what is kept of a form", async () => {
    const kept = JSON.stringify(await database().formReply.findMany());
    expect(kept).toContain("Ada Root");
    expect(kept).not.toContain(PASSWORD);
    expect(kept).not.toContain("AAAAA-AAAAA");
  });
});

describe("staff in production", () => {
  let client: AuthClient;
  beforeAll(async () => {
    client = authClient();
    await client.signIn(FOUNDER.email, PASSWORD);
  });

  test("is nobody before the second factor is set up, except on the page that does it", async () => {
    expect(await client.actor()).toEqual({ kind: "anonymous" });
    expect(await enrolleeOf(requestOf(client))).toMatchObject({ email: "root@desk.example" });
    expect(await homeOf(client)).toBe("/account/two-factor");
  });

  test("has a cookie that goes over https only", () => {
    expect([...client.jar.keys()]).toEqual(["__Secure-upgrade-desk.session_token"]);
  });

  test("is who they are once it is", async () => {
    const begun = await postForm({ POST: start }, { current: PASSWORD }, client.jar);
    expect(begun.headers.get("location")).toBe("/account/two-factor");
    const enrollee = await enrolleeOf(requestOf(client));
    const shown = enrollee && (await secondFactorOf(enrollee));
    const code = shown?.state === "pending" ? totpCode(shown.key) : "";
    const done = await postForm({ POST: confirm }, { code: `${code.slice(0, 3)} ${code.slice(3)}` }, client.jar);
    expect(done.headers.get("location")).toBe("/home");
    keepCookies(done, client.jar);
    expect(await client.actor()).toMatchObject({ kind: "admin", name: "Ada Root" });
    expect(await homeOf(client)).toBe("/desk/queue");
  });

  test("signs in with a passkey instead of password and code", async () => {
    const device = aDevice();
    expect(placeOf(await addPasskey(client, device))).toBe("/account?said=passkey-added");
    expect(await (await signInWith(device)).client.actor()).toMatchObject({ kind: "admin", name: "Ada Root" });
    expect([...(await signInWith(device)).client.jar.keys()]).toContain("__Secure-upgrade-desk.session_token");
  });

  test("is nobody again when the factor is turned off", async () => {
    await client.post("/two-factor/disable", { password: PASSWORD });
    expect(await client.actor()).toEqual({ kind: "anonymous" });
  });

  test("is not made somebody by a passkey alone, and cannot add one before the second factor is set up", async () => {
    const device = aDevice();
    const customer = await aKnownCustomer("riser@desk.example");
    await addPasskey(customer, device);
    await database().user.update({ where: { email: "riser@desk.example" }, data: { role: "desk" } });
    const { client: riser, response } = await signInWith(device);
    expect(placeOf(response)).toBe("/account");
    expect(await riser.actor()).toEqual({ kind: "anonymous" });
    expect(await enrolleeOf(requestOf(riser))).toMatchObject({ email: "riser@desk.example" });
    expect(placeOf((await beginPasskey(riser)).response)).toMatch(/^\/sign-in\?next=/);
  });

  test("and a customer needs none", async () => {
    const customer = await aCustomer("customer@desk.example");
    expect(await customer.actor()).toMatchObject({ kind: "customer" });
    expect(await homeOf(customer)).toBe("/installations");
  });
});

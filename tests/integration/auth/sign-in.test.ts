import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { database, newId } from "#lib/db/client.ts";
import { closeQueue } from "#lib/jobs/queue.ts";
import { type AuthClient, aCustomer, authClient, linkIn, newestMail, PASSWORD, tokenIn } from "#tests/support/auth-client.ts";

afterAll(closeQueue);

describe("signing up", () => {
  test("makes an account that nobody can use before its address is confirmed", async () => {
    const client = authClient();
    const email = "kim@one.example";
    const answer = await client.post("/sign-up/email", { name: "Kim", company: "Northwind", email, password: PASSWORD });
    expect(answer).toMatchObject({ status: 200, body: { status: true } });
    expect(client.jar.size).toBe(0);
    expect(await client.signIn(email, PASSWORD)).toMatchObject({ status: 401, body: { code: "INVALID_EMAIL_OR_PASSWORD" } });
    expect(await client.actor()).toEqual({ kind: "anonymous" });
  });

  test("then the link confirms and signs in, as owner of an organisation with the company's name", async () => {
    const client = await aCustomer("Jo@Two.example");
    const actor = await client.actor();
    expect(actor).toMatchObject({ kind: "customer", email: "jo@two.example", organizationName: "Northwind", locale: "en" });
    const members = await database().member.findMany({ where: { user: { email: "jo@two.example" } } });
    expect(members).toMatchObject([{ role: "owner" }]);
  });

  test("stores the password as argon2id and the session's cookie out of reach of scripts and other sites", async () => {
    await aCustomer("argon@two.example");
    const account = await database().account.findFirstOrThrow({ where: { user: { email: "argon@two.example" } } });
    expect(account.password).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    const answer = await authClient().signIn("argon@two.example", PASSWORD);
    expect(answer.headers.getSetCookie()).toHaveLength(1);
    expect(answer.headers.getSetCookie()[0]).toMatch(
      /^upgrade-desk\.session_token=[^;]+; Max-Age=604800; Path=\/; HttpOnly; SameSite=Lax$/,
    );
  });

  test("carries a page to go on to through the mail, if it is one of ours", async () => {
    const client = authClient();
    const next = "/plan/result?layout=mirror&from=3.2.4&hosts=st-a,st-b&note=it's%20(fine)~!";
    const person = { name: "Kim", password: PASSWORD };
    await client.post("/sign-up/email", { ...person, email: "next@one.example", callbackURL: `/verify?next=${escapeAll(next)}` });
    const link = linkIn((await newestMail("account.verify", "next@one.example")).text);
    expect(link.pathname).toBe("/verify");
    expect(link.searchParams.get("next")).toBe(next);
    await client.post("/sign-up/email", { ...person, email: "away@one.example", callbackURL: "/verify?next=%2F%2Fevil.example" });
    expect(linkIn((await newestMail("account.verify", "away@one.example")).text).searchParams.get("next")).toBeNull();
  });

  test.each([
    ["a role", { role: "admin" }],
    ["being switched off", { banned: true }],
  ])("does not let anybody choose %s", async (_what, more) => {
    const email = "chooser@one.example";
    const answer = await authClient().post("/sign-up/email", { name: "Kim", email, password: PASSWORD, ...more });
    expect(answer.status === 400 || (await roleOf(email)) === "customer").toBe(true);
  });

  test("takes a confirmation for granted from nobody", async () => {
    const email = "early@one.example";
    await authClient().post("/sign-up/email", { name: "Kim", email, password: PASSWORD, emailVerified: true, id: "chosen" });
    const user = await database().user.findUniqueOrThrow({ where: { email } });
    expect(user).toMatchObject({ emailVerified: false, role: "customer", twoFactorEnabled: false });
    expect(user.id).toMatch(/^[\w-]{22}$/);
  });

  test.each([
    ["short", "PASSWORD_TOO_SHORT"],
    ["passwordpassword", "PASSWORD_COMMON"],
    ["aaaaaaaaaaaaaa", "PASSWORD_REPEATED"],
    ["123456789012", "PASSWORD_SEQUENCE"],
    ["margarethe.winter", "PASSWORD_PERSONAL"],
  ])("refuses the password %s", async (password, code) => {
    const person = { name: "Margarethe Winter", email: "margarethe.winter@one.example" };
    expect(await authClient().post("/sign-up/email", { ...person, password })).toMatchObject({ status: 400, body: { code } });
  });

  test("keeps what is typed as a name on one line and at a name's length", async () => {
    const email = "long@one.example";
    await authClient().post("/sign-up/email", { name: `A\r\nBcc: x@y.example ${"z".repeat(500)}`, email, password: PASSWORD });
    const { name } = await database().user.findUniqueOrThrow({ where: { email } });
    expect(name).toMatch(/^A Bcc: x@y\.example z+$/);
    expect(name).toHaveLength(80);
  });
});

describe("a session", () => {
  let client: AuthClient;
  const email = "session@three.example";
  beforeAll(async () => {
    client = await aCustomer(email);
  });

  test("ends with the sign-out, for whoever kept the cookie too", async () => {
    const kept = new Map(client.jar);
    expect(await client.post("/sign-out")).toMatchObject({ status: 200 });
    expect(client.jar.size).toBe(0);
    for (const [name, value] of kept) client.jar.set(name, value);
    expect(await client.actor()).toEqual({ kind: "anonymous" });
  });

  test("sees a new role at the next request", async () => {
    await client.signIn(email, PASSWORD);
    await database().user.update({ where: { email }, data: { role: "desk" } });
    expect(await client.actor()).toMatchObject({ kind: "desk", engineerIds: [] });
    await database().user.update({ where: { email }, data: { role: "customer" } });
    expect(await client.actor()).toMatchObject({ kind: "customer" });
  });

  test("is nobody's from the next request on when the account is switched off, under /api/auth as well", async () => {
    await client.signIn(email, PASSWORD);
    await database().user.update({ where: { email }, data: { banned: true } });
    expect(await client.actor()).toEqual({ kind: "anonymous" });
    expect((await client.get("/get-session")).body).toBeNull();
    expect(await client.signIn(email, PASSWORD)).toMatchObject({ status: 403, body: { code: "BANNED_USER" } });
    await database().user.update({ where: { email }, data: { banned: true, banExpires: new Date(Date.now() - 1000) } });
    expect(await client.actor()).toMatchObject({ kind: "customer" });
    await database().user.update({ where: { email }, data: { banned: false, banExpires: null } });
  });

  test("is not believed with a signature that is not ours, nor beside a key that is not known", async () => {
    await client.signIn(email, PASSWORD);
    const [name, value] = [...client.jar][0] ?? ["", ""];
    client.jar.set(
      name,
      value.replace(/^./, (sign) => (sign === "A" ? "B" : "A")),
    );
    expect(await client.actor()).toEqual({ kind: "anonymous" });
  });
});

describe("a reset", () => {
  test("sets the password once, ends all sessions and calendar addresses, and confirms the address", async () => {
    const email = "reset@four.example";
    const [laptop, phone] = [await aCustomer(email), authClient()];
    await phone.signIn(email, PASSWORD);
    const { id: userId } = await database().user.findUniqueOrThrow({ where: { email } });
    await database().calendarFeed.create({ data: { id: newId(), userId, kind: "organization", hash: newId() } });
    await authClient().post("/request-password-reset", { email });
    const mail = await newestMail("account.reset", email);
    expect(mail.sensitive).toBe(true);
    const reset = { token: tokenIn(mail.text), newPassword: "three boats under a bridge" };
    expect(await authClient().post("/reset-password", reset)).toMatchObject({ status: 200 });
    expect([await laptop.actor(), await phone.actor()]).toEqual([{ kind: "anonymous" }, { kind: "anonymous" }]);
    expect(await database().calendarFeed.count({ where: { userId } })).toBe(0);
    expect(await authClient().post("/reset-password", reset)).toMatchObject({ status: 400, body: { code: "INVALID_TOKEN" } });
    expect(await authClient().signIn(email, PASSWORD)).toMatchObject({ status: 401 });
    expect(await authClient().signIn(email, reset.newPassword)).toMatchObject({ status: 200 });
    expect((await newestMail("account.changed", email)).text).toContain("was changed");
  });

  test("keeps no token in the database that would open the link", async () => {
    const email = "hashed@four.example";
    await aCustomer(email);
    await authClient().post("/request-password-reset", { email });
    const token = tokenIn((await newestMail("account.reset", email)).text);
    const rows = await database().verification.findMany();
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter(({ identifier, value }) => `${identifier} ${value}`.includes(token))).toEqual([]);
  });

  test("refuses a common password and leaves the link good", async () => {
    const email = "weak@four.example";
    await aCustomer(email);
    await authClient().post("/request-password-reset", { email });
    const token = tokenIn((await newestMail("account.reset", email)).text);
    const weak = await authClient().post("/reset-password", { token, newPassword: "passwordpassword" });
    expect(weak).toMatchObject({ status: 400, body: { code: "PASSWORD_COMMON" } });
    expect(await authClient().post("/reset-password", { token, newPassword: "a quiet library at noon" })).toMatchObject({
      status: 200,
    });
  });
});

const roleOf = async (email: string) => (await database().user.findUnique({ where: { email } }))?.role ?? "none";

const escapeAll = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*~]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);

import { afterAll, describe, expect, test } from "vitest";
import { POST as password } from "#app/(account)/account/password/submit/route.ts";
import { POST as profile } from "#app/(account)/account/profile/submit/route.ts";
import { POST as elsewhere } from "#app/(account)/account/sessions/submit/route.ts";
import { POST as choose } from "#app/(public)/reset/choose/submit/route.ts";
import { POST as reset } from "#app/(public)/reset/submit/route.ts";
import { POST as signIn } from "#app/(public)/sign-in/submit/route.ts";
import { POST as signOut } from "#app/(public)/sign-out/submit/route.ts";
import { POST as signUp } from "#app/(public)/sign-up/submit/route.ts";
import { POST as again } from "#app/(public)/verify/again/submit/route.ts";
import { POST as verify } from "#app/(public)/verify/submit/route.ts";
import { sessionsOf } from "#lib/accounts/own/service.ts";
import { isSignedIn } from "#lib/auth/policy.ts";
import { database } from "#lib/db/client.ts";
import { closeQueue } from "#lib/jobs/queue.ts";
import { aCustomer, authClient, linkIn, newestMail, PASSWORD, tokenIn } from "#tests/support/auth-client.ts";
import { keepCookies, postForm } from "#tests/support/form-post.ts";

afterAll(closeQueue);

const to = (response: Response) => response.headers.get("location") ?? "";

const errorsOf = async (response: Response) => {
  const id = new URL(to(response), "http://x").searchParams.get("reply") ?? "";
  return (await database().formReply.findUniqueOrThrow({ where: { id } })).errors;
};

const PERSON = { name: "Kim Berger", company: "Contoso GmbH", password: PASSWORD, locale: "de" };

describe("from sign-up to the page one was on the way to", () => {
  const email = "kim@forms.example";
  const next = "/plan/result?layout=mirror&from=3.2.4&hosts=st-a,st-b";

  test("a stranger fills the form, opens the mail, presses the button and is there, signed in", async () => {
    const sent = await postForm({ POST: signUp }, { ...PERSON, email, next });
    expect([sent.status, new URL(to(sent), "http://x").pathname]).toEqual([303, "/check-your-email"]);
    const mail = await newestMail("account.verify", email);
    expect(mail.subject).toBe("Bestätigen Sie Ihre E-Mail-Adresse");
    const link = linkIn(mail.text).searchParams;
    const done = await postForm({ POST: verify }, { token: link.get("token") ?? "", next: link.get("next") ?? "" });
    expect(to(done)).toBe(next);
    const client = authClient();
    keepCookies(done, client.jar);
    expect(await client.actor()).toMatchObject({ kind: "customer", organizationName: "Contoso GmbH", locale: "de" });
  });

  test("the link confirms once; opened again it leads to the sign-in", async () => {
    const token = tokenIn((await newestMail("account.verify", email)).text);
    const twice = await postForm({ POST: verify }, { token, next });
    expect(to(twice)).toMatch(/^\/sign-in\?said=used&next=%2Fplan%2Fresult/);
    expect(twice.headers.getSetCookie()).toEqual([]);
  });

  test("a broken link says so", async () => {
    const broken = await postForm({ POST: verify }, { token: "nonsense" });
    expect(await errorsOf(broken)).toEqual([{ field: "", message: "auth.error.link" }]);
  });

  test("signing up twice looks the same and changes nothing", async () => {
    const sent = await postForm({ POST: signUp }, { ...PERSON, name: "Eve", email, password: "another fine evening" });
    expect(to(sent)).toBe("/check-your-email");
    expect(await database().user.findUnique({ where: { email } })).toMatchObject({ name: "Kim Berger" });
    expect((await authClient().signIn(email, PASSWORD)).status).toBe(200);
  });

  test("another mail can be asked for by anybody, and only an unconfirmed account gets it", async () => {
    const before = await database().mail.count();
    const addresses = [email, "nobody@forms.example"];
    for (const address of addresses) expect(to(await postForm({ POST: again }, { email: address }))).toBe("/check-your-email");
    expect(await database().mail.count()).toBe(before);
  });

  test.each([
    [
      { name: "", company: "", email: "", password: "" },
      ["auth.name.empty", "auth.company.empty", "auth.email.empty", "auth.password.empty"],
    ],
    [{ ...PERSON, email: "not an address" }, ["auth.email.wrong"]],
    [{ ...PERSON, email: "a@b.example", password: "short" }, ["auth.password.too-short"]],
    [{ ...PERSON, email: "a@b.example", password: "kim berger 12" }, ["auth.password.personal"]],
  ])("every fault is named at once: %j", async (fields, messages) => {
    const refused = await postForm({ POST: signUp }, fields);
    expect(to(refused)).toMatch(/^\/sign-up\?reply=/);
    expect(await errorsOf(refused)).toMatchObject(messages.map((message) => ({ message })));
  });
});

describe("the sign-in form", () => {
  test("sets the cookie and goes on to pages of ours alone", async () => {
    const email = "in@forms.example";
    await aCustomer(email);
    const cases = [
      ["/bookings/UD-2401", "/bookings/UD-2401"],
      ["//evil.example", "/home"],
      ["https://evil.example", "/home"],
      ["/\\evil.example", "/home"],
      ["", "/home"],
    ] as const;
    for (const [next, target] of cases) {
      const done = await postForm({ POST: signIn }, { email, password: PASSWORD, next });
      expect([done.status, to(done), done.headers.getSetCookie().length]).toEqual([303, target, 1]);
    }
  });

  test("says the same sentence for whatever was wrong, and keeps the address but no password", async () => {
    const email = "in@forms.example";
    await authClient().post("/sign-up/email", { ...PERSON, email: "unconfirmed@forms.example" });
    for (const address of [email, "nobody@forms.example", "unconfirmed@forms.example"]) {
      const typed = address.startsWith("unconfirmed") ? PASSWORD : "a wrong password";
      const refused = await postForm({ POST: signIn }, { email: address, password: typed });
      expect(await errorsOf(refused)).toEqual([{ field: "", message: "auth.error.wrong" }]);
    }
    const kept = JSON.stringify(await database().formReply.findMany());
    expect(kept).toContain(email);
    expect(kept).not.toContain("a wrong password");
    expect(kept).not.toContain(PASSWORD);
  });

  test("says how long to wait after ten failed tries", async () => {
    let last = await postForm({ POST: signIn }, { email: "limit@forms.example", password: "wrong" });
    for (let i = 0; i < 10; i++) last = await postForm({ POST: signIn }, { email: "limit@forms.example", password: "wrong" });
    expect(await errorsOf(last)).toEqual([{ field: "", message: "auth.error.too-many", params: { minutes: 15 } }]);
  });
});

describe("a forgotten password", () => {
  test("is replaced by form and mail", async () => {
    const email = "forgot@forms.example";
    await aCustomer(email);
    expect(to(await postForm({ POST: reset }, { email }))).toBe("/check-your-email");
    const link = linkIn((await newestMail("account.reset", email)).text);
    expect(link.pathname).toBe("/reset/choose");
    const token = link.searchParams.get("token") ?? "";
    const weak = await postForm({ POST: choose }, { token, password: "forgot@forms.example" });
    expect(await errorsOf(weak)).toEqual([{ field: "password", message: "auth.password.personal" }]);
    const done = await postForm({ POST: choose }, { token, password: "a quiet library at noon" });
    expect(to(done)).toBe("/sign-in?said=password");
    const twice = await postForm({ POST: choose }, { token, password: "a quiet library at noon" });
    expect(await errorsOf(twice)).toEqual([{ field: "", message: "auth.error.link" }]);
    expect((await authClient().signIn(email, "a quiet library at noon")).status).toBe(200);
    expect(JSON.stringify(await database().formReply.findMany())).not.toContain(token);
  });
});

describe("one's own account", () => {
  test("changes name and language", async () => {
    const client = await aCustomer("own@forms.example");
    const done = await postForm({ POST: profile }, { name: "  Kim B.  ", locale: "de" }, client.jar);
    expect(to(done)).toBe("/account?said=profile");
    expect(await client.actor()).toMatchObject({ name: "Kim B.", locale: "de" });
    const refused = await postForm({ POST: profile }, { name: "", locale: "fr" }, client.jar);
    expect(await errorsOf(refused)).toMatchObject([{ message: "auth.name.empty" }, { message: "auth.account.language-empty" }]);
  });

  test("changes the password, stays signed in here and nowhere else", async () => {
    const email = "change@forms.example";
    const [client, phone] = [await aCustomer(email), authClient()];
    await phone.signIn(email, PASSWORD);
    const wrong = await postForm({ POST: password }, { current: "wrong", password: "a quiet library at noon" }, client.jar);
    expect(await errorsOf(wrong)).toEqual([{ field: "current", message: "auth.password.wrong" }]);
    const done = await postForm({ POST: password }, { current: PASSWORD, password: "a quiet library at noon" }, client.jar);
    keepCookies(done, client.jar);
    expect([to(done), (await client.actor()).kind, (await phone.actor()).kind]).toEqual([
      "/account?said=password",
      "customer",
      "anonymous",
    ]);
    expect(await database().mail.count({ where: { kind: "account.changed", toAddress: email } })).toBe(1);
  });

  test("lists one's sessions and ends all but this", async () => {
    const email = "many@forms.example";
    const [client, phone, tablet] = [await aCustomer(email), authClient(), authClient()];
    await phone.signIn(email, PASSWORD);
    await tablet.signIn(email, PASSWORD);
    await aCustomer("stranger@forms.example");
    const actor = await client.actor();
    const listed = isSignedIn(actor) ? await sessionsOf(actor) : [];
    expect(listed.map(({ here }) => here).sort()).toEqual([false, false, true]);
    expect(to(await postForm({ POST: elsewhere }, {}, client.jar))).toBe("/account?said=elsewhere-2");
    expect([(await client.actor()).kind, (await phone.actor()).kind, (await tablet.actor()).kind]).toEqual([
      "customer",
      "anonymous",
      "anonymous",
    ]);
    expect(await database().session.count({ where: { user: { email: "stranger@forms.example" } } })).toBe(1);
  });

  test("is signed out by a form", async () => {
    const client = await aCustomer("out@forms.example");
    const done = await postForm({ POST: signOut }, {}, client.jar);
    expect(to(done)).toBe("/sign-in?said=signed-out");
    expect(await client.actor()).toEqual({ kind: "anonymous" });
  });

  test("is behind the sign-in for strangers, with what they typed kept for afterwards", async () => {
    const refused = await postForm({ POST: password }, { current: PASSWORD, password: "a quiet library at noon" });
    expect(to(refused)).toMatch(/^\/sign-in\?next=%2Faccount%3Freply%3D/);
    expect(JSON.stringify(await database().formReply.findMany())).not.toContain("a quiet library at noon");
  });
});

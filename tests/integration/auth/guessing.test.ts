import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { database } from "#lib/db/client.ts";
import { closeQueue } from "#lib/jobs/queue.ts";
import { type Answer, aCustomer, authClient, newestMail, PASSWORD, tokenIn } from "#tests/support/auth-client.ts";

afterAll(closeQueue);

const wrong = async (email: string, times: number, address?: string): Promise<number[]> => {
  const statuses: number[] = [];
  for (let i = 0; i < times; i++)
    statuses.push((await authClient(address ?? `192.0.2.${i + 1}`).signIn(email, `wrong ${i}`)).status);
  return statuses;
};

describe("guessing at one account", () => {
  beforeAll(async () => {
    await aCustomer("owner@guess.example");
    await aCustomer("burst@guess.example");
    await aCustomer("right@guess.example");
    await aCustomer("inside@guess.example");
    await aCustomer("forgot@guess.example");
  });

  test.each(["owner@guess.example", "nobody@guess.example"])(
    "ends after ten failed tries for %s, with a time to wait",
    async (email) => {
      expect(await wrong(email, 10)).toEqual(Array(10).fill(401));
      const refused = await authClient("198.51.100.9").signIn(email.toUpperCase(), PASSWORD);
      expect(refused).toMatchObject({ status: 429, body: { code: "TOO_MANY_TRIES" } });
      const wait = Number(refused.headers.get("retry-after"));
      expect(wait).toBeGreaterThan(14 * 60);
      expect(wait).toBeLessThanOrEqual(15 * 60);
    },
  );

  test("is counted before the check: of sixty tries at once ten get through, whatever address they claim", async () => {
    const tries = Array.from({ length: 60 }, (_, i) =>
      authClient(`203.0.113.${i}`).post(
        "/sign-in/email",
        { email: "burst@guess.example", password: `wrong ${i}` },
        { "x-forwarded-for": `10.0.0.${i}` },
      ),
    );
    const statuses = (await Promise.all(tries)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(10);
    expect(statuses.filter((status) => status === 429)).toHaveLength(50);
  });

  test("does not count right passwords, and a right one does not wipe out the failed", async () => {
    const email = "right@guess.example";
    expect(await wrong(email, 9)).toEqual(Array(9).fill(401));
    for (let i = 0; i < 5; i++) expect((await authClient().signIn(email, PASSWORD)).status).toBe(200);
    expect(await wrong(email, 1)).toEqual([401]);
    expect((await authClient().signIn(email, PASSWORD)).status).toBe(429);
  });

  test("is open again when the oldest try is fifteen minutes old", async () => {
    await database().$executeRaw`UPDATE sign_in_failure SET at = at - interval '15 minutes'`;
    expect((await authClient().signIn("right@guess.example", PASSWORD)).status).toBe(200);
  });

  test("counts the password asked for inside an account as well", async () => {
    const client = authClient();
    await client.signIn("inside@guess.example", PASSWORD);
    const change = { currentPassword: "wrong", newPassword: "a quiet library at noon" };
    for (let i = 0; i < 10; i++) expect((await client.post("/change-password", change)).status).toBe(400);
    expect((await client.post("/change-password", { ...change, currentPassword: PASSWORD })).status).toBe(429);
    expect((await authClient().signIn("inside@guess.example", PASSWORD)).status).toBe(429);
  });

  test("is over for whoever resets the password by mail", async () => {
    const email = "forgot@guess.example";
    expect(await wrong(email, 10)).toEqual(Array(10).fill(401));
    await authClient().post("/request-password-reset", { email });
    const token = tokenIn((await newestMail("account.reset", email)).text);
    await authClient().post("/reset-password", { token, newPassword: "a quiet library at noon" });
    expect((await authClient().signIn(email, "a quiet library at noon")).status).toBe(200);
  });
});

test("one client address has a hundred failed tries a minute, over all accounts", async () => {
  const address = "2001:db8:0:7::1";
  await database().$executeRaw`DELETE FROM sign_in_failure`;
  const statuses: number[] = [];
  for (let i = 0; i < 20; i++) statuses.push(...(await wrong(`many-${i}@guess.example`, 5, address)));
  expect(statuses.filter((status) => status === 401)).toHaveLength(100);
  expect((await authClient(address).signIn("fresh@guess.example", "wrong")).status).toBe(429);
  expect((await authClient("2001:db8:0:7:ffff::2").signIn("fresh@guess.example", "wrong")).status).toBe(429);
  expect((await authClient("2001:db8:0:8::1").signIn("fresh@guess.example", "wrong")).status).toBe(401);
});

describe("who has an account is not told", () => {
  beforeAll(async () => {
    await database().$executeRaw`DELETE FROM sign_in_failure`;
    await aCustomer("known@equal.example");
  });

  const shown = ({ status, body, headers }: Answer) => ({ status, body, headers: [...headers] });

  const pairs: readonly [string, string, (email: string) => object][] = [
    ["sign-in", "/sign-in/email", (email) => ({ email, password: "a wrong password" })],
    ["sign-up", "/sign-up/email", (email) => ({ email, name: "Kim", password: PASSWORD })],
    ["reset", "/request-password-reset", (email) => ({ email })],
    ["confirmation", "/send-verification-email", (email) => ({ email })],
  ];

  test.each(pairs)("by a %s", async (_name, path, body) => {
    const known = await authClient().post(path, body("known@equal.example"));
    const unknown = await authClient().post(path, body("unknown@equal.example"));
    expect(shown(known)).toEqual(shown(unknown));
  });

  test("by signing up with somebody's address and trying one's own password for it", async () => {
    await authClient().post("/sign-up/email", { name: "Eve", email: "known@equal.example", password: "a chosen password 7" });
    await authClient().post("/sign-up/email", { name: "Eve", email: "fresh@equal.example", password: "a chosen password 7" });
    const known = await authClient().signIn("known@equal.example", "a chosen password 7");
    const fresh = await authClient().signIn("fresh@equal.example", "a chosen password 7");
    expect(shown(known)).toEqual(shown(fresh));
  });

  test("but the owner of the address is, by mail", async () => {
    expect((await newestMail("account.taken", "known@equal.example")).text).toContain("has an account already");
  });

  test("by two sign-ups of one address at once", async () => {
    const body = { name: "Kim", email: "twice@equal.example", password: PASSWORD };
    const answers = await Promise.all([1, 2, 3].map(() => authClient().post("/sign-up/email", body)));
    expect(answers.map(({ status, body: said }) => [status, said])).toEqual(Array(3).fill([200, { status: true }]));
    expect(await database().user.count({ where: { email: body.email } })).toBe(1);
  });
});

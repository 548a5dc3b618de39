import { expect, test } from "vitest";
import { isUnavailable } from "#lib/db/fault.ts";
import { authClient, PASSWORD } from "#tests/support/auth-client.ts";

// Nothing listens there. Set before anything connects.
process.env.DATABASE_URL = "postgresql://nobody@127.0.0.1:1/nothing";

test.each([
  ["/sign-in/email", { email: "kim@away.example", password: PASSWORD }],
  ["/sign-up/email", { email: "kim@away.example", name: "Kim", password: PASSWORD }],
  ["/request-password-reset", { email: "kim@away.example" }],
])("without a database %s answers 503 and when to come back", async (path, body) => {
  const answer = await authClient().post(path, body);
  expect(answer).toMatchObject({ status: 503, body: { code: "UNAVAILABLE" } });
  expect(answer.headers.get("retry-after")).toBe("5");
});

test("without a database a signed-in person is not taken for a stranger: the question fails", async () => {
  const client = authClient();
  client.jar.set("upgrade-desk.session_token", "x".repeat(32));
  expect(await client.actor()).toEqual({ kind: "anonymous" });
  const { auth } = await import("#lib/auth/client.ts");
  const { secret, authCookies } = await auth().$context;
  const { makeSignature } = await import("better-auth/crypto");
  const token = "t".repeat(32);
  client.jar.set(authCookies.sessionToken.name, encodeURIComponent(`${token}.${await makeSignature(token, secret)}`));
  const failure = await client.actor().catch((error: unknown) => error);
  expect(isUnavailable(failure)).toBe(true);
});

import { authRoute } from "#lib/accounts/service.ts";
import { hashPassword } from "#lib/auth/password/service.ts";
import { actorOf } from "#lib/auth/session.ts";
import { env } from "#lib/config/env.ts";
import { database, newId } from "#lib/db/client.ts";
import { keepCookies } from "./form-post.ts";

export type Answer = { readonly status: number; readonly body: unknown; readonly headers: Headers };

/** A browser as far as accounts are concerned: keeps cookies, comes from one client address, sends our own origin. */
export function authClient(address = "192.0.2.1") {
  const jar = new Map<string, string>();
  const headers = (more: Record<string, string> = {}): Headers => {
    const sent = new Headers({ origin: env().appUrl, "x-client-address": address, "accept-language": "en", ...more });
    if (jar.size > 0) sent.set("cookie", [...jar].map(([name, value]) => `${name}=${value}`).join("; "));
    return sent;
  };
  const ask = async (method: string, path: string, body?: object, more?: Record<string, string>): Promise<Answer> => {
    const sent = headers({ ...(body ? { "content-type": "application/json" } : {}), ...more });
    const init = { method, headers: sent, ...(body ? { body: JSON.stringify(body) } : {}) };
    const response = await authRoute(new Request(`${env().appUrl}/api/auth${path}`, init));
    keepCookies(response, jar);
    return { status: response.status, body: await response.json(), headers: response.headers };
  };
  return {
    jar,
    ask,
    get: (path: string) => ask("GET", path),
    post: (path: string, body: object = {}, more?: Record<string, string>) => ask("POST", path, body, more),
    signIn: (email: string, password: string) => ask("POST", "/sign-in/email", { email, password }),
    actor: () => actorOf(new Request(`${env().appUrl}/api/v1/bookings`, { headers: headers() })),
  };
}

export type AuthClient = ReturnType<typeof authClient>;

/** The newest mail of a kind to an address; fails where there is none. */
export async function newestMail(kind: string, address: string) {
  return database().mail.findFirstOrThrow({ where: { kind, toAddress: address.toLowerCase() }, orderBy: { createdAt: "desc" } });
}

/** The one link in a mail. */
export function linkIn(text: string): URL {
  const links = text.match(/https?:\/\/\S+/g) ?? [];
  if (links.length !== 1) throw new Error(`Expected one link, found ${links.length}.`);
  return new URL(String(links[0]));
}

export const tokenIn = (text: string): string => linkIn(text).searchParams.get("token") ?? "";

export const PASSWORD = "a ladder beside the pond";

/** A confirmed customer of an organisation of their own; signed in, where the client asks for it. */
export async function aCustomer(email: string, client: AuthClient = authClient()): Promise<AuthClient> {
  await client.post("/sign-up/email", { name: "Kim Berger", company: "Northwind", email, password: PASSWORD });
  const { text } = await newestMail("account.verify", email);
  await client.get(`/verify-email?token=${tokenIn(text)}`);
  return client;
}

/** The same without the mails, which take their time: for tests that are about something else. */
export async function aKnownCustomer(email: string): Promise<AuthClient> {
  const id = newId();
  const password = await hashPassword(PASSWORD);
  await database().user.create({ data: { id, email, name: "Kim Berger", emailVerified: true } });
  await database().account.create({ data: { id: newId(), userId: id, accountId: id, providerId: "credential", password } });
  const client = authClient();
  await client.signIn(email, PASSWORD);
  return client;
}

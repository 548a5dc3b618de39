import "server-only";
import { setTimeout as pause } from "node:timers/promises";
import { isAPIError } from "better-auth/api";
import { auth } from "#lib/auth/client.ts";
import { isSignedIn } from "#lib/auth/policy.ts";
import { identityFrom } from "#lib/auth/session.ts";
import { log } from "#lib/config/client.ts";
import { env } from "#lib/config/env.ts";
import { database } from "#lib/db/client.ts";
import { isUnavailable } from "#lib/db/fault.ts";
import { BODY_LIMIT, nulPointers, readJson } from "#lib/http/body.ts";
import { isSameOrigin } from "#lib/http/origin.ts";
import { done, type Result, refuse } from "#lib/kernel/result.ts";
import { hasAccount } from "./repository.ts";
import { coded, corrected, equalised, isServed, READ_HERE_ALONE, TELLS_BY_MAIL, type Told, told } from "./served.ts";

const BASE = "/api/auth";

/** Longer than a sign-up takes, so that its duration says nothing. */
const FLOOR_MS = 400;

const PASSED_ON = ["cookie", "user-agent", "accept-language", "x-client-address", "sec-fetch-site", "sec-fetch-mode", "origin"];

const withoutSession = (cookie: string): string =>
  cookie
    .split(";")
    .filter((part) => !(part.split("=")[0] ?? "").trim().endsWith("session_token"))
    .join(";");

/** The headers better-auth is to see. A session that is nobody's any more, since its account was switched off, goes. */
async function headersFor(request: Request): Promise<Headers> {
  const headers = new Headers({ "content-type": "application/json" });
  for (const name of PASSED_ON) {
    const value = request.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  if (isSameOrigin(request.headers, env().trustedOrigins)) headers.set("origin", env().appUrl);
  const cookie = headers.get("cookie");
  if (cookie?.includes("session_token")) {
    const { actor, enrollee } = await identityFrom(headers);
    if (!isSignedIn(actor) && !enrollee) headers.set("cookie", withoutSession(cookie));
  }
  return headers;
}

export type AuthAnswer = Told & {
  readonly code: string | null;
  /** Cookies to set, a place to go to, and how long to wait; nothing else of better-auth's. */
  readonly headers: Headers;
};

function keptHeaders(response: Response): Headers {
  const headers = new Headers();
  for (const cookie of response.headers.getSetCookie()) headers.append("set-cookie", cookie);
  const location = response.headers.get("location");
  if (location) headers.set("location", location);
  const wait = response.headers.get("retry-after") ?? response.headers.get("x-retry-after");
  if (wait) headers.set("retry-after", wait);
  return headers;
}

const codeIn = (body: unknown): string | null => (body as { readonly code?: string } | null)?.code ?? null;

/** Two sign-ups of one address at once: the second finds the account made meanwhile, which it must not tell. */
async function afterRace(path: string, body: object, answer: Told): Promise<Told> {
  const raced = path === "/sign-up/email" && codeIn(answer.body) === "FAILED_TO_CREATE_USER";
  if (!raced) return answer;
  const { email } = body as { readonly email?: unknown };
  const exists = await hasAccount(database(), String(email));
  return exists ? { status: 200, body: null } : told(503, "UNAVAILABLE", "The account could not be made. Try again.");
}

async function ask(request: Request, path: string, body: object | null): Promise<AuthAnswer> {
  const target = new URL(`${BASE}${path}`, env().appUrl);
  // Of the query nothing but the token: a place to go on to would be followed without a look at where it leads.
  const token = new URL(request.url).searchParams.get("token");
  if (body === null && token !== null) target.searchParams.set("token", token);
  const headers = await headersFor(request);
  const inner = new Request(target, body === null ? { headers } : { method: "POST", headers, body: JSON.stringify(body) });
  const floor = TELLS_BY_MAIL.has(path) ? pause(FLOOR_MS) : null;
  const response = await auth().handler(inner);
  const text = await response.text();
  const raw = corrected(path, { status: response.status, body: text === "" ? null : (JSON.parse(text) as unknown) });
  const answer = coded(equalised(path, body === null ? raw : await afterRace(path, body, raw)));
  await floor;
  return { ...answer, code: codeIn(answer.body), headers: keptHeaders(response) };
}

const FAULT = told(500, "FAULT", "Something went wrong on our side. Nothing was changed.");
const UNAVAILABLE = told(503, "UNAVAILABLE", "The database cannot be reached at the moment. Try again in a few seconds.");

function failed(error: unknown, path: string): AuthAnswer {
  const away = isUnavailable(error);
  log().error({ err: error, path }, away ? "database away" : "unexpected fault");
  const headers = new Headers(away ? { "retry-after": "5" } : {});
  return { ...(away ? UNAVAILABLE : FAULT), code: away ? "UNAVAILABLE" : "FAULT", headers };
}

/** Plain members only: no route takes more, and what is not known is not passed on. */
async function readBody(request: Request): Promise<Result<object, Told>> {
  const read = await readJson(request, BODY_LIMIT, true);
  if (!read.ok) {
    if (read.error === "too-large") return refuse(told(413, "TOO_LARGE", "The body is larger than this address takes."));
    if (read.error === "not-json") return refuse(told(415, "UNSUPPORTED_MEDIA_TYPE", "Send the body as application/json."));
    return refuse(told(400, "MALFORMED_JSON", "The body is not JSON in UTF-8."));
  }
  const body = read.value ?? {};
  if (typeof body !== "object" || Array.isArray(body)) return refuse(told(400, "INVALID_BODY", "Send one JSON object."));
  if (nulPointers(body).length > 0) return refuse(told(400, "INVALID_BODY", "Text must not hold the character NUL."));
  const plain = Object.entries(body).filter(([, value]) => ["string", "number", "boolean"].includes(typeof value));
  return done(Object.fromEntries(plain));
}

function respond({ status, body, headers }: AuthAnswer): Response {
  headers.set("content-type", "application/json");
  headers.set("cache-control", "no-store");
  return new Response(JSON.stringify(body), { status, headers });
}

const ELSEWHERE = told(403, "INVALID_ORIGIN", "This is for our own pages alone.");

/** A link on another site must not confirm an address, nor sign its reader in to an account of whoever set the link. */
const isLedHere = (request: Request, path: string): boolean =>
  READ_HERE_ALONE.has(path) && !isSameOrigin(request.headers, env().trustedOrigins);

const bare = (answer: Told): AuthAnswer => ({ ...answer, code: codeIn(answer.body), headers: new Headers() });

/** Answers a request under /api/auth that comes from outside; `{code, message}` where it is refused. Never throws. */
export async function authRoute(request: Request): Promise<Response> {
  const path = new URL(request.url).pathname.slice(BASE.length);
  try {
    if (!isServed(request.method, path)) return respond(bare(told(404, "NOT_FOUND", "There is nothing at this address.")));
    if (isLedHere(request, path)) return respond(bare(ELSEWHERE));
    if (request.method === "GET") return respond(await ask(request, path, null));
    const body = await readBody(request);
    return respond(body.ok ? await ask(request, path, body.value) : bare(body.error));
  } catch (error) {
    return respond(failed(error, path));
  }
}

/**
 * Asks better-auth on behalf of a form of ours, whose origin was checked: with the sender's cookies, address and language,
 * through the same limits as from outside. `body` null asks with GET. Throws where the database is away.
 */
export async function askAuth(request: Request, path: string, body: object | null): Promise<AuthAnswer> {
  const headers = new Headers(request.headers);
  headers.set("origin", env().appUrl);
  headers.delete("sec-fetch-site");
  const [route, query] = path.split("?");
  const asked = new Request(`${env().appUrl}${BASE}${route}${query ? `?${query}` : ""}`, { headers });
  const answer = await ask(asked, route ?? path, body);
  if (answer.status >= 500) throw new Error(`better-auth answered ${answer.status} to ${route}.`);
  return answer;
}

/**
 * Whether this is the password of whoever sends the request: 200, or the refusal. Counts among the tries of the account. The
 * library answers this question to the server alone.
 */
export async function checkPassword(request: Request, password: string): Promise<AuthAnswer> {
  const headers = await headersFor(request);
  const checked = await auth()
    .api.verifyPassword({ headers, body: { password } })
    .catch((error: unknown) => error);
  if (!isAPIError(checked)) {
    if (checked instanceof Error) throw checked;
    return { status: 200, body: null, code: null, headers: new Headers() };
  }
  const waits = new Headers(checked.headers).get("retry-after");
  const refused = coded({ status: checked.statusCode, body: checked.body });
  return { ...refused, code: codeIn(refused.body), headers: new Headers(waits ? { "retry-after": waits } : {}) };
}

import "server-only";
import { createHash } from "node:crypto";
import { askerByKey } from "#lib/api-keys/service.ts";
import type { Actor } from "#lib/auth/actor.ts";
import { isSignedIn } from "#lib/auth/policy.ts";
import { actorOf } from "#lib/auth/session.ts";
import { log } from "#lib/config/client.ts";
import { env } from "#lib/config/env.ts";
import { isUnavailable } from "#lib/db/fault.ts";
import { ownerOf } from "#lib/forms/service.ts";
import type { Refusal } from "#lib/http/refusal.ts";
import type { AnyHandler, Asked, Asker, Handler, Method, RouteWorld } from "#lib/http/route.ts";
import { routeExports } from "#lib/http/route.ts";
import { done, type Result, refuse } from "#lib/kernel/result.ts";
import { translator } from "#lib/messages/translator.ts";
import { isOnceKey, type OnceKey } from "#lib/once/once-key.ts";

const say = translator("en");

/** A key stands for itself: where one is sent, the cookie beside it is not looked at. */
export async function askerOf(request: Request): Promise<Asker> {
  const header = request.headers.get("authorization");
  if (header === null) return { actor: await actorOf(request), by: "cookie" };
  const asker = await askerByKey(header);
  return asker && { actor: asker.actor, by: asker.scope === "read-write" ? "key" : "reading-key" };
}

const world: RouteWorld = {
  askerOf,
  trustedOrigins: () => env().trustedOrigins,
  say,
  failed(error, request) {
    const away = isUnavailable(error);
    log().error(
      { err: error, method: request.method, path: new URL(request.url).pathname },
      away ? "database away" : "unexpected fault",
    );
    return away ? "unavailable" : "fault";
  },
};

/**
 * The exports of a route under /api: `export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = api({ … })`. `asker` is
 * there for a route that neither a session nor an API key opens.
 */
export const api = (handlers: Partial<Record<Method, AnyHandler>>, asker = askerOf) =>
  routeExports(handlers, { ...world, askerOf: asker });

/** Ties a handler's schema to its `run`, so that both see the same types. */
export const handler = <Body = undefined, Query = undefined>(definition: Handler<Body, Query>): Handler<Body, Query> =>
  definition;

/** Strangers have no account that their keys could belong to, so they belong to the address that they come from. */
function keyOwner(actor: Actor, request: Request): string {
  if (isSignedIn(actor)) return ownerOf(actor);
  const address = request.headers.get("x-client-address") ?? "";
  return `${ownerOf(actor)} ${createHash("sha256").update(address).digest("base64url").slice(0, 22)}`;
}

/** The request's Idempotency-Key, or `null` without one. The hash covers the parsed body, so that white space does not matter. */
export function onceKeyOf({ actor, body, request }: Asked<unknown, unknown>, route: string): Result<OnceKey | null, Refusal> {
  const key = request.headers.get("idempotency-key");
  if (key === null) return done(null);
  if (!isOnceKey(key))
    return refuse({ code: "invalid-input", faults: [{ pointer: "Idempotency-Key", code: "once-key-spelling" }] });
  return done({
    owner: keyOwner(actor, request),
    route,
    key,
    bodyHash: createHash("sha256").update(JSON.stringify(body)).digest("hex"),
  });
}

/** The version in `If-Match: "3"`; `null` where the header is missing or not a version, which no thing has. */
export function ifMatchOf(request: Request): number | null {
  const match = /^\s*(?:W\/)?"(\d{1,9})"\s*$/.exec(request.headers.get("if-match") ?? "");
  return match ? Number(match[1]) : null;
}

import type { z } from "zod";
import { type Actor, ANONYMOUS } from "#lib/auth/actor.ts";
import { isSignedIn } from "#lib/auth/policy.ts";
import { done, type Result, refuse } from "#lib/kernel/result.ts";
import { BODY_LIMIT, nulPointers, readJson } from "./body.ts";
import { isSameOrigin } from "./origin.ts";
import { type Problem, problemResponse } from "./problem.ts";
import { problemOf, type Refusal } from "./refusal.ts";

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

export type Params = Readonly<Record<string, string>>;

/** What a handler is given: who asks, the parsed body and query, the path's parameters. */
export type Asked<Body, Query> = {
  readonly actor: Actor;
  readonly params: Params;
  readonly body: Body;
  readonly query: Query;
  readonly request: Request;
};

/** What a handler answers: JSON with a status, a refusal, or a response of its own (streams, files). */
export type Answer = { readonly status: number; readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> };

export type Handler<Body = undefined, Query = undefined> = {
  /** A POST that only works something out, so that a key for reading may send it. */
  readonly changesNothing?: boolean;
  /** Who may do this kind of thing; `anyone` needs no session. Whose thing it is, the service decides. */
  readonly who: "anyone" | ((actor: Actor) => boolean);
  readonly body?: z.ZodType<Body>;
  /** The body may be left out; it then reads as `{}`. */
  readonly bodyOptional?: boolean;
  readonly bodyLimit?: number;
  readonly query?: z.ZodType<Query>;
  /** Code of a fault of shape; plans have their own. */
  readonly inputCode?: string;
  readonly run: (asked: Asked<Body, Query>) => Promise<Result<Answer, Refusal> | Response>;
};

// A handler's body and query types meet only inside its own `run`; from outside every handler is alike.
// biome-ignore lint/suspicious/noExplicitAny: the schema that produces the value stands next to the code that takes it
export type AnyHandler = Handler<any, any>;

/** Who asks, and by what. `null`: by an `Authorization` that opens nothing, whatever cookie came along. */
export type Asker = { readonly actor: Actor; readonly by: "cookie" | "key" | "reading-key" } | null;

export type RouteWorld = {
  readonly askerOf: (request: Request) => Promise<Asker>;
  readonly trustedOrigins: () => readonly string[];
  readonly say: (key: string, params?: Record<string, string | number>) => string;
  /** Called with what nobody expected; answers whether the database is merely away. */
  readonly failed: (error: unknown, request: Request) => "unavailable" | "fault";
};

const METHODS: readonly Method[] = ["GET", "POST", "PUT", "PATCH", "DELETE"];

/** Codes of zod's issues in our spelling: `invalid_type` is `invalid-type`; a `custom` issue carries its own in `params.code`. */
function issueCode(issue: z.core.$ZodIssue): string {
  const own = issue.code === "custom" ? issue.params?.code : undefined;
  return typeof own === "string" ? own : issue.code.replaceAll("_", "-");
}

const pointerOf = (path: readonly PropertyKey[]): string =>
  path.map((part) => `/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");

/** Every fault of a body's or query's shape, in the schema's order. */
const shapeFaults = (error: z.ZodError, prefix = "") =>
  error.issues.map((issue) => ({
    pointer: prefix + (prefix ? issue.path.join(".") : pointerOf(issue.path)),
    code: issueCode(issue),
    message: issue.message,
  }));

async function readBody(handler: AnyHandler, request: Request, say: RouteWorld["say"]): Promise<Result<unknown, Problem>> {
  if (!handler.body) return done(undefined);
  const read = await readJson(request, handler.bodyLimit ?? BODY_LIMIT, handler.bodyOptional ?? false);
  if (read.ok) return done(read.value === undefined ? {} : read.value);
  const status = { "too-large": 413, "not-json": 415, "malformed-json": 400 }[read.error];
  return refuse({ status, code: read.error, detail: say(`errors.${read.error}`) });
}

/** What no field accepts, whatever its schema: a NUL in the body or in a query parameter. */
function nulFaults(handler: AnyHandler, raw: unknown, asked: Readonly<Record<string, string>>) {
  const inBody = handler.body ? nulPointers(raw) : [];
  const names = handler.query ? Object.keys(asked).filter((name) => asked[name]?.includes("\0")) : [];
  return [...inBody, ...names.map((name) => `?${name}`)].map((pointer) => ({ pointer, code: "nul-character" }));
}

/** The shape of body and query together, so that one answer names every fault. */
function judgeShape(handler: AnyHandler, raw: unknown, request: Request): Result<{ body: unknown; query: unknown }, Refusal> {
  const code = handler.inputCode ?? "invalid-input";
  const asked = Object.fromEntries(new URL(request.url).searchParams);
  const nuls = nulFaults(handler, raw, asked);
  if (nuls.length > 0) return refuse({ code, faults: nuls });
  const body = handler.body?.safeParse(raw);
  const query = handler.query?.safeParse(asked);
  const faults = [...(body?.error ? shapeFaults(body.error) : []), ...(query?.error ? shapeFaults(query.error, "?") : [])];
  return faults.length > 0 ? refuse({ code, faults }) : done({ body: body?.data, query: query?.data });
}

const READS: ReadonlySet<string> = new Set(["GET", "HEAD"]);

/** A browser sends its cookie wherever a page leads it, and never a key: so only the cookie asks where the write comes from. */
function judgeWho(handler: AnyHandler, asker: Asker, request: Request, world: RouteWorld): Refusal | null {
  if (!asker) return { code: "key-refused" };
  const { actor, by } = asker;
  const known = typeof handler.who === "function";
  if (known && !isSignedIn(actor)) return { code: "not-signed-in" };
  if (typeof handler.who === "function" && !handler.who(actor)) return { code: "forbidden" };
  if (READS.has(request.method)) return null;
  if (by === "reading-key" && !handler.changesNothing) return { code: "key-only-reads" };
  const led = by === "cookie" && request.headers.has("cookie") && !isSameOrigin(request.headers, world.trustedOrigins());
  return led ? { code: "forbidden" } : null;
}

function answer(result: Result<Answer, Refusal> | Response, world: RouteWorld): Response {
  if (result instanceof Response) return result;
  if (!result.ok) return problemResponse(problemOf(result.error, world.say));
  const { status, body, headers } = result.value;
  const fixed = { "cache-control": "no-store", ...headers };
  if (body === undefined) return new Response(null, { status, headers: fixed });
  return new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json", ...fixed } });
}

async function handle(handler: AnyHandler, request: Request, params: Params, world: RouteWorld): Promise<Response> {
  const asker = await world.askerOf(request);
  const stranger = judgeWho(handler, asker, request, world);
  if (stranger) return problemResponse(problemOf(stranger, world.say));
  const actor = asker?.actor ?? ANONYMOUS;
  const raw = await readBody(handler, request, world.say);
  if (!raw.ok) return problemResponse(raw.error);
  const shape = judgeShape(handler, raw.value, request);
  if (!shape.ok) return problemResponse(problemOf(shape.error, world.say));
  return answer(await handler.run({ actor, params, request, ...shape.value }), world);
}

/** The framework hands over no parameters at all for an address without any, whatever its own types say. */
type NextContext = { readonly params: Promise<Record<string, string | string[] | undefined> | undefined> };

const flat = (params: Record<string, string | string[] | undefined> = {}): Params =>
  Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, Array.isArray(value) ? value.join("/") : (value ?? "")]),
  );

type Exports = Record<Method | "HEAD" | "OPTIONS", (request: Request, context: NextContext) => Promise<Response>>;

/**
 * The exports of an API route: one function for every method. Judges in the interface's order: 405, 401, 403, 413, 415,
 * 400, 422 of shape; everything after that is the service's. A method without a handler answers 405 with `Allow`.
 */
export function routeExports(handlers: Partial<Record<Method, AnyHandler>>, world: RouteWorld): Exports {
  const allow = METHODS.filter((method) => handlers[method])
    .flatMap((method) => (method === "GET" ? ["GET", "HEAD"] : [method]))
    .join(", ");
  const serve = (handler: AnyHandler | undefined) => async (request: Request, context: NextContext) => {
    if (!handler)
      return problemResponse({
        status: 405,
        code: "method-not-allowed",
        detail: world.say("errors.method-not-allowed", { allow }),
        headers: { allow },
      });
    try {
      return await handle(handler, request, flat(await context.params), world);
    } catch (error) {
      const kind = world.failed(error, request);
      if (kind === "unavailable") return problemResponse(problemOf({ code: "unavailable" }, world.say));
      return problemResponse({ status: 500, code: "fault", detail: world.say("errors.fault") });
    }
  };
  const byMethod = Object.fromEntries(METHODS.map((method) => [method, serve(handlers[method])])) as Record<
    Method,
    Exports["GET"]
  >;
  return { ...byMethod, HEAD: serve(handlers.GET), OPTIONS: serve(undefined) };
}

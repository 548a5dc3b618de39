import "server-only";
import { createHash } from "node:crypto";
import type { z } from "zod";
import type { Actor } from "#lib/auth/actor.ts";
import { reserveLargeReply } from "#lib/auth/attempts/service.ts";
import { isSignedIn } from "#lib/auth/policy.ts";
import { actorOf } from "#lib/auth/session.ts";
import { log } from "#lib/config/client.ts";
import { env } from "#lib/config/env.ts";
import { isUnavailable } from "#lib/db/fault.ts";
import { readFields } from "#lib/forms/fields.ts";
import { type FieldError, type FormValues, parseForm, withoutSecrets } from "#lib/forms/reply.ts";
import { keepReply, ownerOf } from "#lib/forms/service.ts";
import { parseUpload } from "#lib/forms/upload.ts";
import { BODY_LIMIT, isForm, isUpload, LARGE_BODY_LIMIT, readRaw, readText } from "#lib/http/body.ts";
import { isSameOrigin } from "#lib/http/origin.ts";
import type { Refusal } from "#lib/http/refusal.ts";
import type { Params } from "#lib/http/route.ts";
import { translator } from "#lib/messages/translator.ts";
import { isOnceKey, type OnceKey } from "#lib/once/once-key.ts";

export type Sent<Fields> = {
  readonly actor: Actor;
  readonly params: Params;
  readonly fields: Fields;
  readonly values: FormValues;
  /** From the hidden field `key`; the same form sent twice with the same answers is one act. */
  readonly once: OnceKey;
  readonly request: Request;
};

/** On to `to`; or back to the form with errors at fields; or a service's refusal, said by the catalogue's `errors.<code>`. */
export type Outcome =
  | { readonly to: string; readonly headers?: Headers }
  | { readonly errors: readonly FieldError[]; readonly sealed?: string | null }
  | { readonly refusal: Refusal };

export type FormRoute<Fields> = {
  /** Names the form among kept replies and one-time keys. */
  readonly form: string;
  readonly who: "anyone" | ((actor: Actor) => boolean);
  /** Address of the page with the form, query included; errors and GET lead there. */
  readonly back: (params: Params, values: FormValues) => string;
  readonly schema: z.ZodType<Fields>;
  /** In bytes, where a form carries more than most; the guard lets through what it knows by the address. */
  readonly bodyLimit?: number;
  /** Fields that are never kept in clear: passwords. */
  readonly secrets?: readonly string[];
  /** What else must not be kept as it was typed: answers the values to keep, before the secret fields are left out. */
  readonly cleaned?: (values: FormValues) => FormValues;
  /** Secret fields sealed, for a form that keeps them where the session ended while they were typed. */
  readonly sealed?: (sent: Omit<Sent<Fields>, "fields">) => string | null;
  /** The form takes a file, or a text as long as one; `tooLarge` is what is said of a body over 2 MiB. */
  readonly upload?: { readonly tooLarge: string };
  readonly run: (sent: Sent<Fields>) => Promise<Outcome>;
};

const plain = (status: number, key: string): Response =>
  new Response(`${translator("en")(key)}\n`, {
    status,
    headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" },
  });

/** See other: the browser asks for `to` with GET. Cookies set on the way come along. */
export function seeOther(to: string, headers = new Headers()): Response {
  headers.set("location", to);
  headers.set("cache-control", "no-store");
  return new Response(null, { status: 303, headers });
}

const withQuery = (address: string, name: string, value: string): string =>
  `${address}${address.includes("?") ? "&" : "?"}${name}=${encodeURIComponent(value)}`;

function onceKeyOf(actor: Actor, form: string, values: FormValues): OnceKey {
  const hash = createHash("sha256").update(JSON.stringify(values)).digest("hex");
  const key = values.key?.[0] ?? "";
  // Going back, changing an answer and sending again is a new act, so the answers are part of the key here.
  return {
    owner: ownerOf(actor),
    route: `form:${form}`,
    key: `${isOnceKey(key) ? key.slice(0, 80) : "none"}.${hash}`,
    bodyHash: hash,
  };
}

/** What is kept of a form: all of it, but of strangers' long lists only so many, so that nobody fills the database with them. */
async function keepable({ actor, request }: Omit<Sent<unknown>, "fields">, values: FormValues): Promise<FormValues> {
  if (isSignedIn(actor) || JSON.stringify(values).length <= BODY_LIMIT) return values;
  return (await reserveLargeReply(request.headers.get("x-client-address"))).open ? values : {};
}

async function backWith<F>(
  definition: FormRoute<F>,
  sent: Omit<Sent<F>, "fields">,
  outcome: { errors: readonly FieldError[]; sealed?: string | null },
): Promise<Response> {
  const { secrets = [], cleaned = (typed: FormValues) => typed } = definition;
  const values = await keepable(sent, withoutSecrets(cleaned(sent.values), [...secrets, "key"]));
  const id = await keepReply(sent.actor, definition.form, { values, errors: outcome.errors, sealed: outcome.sealed ?? null });
  return seeOther(withQuery(definition.back(sent.params, sent.values), "reply", id));
}

/** A session that ended while somebody typed must not cost them what they typed: it waits behind the sign-in. */
async function toSignIn<F>(definition: FormRoute<F>, sent: Omit<Sent<F>, "fields">): Promise<Response> {
  const kept = await backWith(definition, sent, { errors: [], sealed: definition.sealed?.(sent) ?? null });
  return seeOther(withQuery("/sign-in", "next", kept.headers.get("location") ?? "/"));
}

function errorsOf(refusal: Refusal): readonly FieldError[] {
  const whole = { field: "", message: `errors.${refusal.code}`, ...(refusal.params ? { params: refusal.params } : {}) };
  const parts = (refusal.faults ?? []).map((fault) => ({
    field: fault.pointer.replace(/^\//, "").replaceAll("/", "."),
    message: fault.message ?? `errors.${fault.code}`,
    ...(fault.params ? { params: fault.params } : {}),
  }));
  return parts.length > 0 ? parts : [whole];
}

/** Beside the text itself: the other fields, and what the encoding adds. */
const UPLOAD_LIMIT = LARGE_BODY_LIMIT + BODY_LIMIT;

async function readUpload(request: Request, tooLarge: string): Promise<FormValues | Response> {
  const bytes = await readRaw(request, UPLOAD_LIMIT);
  if (!bytes.ok && bytes.error === "too-large") return plain(413, tooLarge);
  const values = bytes.ok ? await parseUpload(bytes.value, request.headers.get("content-type") ?? "") : null;
  return values ?? plain(400, "common.form.not-utf-8");
}

async function readValues<F>({ upload, bodyLimit = BODY_LIMIT }: FormRoute<F>, request: Request): Promise<FormValues | Response> {
  if (upload && isUpload(request)) return readUpload(request, upload.tooLarge);
  if (!isForm(request)) return plain(415, "common.form.not-a-form");
  const text = await readText(request, bodyLimit);
  if (!text.ok) return plain(text.error === "too-large" ? 413 : 400, `common.form.${text.error}`);
  return parseForm(text.value);
}

async function post<F>(definition: FormRoute<F>, request: Request, params: Params): Promise<Response> {
  if (!isSameOrigin(request.headers, env().trustedOrigins)) return plain(403, "common.form.other-site");
  const values = await readValues(definition, request);
  if (values instanceof Response) return values;
  const actor = await actorOf(request);
  const sent = { actor, params, values, request, once: onceKeyOf(actor, definition.form, values) };
  if (typeof definition.who === "function" && !definition.who(actor)) {
    return isSignedIn(actor) ? plain(403, "errors.forbidden") : toSignIn(definition, sent);
  }
  const read = readFields(definition.schema, values);
  if ("errors" in read) return backWith(definition, sent, read);
  const outcome = await definition.run({ ...sent, fields: read.fields });
  if ("to" in outcome) return seeOther(outcome.to, outcome.headers);
  return backWith(definition, sent, "refusal" in outcome ? { errors: errorsOf(outcome.refusal) } : outcome);
}

/** The framework hands over no parameters at all for an address without any, whatever its own types say. */
type NextContext = { readonly params: Promise<Record<string, string | string[] | undefined> | undefined> };

const flat = (params: Record<string, string | string[] | undefined> = {}): Params =>
  Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, Array.isArray(value) ? value.join("/") : (value ?? "")]),
  );

/**
 * The exports of `…/submit/route.ts`: POST takes the form and answers 303; GET, which a bookmark or a reload sends,
 * leads back to the page. Everything a person can send gets an answer; only a fault of ours is a 5xx.
 */
export function formRoute<Fields>(definition: FormRoute<Fields>) {
  return {
    GET: async (_request: Request, context: NextContext) => seeOther(definition.back(flat(await context.params), {})),
    POST: async (request: Request, context: NextContext) => {
      try {
        return await post(definition, request, flat(await context.params));
      } catch (error) {
        const away = isUnavailable(error);
        log().error({ err: error, form: definition.form }, away ? "database away" : "unexpected fault");
        return plain(away ? 503 : 500, away ? "errors.unavailable" : "errors.fault");
      }
    },
  };
}

/** A path inside this app, or `fallback`: an address handed over in a query must not lead elsewhere. */
export const localPath = (text: string | null | undefined, fallback: string): string =>
  text && /^(?![^?#]*\/\/)\/[^\s\\]{0,4000}$/.test(text) ? text : fallback;

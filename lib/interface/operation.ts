import { z } from "zod";
import type {
  ZodOpenApiOperationObject,
  ZodOpenApiParameters,
  ZodOpenApiResponseObject,
  ZodOpenApiResponsesObject,
} from "zod-openapi";
import type { Call, CallBody, Given, Parameter, Place, Who } from "./call.ts";
import { refusalsOf } from "./refusals.ts";

/** What the catalogue says about a code of a problem. */
export type SayCode = (code: string) => string;

const WHO: Readonly<Record<Who, string>> = {
  anyone: "Anyone, without an account.",
  "signed-in": "Customers, for what belongs to their organisation; the desk and administrators, for everything.",
  customer: "Customers, for what belongs to their organisation.",
  desk: "The desk and administrators.",
  administrator: "Administrators.",
};

const onceKey = z.string().min(1).max(200).optional().meta({
  description: "The same key and body again within 24 hours gives the same answer and creates nothing",
  example: "ticket-4711",
});

const version = z.string().meta({ description: "The version that you read, in quotation marks", example: '"3"' });

const parameter = ({ means, example }: Parameter) => z.string().meta({ description: means, example });

function parametersOf({ path, query, once, ifMatch, headers: own = {} }: Call): ZodOpenApiParameters {
  const places = Object.entries(path ?? {}).map(([name, place]) => [name, parameter(place)] as const);
  const headers = {
    ...Object.fromEntries(Object.entries(own).map(([name, header]) => [name, parameter(header).optional()])),
    ...(once ? { "Idempotency-Key": onceKey } : {}),
    ...(ifMatch ? { "If-Match": ifMatch === "required" ? version : version.optional() } : {}),
  };
  return {
    ...(places.length > 0 ? { path: z.object(Object.fromEntries(places)) } : {}),
    ...(query ? { query } : {}),
    ...(Object.keys(headers).length > 0 ? { header: z.object(headers) } : {}),
  };
}

const HEADERS = {
  ETag: { description: "The version, for If-Match", schema: { type: "string" }, example: '"3"' },
  Location: { description: "Where the new thing is", schema: { type: "string" } },
} as const;

const RETRY_AFTER = { description: "Seconds until it is worth trying again", schema: { type: "integer", minimum: 1 } } as const;

function answerOf({ means, body, type = "application/json", example, headers = [] }: Given): ZodOpenApiResponseObject {
  return {
    description: means,
    ...(headers.length > 0 ? { headers: Object.fromEntries(headers.map((name) => [name, HEADERS[name]])) } : {}),
    ...(body ? { content: { [type]: { schema: body, ...(example === undefined ? {} : { example }) } } } : {}),
  };
}

/** Statuses whose answers say when to come back. */
const TELL_WHEN: ReadonlySet<number> = new Set([429, 503]);

const problemOf = (status: number, codes: readonly string[], say: SayCode): ZodOpenApiResponseObject => ({
  description: codes.map((code) => `\`${code}\`: ${say(code)}`).join("\n\n"),
  ...(TELL_WHEN.has(status) ? { headers: { "Retry-After": RETRY_AFTER } } : {}),
  content: {
    "application/problem+json": {
      schema: { $ref: "#/components/schemas/Problem", properties: { status: { const: status }, code: { enum: [...codes] } } },
    },
  },
});

function responsesOf(call: Call, method: string, say: SayCode): ZodOpenApiResponsesObject {
  const given = Object.entries(call.answers).map(([status, answer]) => [status, answerOf(answer)] as const);
  const refused = Object.entries(refusalsOf(call, method)).map(
    ([status, codes]) => [status, problemOf(Number(status), codes, say)] as const,
  );
  return Object.fromEntries([...given, ...refused]);
}

/** Who asks: nobody in particular, a browser's session, or a key with at least this scope. */
function securityOf({ who, changesNothing, bare, opens }: Call, method: string) {
  if (bare || opens === "address") return [];
  if (opens) return [{ [opens]: [] }];
  const scope = method === "GET" || changesNothing ? "read" : "read-write";
  const known = [{ session: [] }, { apiKey: [scope] }];
  return who === "anyone" ? [{}, ...known] : known;
}

const bodyOf = ({ schema, example, optional, large, raw }: CallBody) => ({
  required: !optional,
  description: raw ? `At most ${raw.limit}.` : `At most ${large ? "2 MiB" : "256 KiB"}; unknown members are ignored.`,
  content: { [raw?.type ?? "application/json"]: { schema, example } },
});

/** One call as the document has it; `tag` is the resource that it belongs to. */
export function operationOf(
  call: Call,
  { method }: Place,
  { tag, say }: { tag: string; say: SayCode },
): ZodOpenApiOperationObject {
  const { id, summary, text, who, body } = call;
  return {
    operationId: id,
    summary,
    description: [text, `Who may: ${WHO[who]}`].filter(Boolean).join("\n\n"),
    tags: [tag],
    security: securityOf(call, method),
    requestParams: parametersOf(call),
    ...(body ? { requestBody: bodyOf(body) } : {}),
    responses: responsesOf(call, method, say),
  };
}

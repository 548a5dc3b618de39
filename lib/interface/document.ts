import { type CreateDocumentOptions, createDocument, type ZodOpenApiPathsObject } from "zod-openapi";
import { bookingAnswerSchema } from "#lib/bookings/answer-schema.ts";
import { problemSchema } from "#lib/http/problem-schema.ts";
import { installationAnswerSchema } from "#lib/installations/answer-schema.ts";
import { planAnswerSchema } from "#lib/planning/plan-answer-schema.ts";
import { readinessAnswerSchema } from "#lib/readiness/answer-schema.ts";
import { policyAnswerSchema } from "#lib/scheduling/desk/answer-schema.ts";
import { placeOf, type Resource } from "./call.ts";
import { RESOURCES } from "./calls.ts";
import { operationOf, type SayCode } from "./operation.ts";

/** The document as it is sent. */
export type InterfaceDocument = ReturnType<typeof createDocument>;

/** Answers that several calls give; everything else stands where it is used. */
const SHARED = {
  Booking: bookingAnswerSchema,
  Installation: installationAnswerSchema,
  Plan: planAnswerSchema,
  Policy: policyAnswerSchema,
  Problem: problemSchema,
  Readiness: readinessAnswerSchema,
};

const INTRODUCTION = `Plan, book and run upgrades from a program. JSON in UTF-8.

Moments come in as RFC 3339 with any offset and go out in UTC; \`local\` is the same moment on the clock of \`zone\`.

Errors are \`application/problem+json\` (RFC 9457). \`code\` is for programs; \`errors\` names every fault at once. They are judged in this order: 421 unknown host, 405 method, 401, 403, 413, 415, 400, 422 shape, 404, 428 and 412, 409 state, 422 rules, 409 slot. What belongs to another organisation answers like what does not exist: 404. An address that does not take a method answers 405 with \`Allow\`. \`GET\` may be \`HEAD\`.

Lists take \`limit\` and \`cursor\` and answer \`items\` and \`nextCursor\`.

Ten failed sign-ins of an account in 15 minutes, then 429 with \`Retry-After\`. While the database cannot be had every call answers 503 with \`Retry-After\`; nothing was changed.`;

const SECURITY = {
  session: {
    type: "apiKey",
    in: "cookie",
    name: "better-auth.session_token",
    description:
      "The session of a browser: `POST /api/auth/sign-in/email` with `{email, password}` sets it. A write needs `Sec-Fetch-Site: same-origin`, or `Origin` with the address of the app.",
  },
  apiKey: {
    type: "http",
    scheme: "bearer",
    bearerFormat: "ud_…",
    description:
      "`Authorization: Bearer <key>`: a key of your own, made at `/account/keys`, with the scope read or read-write. It acts as its person, needs no `Origin`, and a cookie beside it is not looked at.",
  },
  mailServer: {
    type: "http",
    scheme: "bearer",
    description: "The mail server that hands over answers by mail shows `INBOUND_SECRET`.",
  },
} as const;

/** Whole numbers of JSON that no limit of ours stands behind. */
const LARGEST = Number.MAX_SAFE_INTEGER;

/** Keeps what a reader needs: answers may get members, and a number has the limits that we set. */
const override: CreateDocumentOptions["override"] = ({ jsonSchema }) => {
  if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
  if (jsonSchema.maximum === LARGEST) delete jsonSchema.maximum;
  if (jsonSchema.minimum === -LARGEST) delete jsonSchema.minimum;
};

function pathsOf(resources: readonly Resource[], say: SayCode): ZodOpenApiPathsObject {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const { name, calls } of resources)
    for (const [key, call] of Object.entries(calls)) {
      const place = placeOf(key);
      paths[place.path] = { ...paths[place.path], [place.method.toLowerCase()]: operationOf(call, place, { tag: name, say }) };
    }
  return paths as ZodOpenApiPathsObject;
}

/**
 * The OpenAPI 3.1 document of the whole interface. `appUrl` is the public address, `version` the app's; `say` gives the
 * sentence of a problem's code.
 */
export function interfaceDocument({
  appUrl,
  version,
  say,
}: {
  appUrl: string;
  version: string;
  say: SayCode;
}): InterfaceDocument {
  return createDocument(
    {
      openapi: "3.1.0",
      info: { title: "Upgrade Desk", version, summary: "Plan, book and run SERVERware upgrades.", description: INTRODUCTION },
      servers: [{ url: appUrl }],
      externalDocs: { url: `${appUrl}/api/docs`, description: "The same as a page" },
      tags: RESOURCES.map(({ name, text }) => ({ name, description: text })),
      paths: pathsOf(RESOURCES, say),
      components: { schemas: SHARED, securitySchemes: SECURITY },
    },
    { override },
  );
}

import type { Fault, Problem } from "./problem.ts";

/**
 * What a service refuses, as facts. `code` decides the status; `faults` are the single findings, where there are several.
 * `params` fill the placeholders of the sentence that the catalogue has for the code.
 */
export type Refusal = {
  readonly code: string;
  readonly faults?: readonly RefusalFault[];
  readonly params?: Readonly<Record<string, string | number>>;
};

/** `message` is set where the module that found the fault has the better words; else the catalogue speaks by code. */
export type RefusalFault = {
  readonly pointer: string;
  readonly code: string;
  readonly message?: string;
  readonly params?: Readonly<Record<string, string | number>>;
};

const STATUS: Readonly<Record<string, number>> = {
  "not-signed-in": 401,
  "key-refused": 401,
  forbidden: 403,
  "key-only-reads": 403,
  "not-found": 404,
  "illegal-transition": 409,
  "on-hold": 409,
  "evening-ahead": 409,
  "slot-taken": 409,
  "changed-meanwhile": 409,
  "too-early": 409,
  "steps-remaining": 409,
  "has-bookings": 409,
  sealed: 409,
  outdated: 412,
  "version-required": 428,
  "too-many-requests": 429,
  unavailable: 503,
};

/** 422 unless the contract says otherwise: the request was understood and a rule stands against it. */
const statusOf = (code: string): number => STATUS[code] ?? 422;

/** How a program makes itself known, and what is amiss with its key. Source: RFC 9110, section 15.5.2, and RFC 6750, section 3. */
const CHALLENGES: Readonly<Record<string, string>> = {
  "not-signed-in": "Bearer",
  "key-refused": 'Bearer error="invalid_token"',
  "key-only-reads": 'Bearer error="insufficient_scope"',
};

/** When to try again, where that is known: after a break of the database, or once an earlier try is old enough. */
function headersOf({ code, params = {} }: Refusal): Problem["headers"] {
  if (code === "unavailable") return { "retry-after": "5" };
  const challenge = CHALLENGES[code];
  if (challenge !== undefined) return { "www-authenticate": challenge };
  return code === "too-many-requests" && params.seconds !== undefined ? { "retry-after": String(params.seconds) } : undefined;
}

type Sentences = (key: string, params?: Record<string, string | number>) => string;

/** The problem document of a refusal; sentences come from the catalogue's `errors.<code>`. */
export function problemOf(refusal: Refusal, say: Sentences): Problem {
  const errors = refusal.faults?.map(
    (fault): Fault => ({
      pointer: fault.pointer,
      code: fault.code,
      message: fault.message ?? say(`errors.${fault.code}`, { ...fault.params }),
    }),
  );
  const headers = headersOf(refusal);
  return {
    status: statusOf(refusal.code),
    code: refusal.code,
    detail: say(`errors.${refusal.code}`, { ...refusal.params }),
    ...(errors && errors.length > 0 ? { errors } : {}),
    ...(headers ? { headers } : {}),
  };
}

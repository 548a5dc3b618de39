import type { Call } from "./call.ts";

/** Codes by status. */
export type Refusals = Readonly<Record<number, readonly string[]>>;

/** Whether the call changes something, so that a key for reading may not send it and a cookie has to come from our pages. */
const isWrite = (method: string): boolean => method !== "GET";

const whoRefusals = (call: Call, method: string): Refusals =>
  call.opens ? { 401: ["key-refused"] } : knownRefusals(call, method);

const knownRefusals = (call: Call, method: string): Refusals => ({
  401: call.who === "anyone" ? ["key-refused"] : ["not-signed-in", "key-refused"],
  403: [
    ...(isWrite(method) || !["anyone", "signed-in"].includes(call.who) ? ["forbidden"] : []),
    ...(isWrite(method) && !call.changesNothing ? ["key-only-reads"] : []),
  ],
});

const NOTHING: Refusals = {};

const bodyRefusals = ({ body, query, once }: Call): Refusals => ({
  ...(body && !body.raw ? { 400: ["malformed-json"], 413: ["too-large"], 415: ["not-json"] } : NOTHING),
  422: [...((body && !body.raw) || query || once ? ["invalid-input"] : []), ...(once ? ["idempotency-mismatch"] : [])],
});

const versionRefusals = ({ ifMatch }: Call): Refusals => ({
  412: ifMatch ? ["outdated"] : [],
  428: ifMatch === "required" ? ["version-required"] : [],
});

/** Every refusal of a call by its status: what follows from its form, then its own codes. */
export function refusalsOf(call: Call, method: string): Refusals {
  if (call.bare) return call.refuses ?? {};
  const parts: readonly Refusals[] = [
    whoRefusals(call, method),
    bodyRefusals(call),
    { 404: call.path ? ["not-found"] : [] },
    versionRefusals(call),
    call.refuses ?? {},
    { 500: ["fault"], 503: ["unavailable"] },
  ];
  const statuses = [...new Set(parts.flatMap((part) => Object.keys(part).map(Number)))].toSorted((a, b) => a - b);
  const codes = (status: number) => [...new Set(parts.flatMap((part) => part[status] ?? []))];
  return Object.fromEntries(statuses.map((status) => [status, codes(status)] as const).filter(([, found]) => found.length > 0));
}

import { missingParts } from "#lib/db/health/service.ts";
import { problemResponse } from "#lib/http/problem.ts";

/** 200 when requests can be served, else 503 with what is missing: `database`, or `migrations` that this version needs. */
export async function GET(): Promise<Response> {
  const missing = await missingParts();
  if (missing.length === 0) return Response.json({ status: "ok" }, { headers: { "cache-control": "no-store" } });
  return problemResponse({
    status: 503,
    code: "not-ready",
    detail: `Missing: ${missing.join(", ")}.`,
    headers: { "retry-after": "5" },
    errors: missing.map((part) => ({ pointer: "", code: part, message: `The ${part} cannot be had.` })),
  });
}

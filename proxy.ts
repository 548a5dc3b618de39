import { type NextRequest, NextResponse } from "next/server";
import { contentPolicy } from "#lib/guard/content-policy.ts";

/**
 * Gives every page a content policy with a nonce of its own. The framework finds the nonce in the policy of the request and puts it on
 * its scripts. Decides no access: every service does that for itself.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))));
  const policy = contentPolicy(nonce, process.env.NODE_ENV === "development", request.nextUrl.pathname);
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  return response;
}

/** Pages, and the one under /api that people read. Static files run nothing; the API's answers get their policy from the guard. */
export const config = { matcher: ["/((?!api/|_next/|[^/]+\\.(?:svg|ico|png|txt|webmanifest)$).*)", "/api/docs"] };

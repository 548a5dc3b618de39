/**
 * Whether a write comes from our own pages: `Sec-Fetch-Site: same-origin`, else an `Origin` that is ours. A browser
 * sends at least one of the two with every post; what sends neither has no business carrying a session cookie.
 */
export function isSameOrigin(headers: Headers, trustedOrigins: readonly string[]): boolean {
  const site = headers.get("sec-fetch-site");
  if (site === "same-origin") return true;
  const origin = headers.get("origin");
  return site === null || site === "none" ? origin !== null && trustedOrigins.includes(origin) : false;
}

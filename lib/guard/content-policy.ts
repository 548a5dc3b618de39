/**
 * What a page may load: its own files, and scripts that carry its nonce or were loaded by one that does. No inline style, no eval, no
 * frame, no other origin. `reloading` is for development, where the framework's tools need both.
 */
export function contentPolicy(nonce: string, reloading: boolean): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${reloading ? " 'unsafe-eval'" : ""}`,
    `style-src 'self'${reloading ? " 'unsafe-inline'" : ""}`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}

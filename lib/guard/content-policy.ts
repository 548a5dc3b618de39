/** Pages that show a mail as it is drawn, in a frame. */
const SHOWS_MAIL = /^\/desk\/(?:mails|outbox)\/[^/]+\/?$/;

/** A mail as it is drawn, which such a frame asks for. */
const DRAWN_MAIL = /^\/desk\/(?:mails|outbox)\/[^/]+\/html\/?$/;

/** Whether the address is one that a page of ours may show in a frame. */
export const isFramed = (path: string): boolean => DRAWN_MAIL.test(path);

/** A mail carries its own style and nothing else: it runs, loads and sends nothing, and only our pages show it. */
const MAIL_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; sandbox allow-popups allow-popups-to-escape-sandbox; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

/**
 * What a page may load: its own files, and scripts that carry its nonce or were loaded by one that does. No inline style, no eval, no
 * other origin, no frame but one for a mail. `path` is the page's; `reloading` is for development, where the framework's tools need
 * inline style and eval.
 */
export function contentPolicy(nonce: string, reloading: boolean, path = "/"): string {
  if (isFramed(path)) return MAIL_POLICY;
  return [
    "default-src 'none'",
    ...(SHOWS_MAIL.test(path) ? ["frame-src 'self'"] : []),
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

import { isFramed } from "./content-policy.ts";
import { isApi, type Refused } from "./guard.ts";

export type Headers = Readonly<Record<string, string>>;

const EVERYWHERE: Headers = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "same-origin",
  "x-frame-options": "DENY",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy":
    "accelerometer=(), camera=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=(), publickey-credentials-get=(self), publickey-credentials-create=(self)",
};

/** Two years, as browsers ask before they remember a host for good. */
const HSTS = "max-age=63072000; includeSubDomains";

/** Nothing may be loaded by what is not a page: data shown as a document runs and fetches nothing. */
const DATA_POLICY = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/** A page that is refused loads its one stylesheet. */
const PLAIN_PAGE_POLICY = `${DATA_POLICY}; style-src 'self'`;

/** The one page under /api; it gets a page's policy. */
const API_PAGE = /^\/api\/docs(\/|\?|$)/;

/** Headers of every answer to this target, before anything else is decided. Pages get their content policy in proxy.ts. */
export function securityHeaders(target: string, https: boolean): Headers {
  const data = isApi(target) && !API_PAGE.test(target);
  return {
    ...EVERYWHERE,
    ...(isFramed(target.split("?")[0] ?? "") ? { "x-frame-options": "SAMEORIGIN" } : {}),
    ...(https ? { "strict-transport-security": HSTS } : {}),
    ...(data ? { "content-security-policy": DATA_POLICY } : {}),
  };
}

export type Text = { readonly type: string; readonly body: string };

/** What ordinary people run into by sending much: it is told as a page of its own, in words that lead on. */
const WAYS_ON: Readonly<Record<number, string>> = {
  413: "Nothing was changed. Go back and send it in smaller parts. The interface for programs takes more.",
  431: "A plan of very many hosts does not fit into an address. Give their number instead of their names, or use the interface for programs.",
};

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

const pageText = ({ title, detail }: Refused, wayOn: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)} - Upgrade Desk</title>
<link rel="stylesheet" href="/refused.css">
</head>
<body>
<main>
<h1>${escaped(title)}</h1>
<p>${escaped(detail)} ${wayOn}</p>
<p><a href="/">Plan an upgrade</a></p>
</main>
</body>
</html>
`;

/** A problem document for programs, one line for people, a page where they are likely to come by. */
export function refusalText(refused: Refused, target: string): Text {
  const { status, code, title, detail } = refused;
  const wayOn = WAYS_ON[status];
  if (!isApi(target) && wayOn !== undefined) return { type: "text/html; charset=utf-8", body: pageText(refused, wayOn) };
  if (!isApi(target)) return { type: "text/plain; charset=utf-8", body: `${status} ${title}. ${detail}\n` };
  const problem = { type: `urn:upgrade-desk:problem:${code}`, title, status, detail, code };
  return { type: "application/problem+json", body: JSON.stringify(problem) };
}

/** A whole HTTP answer as text, for a connection whose request is not read to its end. The connection closes after it. */
export function rawAnswer(refused: Refused, target: string, https: boolean): string {
  const { type, body } = refusalText(refused, target);
  const headers = {
    "content-type": type,
    "content-length": String(new TextEncoder().encode(body).length),
    "cache-control": "no-store",
    ...(refused.allow ? { allow: refused.allow } : {}),
    ...securityHeaders(target, https),
    "content-security-policy": type.startsWith("text/html") ? PLAIN_PAGE_POLICY : DATA_POLICY,
    connection: "close",
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${refused.status} ${refused.title}\r\n${lines.join("")}\r\n${body}`;
}

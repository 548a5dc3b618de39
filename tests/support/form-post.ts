import { env } from "#lib/config/env.ts";

type Route = {
  readonly POST: (request: Request, context: { readonly params: Promise<Record<string, string>> }) => Promise<Response>;
};

/** Posts a form as a browser does. `cookies` is a browser's jar. */
export function postForm(
  route: Route,
  fields: Readonly<Record<string, string>>,
  cookies: ReadonlyMap<string, string> = new Map(),
) {
  const headers = new Headers({
    "content-type": "application/x-www-form-urlencoded",
    origin: env().appUrl,
    "sec-fetch-site": "same-origin",
    "x-client-address": "192.0.2.1",
  });
  if (cookies.size > 0) headers.set("cookie", [...cookies].map(([name, value]) => `${name}=${value}`).join("; "));
  const request = new Request(`${env().appUrl}/form/submit`, { method: "POST", headers, body: new URLSearchParams(fields) });
  return route.POST(request, { params: Promise.resolve({}) });
}

/** Takes the cookies of an answer into a jar. */
export function keepCookies(response: Response, jar: Map<string, string>): void {
  for (const cookie of response.headers.getSetCookie()) {
    const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
    if (value === "" || /max-age=0/i.test(cookie)) jar.delete(name);
    else jar.set(name, value);
  }
}

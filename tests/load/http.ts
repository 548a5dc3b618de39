import { performance } from "node:perf_hooks";

/** Somebody signed in at one running app. The cookie is as good at another one on the same database. */
export type Session = { readonly origin: string; readonly cookie: string };

export type Told = { readonly status: number; readonly body: Record<string, unknown>; readonly ms: number };

type Sending = { readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> };

const DEMO_PASSWORD = "upgrade-desk-demo";

/** The sample account at this app; fails where it does not let us in. */
export async function signIn(origin: string, email: string): Promise<Session> {
  const response = await fetch(`${origin}/api/auth/sign-in/email`, {
    method: "POST",
    headers: { "content-type": "application/json", origin },
    body: JSON.stringify({ email, password: DEMO_PASSWORD }),
  });
  if (!response.ok) throw new Error(`Sign-in of ${email} answered ${response.status}: ${await response.text()}`);
  const cookie = response.headers.getSetCookie().map((line) => line.split(";")[0] ?? "");
  return { origin, cookie: cookie.join("; ") };
}

export const at = (session: Session, origin: string): Session => ({ ...session, origin });

/** One request, and how long its whole answer took. An answer that never comes is status 0, which no promise allows. */
export async function send(
  { origin, cookie }: Session,
  method: string,
  path: string,
  { body, headers = {} }: Sending = {},
): Promise<Told> {
  const begun = performance.now();
  try {
    const response = await fetch(`${origin}/api/v1${path}`, {
      method,
      headers: { origin, cookie, ...(body === undefined ? {} : { "content-type": "application/json" }), ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const read = text === "" ? {} : (JSON.parse(text) as Record<string, unknown>);
    return { status: response.status, body: read, ms: performance.now() - begun };
  } catch (error) {
    return { status: 0, body: { error: String(error) }, ms: performance.now() - begun };
  }
}

/** The body of an answer that has to be a success. */
export async function granted(
  session: Session,
  method: string,
  path: string,
  sending: Sending = {},
): Promise<Record<string, unknown>> {
  const told = await send(session, method, path, sending);
  if (told.status < 200 || told.status > 299)
    throw new Error(`${method} ${path} answered ${told.status}: ${JSON.stringify(told.body)}`);
  return told.body;
}

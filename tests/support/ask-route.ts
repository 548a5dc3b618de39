type Context = { readonly params: Promise<Record<string, string>> };
type Route = (request: Request, context: Context) => Promise<Response>;

export type Asking = {
  /** Who asks: the account's id, which the test's own session knows. */
  readonly by?: string;
  readonly method?: string;
  readonly params?: Record<string, string>;
  readonly query?: string;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
};

export type Told = { readonly status: number; readonly body: Record<string, unknown>; readonly headers: Headers };

/** Sends one request to an API route's own functions, as Next would. */
export async function ask(
  route: Route,
  { by, method = "GET", params = {}, query = "", body, headers = {} }: Asking,
): Promise<Told> {
  const sent = new Headers({ ...(by ? { "x-test-actor": by } : {}), ...headers });
  if (body !== undefined && !sent.has("content-type")) sent.set("content-type", "application/json");
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const request = new Request(`http://localhost:3000/api/v1/x${query}`, {
    method,
    headers: sent,
    ...(body === undefined ? {} : { body: text }),
  });
  const response = await route(request, { params: Promise.resolve(params) });
  const said = await response.text();
  return {
    status: response.status,
    body: said === "" ? {} : (JSON.parse(said) as Record<string, unknown>),
    headers: response.headers,
  };
}

/** `pointer code` of every entry in a problem's `errors`. */
export const faultsIn = ({ body }: Told): readonly string[] =>
  ((body.errors ?? []) as { pointer: string; code: string }[]).map(({ pointer, code }) => `${pointer} ${code}`);

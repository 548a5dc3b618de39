/** One fault of the input: `pointer` is a JSON pointer into the body, or the name of a query parameter with a `?` before it. */
export type Fault = { readonly pointer: string; readonly code: string; readonly message: string };

/** What went wrong, before it becomes an answer. Source: RFC 9457. */
export type Problem = {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly errors?: readonly Fault[];
  readonly headers?: Readonly<Record<string, string>>;
};

const TITLES: Readonly<Record<number, string>> = {
  400: "Malformed request",
  401: "Not signed in",
  403: "Not allowed",
  404: "Not found",
  405: "Method not allowed",
  409: "Conflict",
  412: "Changed in between",
  413: "Too large",
  415: "Not JSON",
  421: "Unknown host",
  422: "Rules broken",
  428: "Version required",
  429: "Too many tries",
  500: "Fault on our side",
  503: "Not available",
};

/** The answer for a problem: `application/problem+json`, never cached. */
export function problemResponse(problem: Problem): Response {
  const body = {
    type: `urn:upgrade-desk:problem:${problem.code}`,
    title: TITLES[problem.status] ?? "Problem",
    status: problem.status,
    detail: problem.detail,
    code: problem.code,
    ...(problem.errors ? { errors: problem.errors } : {}),
  };
  return new Response(JSON.stringify(body), {
    status: problem.status,
    headers: { "content-type": "application/problem+json", "cache-control": "no-store", ...problem.headers },
  });
}

/** The page that stands in for an answer. `status` null: the page brings its own. */
export type Instead = {
  readonly url: string;
  readonly status: number | null;
  /** Seconds after which it may be worth another try. */
  readonly retryAfter: number | null;
  /** Whose page it is: the person's own, or, without the database, that of anybody with these colours and this language. */
  readonly cookies: "all" | "preferences";
};

/** No page has this address: the framework answers it with the whole "not found" page. */
const NOT_FOUND: Instead = { url: "/not-found", status: null, retryAfter: null, cookies: "all" };

const trouble = (kind: "away" | "fault" | "too-large", status: number): Instead => ({
  url: `/trouble/${kind}`,
  status,
  retryAfter: kind === "away" ? 10 : null,
  cookies: "preferences",
});

/** The address of the page, which is told what was asked for, so that it can lead there again. */
export const addressOf = ({ url, cookies }: Instead, asked: string): string =>
  cookies === "all" ? url : `${url}?at=${encodeURIComponent(asked)}`;

const isForm = (method: string, url: string): boolean => method === "POST" && /\/submit\/?$/.test(url);

/** Whether an answer is looked at: pages, and forms of a person who reads pages; not what scripts and programs ask for. */
export function isAsked(head: {
  readonly method: string;
  readonly url: string;
  readonly rsc: boolean;
  readonly accept: string;
}): boolean {
  const { method, url, rsc, accept } = head;
  if (url.startsWith("/api/") || url.startsWith("/_next/") || url.startsWith("/trouble/") || rsc) return false;
  return method === "GET" || (isForm(method, url) && accept.includes("text/html"));
}

/** What the framework or a form is about to answer; `away` where the database could not be had. */
export type Begun = { readonly method: string; readonly status: number; readonly type: string; readonly away: boolean };

/** The page that stands in for this answer; none where it can stay. */
export function insteadOf({ method, status, type, away }: Begun): Instead | null {
  const page = type.startsWith("text/html");
  if (page && method === "GET" && status === 404) return NOT_FOUND;
  if (page && status >= 500) return away ? trouble("away", 503) : trouble("fault", status);
  const text = method === "POST" && type.startsWith("text/plain");
  if (text && status === 413) return trouble("too-large", status);
  return text && status >= 500 ? trouble(status === 503 ? "away" : "fault", status) : null;
}

import { isRouterState } from "./router-state.ts";

const KIB = 1024;

/** Largest body under /api, in bytes: an attachment. Finer limits are judged by the routes, after they know who asks. */
export const API_BODY_LIMIT = 12 * KIB * KIB;

/** Largest form, in bytes, with some room for the encoding around 256 KiB of content. */
export const FORM_BODY_LIMIT = (256 + 16) * KIB;

/** Largest form that brings a list of thousands of lines: 2 MiB of it are judged by the route, which says so in better words. */
export const LIST_BODY_LIMIT = 4 * KIB * KIB;

export type GuardRules = {
  /** Values of the Host header that are ours, in lower case, with the port where it is not the scheme's own. */
  readonly hosts: ReadonlySet<string>;
  /** Whether the public address is https. */
  readonly https: boolean;
  /** Trusted proxies in front; 0: the connection's own address is the client's. */
  readonly proxyHops: number;
};

/** A request as its head describes it. */
export type Head = {
  readonly method: string;
  /** The request target as sent, query included. */
  readonly target: string;
  /** All Host headers; a request has one, or, in HTTP/1.0, none. */
  readonly hosts: readonly string[];
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
};

export type Refused = {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly allow?: string;
};

/** `shown`: the form goes to the page at its own address, which shows what it says and stores nothing. */
export type Verdict =
  | { readonly refused: Refused }
  | { readonly refused: null; readonly bodyLimit: number; readonly shown: boolean };

const HEALTH = new Set(["/api/health/live", "/api/health/ready"]);
const API_METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"];
const PAGE_METHODS = ["GET", "HEAD"];
const FORM_METHODS = ["GET", "HEAD", "POST"];

/** Headers by which the framework talks to itself: from outside they have been ways around every check. */
const INTERNAL =
  /^(next-action|next-resume|next-hmr-refresh|x-middleware-.*|x-invoke-.*|x-matched-path|x-now-.*|x-next-.*|x-nextjs-(?!deployment-id|request-id|html-request-id).*|x-prerender-.*)$/;

/** Pages of the framework's own, which would show themselves as errors. */
const FRAMEWORK_PAGE = /^\/_(?!next\/)/;

const pathOf = (target: string): string => target.split(/[?#]/, 1)[0] ?? "";

/** Whether errors of this target are told as problem documents. */
export const isApi = (target: string): boolean => /^\/api(\/|$)/.test(pathOf(target));

/** Our own forms post to a child segment of the page that shows them. */
const isForm = (path: string): boolean => !isApi(path) && /\/submit\/?$/.test(path);

/** Forms that take a list say so in their address, since nobody has read the body yet. */
const LIST_FORM = /\/(?:inventory|vps)\/(?:import\/|file\/)?submit\/?$/;

/** Forms whose outcome is a page that keeps nothing: there is no address to lead on to. */
const SHOWN_FORM = /^\/plan\/vps\/submit$/;

/** Bytes that a body for this target may have. */
function bodyLimitOf(target: string): number {
  if (isApi(target)) return API_BODY_LIMIT;
  return LIST_FORM.test(pathOf(target)) ? LIST_BODY_LIMIT : FORM_BODY_LIMIT;
}

const allowedMethods = (path: string): readonly string[] =>
  isApi(path) ? API_METHODS : isForm(path) ? FORM_METHODS : PAGE_METHODS;

function isReadablePath(path: string): boolean {
  try {
    return path.startsWith("/") && !decodeURIComponent(path).includes("\0");
  } catch {
    return false;
  }
}

const isKnownHost = ({ hosts }: Head, known: ReadonlySet<string>): boolean =>
  hosts.length === 1 && known.has((hosts[0] ?? "").toLowerCase());

function badHeader(headers: Head["headers"]): string | undefined {
  const names = Object.keys(headers).filter((name) => headers[name] !== undefined);
  const internal = names.find((name) => INTERNAL.test(name));
  const state = headers["next-router-state-tree"];
  if (internal || state === undefined) return internal;
  return typeof state === "string" && isRouterState(state) ? undefined : "next-router-state-tree";
}

const malformed = (detail: string): Refused => ({ status: 400, code: "malformed-request", title: "Malformed request", detail });

/** The answer to a body that turns out too large, whether it said so beforehand or not. */
export const tooLarge = (limit: number): Refused => ({
  status: 413,
  code: "too-large",
  title: "Too large",
  detail: `The body is over ${Math.floor(limit / KIB)} KiB.`,
});

function refuse(head: Head, rules: GuardRules): Refused | null {
  const path = pathOf(head.target);
  if (!isKnownHost(head, rules.hosts) && !HEALTH.has(path))
    return {
      status: 421,
      code: "unknown-host",
      title: "Unknown host",
      detail: "This server does not serve the host that was asked for.",
    };
  const allowed = allowedMethods(path);
  if (!allowed.includes(head.method))
    return {
      status: 405,
      code: "method-not-allowed",
      title: "Method not allowed",
      detail: `This address takes ${allowed.join(", ")}.`,
      allow: allowed.join(", "),
    };
  if (!isReadablePath(path)) return malformed("The path cannot be read.");
  if (FRAMEWORK_PAGE.test(path)) return { status: 404, code: "not-found", title: "Not found", detail: "There is nothing here." };
  const header = badHeader(head.headers);
  return header ? malformed(`The header ${header} is not for clients to send.`) : null;
}

/** Judges a request by its head, in the interface's order: 421, 405, then what is malformed, then what is too large. */
export function judge(head: Head, rules: GuardRules): Verdict {
  const refused = refuse(head, rules);
  if (refused) return { refused };
  const bodyLimit = bodyLimitOf(head.target);
  const announced = Number(head.headers["content-length"] ?? 0);
  if (announced > bodyLimit) return { refused: tooLarge(bodyLimit) };
  return { refused: null, bodyLimit, shown: head.method === "POST" && SHOWN_FORM.test(pathOf(head.target)) };
}

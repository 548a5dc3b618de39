import type { z } from "zod";
import type { Method } from "#lib/http/route.ts";

/** Who may make a call. `signed-in`: a customer what is their organisation's, the desk everything. */
export type Who = "anyone" | "signed-in" | "customer" | "desk" | "administrator";

export type Given = {
  /** What comes back, in a few words. */
  readonly means: string;
  /** Absent: the answer has no body. */
  readonly body?: z.ZodType;
  /** Media type, where it is not JSON. */
  readonly type?: string;
  readonly example?: unknown;
  readonly headers?: readonly AnswerHeader[];
};

export type AnswerHeader = "ETag" | "Location";

export type CallBody = {
  /** The very schema that checks the input, or its twin where a function finds the faults. */
  readonly schema: z.ZodType;
  readonly example: unknown;
  readonly optional?: boolean;
  /** Takes 2 MiB instead of 256 KiB. */
  readonly large?: boolean;
  /** What is no JSON has a media type and limits of its own; its refusals are the call's own as well. */
  readonly raw?: { readonly type: string; readonly limit: string };
};

/** What is written down about one method of one address. */
export type Call = {
  /** Name of the operation, a verb and its object: `approveBooking`. */
  readonly id: string;
  readonly summary: string;
  readonly text?: string;
  readonly who: Who;
  /** What each parameter of the path is; its example stands in the commands that people copy. */
  readonly path?: Readonly<Record<string, Parameter>>;
  readonly query?: z.ZodObject;
  readonly body?: CallBody;
  /** Headers of its own that may be sent. */
  readonly headers?: Readonly<Record<string, Parameter>>;
  /** Opened by something else than a session or a key: a secret of the mail server, or nothing but its address. */
  readonly opens?: "mailServer" | "address";
  /** A write that creates nothing and changes nothing, which a key for reading may send. */
  readonly changesNothing?: boolean;
  readonly once?: boolean;
  readonly ifMatch?: "required" | "welcome";
  readonly answers: Readonly<Record<number, Given>>;
  /** Codes of its own by status, beside those that follow from the members above. */
  readonly refuses?: Readonly<Record<number, readonly string[]>>;
  /** Answered outside the routes of `/api/v1`, without their rules. */
  readonly bare?: boolean;
};

export type Parameter = { readonly means: string; readonly example: string };

/** Calls by `METHOD /path`, the path below `/api/v1` unless it begins with `/api/`. */
export type Calls = Readonly<Record<string, Call>>;

/** A group of calls as people look for them. */
export type Resource = { readonly name: string; readonly text: string; readonly calls: Calls };

export type Place = { readonly method: Method; readonly path: string };

/** `POST /plans` is `{ method: "POST", path: "/api/v1/plans" }`. */
export function placeOf(key: string): Place {
  const [method = "", path = ""] = key.split(" ");
  return { method: method as Method, path: path.startsWith("/api/") ? path : `/api/v1${path}` };
}

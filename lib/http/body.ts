import { done, type Result, refuse } from "#lib/kernel/result.ts";

const KIB = 1024;

/** Largest JSON body of a route, in bytes; plans, installations and VPS lists may be larger. */
export const BODY_LIMIT = 256 * KIB;
export const LARGE_BODY_LIMIT = 2 * 1024 * KIB;

export type BodyFault = "too-large" | "not-json" | "malformed-json";

/** The first bytes of a body, or `null` where there are more than `limit`; the rest is never taken off the wire. */
async function readBytes(request: Request, limit: number): Promise<Uint8Array<ArrayBuffer> | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > limit) return null;
    chunks.push(chunk);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return bytes;
}

/** Reads at most `limit` bytes. A body that is not UTF-8 is malformed, and so is one whose sender went away halfway. */
export async function readText(request: Request, limit: number): Promise<Result<string, "too-large" | "not-utf-8">> {
  if (Number(request.headers.get("content-length") ?? 0) > limit) return refuse("too-large");
  try {
    const bytes = await readBytes(request, limit);
    return bytes ? done(new TextDecoder("utf-8", { fatal: true }).decode(bytes)) : refuse("too-large");
  } catch {
    // Not UTF-8; or the connection was reset, which must not be taken for the database's.
    return refuse("not-utf-8");
  }
}

const mediaType = (request: Request): string =>
  (request.headers.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase() ?? "";

/** Reads at most `limit` bytes as they are; `cut-short` for a body whose sender went away halfway. */
export async function readRaw(
  request: Request,
  limit: number,
): Promise<Result<Uint8Array<ArrayBuffer>, "too-large" | "cut-short">> {
  if (Number(request.headers.get("content-length") ?? 0) > limit) return refuse("too-large");
  try {
    const bytes = await readBytes(request, limit);
    return bytes ? done(bytes) : refuse("too-large");
  } catch {
    return refuse("cut-short");
  }
}

/** A form with room for files. */
export const isUpload = (request: Request): boolean => mediaType(request) === "multipart/form-data";

export const isForm = (request: Request): boolean => mediaType(request) === "application/x-www-form-urlencoded";

const isJson = (type: string): boolean => type === "application/json" || /^application\/[a-z0-9.+-]+\+json$/.test(type);

/** The body as JSON. An absent body reads as `undefined` where `optional`. Judged in the interface's order: size, type, syntax. */
export async function readJson(request: Request, limit: number, optional: boolean): Promise<Result<unknown, BodyFault>> {
  const text = await readText(request, limit);
  if (!text.ok && text.error === "too-large") return refuse("too-large");
  if (text.ok && text.value === "" && optional) return done(undefined);
  if (!isJson(mediaType(request))) return refuse("not-json");
  if (!text.ok) return refuse("malformed-json");
  try {
    return done(JSON.parse(text.value) as unknown);
  } catch {
    return refuse("malformed-json");
  }
}

const isNested = (value: unknown): value is object => typeof value === "object" && value !== null;

/** NUL, and half of a surrogate pair: JSON can write both, and the database can keep neither. */
const cannotBeKept = (text: string): boolean => text.includes("\0") || !text.isWellFormed();

/**
 * JSON pointers of every text that no field accepts because it cannot be kept: with a NUL, or half of a surrogate pair.
 * Walks with a list of its own: nesting of a million levels must not exhaust the stack.
 */
export function nulPointers(root: unknown): readonly string[] {
  const found: string[] = [];
  const open: { value: unknown; parent: number; key: string }[] = [{ value: root, parent: -1, key: "" }];
  const path = (at: number): string => {
    const parts: string[] = [];
    for (let i = at; i > 0; i = open[i]?.parent ?? 0)
      parts.push((open[i]?.key ?? "").replaceAll("~", "~0").replaceAll("/", "~1"));
    return parts
      .map((part) => `/${part}`)
      .toReversed()
      .join("");
  };
  for (let i = 0; i < open.length && found.length < 20; i++) {
    const { value, key } = open[i] ?? { value: undefined, key: "" };
    if ((typeof value === "string" && cannotBeKept(value)) || cannotBeKept(key)) found.push(path(i));
    if (isNested(value)) for (const [name, inner] of Object.entries(value)) open.push({ value: inner, parent: i, key: name });
  }
  return found;
}

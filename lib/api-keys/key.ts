/** `read` asks, `read-write` also changes. */
export const SCOPES = ["read", "read-write"] as const;

export type Scope = (typeof SCOPES)[number];

/** How many days a key can be good for; none is good for ever, so that a forgotten one has an end. */
export const LIFETIMES_DAYS = [30, 90, 365] as const;

export type LifetimeDays = (typeof LIFETIMES_DAYS)[number];

/** Says whose it is wherever one is found, to people and to what looks for leaked keys. */
const BEGIN = "ud_";

export const SECRET_BYTES = 32;

/** 256 bits in base64url. */
const KEY = /^ud_[\w-]{43}$/;

/** The key as its owner gets it; `bytes` are 32 random ones. */
export const writtenKey = (bytes: Uint8Array): string =>
  BEGIN +
  btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");

/** What is shown of a key afterwards: enough to tell one's own apart, 36 of its 256 bits. */
export const prefixOf = (key: string): string => key.slice(0, BEGIN.length + 6);

/**
 * The key in an `Authorization` header; `null` where it holds none. The scheme's name may have any case, and one or more spaces
 * follow it. Source: RFC 6750, section 2.1, and RFC 9110, section 11.
 */
export function bearerIn(header: string): string | null {
  const [, key = ""] = /^bearer +(\S+) *$/i.exec(header) ?? [];
  return KEY.test(key) ? key : null;
}

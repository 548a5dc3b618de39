/** Where a console answers: an IP address or a host name, alone or in an http(s) address. */
export type ConsoleAddress = {
  /** As typed, trimmed. */
  readonly text: string;
  /** Whether it can be reached from outside the customer's network, as far as the spelling tells. */
  readonly isPublic: boolean;
};

const ADDRESS_LENGTH = 500;

type Octets = readonly [number, number, number, number];

const isBetween = (n: number, low: number, high: number): boolean => low <= n && n <= high;

/**
 * Ranges that lead nowhere from outside: this host, private, shared by providers, loopback, link-local, protocol
 * assignments, benchmarks, multicast, reserved. Source: IANA's registry of special-purpose IPv4 addresses. The three ranges for
 * documentation are let through: nobody's console has one, and examples have no others.
 */
const isPublicV4 = ([a, b, c]: Octets): boolean =>
  !(
    a === 0 ||
    a === 10 ||
    (a === 100 && isBetween(b, 64, 127)) ||
    a === 127 ||
    (a === 169 && b === 254) ||
    (a === 172 && isBetween(b, 16, 31)) ||
    (a === 192 && b === 0 && c === 0) ||
    (a === 192 && b === 168) ||
    (a === 198 && isBetween(b, 18, 19)) ||
    a >= 224
  );

function octetsOf(text: string): Octets | null {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text)?.slice(1).map(Number) ?? [];
  const [a, b, c, d] = parts;
  if (a === undefined || b === undefined || c === undefined || d === undefined) return null;
  return parts.every((part) => part < 256) ? [a, b, c, d] : null;
}

/** The eight groups of an IPv6 address as URLs write it: small letters, `::` for the longest run of zeros, no dots. */
function groupsOf(text: string): readonly number[] {
  const [head = "", tail] = text.split("::");
  const numbers = (part: string): number[] => (part === "" ? [] : part.split(":").map((group) => Number.parseInt(group, 16)));
  const [front, back] = [numbers(head), numbers(tail ?? "")];
  return tail === undefined ? front : [...front, ...Array<number>(8 - front.length - back.length).fill(0), ...back];
}

const embedded = (high = 0, low = 0): Octets => [high >> 8, high & 255, low >> 8, low & 255];

/**
 * Global unicast is 2000::/3 alone. Addresses that carry an IPv4 address are what that one is: mapped ones, NAT64
 * (64:ff9b::/96), 6to4 (2002::/16). Teredo (2001:0::/32) hides one behind a relay that nobody runs any more.
 */
function isPublicV6(text: string): boolean {
  const groups = groupsOf(text);
  const [a = 0, b = 0, c = 0] = groups;
  const last = embedded(groups[6], groups[7]);
  const zerosTo = (end: number): boolean => groups.slice(0, end).every((group) => group === 0);
  if (zerosTo(5) && groups[5] === 0xffff) return isPublicV4(last);
  if (a === 0x64 && b === 0xff9b && groups.slice(2, 6).every((group) => group === 0)) return isPublicV4(last);
  if (a === 0x2002) return isPublicV4(embedded(b, c));
  return isBetween(a, 0x2000, 0x3fff) && !(a === 0x2001 && b === 0);
}

/** Endings that name machines inside a network. Sources: RFC 6761, 6762, 8375, 9476; ICANN's reservation of `internal`. */
const INNER = new Set(
  "localhost local localdomain internal intranet private lan home corp mail domain workgroup test invalid alt onion".split(" "),
);

/** A name of one word is looked up inside the network; so are the endings above and `home.arpa`. */
function isPublicName(name: string): boolean {
  const labels = name.split(".");
  return labels.length > 1 && !INNER.has(labels.at(-1) ?? "") && !/(^|\.)home\.arpa$/.test(name);
}

const LABEL = /^(?!-)[a-z0-9_-]{1,63}(?<!-)$/;

const isHostName = (name: string): boolean => name.length <= 253 && name.split(".").every((label) => LABEL.test(label));

/** Judges the host as a browser understands it, which reads `0x7f.1`, `2130706433` and full-width digits as 127.0.0.1. */
function judgeHost(hostname: string): boolean | null {
  if (hostname.startsWith("[")) return isPublicV6(hostname.slice(1, -1));
  const octets = octetsOf(hostname);
  if (octets) return isPublicV4(octets);
  const name = hostname.replace(/\.$/, "");
  return isHostName(name) ? isPublicName(name) : null;
}

/** A bare IPv6 address needs brackets in a URL; its zone (`%eth0`) belongs to one machine and is left out for judging. */
function asUrl(text: string): string {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return text;
  const [, inner, bare] =
    /^(?:\[([0-9a-f:.]*)(?:%[\w.-]+)?\]|([0-9a-f.]*:[0-9a-f.]*:[0-9a-f:.]*)(?:%[\w.-]+)?)$/i.exec(text) ?? [];
  return `http://${inner === undefined && bare === undefined ? text : `[${inner ?? bare}]`}`;
}

export type AddressFault = "address-not-understood" | "address-with-sign-in" | "address-too-long";

/**
 * Reads an address, or says why not. A URL must be http(s) and hold no name and password: those belong into the vault.
 */
export function readAddress(typed: string): ConsoleAddress | AddressFault {
  const text = typed.trim();
  if (text.length > ADDRESS_LENGTH) return "address-too-long";
  const address = asUrl(text);
  if (/[\s\\]|\p{Cc}|^\//u.test(text) || !URL.canParse(address)) return "address-not-understood";
  const url = new URL(address);
  if (url.username !== "" || url.password !== "") return "address-with-sign-in";
  const isPublic = judgeHost(url.hostname);
  const isPlain = address === text || (url.pathname === "/" && url.search === "" && url.hash === "" && !text.endsWith("/"));
  if (!/^https?:$/.test(url.protocol) || isPublic === null || !isPlain) return "address-not-understood";
  return { text, isPublic };
}

/** An address that was not taken, without the name and password that somebody may have put into it. */
export const withoutSignIn = (typed: string): string =>
  typeof readAddress(typed) === "string" ? typed.replace(/^(\s*[a-z][a-z0-9+.-]*:\/\/)?.*@/is, "$1") : typed;

const MAPPED = /^::ffff:(\d{1,3}(?:\.\d{1,3}){3})$/i;

/**
 * What a client's limit is counted on: an IPv4 address as it is, of an IPv6 address its first 64 bits, since a household
 * has all that follow. Anything else counts as itself.
 */
export function networkOf(address: string): string {
  const text = address.trim().toLowerCase();
  const mapped = MAPPED.exec(text)?.[1];
  if (mapped) return mapped;
  if (!/^[\da-f:]+$/.test(text) || !text.includes(":")) return text;
  const [before = "", after = ""] = text.split("::");
  const head = before.split(":").filter(Boolean);
  const tail = after.split(":").filter(Boolean);
  const zeros = text.includes("::") ? Array<string>(Math.max(0, 8 - head.length - tail.length)).fill("0") : [];
  const groups = [...head, ...zeros, ...tail].map((group) => group.replace(/^0+(?=.)/, ""));
  return `${groups.slice(0, 4).join(":")}::/64`;
}

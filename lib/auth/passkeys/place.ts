/**
 * Where a passkey can be used: on this address, only on the app's own one (an origin), or on none, since the app's own is an IP
 * address or is not protected by https. Source: WebAuthn Level 3, section 5.1.3: an identifier is a domain, in a secure context.
 */
export type PasskeyPlace =
  | { readonly kind: "here" }
  | { readonly kind: "elsewhere"; readonly origin: string }
  | { readonly kind: "nowhere" };

const isAddress = (hostname: string): boolean => /^[\d.]+$/.test(hostname) || hostname.startsWith("[");

const isSecure = ({ protocol, hostname }: URL): boolean =>
  protocol === "https:" || hostname === "localhost" || hostname.endsWith(".localhost");

/** The domain that passkeys are made for: that of the public address. */
export const passkeyDomain = (appUrl: string): string => new URL(appUrl).hostname;

/** Of the origins that are believed, those on which a browser can use a passkey of that domain. */
export const passkeyOrigins = (appUrl: string, trustedOrigins: readonly string[]): string[] =>
  trustedOrigins.filter((origin) => new URL(origin).hostname === passkeyDomain(appUrl));

/** `host` is what the request was sent to, port included; `null` where it did not say. */
export function passkeyPlace(appUrl: string, host: string | null): PasskeyPlace {
  const own = new URL(appUrl);
  if (isAddress(own.hostname) || !isSecure(own)) return { kind: "nowhere" };
  const asked = host !== null && URL.canParse(`http://${host}`) ? new URL(`http://${host}`).hostname : null;
  return asked === own.hostname ? { kind: "here" } : { kind: "elsewhere", origin: own.origin };
}

/** What a browser and this app's server tell each other of passkeys: JSON with bytes in base64url. WebAuthn Level 3, section 5.1. */
type Json = Readonly<Record<string, unknown>>;

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  const plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (sign) => sign.charCodeAt(0));
}

const textOf = (bytes: ArrayBuffer): string =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");

const listed = (list: unknown) =>
  ((list ?? []) as (Json & { readonly id: string })[]).map((one) => ({ ...one, id: bytesOf(one.id) }));

/** For browsers that do not read the options themselves, which most did not before 2025. */
export function optionsByHand(options: Json): Json {
  const user = options.user as (Json & { readonly id: string }) | undefined;
  return {
    ...options,
    challenge: bytesOf(String(options.challenge)),
    ...(user ? { user: { ...user, id: bytesOf(user.id) } } : {}),
    excludeCredentials: listed(options.excludeCredentials),
    allowCredentials: listed(options.allowCredentials),
  };
}

const BYTES = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"] as const;

type Response = Partial<Record<(typeof BYTES)[number], ArrayBuffer | null>> & { readonly getTransports?: () => string[] };

/** For browsers, and password managers in their place, that do not write a credential themselves. */
export function credentialByHand({
  id,
  rawId,
  type,
  response,
}: Pick<PublicKeyCredential, "id" | "rawId" | "type" | "response">): Json {
  const held = response as unknown as Response;
  const bytes = BYTES.flatMap((name) => (held[name] ? [[name, textOf(held[name])]] : []));
  const transports = held.getTransports?.();
  return {
    id,
    rawId: textOf(rawId),
    type,
    response: { ...Object.fromEntries(bytes), ...(transports ? { transports } : {}) },
    clientExtensionResults: {},
  };
}

import { POST as create } from "#app/(account)/account/passkeys/new/create/submit/route.ts";
import { POST as begin } from "#app/(account)/account/passkeys/new/submit/route.ts";
import { POST as enter } from "#app/(public)/sign-in/passkey/submit/route.ts";
import { env } from "#lib/config/env.ts";
import { database } from "#lib/db/client.ts";
import { type AuthClient, authClient, PASSWORD } from "./auth-client.ts";
import { type Authenticator, anAuthenticator, type Quirks } from "./authenticator.ts";
import { keepCookies, postForm } from "./form-post.ts";

export const aDevice = (): Authenticator => anAuthenticator(env().appUrl);

export const placeOf = (response: Response): string => response.headers.get("location") ?? "";

/** What the page says after a form that was not accepted: keys of the catalogue. */
export async function faultsOf(response: Response): Promise<readonly string[]> {
  const id = new URL(placeOf(response), "http://x").searchParams.get("reply") ?? "";
  const { errors } = await database().formReply.findUniqueOrThrow({ where: { id } });
  return (errors as { message: string }[]).map(({ message }) => message);
}

/** The first of the two forms; the options are what the device is then asked for. */
export async function beginPasskey(client: AuthClient, { name = "Work laptop", password = PASSWORD } = {}) {
  const response = await postForm({ POST: begin }, { name, current: password }, client.jar);
  keepCookies(response, client.jar);
  const id = new URL(placeOf(response), "http://x").searchParams.get("made");
  if (id === null) return { response, options: null };
  const { values } = await database().formReply.findUniqueOrThrow({ where: { id } });
  return { response, options: JSON.parse((values as { options: string[] }).options[0] ?? "") };
}

export const sendPasskey = (client: AuthClient, credential: string, name = "Work laptop") =>
  postForm({ POST: create }, { name, credential }, client.jar);

/** Adds a passkey to the account that is signed in; where the browser ends up. */
export async function addPasskey(client: AuthClient, device: Authenticator, quirks: Quirks = {}): Promise<Response> {
  const { options } = await beginPasskey(client);
  return sendPasskey(client, device.create(options, quirks));
}

/** Signs in with a device in a browser of its own, or in the one given. */
export async function signInWith(device: Authenticator, quirks: Quirks = {}, client: AuthClient = authClient()) {
  const { body } = await client.get("/passkey/generate-authenticate-options");
  const credential = device.get(body as { challenge: string; rpId: string }, quirks);
  const response = await postForm({ POST: enter }, { credential, next: "/account" }, client.jar);
  keepCookies(response, client.jar);
  return { client, response, credential };
}

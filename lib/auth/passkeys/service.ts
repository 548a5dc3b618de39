import "server-only";
import type { PasskeyOptions } from "@better-auth/passkey";
import { APIError } from "better-auth/api";
import { env } from "#lib/config/env.ts";
import { database } from "#lib/db/client.ts";
import { passkeyDomain, passkeyOrigins } from "./place.ts";
import { saveUse } from "./repository.ts";

/** What the database holds of a device's own count. */
const COUNTER_MAX = 2_147_483_647;

type Seen = { readonly userVerified: boolean; readonly counter: number };

/**
 * The library asks for a verified user and takes an answer without: here such an answer is refused. Only with it a passkey is
 * two factors, the device and whoever can unlock it, and stands for the password and the code together.
 */
function insist({ userVerified, counter }: Seen): void {
  if (!userVerified)
    throw new APIError("UNAUTHORIZED", { code: "USER_NOT_VERIFIED", message: "The device did not check who uses it." });
  if (counter > COUNTER_MAX)
    throw new APIError("BAD_REQUEST", { code: "AUTHENTICATION_FAILED", message: "The device counts further than can be kept." });
}

/** The passkey plugin's options. A passkey can be found by the device alone, so that nobody types an address to sign in. */
export const passkeyOptions = (): PasskeyOptions => ({
  rpID: passkeyDomain(env().appUrl),
  rpName: "Upgrade Desk",
  origin: passkeyOrigins(env().appUrl, env().trustedOrigins),
  authenticatorSelection: { residentKey: "required", userVerification: "required" },
  advanced: { webAuthnChallengeCookie: "passkey" },
  registration: {
    afterVerification: ({ verification: { registrationInfo } }) => {
      if (registrationInfo) insist({ userVerified: registrationInfo.userVerified, counter: registrationInfo.credential.counter });
    },
  },
  authentication: {
    afterVerification: ({ verification: { authenticationInfo } }) =>
      insist({ userVerified: authenticationInfo.userVerified, counter: authenticationInfo.newCounter }),
  },
});

/** Writes down that a passkey signed somebody in, so that its owner sees which are used. */
export const notePasskeyUse = (credentialId: string): Promise<void> => saveUse(database(), credentialId);

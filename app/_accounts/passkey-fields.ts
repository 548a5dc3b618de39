import { z } from "zod";
import { credentialIn } from "#lib/accounts/passkeys/credential.ts";
import { one, requiredText } from "#lib/forms/fields.ts";

const PASSKEY_NAME_MAX = 60;

export const passkeyNameField = requiredText(PASSKEY_NAME_MAX, "passkeys.name-empty", "passkeys.name-long");

/** What a device said, as the browser wrote it down; `null` where that is none of it. */
export const credentialField = <Credential>(schema: z.ZodType<Credential>) =>
  one(z.string().transform((text) => credentialIn(text, schema)));

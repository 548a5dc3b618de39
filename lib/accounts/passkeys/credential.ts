import { z } from "zod";

const encoded = z
  .string()
  .regex(/^[\w-]+={0,2}$/)
  .max(20_000);

/** A credential as browsers write it: WebAuthn Level 3, sections 5.1.9.1 and 5.1.9.2. What the check does not need is dropped. */
const credential = <Response extends z.ZodType>(response: Response) =>
  z.object({
    id: encoded,
    rawId: encoded,
    type: z.literal("public-key"),
    response,
    authenticatorAttachment: z.enum(["platform", "cross-platform"]).optional().catch(undefined),
    clientExtensionResults: z.object({}).catch({}),
  });

const transport = z.enum(["ble", "cable", "hybrid", "internal", "nfc", "smart-card", "usb"]);

export const registrationSchema = credential(
  z.object({
    clientDataJSON: encoded,
    attestationObject: encoded,
    transports: z
      .array(z.string())
      .catch([])
      .transform((names) => names.filter((name) => transport.safeParse(name).success)),
  }),
);

export const assertionSchema = credential(
  z.object({
    clientDataJSON: encoded,
    authenticatorData: encoded,
    signature: encoded,
    userHandle: encoded
      .nullish()
      .catch(null)
      .transform((handle) => handle ?? undefined),
  }),
);

/** What a form's field holds as JSON, judged by `schema`; anything else reads as `null`. */
export function credentialIn<Credential>(text: string, schema: z.ZodType<Credential>): Credential | null {
  try {
    return schema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

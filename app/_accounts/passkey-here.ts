import "server-only";
import { headers } from "next/headers";
import { type PasskeyPlace, passkeyPlace } from "#lib/auth/passkeys/place.ts";
import { env } from "#lib/config/env.ts";
import type { Translate } from "#lib/messages/translator.ts";
import type { PasskeyFault } from "./passkey-button.client.tsx";

/** Whether passkeys work on the address by which somebody came. */
export const passkeysHere = async (): Promise<PasskeyPlace> => passkeyPlace(env().appUrl, (await headers()).get("host"));

const FAULTS: readonly PasskeyFault[] = ["unable", "cancelled", "late", "known", "failed", "away"];

/** The words of the button that runs in the browser. */
export const passkeyWords = (t: Translate) => ({
  waiting: t("passkeys.waiting"),
  faults: Object.fromEntries(FAULTS.map((fault) => [fault, t(`passkeys.fault.${fault}`)])) as Record<PasskeyFault, string>,
});

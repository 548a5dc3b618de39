import "server-only";
import { symmetricDecrypt } from "better-auth/crypto";
import type { SignedIn } from "#lib/auth/actor.ts";
import { auth } from "#lib/auth/client.ts";
import type { Enrollee } from "#lib/auth/identity.ts";
import { database } from "#lib/db/client.ts";
import { choicesOf, type MailChoice, type Side } from "#lib/mail/choices.ts";
import type { Locale } from "#lib/messages/locale.ts";
import { systemClock } from "#lib/time/system-clock.ts";
import { deviceName } from "./device.ts";
import { deleteOtherSessions, findMailsOff, findSecondFactor, liveSessions, saveMailsOff, saveProfile } from "./repository.ts";
import { type TotpKey, totpKey } from "./totp-key.ts";

export type Profile = { readonly name: string; readonly locale: Locale };

/** One's own name and the language of one's mails. */
export const changeProfile = (actor: SignedIn, { name, locale }: Profile): Promise<void> =>
  saveProfile(database(), actor.userId, { name, locale });

const sideOf = (actor: SignedIn): Side => (actor.kind === "customer" ? "customer" : "desk");

/** A mail that may be switched off, and whether it is on. */
export type MailSwitch = { readonly choice: MailChoice; readonly on: boolean };

/** Which mails one gets, of those that one may do without, in the order in which they are shown. */
export async function mailSwitchesOf(actor: SignedIn): Promise<readonly MailSwitch[]> {
  const off = await findMailsOff(database(), actor.userId);
  return choicesOf(sideOf(actor)).map((choice) => ({ choice, on: !off.includes(choice) }));
}

/** Switches on the mails that are wanted, and off every other that one may do without. */
export const chooseMails = (actor: SignedIn, wanted: readonly string[]): Promise<void> =>
  saveMailsOff(
    database(),
    actor.userId,
    choicesOf(sideOf(actor)).filter((choice) => !wanted.includes(choice)),
  );

/** `device` is `null` where the browser did not say what it is; `since` is the sign-in, in epoch milliseconds. */
export type OpenSession = { readonly id: string; readonly device: string | null; readonly since: number; readonly here: boolean };

export async function sessionsOf(actor: SignedIn): Promise<readonly OpenSession[]> {
  const rows = await liveSessions(database(), actor, new Date(systemClock()));
  return rows.map(({ id, userAgent, createdAt }) => ({
    id,
    device: deviceName(userAgent),
    since: createdAt.getTime(),
    here: id === actor.sessionId,
  }));
}

/** Ends every session of one's own but this; how many there were. */
export const signOutElsewhere = (actor: SignedIn): Promise<number> => deleteOtherSessions(database(), actor);

/** `pending`: a key was made and waits for the first code that shows that an app has it. It is shown until then only. */
export type SecondFactor =
  | { readonly state: "off" }
  | { readonly state: "on" }
  | ({ readonly state: "pending"; readonly codes: readonly string[] } & TotpKey);

export async function secondFactorOf({ userId, email }: SignedIn | Enrollee): Promise<SecondFactor> {
  const row = await findSecondFactor(database(), userId);
  if (!row) return { state: "off" };
  if (row.verified !== false) return { state: "on" };
  const { secretConfig } = await auth().$context;
  const secret = await symmetricDecrypt({ key: secretConfig, data: row.secret });
  const { backupCodes } = await auth().api.viewBackupCodes({ body: { userId } });
  return { state: "pending", codes: backupCodes, ...totpKey(secret, email, "Upgrade Desk") };
}

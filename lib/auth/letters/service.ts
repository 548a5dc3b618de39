import "server-only";
import { env } from "#lib/config/env.ts";
import { inTransaction } from "#lib/db/client.ts";
import type { Message } from "#lib/mail/message.ts";
import { queueMail } from "#lib/mail/service.ts";
import { addressTaken } from "#lib/mail/templates/address-taken.ts";
import { keyMade } from "#lib/mail/templates/key-made.ts";
import { passkeyAdded } from "#lib/mail/templates/passkey-added.ts";
import { passwordChanged } from "#lib/mail/templates/password-changed.ts";
import { resetPassword } from "#lib/mail/templates/reset-password.ts";
import { verifyAddress } from "#lib/mail/templates/verify-address.ts";
import { isLocale } from "#lib/messages/locale.ts";
import { type Translate, translator } from "#lib/messages/translator.ts";
import { systemClock } from "#lib/time/system-clock.ts";
import { nextIn, withNext } from "../next-path.ts";

/** How long the links of account mails work. */
export const VERIFY_HOURS = 24;
export const RESET_MINUTES = 60;

/** The account a mail goes to, as better-auth hands it over. */
export type Account = { readonly id: string; readonly email: string; readonly locale?: unknown };

type Kind = "verify" | "reset" | "taken" | "changed" | "passkey" | "api-key";

/** At most one mail of a kind in so many minutes, so that nobody fills another's mailbox through our forms. */
const QUIET_MINUTES: Readonly<Record<Kind, number>> = { verify: 1, reset: 1, taken: 60, changed: 1, passkey: 1, "api-key": 1 };

const page = (path: string): string => `${env().appUrl}${path}`;

async function write(account: Account, kind: Kind, compose: (t: Translate) => Message): Promise<void> {
  const t = translator(typeof account.locale === "string" && isLocale(account.locale) ? account.locale : "en");
  const span = Math.floor(systemClock() / (QUIET_MINUTES[kind] * 60_000));
  await inTransaction((tx) =>
    queueMail(tx, {
      ...compose(t),
      kind: `account.${kind}`,
      dedupe: `account.${kind}:${account.id}:${span}`,
      // The name was typed by whoever signed up, who need not be the owner of the mailbox.
      to: { address: account.email, name: "" },
      sensitive: kind === "verify" || kind === "reset",
    }),
  );
}

/** `url` is better-auth's own link, of which the page to go on to is taken; ours leads to a page with a button. */
export function mailVerification(
  account: Account,
  { token, url }: { readonly token: string; readonly url: string },
): Promise<void> {
  const next = nextIn(new URL(url).searchParams.get("callbackURL"));
  const link = page(withNext(`/verify?token=${encodeURIComponent(token)}`, next));
  return write(account, "verify", (t) => verifyAddress(t, { link, hours: VERIFY_HOURS }));
}

export function mailReset(account: Account, token: string): Promise<void> {
  const link = page(`/reset/choose?token=${encodeURIComponent(token)}`);
  return write(account, "reset", (t) => resetPassword(t, { link, minutes: RESET_MINUTES }));
}

export const mailAddressTaken = (account: Account): Promise<void> =>
  write(account, "taken", (t) => addressTaken(t, { signIn: page("/sign-in"), reset: page("/reset") }));

export const mailPasswordChanged = (account: Account): Promise<void> =>
  write(account, "changed", (t) => passwordChanged(t, { reset: page("/reset") }));

export const mailPasskeyAdded = (account: Account): Promise<void> =>
  write(account, "passkey", (t) => passkeyAdded(t, { account: page("/account"), reset: page("/reset") }));

export const mailKeyMade = (account: Account, name: string): Promise<void> =>
  write(account, "api-key", (t) => keyMade(t, { name, keys: page("/account/keys"), reset: page("/reset") }));

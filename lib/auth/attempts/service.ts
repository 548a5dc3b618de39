import "server-only";
import { createHmac } from "node:crypto";
import { env } from "#lib/config/env.ts";
import { database } from "#lib/db/client.ts";
import { ACCOUNT_LIMIT, ADDRESS_LIMIT, FEED_LIMIT, LARGE_REPLY_LIMIT, SHARE_LIMIT } from "./limit.ts";
import { networkOf } from "./network.ts";
import { type Counted, deleteOldTries, forgetTries, type Reservation, reserveTry, takeBack } from "./repository.ts";

/** Addresses are not kept in the clear: the table must not be a list of who tried to sign in. */
const hashOf = (kind: "account" | "client" | "share" | "reply" | "feed", text: string): string =>
  createHmac("sha256", env().authSecret).update(`${kind}:${text}`).digest("hex");

const accountHash = (email: string): string => hashOf("account", email.trim().toLowerCase());

/**
 * Before a password is checked: reserves one try on the account, known or not, and, outside demo, on the client's
 * address. Refused with the seconds to wait where one of the limits is used up.
 */
export function reservePasswordTry(email: string, clientAddress: string | null): Promise<Reservation> {
  const account: Counted = { hash: accountHash(email), limit: ACCOUNT_LIMIT };
  const client: Counted = { hash: hashOf("client", networkOf(clientAddress ?? "unknown")), limit: ADDRESS_LIMIT };
  return reserveTry(env().mode === "demo" ? [account] : [account, client]);
}

/** Before a plan is kept for somebody without an account: so many from one address, outside demo. */
export function reserveShare(clientAddress: string | null): Promise<Reservation> {
  const client: Counted = { hash: hashOf("share", networkOf(clientAddress ?? "unknown")), limit: SHARE_LIMIT };
  return reserveTry(env().mode === "demo" ? [] : [client]);
}

/** Before a long text with faults is kept for somebody without an account: so many from one address, outside demo. */
export function reserveLargeReply(clientAddress: string | null): Promise<Reservation> {
  const client: Counted = { hash: hashOf("reply", networkOf(clientAddress ?? "unknown")), limit: LARGE_REPLY_LIMIT };
  return reserveTry(env().mode === "demo" ? [] : [client]);
}

/** Before a calendar is written for whoever has its address: so many times from anywhere. */
export const reserveFeedRead = (feedId: string): Promise<Reservation> =>
  reserveTry([{ hash: hashOf("feed", feedId), limit: FEED_LIMIT }]);

/** After a password that was right: the try was no failure. */
export const takeTryBack = (ids: readonly bigint[]): Promise<void> => takeBack(database(), ids);

/** After a reset by mail: whoever holds the mailbox may try the new password at once. */
export const forgetFailedTries = (email: string): Promise<void> => forgetTries(database(), accountHash(email));

export const forgetOldTries = (): Promise<number> => deleteOldTries(database());

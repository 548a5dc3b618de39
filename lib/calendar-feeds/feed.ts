import type { SignedIn } from "#lib/auth/actor.ts";
import { isCustomer } from "#lib/auth/policy.ts";
import type { Instant } from "#lib/time/instant.ts";

/** What a feed shows: a customer's organisation; an engineer's own time; everything that the desk has in its calendar. */
export const FEED_KINDS = ["organization", "own", "team"] as const;

export type FeedKind = (typeof FEED_KINDS)[number];

/** The feeds that somebody can have, by what they are at this moment. */
export function feedKindsOf(actor: SignedIn): readonly FeedKind[] {
  if (isCustomer(actor)) return ["organization"];
  return actor.engineerIds.length > 0 ? ["own", "team"] : ["team"];
}

/** A feed as its owner sees it. `lastUsed` is `null` before the first use, and true to the minute. */
export type KnownFeed = { readonly kind: FeedKind; readonly made: Instant; readonly lastUsed: Instant | null };

/** So much of the past stays in a feed, for whoever looks back at what was. */
export const PAST_DAYS = 90;

/** Says what it opens wherever one is found, to people and to what looks for leaked secrets. */
const BEGIN = "udcal_";

export const TOKEN_BYTES = 32;

const TOKEN = /^udcal_[\w-]{43}$/;

/** The token in the address of a feed; `bytes` are 32 random ones, which it writes in base64url. */
export const writtenToken = (bytes: Uint8Array): string =>
  BEGIN +
  btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");

export const isToken = (text: string): boolean => TOKEN.test(text);

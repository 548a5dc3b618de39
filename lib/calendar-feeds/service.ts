import "server-only";
import { createHash, randomBytes } from "node:crypto";
import { record } from "#lib/audit/service.ts";
import type { SignedIn } from "#lib/auth/actor.ts";
import { reserveFeedRead } from "#lib/auth/attempts/service.ts";
import { isCustomer, isSignedIn } from "#lib/auth/policy.ts";
import { actorOfAccount } from "#lib/auth/session.ts";
import { hostOf } from "#lib/bookings/invitation/invitation.ts";
import { entriesSince } from "#lib/bookings/invitation/service.ts";
import { calendarText } from "#lib/calendar/calendar-text.ts";
import { env } from "#lib/config/env.ts";
import { database, inTransaction } from "#lib/db/client.ts";
import type { Refusal } from "#lib/http/refusal.ts";
import { done, type Result, refuse } from "#lib/kernel/result.ts";
import { translator } from "#lib/messages/translator.ts";
import { timesOff } from "#lib/scheduling/away/service.ts";
import { DAY_MS, type Instant, instant } from "#lib/time/instant.ts";
import { type Clock, systemClock } from "#lib/time/system-clock.ts";
import { type FeedKind, feedKindsOf, isToken, type KnownFeed, PAST_DAYS, TOKEN_BYTES, writtenToken } from "./feed.ts";
import { timesOffEvents } from "./feed-events.ts";
import * as repository from "./repository.ts";

const NOT_FOUND: Refusal = { code: "not-found" };

const REFRESH_MINUTES = 60;

const hashOf = (text: string): string => createHash("sha256").update(text).digest("hex");

/** The feeds that the actor has an address for, among those that they can have. */
export async function feedsOf(actor: SignedIn): Promise<readonly KnownFeed[]> {
  const rows = await repository.listFeeds(database(), actor.userId);
  return feedKindsOf(actor).flatMap((kind) => {
    const row = rows.find((one) => one.kind === kind);
    if (!row) return [];
    const { createdAt, lastUsedAt } = row;
    return [{ kind, made: instant(createdAt.getTime()), lastUsed: lastUsedAt && instant(lastUsedAt.getTime()) }];
  });
}

/**
 * Gives the actor a token for a feed: it is kept nowhere, only its hash. One that there was before opens nothing any more.
 * `not-found` where it is no feed of theirs.
 */
export async function makeFeed(actor: SignedIn, kind: FeedKind): Promise<Result<string, Refusal>> {
  if (!feedKindsOf(actor).includes(kind)) return refuse(NOT_FOUND);
  const token = writtenToken(randomBytes(TOKEN_BYTES));
  return inTransaction(async (tx) => {
    const isNew = await repository.saveFeed(tx, { userId: actor.userId, kind, hash: hashOf(token) });
    const action = isNew ? "account.calendar-made" : "account.calendar-replaced";
    await record(tx, actor, { action, subject: `user:${actor.userId}`, detail: { kind } });
    return done(token);
  });
}

/** From the next request on, the feed's address opens nothing any more, on all instances. `not-found` where there is none. */
export const stopFeed = (actor: SignedIn, kind: FeedKind): Promise<Result<null, Refusal>> =>
  inTransaction(async (tx) => {
    if (!(await repository.deleteFeed(tx, { userId: actor.userId, kind }))) return refuse(NOT_FOUND);
    await record(tx, actor, { action: "account.calendar-stopped", subject: `user:${actor.userId}`, detail: { kind } });
    return done(null);
  });

async function textOf(actor: SignedIn, kind: FeedKind, now: Instant): Promise<string> {
  const from = instant(now - PAST_DAYS * DAY_MS);
  const engineerIds = kind === "own" && !isCustomer(actor) ? actor.engineerIds : null;
  const t = translator(actor.locale);
  const off = await timesOff(actor, from, engineerIds);
  return calendarText({
    method: "PUBLISH",
    product: "Feed",
    language: t.locale,
    name: t(`calendar.feed.name.${kind}`, { organization: isCustomer(actor) ? actor.organizationName : "" }),
    refreshMinutes: REFRESH_MINUTES,
    events: [
      ...(await entriesSince(actor, { from, engineerIds }, now)),
      ...timesOffEvents(off, { host: hostOf(env().appUrl), now, t }),
    ],
  });
}

/** A calendar, and the tag of its content, which stays while nothing in it changes. */
export type FeedText = { readonly text: string; readonly tag: string };

/** Stamps say when it was written, which is now. */
const tagOf = (text: string): string => hashOf(text.replace(/^DTSTAMP:.*$/gm, "")).slice(0, 32);

/**
 * What the address with this token shows, as its owner would see it at this moment. `not-found` for every other token, and
 * where the owner is switched off or is no longer of those who can have such a feed; `too-many-requests` with the seconds.
 */
export async function readFeed(token: string, now: Clock = systemClock): Promise<Result<FeedText, Refusal>> {
  const feed = isToken(token) ? await repository.findFeed(database(), hashOf(token)) : null;
  const actor = feed && (await actorOfAccount(feed.userId, `feed:${feed.id}`));
  if (!feed || !actor || !isSignedIn(actor)) return refuse(NOT_FOUND);
  const kind = feedKindsOf(actor).find((one) => one === feed.kind);
  if (!kind) return refuse(NOT_FOUND);
  const room = await reserveFeedRead(feed.id);
  if (!room.open) return refuse({ code: "too-many-requests", params: { seconds: room.waitSeconds } });
  await repository.saveUse(database(), feed.id);
  const text = await textOf(actor, kind, now());
  return done({ text, tag: tagOf(text) });
}

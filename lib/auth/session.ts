import "server-only";
import { headers } from "next/headers";
import { cache } from "react";
import { env } from "#lib/config/env.ts";
import { database } from "#lib/db/client.ts";
import { systemClock } from "#lib/time/system-clock.ts";
import type { Actor } from "./actor.ts";
import { auth } from "./client.ts";
import { type Enrollee, type Identity, type IdentityRules, identityOf, NOBODY } from "./identity.ts";
import { findAccountFacts, findSessionFacts } from "./repository.ts";

/** better-auth wraps what went wrong below it; a database that is away must be told as that. */
const unwrapped = (error: unknown): unknown => (error instanceof Error && error.cause ? error.cause : error);

async function sessionId(sent: Headers): Promise<string | null> {
  if (!sent.get("cookie")) return null;
  const query = { disableCookieCache: true, disableRefresh: true };
  const found = await auth()
    .api.getSession({ headers: sent, query })
    .catch((error: unknown) => {
      throw unwrapped(error);
    });
  return found?.session.id ?? null;
}

const rules = (): IdentityRules => ({ now: systemClock(), staffNeedSecondFactor: env().mode === "production" });

/**
 * Who sends these headers. The cookie says which session, the database everything else, at every request: a session that
 * was ended, an account that was switched off or given another role counts from the next request on, on all instances.
 */
export async function identityFrom(sent: Headers): Promise<Identity> {
  // Keys open the interface for programs alone, which asks about them itself; here one is nobody, whoever's cookie came with it.
  if (sent.has("authorization")) return NOBODY;
  const id = await sessionId(sent);
  const facts = id ? await findSessionFacts(database(), id) : null;
  return identityOf(facts, rules());
}

/**
 * Whom a key of this account makes somebody, with the rights that the account has at this moment. `sessionId` stands where a
 * session's would.
 */
export async function actorOfAccount(userId: string, sessionId: string): Promise<Actor> {
  return identityOf(await findAccountFacts(database(), userId, sessionId), rules()).actor;
}

/** Who sends an API request or a form. */
export const actorOf = async (request: Request): Promise<Actor> => (await identityFrom(request.headers)).actor;

export const enrolleeOf = async (request: Request): Promise<Enrollee | null> => (await identityFrom(request.headers)).enrollee;

const currentIdentity = cache(async (): Promise<Identity> => identityFrom(await headers()));

/** Who asks for the page that is being rendered; looked up once a request. */
export const currentActor = async (): Promise<Actor> => (await currentIdentity()).actor;

/** Staff that has yet to set up the second factor; the pages lead there first. */
export const currentEnrollee = async (): Promise<Enrollee | null> => (await currentIdentity()).enrollee;

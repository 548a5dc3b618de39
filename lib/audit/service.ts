import "server-only";
import type { Actor } from "#lib/auth/actor.ts";
import { isSignedIn, isStaff, mayAdminister } from "#lib/auth/policy.ts";
import { database, type Tx } from "#lib/db/client.ts";
import { type Page, pageOf, placeOf } from "#lib/http/list.ts";
import type { Refusal } from "#lib/http/refusal.ts";
import { done, type Result, refuse } from "#lib/kernel/result.ts";
import { appendEntry, type KeptEntry, listAbout, listEntries } from "./repository.ts";
import type { AuditQuery } from "./schema.ts";

/** `subject` names one thing, `booking:<id>`; its rows form a chain. `detail` never holds a secret. */
export type Act = {
  readonly action: string;
  readonly subject: string;
  readonly reason?: string | null;
  readonly detail?: object;
};

/** Writes who did what into the trail, in the caller's transaction. The system itself acts as `system`. */
export async function record(
  tx: Tx,
  actor: Actor | "system",
  { action, subject, reason = null, detail = {} }: Act,
): Promise<void> {
  const person = actor !== "system" && isSignedIn(actor) ? actor : null;
  const actorName = person?.name ?? (actor === "system" ? "system" : "anonymous");
  await appendEntry(tx, { actorId: person?.userId ?? null, actorName, action, subject, reason, detail });
}

/** The trail, newest first, for administrators. */
export async function readTrail(actor: Actor, query: AuditQuery): Promise<Result<Page<KeptEntry>, Refusal>> {
  if (!mayAdminister(actor)) return refuse({ code: "forbidden" });
  const after = placeOf(query.cursor)?.at ?? null;
  const rows = await listEntries(database(), query, { limit: query.limit + 1, after });
  return done(pageOf(rows, query.limit, ({ id }) => ({ at: Number(id), id })));
}

/** What was done with these few things, newest first, for the desk; for others nothing was. */
export const entriesAbout = async (actor: Actor, subjects: readonly string[], limit: number): Promise<readonly KeptEntry[]> =>
  isStaff(actor) ? listAbout(database(), subjects, limit) : [];

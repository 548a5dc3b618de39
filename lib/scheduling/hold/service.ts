import "server-only";
import type { Customer } from "#lib/auth/actor.ts";
import { database, inTransaction, newId, type Tx } from "#lib/db/client.ts";
import { isOverlap } from "#lib/db/fault.ts";
import type { Refusal as Refused } from "#lib/http/refusal.ts";
import { done, type Result } from "#lib/kernel/result.ts";
import type { Instant } from "#lib/time/instant.ts";
import { intervalOf } from "#lib/time/interval.ts";
import { evaluateSlot, freeEngineers, heldInterval, type SlotFacts, unwaivable } from "../evaluate-slot.ts";
import { checkSlot, deskAround, holdCalendar, type SlotCheck, type SlotSubject, subjectOf } from "../service.ts";
import { deleteHold, findHold, listOtherHolds, saveHold } from "./repository.ts";

/** One evening of several, from 0: somebody who chooses a time for each holds one for each. */
type Evening = { readonly place: number; readonly windowMinutes: number };

/** `exception`: the start is asked for though it breaks rules that can be waived. */
type Wish = { readonly start: Instant; readonly failback: boolean; readonly exception?: boolean; readonly evening?: Evening };

/** Takes the time under the calendar's lock, or `null` where it cannot be had by now. */
async function take(
  tx: Tx,
  { userId }: Customer,
  subject: SlotSubject,
  { start, exception, evening }: Wish,
): Promise<Instant | null> {
  await holdCalendar(tx);
  const { place, windowMinutes } = evening ?? { place: null, windowMinutes: subject.plan.workMinutes };
  const desk = await deskAround(tx, intervalOf(start, windowMinutes), userId);
  // What somebody holds for their other evenings is theirs, and its engineer cannot be in both.
  const others = place === null ? [] : await listOtherHolds(tx, userId, place);
  const calendar = { ...desk.calendar, held: [...desk.calendar.held, ...others] };
  const facts: SlotFacts = { start, windowMinutes, zone: subject.installation.zone, ...desk, calendar };
  const refusals = evaluateSlot(facts);
  const [engineerId] = (exception ? unwaivable(refusals) : refusals).length === 0 ? freeEngineers(facts) : [];
  if (engineerId === undefined) return null;
  return saveHold(tx, { id: newId(), holder: userId, place, engineerId, interval: heldInterval(facts) });
}

async function tryToTake(actor: Customer, subject: SlotSubject, wish: Wish): Promise<Instant | null> {
  try {
    return await inTransaction((tx) => take(tx, actor, subject, wish));
  } catch (error) {
    if (isOverlap(error)) return null;
    throw error;
  }
}

/** `until` is `null` where the time cannot be had; `check` then says why. */
export type Hold = { readonly until: Instant | null; readonly check: SlotCheck | null };

/**
 * Holds a start for the person who chose it, for a quarter of an hour: nobody else can book it meanwhile. One at a time for
 * each person, or with `evening` one for each of these; the next choice lets go of the one before. Somebody may have been faster
 * by a moment, and be gone again when the refusal is looked for: then both are `null`, and asking again may well succeed. For an
 * evening nobody looks: its caller has.
 */
export async function holdSlot(actor: Customer, installationId: string, wish: Wish): Promise<Result<Hold, Refused>> {
  const { start, failback, exception = false, evening } = wish;
  const subject = await subjectOf(actor, installationId, failback);
  if (!subject.ok) return subject;
  const until = await tryToTake(actor, subject.value, wish);
  if (until !== null || evening) return done({ until, check: null });
  const check = await checkSlot(actor, installationId, { start, failback });
  if (!check.ok) return check;
  const { refusals } = check.value;
  const standing = exception ? unwaivable(refusals) : refusals;
  return done({ until: null, check: standing.length > 0 ? { ...check.value, refusals: standing } : null });
}

/** Until when a start is held for somebody; `null` where it is not, or no longer. */
export const heldUntil = (actor: Customer, facts: Parameters<typeof heldInterval>[0]): Promise<Instant | null> =>
  findHold(database(), actor.userId, heldInterval(facts));

/** Lets go of what somebody holds, in the transaction that books it. The caller holds the calendar. */
export const releaseHold = (tx: Tx, userId: string): Promise<void> => deleteHold(tx, userId);
